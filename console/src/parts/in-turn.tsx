/** The parts of a long page, from the top, a task each: the first is drawn, and can be used, before the last is made. */
import { toChildArray, type ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";

export function InTurn({ children }: { children: ComponentChildren }) {
  const parts = toChildArray(children);
  return <>{parts.slice(0, useTurns(1, parts.length))}</>;
}

/** A number that grows by `step`, a task each, until it is `all`. */
export function useTurns(step: number, all: number): number {
  const [shown, setShown] = useState(step);
  useEffect(() => {
    if (shown >= all) return;
    const timer = setTimeout(() => setShown(shown + step));
    return () => clearTimeout(timer);
  }, [shown, all]);
  return shown;
}
