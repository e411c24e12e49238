// The standard's EventSource: it reconnects by itself, with Last-Event-ID.
import { EventSource } from "eventsource";
import { everyOffset, plan } from "./plan.mjs";

await everyOffset(
  (base) =>
    new Promise((resolve, reject) => {
      const events = [];
      const source = new EventSource(`${base}/api/v1/research/${plan.jobId}/events`);
      source.onerror = (error) => error.code && reject(new Error(`answered ${error.code}`));
      for (const type of plan.types)
        source.addEventListener(type, ({ lastEventId, data }) => {
          events.push({ id: lastEventId, event: JSON.parse(data) });
          if (["job.succeeded", "job.failed", "job.cancelled"].includes(type)) {
            source.close();
            resolve({ events });
          }
        });
    }),
);
