// The LangGraph SDK: it reconnects to where `Location` says, with Last-Event-ID.
import { Client } from "@langchain/langgraph-sdk";
import { everyOffset, plan } from "./plan.mjs";

await everyOffset(async (base, offset) => {
  const client = new Client({
    apiUrl: `${base}/api/v1/langgraph`,
    apiKey: null,
    defaultHeaders: plan.key ? { "Idempotency-Key": plan.key } : {},
  });
  await client.threads.create({ threadId: plan.threadId, ifExists: "do_nothing" });
  const chunks = [];
  let created;
  const stream = client.runs.stream(plan.threadId, "research", {
    input: { messages: [{ role: "user", content: plan.question }] },
    streamMode: ["values", "updates", "custom", "messages-tuple"],
    onRunCreated: (run) => (created = run),
  });
  for await (const { id, event, data } of stream) chunks.push({ id, event, data });
  if (offset !== null) return { chunks, runId: created.run_id };
  const joined = [];
  for await (const chunk of client.runs.joinStream(plan.threadId, created.run_id, { streamMode: ["custom"] }))
    if (chunk.event === "custom") joined.push(chunk.data.seq);
  const { values } = await client.threads.getState(plan.threadId);
  const run = await client.runs.get(plan.threadId, created.run_id);
  return { chunks, joined, status: run.status, values, runId: created.run_id };
});
