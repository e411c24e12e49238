// The Vercel AI SDK: AbstractChat is what `useChat` drives; here with a state that is not React's.
import { AbstractChat, DefaultChatTransport } from "ai";
import { everyOffset, plan } from "./plan.mjs";

class State {
  status = "ready";
  error = undefined;
  messages = [];
  pushMessage = (message) => (this.messages = [...this.messages, this.snapshot(message)]);
  popMessage = () => (this.messages = this.messages.slice(0, -1));
  replaceMessage = (index, message) => (this.messages = this.messages.with(index, this.snapshot(message)));
  snapshot = (thing) => structuredClone(thing);
}
class Chat extends AbstractChat {
  constructor(init) {
    super({ ...init, state: new State() });
  }
}

await everyOffset(async (base) => {
  const seen = { drops: 0 };
  const transport = new DefaultChatTransport({
    api: `${base}/api/v1/chat`,
    headers: plan.key ? { "Idempotency-Key": plan.key } : {},
  });
  const chat = new Chat({ id: plan.threadId, transport, onError: () => (seen.drops += 1) });
  await chat.sendMessage({ id: "m1", role: "user", parts: [{ type: "text", text: plan.question }] });
  for (let tries = 0; chat.status === "error" && tries < 3; tries++) await chat.resumeStream();
  return { ...seen, status: chat.status, error: chat.error?.message, messages: chat.messages };
});
