import assert from "node:assert/strict";
import { test } from "node:test";
import { ApiProblem, Conflict, Emptor, Forbidden, InvalidRequest, LimitExceeded, NotFound, Unauthorized, Unavailable } from "../src/index.js";
import { TestServer, json, problem } from "./server.js";

for (const [status, kind] of [[401, Unauthorized], [403, Forbidden], [404, NotFound], [409, Conflict], [422, InvalidRequest], [429, LimitExceeded], [500, ApiProblem]] as const) {
  test(`an answer ${status} is thrown as ${kind.name}`, async () => {
    await TestServer.with(
      (_, response) => problem(response, status, "some-code"),
      async (server) => {
        await assert.rejects(new Emptor({ baseUrl: server.base, retries: 0 }).research.get("j"), (error) => {
          assert.ok(error instanceof kind);
          assert.deepEqual([error.status, error.code, error.detail, error.requestId], [status, "some-code", "It is some-code.", "r-1"]);
          return true;
        });
      },
    );
  });
}

test("an answer of a proxy, which is no problem document, is a problem all the same", async () => {
  await TestServer.with(
    (_, response) => response.writeHead(502).end("<h1>Bad gateway</h1>"),
    async (server) =>
      assert.rejects(new Emptor({ baseUrl: server.base, retries: 0 }).research.get("j"), (error) => error instanceof Unavailable && error.code === "http-502"),
  );
});

test("starting a job is repeated with the same key when the service is away for a moment", async () => {
  await TestServer.with(
    (_, response, n) => (n === 1 ? problem(response, 503, "unavailable", { "Retry-After": "0" }) : json(response, { id: "j" }, 202)),
    async (server) => {
      assert.equal((await new Emptor(server.base).research.start("quiet kettle")).id, "j");
      const [first, second] = server.asked;
      assert.equal(first!.body, '{"question":"quiet kettle"}');
      assert.ok(first!.headers["idempotency-key"]);
      assert.equal(first!.headers["idempotency-key"], second!.headers["idempotency-key"]);
    },
  );
});

test("a quota of the day is told at once, and not waited for", async () => {
  await TestServer.with(
    (_, response) => problem(response, 429, "limit-exceeded", { "Retry-After": "3600" }),
    async (server) => {
      await assert.rejects(new Emptor(server.base).research.start("quiet kettle"), (error) => error instanceof LimitExceeded && error.retryAfter === 3600);
      assert.equal(server.asked.length, 1);
    },
  );
});

test("a watch is not made twice: its request is sent once", async () => {
  await TestServer.with(
    (_, response) => problem(response, 503, "unavailable", { "Retry-After": "0" }),
    async (server) => {
      await assert.rejects(new Emptor(server.base).watches.create({ url: "https://shop.example/p" }), Unavailable);
      assert.equal(server.asked.length, 1);
    },
  );
});

test("the token is asked for before each request, and an id cannot leave its place in the path", async () => {
  let asked = 0;
  await TestServer.with(
    (_, response) => json(response, {}),
    async (server) => {
      const client = new Emptor({ baseUrl: server.base + "/", token: () => `t${++asked}`, apiKey: "k" });
      await client.research.get("../watches?x=1");
      await client.products.list({ q: "a b", cursor: null });
      assert.deepEqual(server.asked.map((one) => one.path), ["/api/v1/research/..%2Fwatches%3Fx%3D1", "/api/v1/products?q=a+b"]);
      assert.deepEqual(server.asked.map((one) => one.headers.authorization), ["Bearer t1", "Bearer t2"]);
      assert.equal(server.asked[0]!.headers["x-api-key"], "k");
    },
  );
});

test("an answer without a body is undefined", async () => {
  await TestServer.with(
    (_, response) => response.writeHead(204).end(),
    async (server) => assert.equal(await new Emptor(server.base).watches.remove("w"), undefined),
  );
});

test("a webhook is made, tested and removed, and its log read page by page", async () => {
  await TestServer.with(
    (asked, response) => (asked.method === "DELETE" ? response.writeHead(204).end() : json(response, { id: "w", items: [], next_cursor: null })),
    async (server) => {
      const { webhooks } = new Emptor(server.base);
      await webhooks.create({ url: "https://hooks.example/emptor" });
      await webhooks.test("w");
      await webhooks.pause("w");
      await webhooks.renewSecret("w");
      await webhooks.deliveries("w", { limit: 5, cursor: "c" });
      await webhooks.remove("w");
      assert.deepEqual(server.asked.map(({ method, path }) => `${method} ${path.replace("/api/v1", "")}`), [
        "POST /webhooks", "POST /webhooks/w/test", "PATCH /webhooks/w", "POST /webhooks/w/secret", "GET /webhooks/w/deliveries?limit=5&cursor=c", "DELETE /webhooks/w",
      ]);
      assert.equal(server.asked[2]!.body, '{"paused":true}');
    },
  );
});

test("a report is shared for some days, opened by its token and revoked", async () => {
  await TestServer.with(
    (asked, response) => (asked.method === "DELETE" ? response.writeHead(204).end() : json(response, { id: "s", items: [] })),
    async (server) => {
      const { shares } = new Emptor(server.base);
      await shares.create("j");
      await shares.create("j", 7);
      await shares.list("j");
      await shares.open("a/b");
      await shares.revoke("j", "s");
      assert.deepEqual(server.asked.map(({ method, path, body }) => `${method} ${path.replace("/api/v1", "")} ${body}`.trim()), [
        "POST /research/j/shares {}", 'POST /research/j/shares {"days":7}', "GET /research/j/shares", "GET /shared/a%2Fb", "DELETE /research/j/shares/s",
      ]);
    },
  );
});

test("a link of an answer becomes an address at the service, behind a prefix too", () => {
  const emptor = new Emptor("https://shop.example/emptor/api/v1");
  assert.equal(emptor.url("/api/v1/images?url=a&sig=b"), "https://shop.example/emptor/api/v1/images?url=a&sig=b");
  assert.equal(emptor.url("/research/1/report.html"), "https://shop.example/emptor/api/v1/research/1/report.html");
  assert.equal(emptor.url("https://elsewhere.example/api/v1/x"), "https://elsewhere.example/api/v1/x");
});
