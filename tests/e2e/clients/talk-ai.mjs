// The Vercel AI SDK holds a conversation: a message answers what the one before it asked.
import { DefaultChatTransport } from "ai";
import { Chat, send } from "./chat.mjs";
import { baseOf, plan, print } from "./turns.mjs";

let turn = 0;
let drops = 0;
const transport = new DefaultChatTransport({
  api: `${plan.base}/api/v1/chat`,
  body: { clarify: "ask", currency: "USD" },
  fetch: (address, init) => fetch(String(address).replace(plan.base, baseOf(turn)), init),
});
const chat = new Chat({ id: plan.threadId, transport, onError: () => (drops += 1) });
for (const text of plan.messages) {
  turn += 1;
  await send(chat, `m${turn}`, text);
}
print({ drops, status: chat.status, error: chat.error?.message, messages: chat.messages });
