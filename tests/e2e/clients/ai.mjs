// The Vercel AI SDK follows a job whose stream is cut.
import { DefaultChatTransport } from "ai";
import { Chat, send } from "./chat.mjs";
import { everyOffset, plan } from "./plan.mjs";

await everyOffset(async (base) => {
  const seen = { drops: 0 };
  const transport = new DefaultChatTransport({
    api: `${base}/api/v1/chat`,
    headers: plan.key ? { "Idempotency-Key": plan.key } : {},
  });
  const chat = new Chat({ id: plan.threadId, transport, onError: () => (seen.drops += 1) });
  await send(chat, "m1", plan.question);
  return { ...seen, status: chat.status, error: chat.error?.message, messages: chat.messages };
});
