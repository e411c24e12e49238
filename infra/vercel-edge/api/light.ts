/** Light tasks as a Vercel Edge function; vercel.json leads their paths here. The module is the one of the Supabase function. */
import { light, type LightSettings } from "../../../supabase/functions/_shared/light.ts";

declare const process: { env: Record<string, string | undefined> };

export const config = { runtime: "edge" };

const settings: LightSettings = {
  apiUrl: (process.env["EMPTOR_API_URL"] ?? "").replace(/\/+$/, ""),
  supabaseUrl: process.env["SUPABASE_URL"] ?? "",
  supabaseKey: process.env["SUPABASE_ANON_KEY"] ?? "",
};

/** A rewrite keeps the path that was asked for in `path`; the runtime's own URL is the function's. */
export default function handler(request: Request): Promise<Response> {
  const url = new URL(request.url);
  const asked = url.searchParams.get("path");
  if (asked !== null) {
    url.pathname = `/${asked}`;
    url.searchParams.delete("path");
  }
  return light(new Request(url, request), settings);
}
