/** What was made of the question, as chips: understood, wished, corrected, assumed, left aside. */
import type { ComponentChildren } from "preact";
import { t } from "../i18n";
import type { Reading } from "../reading";
import { without } from "../question-text";
import { to } from "../routes";
import { Chip } from "./common";
import { Icon } from "./icons";

/** With `question`, a demand can be taken out of it: the question is asked again without its words. */
export function BriefChips({ reading, question = "" }: { reading: Reading; question?: string }) {
  const { category, demands, wishes, corrected, assumptions, unused } = reading;
  return (
    <section class="brief" aria-label={t("brief.understood")}>
      <Group label={t("brief.understood")} show={Boolean(category) || demands.length > 0}>
        {category && <Chip tone="solid">{category}</Chip>}
        {demands.map(({ text, words }) => (
          <Chip key={text} icon="check" {...(words ? { title: t("brief.words", { words }) } : {})}>
            {text}{question && words && <Without question={question} words={words} />}
          </Chip>
        ))}
      </Group>
      <Group label={t("brief.wishes")} show={wishes.length > 0}>{wishes.map((wish) => <Chip key={wish} title={t("brief.open")}>{wish}</Chip>)}</Group>
      <Group label={t("brief.corrected")} show={corrected.length > 0}>{corrected.map((one) => <Chip key={one} icon="pen" tone="note">{one}</Chip>)}</Group>
      <Group label={t("brief.assumed")} show={assumptions.length > 0}>{assumptions.map((one) => <Chip key={one} tone="note">{one}</Chip>)}</Group>
      <Group label={t("brief.unused")} show={unused.length > 0}>{unused.map((word) => <Chip key={word} tone="faint">{word}</Chip>)}</Group>
    </section>
  );
}

function Without({ question, words }: { question: string; words: string }) {
  const rest = without(question, words);
  if (rest === null) return null;
  const label = t("brief.without", { words });
  return <a class="chip-off" href={to("ask", "", { q: rest })} aria-label={label} title={label}><Icon name="cross" /></a>;
}

function Group({ label, show, children }: { label: string; show: boolean; children: ComponentChildren }) {
  if (!show) return null;
  return <div class="chips"><span class="eyebrow">{label}</span>{children}</div>;
}
