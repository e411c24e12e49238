/** What is closed at first: its content is made when it is opened, so that a long report costs what is looked at. */
import type { ComponentChildren } from "preact";
import { useState } from "preact/hooks";

export function Fold({ summary, open = false, class: className, children }: {
  summary: ComponentChildren;
  open?: boolean;
  class?: string;
  children: () => ComponentChildren;
}) {
  const [opened, setOpened] = useState(open);
  return (
    <details class={className} open={open} onToggle={(event) => event.currentTarget.open && setOpened(true)}>
      <summary>{summary}</summary>
      {opened && children()}
    </details>
  );
}
