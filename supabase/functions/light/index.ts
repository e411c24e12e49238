/** Light tasks as a Supabase Edge Function: `/functions/v1/light/research/{id}/log?after=`. See `_shared/light.ts`. */
import { light, type LightSettings } from "../_shared/light.ts";

declare const Deno: {
  env: { get(name: string): string | undefined };
  serve(handler: (request: Request) => Promise<Response>): unknown;
};

// Supabase sets its own two; `supabase secrets set EMPTOR_API_URL=…` sets the third.
const settings: LightSettings = {
  apiUrl: (Deno.env.get("EMPTOR_API_URL") ?? "").replace(/\/+$/, ""),
  supabaseUrl: Deno.env.get("SUPABASE_URL") ?? "",
  supabaseKey: Deno.env.get("SUPABASE_ANON_KEY") ?? "",
};

Deno.serve((request) => light(request, settings));
