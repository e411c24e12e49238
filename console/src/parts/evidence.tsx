/** A figure that opens the words it comes from, and the dialog in which they stand. */
import type { Evidence } from "@emptor/client";
import type { ComponentChildren } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import { date, t } from "../i18n";
import { host, pathOf, roleName, safeLink } from "../words";
import { Icon } from "./icons";
import { Around } from "./around";

export interface EvidenceView {
  claim: string;
  evidence: readonly Evidence[];
  /** When and by whom a page was read, by its address; as far as the report tells. */
  sources?: ReadonlyMap<string, SourceInfo>;
}

export interface SourceInfo {
  readAt: string | null;
  role?: string | undefined;
  title?: string | undefined;
}

let show: (view: EvidenceView) => void = () => undefined;

/** A button that looks like its content, and is described by its claim or `hint`; without evidence only the content. */
export function Cited({ claim, evidence, sources, hint, children, class: className = "" }: {
  claim: string;
  evidence: Evidence | readonly Evidence[] | null | undefined;
  sources?: ReadonlyMap<string, SourceInfo> | undefined;
  hint?: string;
  children: ComponentChildren;
  class?: string;
}) {
  const all = !evidence ? [] : Array.isArray(evidence) ? (evidence as readonly Evidence[]) : [evidence as Evidence];
  if (all.length === 0) return className ? <span class={className}>{children}</span> : <>{children}</>;
  const open = () => show(sources ? { claim, evidence: all, sources } : { claim, evidence: all });
  const title = hint ?? t("evidence.open", { what: claim });
  return <button type="button" class={className ? `cited ${className}` : "cited"} onClick={open} aria-haspopup="dialog" title={title}>{children}</button>;
}

export function EvidenceDialog() {
  const [view, setView] = useState<EvidenceView | null>(null);
  const dialog = useRef<HTMLDialogElement>(null);
  show = setView;
  useEffect(() => {
    if (view && dialog.current && !dialog.current.open) dialog.current.showModal();
  }, [view]);
  const close = () => dialog.current?.close();
  return (
    <dialog ref={dialog} class="evidence" aria-labelledby="evidence-title" onClose={() => setView(null)}
      onClick={(event) => event.target === dialog.current && close()}>
      {view && (
        <div class="evidence-body">
          <header>
            <p class="eyebrow">{t("evidence.title")}</p>
            <button type="button" class="ghost square" onClick={close} aria-label={t("app.close")}><Icon name="cross" /></button>
          </header>
          <h2 id="evidence-title">{titleOf(view)}</h2>
          {view.evidence.map((one) => <Quote key={`${one.url} ${one.quote}`} evidence={one} source={view.sources?.get(one.url)} />)}
          <p class="quiet small">{t("evidence.note")}</p>
        </div>
      )}
    </dialog>
  );
}

function Quote({ evidence, source }: { evidence: Evidence; source: SourceInfo | undefined }) {
  const link = safeLink(evidence.url);
  return (
    <figure class="quote">
      <blockquote cite={link}><mark>{evidence.quote}</mark></blockquote>
      <figcaption>
        <p class="quote-from">
          <strong>{host(evidence.url)}</strong>
          {source?.role && <span class="tagged">{roleName(source.role)}</span>}
        </p>
        <p class="quiet small breakable">{source?.title || pathOf(evidence.url)}</p>
        <dl class="pairs small">
          <dt>{t("evidence.read")}</dt>
          <dd>{source?.readAt ? <time dateTime={source.readAt}>{date(source.readAt, true)}</time> : t("evidence.unknownTime")}</dd>
          <dt>{t("evidence.where")}</dt>
          <dd>{where(evidence.path)}</dd>
          <dt>{t("evidence.snapshot")}</dt>
          <dd><code title={evidence.snapshot_id}>{evidence.snapshot_id.slice(0, SHOWN_DIGITS)}</code></dd>
        </dl>
        <Around evidence={evidence} />
        {link && <a class="button slim" href={link} target="_blank" rel="noreferrer noopener"><Icon name="out" />{t("evidence.visit")}</a>}
      </figcaption>
    </figure>
  );
}

/** The claim, without the words that stand below it anyway. */
function titleOf({ claim, evidence }: EvidenceView): string {
  const rest = evidence.reduce((text, { quote }) => text.replace(`“${quote}”`, ""), claim);
  return rest.replace(/[\s:.,]+$/, "") || claim;
}

const SHOWN_DIGITS = 12;

function where(path: string): string {
  if (path === "text") return t("evidence.where.text");
  return path.startsWith("css:") ? t("evidence.where.element") : t("evidence.where.data");
}
