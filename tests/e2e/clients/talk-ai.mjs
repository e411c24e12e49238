// The Vercel AI SDK holds a conversation: a message answers what the one before it asked.
import { AbstractChat, DefaultChatTransport } from "ai";
import { baseOf, plan, print } from "./turns.mjs";

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
  await chat.sendMessage({ id: `m${turn}`, role: "user", parts: [{ type: "text", text }] });
  for (let tries = 0; chat.status === "error" && tries < 3; tries++) await chat.resumeStream();
}
print({ drops, status: chat.status, error: chat.error?.message, messages: chat.messages });
