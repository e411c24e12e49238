/** The first page: one question, its limits, and where one was. */
import { useRef, useState } from "preact/hooks";
import { api } from "../api";
import { date, known, t } from "../i18n";
import { useLoaded } from "../loading";
import { Problem } from "../parts/common";
import { Icon } from "../parts/icons";
import { Limits } from "../parts/limits";
import { go, to } from "../routes";
import { settings, useSettings } from "../settings";

const EXAMPLES = ["ask.example.1", "ask.example.2", "ask.example.3"] as const;
const RECENT = 4;
const QUESTION_MIN = 3;
const QUESTION_MAX = 2_000;

export function Ask({ question }: { question: string }) {
  const [text, setText] = useState(question);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  useSettings();
  const submit = async (event?: Event) => {
    event?.preventDefault();
    if (busy || text.trim().length < QUESTION_MIN) return;
    setBusy(true);
    setError(null);
    try {
      const { id } = await api.research.start(requestOf(text));
      go(to("research", id));
    } catch (failure) {
      setError(failure);
      setBusy(false);
    }
  };
  return (
    <div class="ask">
      <h1>{t("ask.title")}</h1>
      <p class="lead">{t("ask.lead")}</p>
      <form class="question" onSubmit={submit}>
        <label class="visually-hidden" for="question">{t("ask.label")}</label>
        <textarea id="question" ref={field} rows={3} maxLength={QUESTION_MAX} value={text} placeholder={t("ask.placeholder")} required
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Enter" && !event.shiftKey && !event.isComposing && void submit(event)} />
        <div class="question-end">
          <details class="options">
            <summary><Icon name="sliders" />{t("ask.options")}</summary>
            <Limits />
          </details>
          <button type="submit" class="primary" disabled={busy || text.trim().length < QUESTION_MIN}>
            <Icon name="search" />{busy ? t("ask.starting") : t("ask.submit")}
          </button>
        </div>
      </form>
      {error !== null && <Problem error={error} />}
      <section class="examples" aria-label={t("ask.examples")}>
        <h2 class="eyebrow">{t("ask.examples")}</h2>
        {EXAMPLES.map((key) => (
          <button key={key} type="button" class="example" onClick={() => { setText(t(key)); field.current?.focus(); }}>{t(key)}</button>
        ))}
      </section>
      <Recent />
    </div>
  );
}

/** The question with the person's limits. */
export function requestOf(question: string) {
  const { maxProducts, maxCostUsd, region, currency } = settings();
  return { question: question.trim(), urls: [], max_products: maxProducts, max_cost_usd: maxCostUsd, region: region || null, currency: currency || null, clarify: "ask" as const };
}

function Recent() {
  const { value } = useLoaded(() => api.research.list({ limit: RECENT }), []);
  if (!value?.items.length) return null;
  return (
    <section class="recent">
      <h2 class="eyebrow">{t("ask.recent")}</h2>
      <ul class="plain">
        {value.items.map((job) => (
          <li key={job.id}>
            <a href={to("research", job.id)}>{job.question}</a>
            <span class="quiet small">{known(`status.${job.status}`, "status.running")}, {date(job.created_at)}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
