/** The job of the address, asked for while the code of its view is still on the way. */
import type { Job } from "@emptor/client";
import { api } from "./api";
import type { Route } from "./routes";

let asked: { id: string; answer: Promise<Job> } | null = null;

export function askAhead({ name, id }: Route): void {
  if (name !== "research" || !id) return;
  asked = { id, answer: api.research.get(id) };
  asked.answer.catch(() => undefined); // told by the view, which waits for the same answer
}

/** The answer for `id`, once: whoever asks again wants a newer one. */
export function askedAhead(id: string): Promise<Job> | null {
  const answer = asked?.id === id ? asked.answer : null;
  asked = null;
  return answer;
}
