import assert from "node:assert/strict";
import { test } from "node:test";
import { serverSentEvents, type ServerSentEvent } from "../src/sse.js";

async function read(text: string, size: number): Promise<ServerSentEvent[]> {
  const bytes = new TextEncoder().encode(text);
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (let at = 0; at < bytes.length; at += size) controller.enqueue(bytes.slice(at, at + size));
      controller.close();
    },
  });
  const seen: ServerSentEvent[] = [];
  for await (const one of serverSentEvents(body)) seen.push(one);
  return seen;
}

test("events come whole, however the bytes are cut, with any line ending", async () => {
  const text = ": ping\n\nid: 1\nevent: page.read\ndata: {\"ü\":1}\n\nid: 2\r\ndata: a\r\ndata: b\r\n\r\ndata:c\n\nid: 9\ndata: cut off";
  const expected = [
    { id: "1", event: "page.read", data: '{"ü":1}' },
    { id: "2", event: "message", data: "a\nb" },
    { id: "2", event: "message", data: "c" },
  ];
  for (let size = 1; size <= text.length; size++) assert.deepEqual(await read(text, size), expected, `pieces of ${size} bytes`);
});
