/** The questions that a vague question is answered with: options to choose from, or own words. */
import type { Job } from "@emptor/client";
import { useState } from "preact/hooks";
import { answersOf, type Choices, type Question } from "../answers";
import { api } from "../api";
import { t } from "../i18n";
import { Problem } from "../parts/common";
import { Icon } from "../parts/icons";
import { useSubmit } from "../submit";

const ANSWER_MAX = 200;

export function ClarifyForm({ id, questions, onAnswered }: { id: string; questions: readonly Question[]; onAnswered: (job: Job) => void }) {
  const [choices, setChoices] = useState<Choices>({ chosen: {}, written: {} });
  const { busy, error, run } = useSubmit();
  const submit = (event: Event) => {
    event.preventDefault();
    void run(async () => onAnswered(await api.research.answer(id, answersOf(questions, choices))));
  };
  const choose = (key: string, option: string) => setChoices(({ chosen, written }) => ({ chosen: { ...chosen, [key]: option }, written: { ...written, [key]: "" } }));
  const write = (key: string, words: string) => setChoices(({ chosen, written }) => ({ chosen, written: { ...written, [key]: words } }));
  return (
    <form class="clarify" onSubmit={submit} aria-labelledby="clarify-title">
      <div>
        <h2 id="clarify-title">{t("clarify.title")}</h2>
        <p class="quiet">{t("clarify.lead")}</p>
      </div>
      {questions.map((one) => (
        <QuestionField key={one.id} question={one} choices={choices} choose={choose} write={write} />
      ))}
      <button type="submit" class="primary" disabled={busy}><Icon name="search" />{t("clarify.go")}</button>
      {error !== null && <Problem error={error} />}
    </form>
  );
}

interface FieldProps {
  question: Question;
  choices: Choices;
  choose: (key: string, option: string) => void;
  write: (key: string, words: string) => void;
}

function QuestionField({ question, choices, choose, write }: FieldProps) {
  const { id, text, options } = question;
  const words = choices.written[id] ?? "";
  const chosen = choices.chosen[id] ?? question.default;
  return (
    <fieldset>
      <legend>{text}</legend>
      <div class="choices">
        {options.map((option) => (
          <label key={option} class="choice">
            <input type="radio" name={id} value={option} checked={!words && chosen === option} onChange={() => choose(id, option)} />
            {option}
          </label>
        ))}
      </div>
      <input type="text" maxLength={ANSWER_MAX} value={words} placeholder={t("clarify.other")} aria-label={`${text} ${t("clarify.other")}`}
        onInput={(event) => write(id, event.currentTarget.value)} />
    </fieldset>
  );
}
