/** React hooks on the client: `@emptor/client/react`. Preact with `preact/compat` in React's place works as well. */
import { useCallback, useEffect, useRef, useState } from "react";
import type { Emptor } from "./client.js";
import type { FollowOptions } from "./follow.js";
import type { StartOptions } from "./research.js";
import type { Job, ResearchEvent, ResearchRequest } from "./types.js";

export interface Following {
  /** `idle` without an id, `failed` when the log could not be followed; a job that failed has `ended`. */
  state: "idle" | "following" | "ended" | "failed";
  /** The log so far, each event once and in order. */
  events: readonly ResearchEvent[];
  /** The job with its report, once it has ended. */
  job: Job | null;
  error: unknown;
}

const IDLE: Following = { state: "idle", events: [], job: null, error: null };

/** Follow a job for as long as the component is shown; `null` follows nothing. Another id begins again. */
export function useResearch(client: Emptor, id: string | null, options: Omit<FollowOptions, "signal"> = {}): Following {
  const [now, setNow] = useState<Following>(IDLE);
  const chosen = useRef(options);
  chosen.current = options;
  useEffect(() => {
    if (id === null) {
      setNow(IDLE);
      return;
    }
    const ending = new AbortController();
    const show = (changes: Partial<Following>) => ending.signal.aborted || setNow((before) => ({ ...before, ...changes }));
    setNow({ ...IDLE, state: "following" });
    void (async () => {
      const events: ResearchEvent[] = [];
      try {
        for await (const event of client.research.follow(id, { ...chosen.current, signal: ending.signal })) {
          events.push(event);
          show({ events: [...events] });
        }
        show({ state: "ended", job: await client.research.get(id) });
      } catch (error) {
        show({ state: "failed", error });
      }
    })();
    return () => ending.abort();
  }, [client, id]);
  return now;
}

export interface Starting {
  /** Start a job; nothing happens while another is being started. */
  start: (request: ResearchRequest | string, options?: StartOptions) => Promise<void>;
  /** The job that was started last, for `useResearch`. */
  id: string | null;
  busy: boolean;
  error: unknown;
}

/** Start jobs from a form or a button. */
export function useStart(client: Emptor): Starting {
  const [now, setNow] = useState<Omit<Starting, "start">>({ id: null, busy: false, error: null });
  const underWay = useRef(false);
  const start = useCallback(
    async (request: ResearchRequest | string, options?: StartOptions) => {
      if (underWay.current) return;
      underWay.current = true;
      setNow((before) => ({ ...before, busy: true, error: null }));
      try {
        const { id } = await client.research.start(request, options);
        setNow({ id, busy: false, error: null });
      } catch (error) {
        setNow((before) => ({ ...before, busy: false, error }));
      } finally {
        underWay.current = false;
      }
    },
    [client],
  );
  return { ...now, start };
}
