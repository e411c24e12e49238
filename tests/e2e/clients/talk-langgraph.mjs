// The LangGraph SDK holds a conversation: an interrupt is resumed by a command; then the calls of an agent server.
import { Client } from "@langchain/langgraph-sdk";
import { baseOf, plan, print } from "./turns.mjs";

const options = { clarify: "ask", currency: "USD" };
const at = (turn) => new Client({ apiUrl: `${baseOf(turn)}/api/v1/langgraph`, apiKey: null });
const plain = new Client({ apiUrl: `${plan.base}/api/v1/langgraph`, apiKey: null });
await plain.threads.create({ threadId: plan.threadId, metadata: { of: plan.client } });
const turns = [];
let turn = 0;
for (const text of plan.messages) {
  turn += 1;
  const asked = turns.at(-1)?.values?.__interrupt__;
  const payload = asked
    ? { command: { resume: { [asked[0].value.questions[0].id]: text } } }
    : { input: { messages: [{ role: "user", content: text }], ...options } };
  const places = [];
  let values;
  for await (const chunk of at(turn).runs.stream(plan.threadId, "research", { ...payload, streamMode: ["values", "custom"] })) {
    places.push(chunk.id);
    if (chunk.event === "values") values = chunk.data;
  }
  const { status, interrupts } = await plain.threads.get(plan.threadId);
  const { next, tasks } = await plain.threads.getState(plan.threadId);
  turns.push({ places, values, status, interrupts, next, tasks });
}
const waited = await plain.runs.wait(plan.threadId, "research", { input: { messages: [{ role: "user", content: plan.last }] } });
const assistants = await plain.assistants.search();
const threads = await plain.threads.search({ metadata: { of: plan.client } });
print({ turns, waited, assistants, threads });
