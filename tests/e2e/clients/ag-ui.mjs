// AG-UI's HttpAgent: it does not reconnect; the same run is asked for again.
import { HttpAgent } from "@ag-ui/client";
import { everyOffset, plan } from "./plan.mjs";

// The client cancels the reader of a connection that is lost, and lets the refusal of that go unhandled.
process.on("unhandledRejection", (error) => {
  if (error.message !== "terminated") throw error;
});

await everyOffset(async (base) => {
  const agent = new HttpAgent({
    url: `${base}/api/v1/ag-ui`,
    headers: plan.key ? { "Idempotency-Key": plan.key } : {},
    threadId: plan.threadId,
    initialMessages: [{ id: "m1", role: "user", content: plan.question }],
  });
  const seen = { drops: 0, steps: [], custom: [] };
  const subscriber = {
    onRunStartedEvent: () => Object.assign(seen, { steps: [], custom: [] }),
    onStepStartedEvent: ({ event }) => seen.steps.push(event.stepName),
    onCustomEvent: ({ event }) => seen.custom.push(event.value.seq),
    onRunErrorEvent: ({ event }) => (seen.error = event.code),
    onRunFailed: () => {},
  };
  for (let tries = 0; tries < 3; tries++) {
    try {
      const { result } = await agent.runAgent({ runId: plan.runId }, subscriber);
      return { ...seen, result, state: agent.state, messages: agent.messages };
    } catch (error) {
      seen.drops += 1;
      seen.reason = error.message;
    }
  }
  return seen;
});
