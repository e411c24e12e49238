/** Line icons, drawn here: no font and no request for them. */
const PATHS = {
  search: "M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13ZM15.5 15.5 20 20",
  clock: "M12 20a8 8 0 1 0 0-16 8 8 0 0 0 0 16ZM12 8v4l3 2",
  tag: "M4 4h7l9 9-7 7-9-9V4ZM8 8h.01",
  bell: "M6 16v-5a6 6 0 1 1 12 0v5l2 2H4l2-2ZM10 20h4",
  sliders: "M4 7h9M17 7h3M4 17h3M11 17h9M15 5v4M9 15v4",
  check: "m5 12.5 4.5 4.5L19 7.5",
  cross: "m6 6 12 12M18 6 6 18",
  question: "M9 9a3 3 0 1 1 4.6 2.5c-1 .7-1.6 1.2-1.6 2.5M12 17.5v.01",
  quote: "M10 8H6v5h4V8Zm0 5c0 2-1 3-3 3.5M18 8h-4v5h4V8Zm0 5c0 2-1 3-3 3.5",
  out: "M13 5h6v6M19 5l-9 9M17 14v5H5V7h5",
  page: "M6 3h8l4 4v14H6V3ZM14 3v4h4M9 12h6M9 16h6",
  list: "M9 6h11M9 12h11M9 18h11M4.5 6h.01M4.5 12h.01M4.5 18h.01",
  chat: "M4 5h16v11H9l-5 4V5Z",
  box: "M4 8l8-4 8 4v8l-8 4-8-4V8ZM4 8l8 4 8-4M12 12v8",
  again: "M19 12a7 7 0 1 1-2-5l2 2M19 4v5h-5",
  stop: "M7 7h10v10H7z",
  trash: "M5 7h14M10 7V4h4v3M7 7l1 13h8l1-13M10 11v5M14 11v5",
  pause: "M8 6v12M16 6v12",
  play: "M8 5l11 7-11 7V5Z",
  pen: "M4 20l1-4L16 5l3 3L8 19l-4 1ZM14 7l3 3",
  link: "M10 14a4 4 0 0 0 6 .5l3-3a4 4 0 0 0-5.7-5.7l-1 1M14 10a4 4 0 0 0-6-.5l-3 3a4 4 0 0 0 5.7 5.7l1-1",
  back: "M19 12H5M11 6l-6 6 6 6",
  columns: "M4 5h7v14H4V5ZM13 5h7v14h-7V5Z",
  alert: "M12 4 2.500 20h19L12 4ZM12 10v4M12 17v.01",
} as const;

export type IconName = keyof typeof PATHS;

/** A picture beside words, or with a `label` one that stands for them. */
export function Icon({ name, label, class: className }: { name: IconName; label?: string; class?: string }) {
  const said = label ? { role: "img", "aria-label": label } as const : { "aria-hidden": true } as const;
  return <svg class={className ? `icon ${className}` : "icon"} viewBox="0 0 24 24" {...said}><path d={PATHS[name]} /></svg>;
}

export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="8" />
      <path d="M22 10H11v12h11M11 16h9" />
    </svg>
  );
}

const PAGE_ICONS: Record<string, IconName> = { product: "box", listing: "list", article: "page", forum: "chat" };

export function pageIcon(kind: string): IconName {
  return PAGE_ICONS[kind] ?? "page";
}
