import { useCallback, useEffect, useState } from "preact/hooks";
import { useSubmit } from "./submit";

export interface Loaded<T> {
  value: T | null;
  error: unknown;
  busy: boolean;
  reload: () => void;
  set: (value: T) => void;
}

/** What `load` gives, again whenever `keys` change. An answer that comes too late for its keys is dropped. */
export function useLoaded<T>(load: () => Promise<T>, keys: readonly unknown[]): Loaded<T> {
  const [state, setState] = useState<{ value: T | null; error: unknown; busy: boolean }>({ value: null, error: null, busy: true });
  const [turn, setTurn] = useState(0);
  useEffect(() => {
    let current = true;
    setState((before) => ({ ...before, busy: true }));
    load().then(
      (value) => current && setState({ value, error: null, busy: false }),
      (error: unknown) => current && setState((before) => ({ ...before, error, busy: false })),
    );
    return () => {
      current = false;
    };
  }, [...keys, turn]);
  const reload = useCallback(() => setTurn((n) => n + 1), []);
  const set = useCallback((value: T) => setState({ value, error: null, busy: false }), []);
  return { ...state, reload, set };
}

/** A list that is read page by page. */
export function useList<T>(read: (cursor: string | null) => Promise<{ items: T[]; next_cursor?: string | null }>, keys: readonly unknown[]) {
  const first = useLoaded(() => read(null), keys);
  const { busy, error, run } = useSubmit({ stays: true });
  const shown = first.value;
  const more = () => void run(async () => {
    if (!shown?.next_cursor) return;
    const next = await read(shown.next_cursor);
    first.set({ items: [...shown.items, ...next.items], next_cursor: next.next_cursor ?? null });
  });
  return { ...first, items: shown?.items ?? [], hasMore: Boolean(shown?.next_cursor), more, moreBusy: busy, moreError: error };
}
