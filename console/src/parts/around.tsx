/** The words around a quote, in the page as it was read. They come as plain text: nothing of the page's markup is drawn. */
import { NotFound, type Evidence } from "@emptor/client";
import { useEffect, useRef } from "preact/hooks";
import { api } from "../api";
import { t } from "../i18n";
import { useLoaded } from "../loading";
import { passage } from "../passage";

const AROUND_CHARS = 320;

export function Around({ evidence }: { evidence: Evidence }) {
  const { snapshot_id, quote, url } = evidence;
  const page = useLoaded(() => api.snapshots.get(snapshot_id, { quote, url, around: AROUND_CHARS }), [snapshot_id, quote, url]);
  const box = useRef<HTMLParagraphElement>(null);
  useEffect(() => {
    const mark = box.current?.querySelector("mark");
    if (mark) box.current!.scrollTop = mark.offsetTop - box.current!.clientHeight / 2;
  }, [page.value]);
  if (page.error) return page.error instanceof NotFound ? <p class="quiet small">{t("evidence.gone")}</p> : null;
  if (!page.value) return <p class="loading small" role="status">{t("app.loading")}</p>;
  const shown = passage(page.value);
  if (shown.length === 0) return null;
  return (
    <section class="around-page" aria-label={t("evidence.around")}>
      <h3 class="eyebrow">{t("evidence.around")}</h3>
      <p class="around" tabIndex={0} ref={box}>{shown.map((piece, n) => (piece.marked ? <mark key={n}>{piece.text}</mark> : piece.text))}</p>
    </section>
  );
}
