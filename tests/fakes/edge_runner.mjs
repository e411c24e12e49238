// Serves an edge function's bundle as its platform does: node edge_runner.mjs (vercel|supabase) BUNDLE. Prints its port.
import { createServer } from "node:http";
import { pathToFileURL } from "node:url";

const [platform, bundle] = process.argv.slice(2);
let handler;
if (platform === "supabase") {
  globalThis.Deno = { env: { get: (name) => process.env[name] }, serve: (given) => { handler = given; } };
  await import(pathToFileURL(bundle).href);
} else {
  handler = (await import(pathToFileURL(bundle).href)).default;
}

/** The URL that a platform's function gets for a path: Vercel's after the rewrite of vercel.json. */
function given(target) {
  const url = new URL(target, "http://edge.example");
  if (platform === "supabase") return new URL(`/functions/v1/light${url.pathname.replace("/api/v1", "")}${url.search}`, url);
  url.searchParams.set("path", url.pathname.slice(1));
  url.pathname = "/api/light";
  return url;
}

const server = createServer(async (asked, answer) => {
  const response = await handler(new Request(given(asked.url), { method: asked.method, headers: asked.headers }));
  answer.writeHead(response.status, Object.fromEntries(response.headers));
  answer.end(Buffer.from(await response.arrayBuffer()));
});
server.listen(0, "127.0.0.1", () => console.log(server.address().port));
