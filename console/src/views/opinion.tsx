/** "Did this help?": what a reader says of an answer, for who runs the service. */
import type { FeedbackRequest } from "@emptor/client";
import { useState } from "preact/hooks";
import { api } from "../api";
import { t } from "../i18n";
import { useLoaded } from "../loading";
import { Problem } from "../parts/common";
import { Icon } from "../parts/icons";
import { useSubmit } from "../submit";

type Reason = NonNullable<FeedbackRequest["reasons"]>[number];

const REASONS: Reason[] = ["question", "product", "price", "fact", "verdict", "missing", "order", "other"];
const COMMENT_MAX = 2000;

export function OpinionForm({ id }: { id: string }) {
  const said = useLoaded(() => api.research.said(id), [id]);
  const { busy, error, run } = useSubmit({ stays: true });
  const before = said.value?.find((one) => one.rank === null);
  const say = (opinion: FeedbackRequest) => void run(async () => {
    const view = await api.research.say(id, opinion);
    said.set([view, ...(said.value ?? []).filter((one) => one.rank !== null)]);
  });
  return (
    <section class="opinion" aria-labelledby="opinion-title">
      <h2 id="opinion-title">{t("opinion.title")}</h2>
      <div class="actions">
        <button type="button" class="slim" aria-pressed={before?.rating === "good"} disabled={busy} onClick={() => say({ rating: "good" })}><Icon name="check" />{t("opinion.good")}</button>
        <button type="button" class="slim" aria-pressed={before?.rating === "bad"} disabled={busy} onClick={() => say({ rating: "bad" })}><Icon name="cross" />{t("opinion.bad")}</button>
      </div>
      {before?.rating === "bad" && <Why key={before.id} busy={busy} say={say} given={before} />}
      <p class="quiet small" role="status">{before ? t("opinion.thanks") : ""}</p>
      {(error ?? said.error) !== null && <Problem error={error ?? said.error} />}
    </section>
  );
}

function Why({ busy, say, given }: { busy: boolean; say: (opinion: FeedbackRequest) => void; given: { reasons: Reason[]; comment: string | null } }) {
  const [reasons, setReasons] = useState<Reason[]>(given.reasons);
  const [comment, setComment] = useState(given.comment ?? "");
  const toggle = (one: Reason) => setReasons(reasons.includes(one) ? reasons.filter((other) => other !== one) : [...reasons, one]);
  const send = (event: Event) => {
    event.preventDefault();
    say({ rating: "bad", reasons, comment: comment.trim() || null });
  };
  return (
    <form class="opinion-why" onSubmit={send}>
      <fieldset>
        <legend>{t("opinion.why")}</legend>
        {REASONS.map((one) => <label key={one} class="inline"><input type="checkbox" checked={reasons.includes(one)} onChange={() => toggle(one)} />{t(`opinion.reason.${one}`)}</label>)}
      </fieldset>
      <label>{t("opinion.comment")}<textarea rows={2} maxLength={COMMENT_MAX} value={comment} onInput={(event) => setComment(event.currentTarget.value)} /></label>
      <button type="submit" class="slim" disabled={busy}>{t("opinion.send")}</button>
    </form>
  );
}
