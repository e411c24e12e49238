/** The first page: one question, its limits, and where one was. */
import { useRef, useState } from "preact/hooks";
import { api } from "../api";
import { date, known, t } from "../i18n";
import { useLoaded } from "../loading";
import { Problem } from "../parts/common";
import { Icon } from "../parts/icons";
import { Limits } from "../parts/limits";
import { begin, requestOf } from "../question";
import { QUESTION_MAX, QUESTION_MIN } from "../question-text";
import { to } from "../routes";
import { useSettings } from "../settings";
import { useSubmit } from "../submit";

const EXAMPLES = ["ask.example.1", "ask.example.2", "ask.example.3"] as const;
const RECENT = 4;

export function Ask({ question }: { question: string }) {
  const [text, setText] = useState(question);
  const { busy, error, run } = useSubmit();
  const field = useRef<HTMLTextAreaElement>(null);
  useSettings();
  const submit = (event: Event) => {
    event.preventDefault();
    if (text.trim().length < QUESTION_MIN) return;
    void run(() => begin(requestOf(text)));
  };
  return (
    <div class="ask">
      <h1>{t("ask.title")}</h1>
      <p class="lead">{t("ask.lead")}</p>
      <form class="question" onSubmit={submit}>
        <label class="visually-hidden" for="question">{t("ask.label")}</label>
        <textarea id="question" ref={field} rows={3} maxLength={QUESTION_MAX} value={text} placeholder={t("ask.placeholder")} required
          onInput={(event) => setText(event.currentTarget.value)}
          onKeyDown={(event) => event.key === "Enter" && !event.shiftKey && !event.isComposing && submit(event)} />
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
