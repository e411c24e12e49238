/**
 * Light tasks at the edge: alive, ready, a job's log, and a preview of a shared report. Nothing here but Web standards, so that
 * one module runs as a Supabase Edge Function (Deno), as a Vercel Edge function, and in any runtime with Request and Response.
 *
 *   GET /health                      answered here
 *   GET /ready                       whether the API and the database's own interface answer
 *   GET /research/{id}/log?after=    the job's log, as the API answers it: read from Supabase with the caller's own token, under
 *                                    row level security, so that polling costs the API nothing
 *   GET /preview/{token}             a page for messengers and search engines, and a way on to the report for people
 *
 * A path counts from its last known word on, whatever stands before it (`/functions/v1/light`, `/api/v1`).
 */

export interface LightSettings {
  /** Where the API is: `https://api.example`, without `/api/v1`. */
  apiUrl: string;
  /** Where the Supabase project is. */
  supabaseUrl: string;
  /** Its publishable key (`anon`): says which project, and lets nobody in. */
  supabaseKey: string;
  /** Sends requests; `fetch`, but for tests. */
  fetch?: typeof fetch;
}

interface Row {
  job_id: string;
  seq: number;
  type: string;
  node: string | null;
  message: string;
  data: Record<string, unknown>;
  at: string;
}

const TIMEOUT_MS = 5_000;
const PAGE = 200; // events of one answer
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;
const TOKEN = /^[A-Za-z0-9_-]{43}$/;
const ENDS = new Set(["job.succeeded", "job.failed", "job.cancelled"]);
const TEXT_MAX = 300; // characters of a preview's description
const PREVIEW_POLICY = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const COMMON = { "X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer" };

/** Answer one request. Never throws: what cannot be had is a problem document (RFC 9457). */
export async function light(request: Request, settings: LightSettings): Promise<Response> {
  const url = new URL(request.url);
  const path = url.pathname.replace(/\/+$/, "");
  if (request.method === "OPTIONS") return new Response(null, { status: 204, headers: cors() });
  if (request.method !== "GET") return problem(405, "Method not allowed", "Only GET is answered here.", { Allow: "GET, OPTIONS" });
  try {
    if (path.endsWith("/health")) return json({ status: "ok", where: "edge" });
    if (path.endsWith("/ready")) return await ready(settings);
    const log = /\/research\/([^/]+)\/log$/.exec(path);
    if (log?.[1] !== undefined) return await readLog(request, log[1], url.searchParams, settings);
    const preview = /\/preview\/([^/]+)$/.exec(path);
    if (preview?.[1] !== undefined) return await showPreview(preview[1], settings);
    return problem(404, "Not found", "Known here: /health, /ready, /research/{id}/log, /preview/{token}.");
  } catch {
    return problem(503, "Unavailable", "What is behind this address does not answer: try again.", { "Retry-After": "5" });
  }
}

async function ready(settings: LightSettings): Promise<Response> {
  const [api, database] = await Promise.all([
    answers(settings, `${settings.apiUrl}/api/v1/ready`, {}),
    answers(settings, `${settings.supabaseUrl}/rest/v1/`, { apikey: settings.supabaseKey }),
  ]);
  if (api && database) return json({ status: "ready", checks: { api: "ok", supabase: "ok" } });
  const failed = [api ? [] : ["api"], database ? [] : ["supabase"]].flat().map((name) => `${name} cannot be used.`);
  return problem(503, "Unavailable", `Not ready. ${failed.join(" ")}`, { "Retry-After": "5" });
}

async function answers(settings: LightSettings, url: string, headers: Record<string, string>): Promise<boolean> {
  try {
    return (await ask(settings, url, headers)).ok;
  } catch {
    return false;
  }
}

async function readLog(request: Request, id: string, query: URLSearchParams, settings: LightSettings): Promise<Response> {
  const unknown = [...query.keys()].find((name) => name !== "after");
  if (unknown !== undefined) return problem(422, "Invalid input", `Unknown query parameter \`${unknown}\`. Known here: \`after\`.`);
  const after = query.get("after") ?? "0";
  if (!UUID.test(id)) return problem(422, "Invalid input", "The job's id is not a UUID.");
  if (!/^\d{1,15}$/.test(after)) return problem(422, "Invalid input", "`after` is the number of an event: 0 or more.");
  const authorization = request.headers.get("Authorization");
  if (!authorization?.startsWith("Bearer ")) {
    return problem(401, "Unauthorized", "Sign in: send an access token as `Authorization: Bearer …`.", { "WWW-Authenticate": "Bearer" });
  }
  // The caller's own token goes on: the database decides which rows are theirs.
  const headers = { apikey: settings.supabaseKey, Authorization: authorization, Accept: "application/json" };
  const rest = `${settings.supabaseUrl}/rest/v1`;
  const columns = "job_id,seq,type,node,message,data,at";
  const wanted = `job_id=eq.${id}&seq=gt.${after}&order=seq.asc&limit=${PAGE}`;
  const answer = await ask(settings, `${rest}/agent_state_history?select=${columns}&${wanted}`, headers);
  if (answer.status === 401 || answer.status === 403) return problem(401, "Unauthorized", "The access token is not valid: sign in again.");
  if (!answer.ok) throw new Error(`the database's interface answered ${answer.status}`);
  const events = (await answer.json()) as Row[];
  const last = events.at(-1);
  if (last) return json({ events, last_seq: last.seq, ended: ENDS.has(last.type) });
  return await nothingAfter(settings, `${rest}/research_jobs?select=last_seq,finished_at&id=eq.${id}`, headers, Number(after));
}

/** No event: the job is not the caller's, has ended, or has nothing new. */
async function nothingAfter(settings: LightSettings, url: string, headers: Record<string, string>, after: number): Promise<Response> {
  const answer = await ask(settings, url, headers);
  if (!answer.ok) throw new Error(`the database's interface answered ${answer.status}`);
  const [job] = (await answer.json()) as { last_seq: number; finished_at: string | null }[];
  if (!job) return problem(404, "Not found", "There is no such research job of yours.");
  return json({ events: [], last_seq: after, ended: job.finished_at !== null && after >= job.last_seq });
}

interface Shown {
  report: { brief: { question: string }; summary: string };
}

async function showPreview(token: string, settings: LightSettings): Promise<Response> {
  if (!TOKEN.test(token)) return problem(404, "Not found", "This link shows nothing.");
  const shared = `${settings.apiUrl}/api/v1/shared/${token}`;
  const answer = await ask(settings, `${shared}?fields=report.brief.question,report.summary`, { Accept: "application/json" });
  if (answer.status === 404) return problem(404, "Not found", "This link shows nothing: it has expired or was revoked.");
  if (!answer.ok) throw new Error(`the API answered ${answer.status}`);
  const { report } = (await answer.json()) as Shown;
  const title = escaped(cut(report.brief.question));
  const text = escaped(cut(report.summary || "A research report: every figure with the words it comes from."));
  const page = `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="robots" content="noindex"><title>${title}</title>
<meta name="description" content="${text}">
<meta property="og:type" content="article"><meta property="og:site_name" content="Emptor">
<meta property="og:title" content="${title}"><meta property="og:description" content="${text}">
<meta name="twitter:card" content="summary"><meta http-equiv="refresh" content="0; url=${escaped(shared)}/report.html">
</head><body><p><a href="${escaped(shared)}/report.html">${title}</a></p><p>${text}</p></body></html>
`;
  const headers = {
    ...COMMON,
    "Content-Type": "text/html; charset=utf-8",
    "Content-Security-Policy": PREVIEW_POLICY,
    "Cache-Control": "public, max-age=300",
    "X-Robots-Tag": "noindex",
  };
  return new Response(page, { headers });
}

async function ask(settings: LightSettings, url: string, headers: Record<string, string>): Promise<Response> {
  return await (settings.fetch ?? fetch)(url, { headers, redirect: "error", signal: AbortSignal.timeout(TIMEOUT_MS) });
}

function cut(text: string): string {
  const letters = [...text.replace(/\s+/g, " ").trim()];
  return letters.length <= TEXT_MAX ? letters.join("") : `${letters.slice(0, TEXT_MAX - 1).join("")}…`;
}

const ENTITIES: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
}

/** Any page may ask: an answer needs the caller's token, and no cookie counts. */
function cors(): Record<string, string> {
  return {
    ...COMMON,
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "authorization, apikey, content-type, x-client-info",
    "Access-Control-Allow-Methods": "GET, OPTIONS",
    "Access-Control-Max-Age": "86400",
  };
}

function json(value: unknown): Response {
  return Response.json(value, { headers: { ...cors(), "Cache-Control": "no-store" } });
}

function problem(status: number, title: string, detail: string, headers: Record<string, string> = {}): Response {
  const body = JSON.stringify({ type: "about:blank", title, status, detail });
  return new Response(body, { status, headers: { ...cors(), ...headers, "Content-Type": "application/problem+json", "Cache-Control": "no-store" } });
}
