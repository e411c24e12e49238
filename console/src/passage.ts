/** A stored page as pieces of text, some of them marked. */
import type { SnapshotView } from "@emptor/client";

export interface Piece {
  text: string;
  marked: boolean;
}

/** The text around the quotation, in pieces; empty when the page holds it nowhere. Offsets count code points. */
export function passage(page: SnapshotView): Piece[] {
  const [excerpt] = page.excerpts;
  if (page.marks.length > 0) {
    const cutBefore = page.text_start > 0;
    const cutAfter = page.text_start + [...page.text].length < page.total_chars;
    return pieces(page.text, page.marks, cutBefore, cutAfter);
  }
  return excerpt ? pieces(excerpt.text, [excerpt], true, true) : [];
}

function pieces(text: string, marks: readonly { start: number; end: number }[], cutBefore: boolean, cutAfter: boolean): Piece[] {
  const letters = [...text];
  const found: Piece[] = [];
  let at = 0;
  for (const { start, end } of marks) {
    if (start < at) continue;
    found.push({ text: letters.slice(at, start).join(""), marked: false }, { text: letters.slice(start, end).join(""), marked: true });
    at = end;
  }
  found.push({ text: letters.slice(at).join(""), marked: false });
  if (cutBefore) found[0]!.text = `… ${found[0]!.text}`;
  if (cutAfter) found.at(-1)!.text += " …";
  return found.filter((piece) => piece.text !== "");
}
