/** A question as text. Pure. */
export const QUESTION_MAX = 2_000; // characters, as the service takes them
export const QUESTION_MIN = 3;
export const FOLLOW_UP_MIN = 1; // "2?" is a question about a report

/** The question without the words of a demand; null where they do not stand in it, or nothing to ask would be left. */
export function without(question: string, words: string): string | null {
  const at = question.toLowerCase().indexOf(words.toLowerCase());
  if (at < 0 || words.trim() === "") return null;
  const rest = `${question.slice(0, at)} ${question.slice(at + words.length)}`.replace(/\s+/g, " ").replace(/\s+([,.?!])/g, "$1").trim();
  return rest.length >= QUESTION_MIN ? rest : null;
}
