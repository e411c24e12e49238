import { useEffect, useReducer } from "preact/hooks";

/** Read a value that lives outside of components, and render again when it changes. */
export function useSyncExternalStore<T>(subscribe: (listener: () => void) => () => void, read: () => T): T {
  const [, again] = useReducer((n: number) => n + 1, 0);
  useEffect(() => subscribe(() => again(undefined)), []);
  return read();
}
