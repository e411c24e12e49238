// AG-UI holds a conversation: a run that ends in an interrupt is resumed by the next one.
import { HttpAgent } from "@ag-ui/client";
import { baseOf, plan, print } from "./turns.mjs";

// The client cancels the reader of a connection that is lost, and lets the refusal of that go unhandled.
process.on("unhandledRejection", (error) => {
  if (error.message !== "terminated") throw error;
});

const agent = new HttpAgent({ url: plan.base, threadId: plan.threadId, initialMessages: [] });
const turns = [];
let turn = 0;
for (const text of plan.messages) {
  turn += 1;
  agent.url = `${baseOf(turn)}/api/v1/ag-ui`;
  const asked = turns.at(-1)?.outcome?.interrupts;
  // Each interrupt is addressed; one that is cancelled takes its default.
  const resume = asked?.map(({ id }, place) => (place ? { interruptId: id, status: "cancelled" } : { interruptId: id, status: "resolved", payload: text }));
  agent.addMessage({ id: `m${turn}`, role: "user", content: text });
  const seen = { drops: 0 };
  for (let tries = 0; tries < 3 && !seen.outcome; tries++) {
    try {
      await agent.runAgent(
        { runId: `run-${turn}`, forwardedProps: { clarify: "ask", currency: "USD" }, ...(resume && { resume }) },
        { onRunFinishedEvent: ({ event }) => void (seen.outcome = event.outcome), onRunFailed: () => {} },
      );
    } catch (error) {
      seen.drops += 1;
      seen.reason = error.message;
    }
  }
  turns.push({ ...seen, state: structuredClone(agent.state) });
}
print({ turns, messages: agent.messages });
