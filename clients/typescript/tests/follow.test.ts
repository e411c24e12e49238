import assert from "node:assert/strict";
import { test } from "node:test";
import { ConnectionLost, Emptor, NotFound, type ResearchEvent } from "../src/index.js";
import { TestServer, event, json, problem } from "./server.js";

const LAST = 6;
const all = Array.from({ length: LAST }, (_, n) => event(n + 1, n + 1 === LAST ? "job.succeeded" : "notice"));

async function numbers(events: AsyncIterable<ResearchEvent>): Promise<number[]> {
  const seen: number[] = [];
  for await (const one of events) seen.push(one.seq);
  return seen;
}

test("a job is followed to its end through connections that break after each event", async () => {
  await TestServer.with(
    (asked, response) => {
      const after = Number(asked.headers["last-event-id"] ?? 0);
      response.writeHead(200, { "Content-Type": "text/event-stream" });
      response.write(all[after] + "id: 99\ndata: half an ev", () => response.destroy());
    },
    async (server) => {
      assert.deepEqual(await numbers(new Emptor(server.base).research.follow("j")), [1, 2, 3, 4, 5, 6]);
      assert.deepEqual(server.asked.map((one) => one.headers["last-event-id"]), [undefined, "1", "2", "3", "4", "5"]);
    },
  );
});

test("an event that a server sends again is not yielded again", async () => {
  await TestServer.with(
    (_, response) => response.writeHead(200).end(all.slice(0, 3).join("") + all.join("")),
    async (server) => assert.deepEqual(await numbers(new Emptor(server.base).research.follow("j")), [1, 2, 3, 4, 5, 6]),
  );
});

test("a stream by ticket sends no credentials and asks for a new ticket each time", async () => {
  let ticket = 0;
  await TestServer.with(
    (asked, response) => {
      if (asked.method === "POST") return json(response, { ticket: `t${++ticket}`, events: `/api/v1/research/j/events?ticket=t${ticket}`, expires_at: "" }, 201);
      const after = Number(new URL(asked.path, "http://x").searchParams.get("after"));
      response.writeHead(200).end(all.slice(after, after + 3).join(""));
    },
    async (server) => {
      const client = new Emptor({ baseUrl: server.base, token: "secret" });
      assert.deepEqual(await numbers(client.research.follow("j", { ticket: true })), [1, 2, 3, 4, 5, 6]);
      const streams = server.asked.filter((one) => one.method === "GET");
      assert.deepEqual(streams.map((one) => one.path.split("?")[1]), ["ticket=t1&after=0", "ticket=t2&after=3"]);
      assert.ok(streams.every((one) => one.headers.authorization === undefined));
    },
  );
});

test("following a job behind its end is over at once", async () => {
  await TestServer.with(
    (_, response) => response.writeHead(204).end(),
    async (server) => {
      assert.deepEqual(await numbers(new Emptor(server.base).research.follow("j", { after: LAST })), []);
      assert.equal(server.asked.length, 1);
    },
  );
});

test("leaving the loop closes the connection", async () => {
  let closed: () => void;
  const ended = new Promise<void>((resolve) => (closed = resolve));
  await TestServer.with(
    (_, response) => {
      response.on("close", closed);
      response.writeHead(200).write(all[0]);
    },
    async (server) => {
      for await (const one of new Emptor(server.base).research.follow("j")) if (one.seq === 1) break;
      await ended;
    },
  );
});

test("a job that does not exist is an error at once", async () => {
  await TestServer.with(
    (_, response) => problem(response, 404, "not-found"),
    async (server) => {
      await assert.rejects(numbers(new Emptor(server.base).research.follow("j")), NotFound);
      assert.equal(server.asked.length, 1);
    },
  );
});

test("a server that is away is tried again as often as asked, and then named", async () => {
  const told: number[] = [];
  const events = new Emptor("http://127.0.0.1:9/api/v1").research.follow("j", { attempts: 3, onInterrupted: (_, wait) => told.push(wait) });
  await assert.rejects(numbers(events), (error) => error instanceof ConnectionLost && error.message.includes("127.0.0.1:9"));
  assert.equal(told.length, 2);
});

test("an aborted signal ends the following with its reason", async () => {
  await TestServer.with(
    (_, response) => response.writeHead(200).write(all[0]),
    async (server) => {
      const stop = new AbortController();
      const following = (async () => {
        for await (const one of new Emptor(server.base).research.follow("j", { signal: stop.signal })) stop.abort(new Error(`after ${one.seq}`));
      })();
      await assert.rejects(following, /after 1/);
    },
  );
});
