// eventsource-client: the same as an asynchronous iterator.
import { createEventSource } from "eventsource-client";
import { everyOffset, plan } from "./plan.mjs";

await everyOffset(async (base) => {
  const events = [];
  const source = createEventSource(`${base}/api/v1/research/${plan.jobId}/events`);
  for await (const { id, event, data } of source) {
    events.push({ id, event: JSON.parse(data) });
    if (["job.succeeded", "job.failed", "job.cancelled"].includes(event)) break;
  }
  source.close();
  return { events };
});
