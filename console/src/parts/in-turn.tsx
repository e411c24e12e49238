/** The parts of a long page, from the top, a task each: the first is drawn, and can be used, before the last is made. */
import { toChildArray, type ComponentChildren } from "preact";
import { useEffect, useState } from "preact/hooks";

export function InTurn({ children }: { children: ComponentChildren }) {
  const parts = toChildArray(children);
  const [shown, setShown] = useState(1);
  useEffect(() => {
    if (shown >= parts.length) return;
    const timer = setTimeout(() => setShown(shown + 1));
    return () => clearTimeout(timer);
  }, [shown, parts.length]);
  return <>{parts.slice(0, shown)}</>;
}
