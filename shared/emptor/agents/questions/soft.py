"""Which demands are only wishes: `ideally foldable`, `USB-C if possible`, `a microphone would be nice`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from emptor.agents.questions.scan import Scan
from emptor.lexicon import Match, matcher
from emptor.lexicon.worded import Worded

_CLAUSE_END = Worded(r"[;.!?)](?:\s|$)|,\s|(?<!\w)«joint.but»(?!\w)")
_STARTS_NEXT = Worded(r"\s{0,8}(?:$|[,;.!?)]|«clause.and|joint.but|joint.next»(?!\w))")
_PAUSE = re.compile(r"\s{0,8}[:,]?\s{0,8}")
_CONJUNCTION = Worded(r"\s{0,8},?\s{0,8}«clause.and»\s{1,8}(?:(?:the|«joint.with|article.a»)\s{1,8}){0,6}")


def soften(scan: Scan) -> None:
    """Mark the drafts that a word of wishing governs as soft."""
    drafts = scan.drafts
    soft = {i for match in matcher("clause.wish", "clause.wish-after").find(scan.folded) for i in _governed(scan, match)}
    scan.drafts = [replace(draft, hard=False) if i in soft else draft for i, draft in enumerate(drafts)]


def _governed(scan: Scan, mark: Match) -> Iterator[int]:
    """A word at the end of its clause governs what stands before it, any other what follows up to the end of the clause."""
    if mark.key == "clause.wish" and not _ends_clause(scan.folded, mark):
        yield from _following(scan, mark.start, mark.end)
        return
    before = [i for i, draft in enumerate(scan.drafts) if draft.end <= mark.start]
    if before:
        yield from _preceding(scan, before)
    else:
        yield from _following(scan, mark.start, mark.end)


def _ends_clause(folded: str, mark: Match) -> bool:
    """`USB-C if possible, under 100` ends one; `ideally, it folds` and `under 100, if possible foldable` begin one."""
    if not _STARTS_NEXT.match(folded, mark.end):
        return False
    lead = folded[: mark.start].rstrip()
    begins = not lead or lead[-1] in ".;!?"
    return not begins


def _following(scan: Scan, mark: int, start: int) -> Iterator[int]:
    pause = _PAUSE.match(scan.folded, start)
    begin = pause.end() if pause else start
    stop = _CLAUSE_END.search(scan.folded, begin)
    end = stop.start() if stop else len(scan.folded)
    # A rule may have taken the word of wishing with its own: "preferably Baratza".
    yield from (i for i, draft in enumerate(scan.drafts) if mark <= draft.start < end and draft.end > start)


def _preceding(scan: Scan, before: list[int]) -> Iterator[int]:
    """The last demand before the word, those from the same words, and those joined to it by `and`."""
    ordered = sorted(before, key=lambda i: scan.drafts[i].start, reverse=True)
    edge = scan.drafts[ordered[0]].start
    for i in ordered:
        draft = scan.drafts[i]
        if draft.start < edge and not _CONJUNCTION.fullmatch(scan.folded, draft.end, edge):
            return
        edge = min(edge, draft.start)
        yield i
