// What `useChat` of the Vercel AI SDK drives, with a state that is not React's.
import { AbstractChat } from "ai";

class State {
  status = "ready";
  error = undefined;
  messages = [];
  pushMessage = (message) => (this.messages = [...this.messages, this.snapshot(message)]);
  popMessage = () => (this.messages = this.messages.slice(0, -1));
  replaceMessage = (index, message) => (this.messages = this.messages.with(index, this.snapshot(message)));
  snapshot = (thing) => structuredClone(thing);
}
export class Chat extends AbstractChat {
  constructor(init) {
    super({ ...init, state: new State() });
  }
}

/** Send a message, and resume its answer as often as a frontend would. */
export async function send(chat, id, text) {
  await chat.sendMessage({ id, role: "user", parts: [{ type: "text", text }] });
  for (let tries = 0; chat.status === "error" && tries < 3; tries++) await chat.resumeStream();
}
