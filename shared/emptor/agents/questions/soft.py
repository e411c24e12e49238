"""Which demands are only wishes: `ideally foldable`, `USB-C if possible`, `a microphone would be nice`."""

from __future__ import annotations

import re
from dataclasses import replace

from emptor.agents.questions.fold import words_pattern
from emptor.agents.questions.scan import Draft, Scan

_AHEAD = re.compile(
    rf"(?<![^\W_]){words_pattern('ideally|preferably|prefer|preferred|preference for|i would like|optionally|bonus|bonus points for|bonus if|nice to have|nice to have:|hopefully|would love|idealerweise|vorzugsweise|am liebsten|möglichst|gerne mit|bevorzugt|idéalement|de préférence|préférablement|idealmente|preferiblemente|preferentemente|de preferencia|preferibilmente|di preferenza|bij voorkeur|liefst|de preferência')}(?![^\W_])"
)
_BEHIND = re.compile(
    rf"(?<![^\W_]){words_pattern('would be nice|would be great|would be good|would be a plus|would be a bonus|is a plus|is a bonus|a plus|is nice to have|are nice to have|if possible|where possible|not required|not essential|not a must|is optional|optional|wenn möglich|falls möglich|wäre schön|wäre gut|wäre toll|wären schön|kein muss|wäre ein plus|si possible|serait un plus|serait bien|dans l idéal|si es posible|a ser posible|sería ideal|estaría bien|se possibile|sarebbe bello|als het kan|indien mogelijk|se possível|preferred|preferably|ideally|idealerweise|idealmente')}(?![^\W_])"
)
_CLAUSE_END = re.compile(r"[;.!?](?:\s|$)|,\s|(?<!\w)(?:but|aber|mais|pero|ma)(?!\w)")
_COORDINATED = re.compile(r"\s*(?:,|/)?\s*(?:(?:and|und|et|y|e|&|or|oder|ou|o)\s+)?(?:(?:with|mit|avec|con|a|an|the|ein\w*)\s+)*")
_TAIL = re.compile(r"\s*(?:,|-)?\s*(?:(?:which|that|it|das|was|but|ce qui)\s+)?")


def soften(scan: Scan) -> None:
    """Mark the drafts that a word of wishing governs as soft."""
    soft: set[int] = set()
    order = sorted(range(len(scan.drafts)), key=lambda i: scan.drafts[i].start)
    for match in _BEHIND.finditer(scan.folded):
        soft |= _governed_behind(scan, order, match)
    for match in _AHEAD.finditer(scan.folded):
        if not any(scan.drafts[i].end <= match.start() and i in soft for i in order[-1:]):
            soft |= _governed_ahead(scan, order, match.end())
    scan.drafts = [replace(draft, hard=False) if i in soft else draft for i, draft in enumerate(scan.drafts)]


def _governed_ahead(scan: Scan, order: list[int], start: int) -> set[int]:
    stop = _CLAUSE_END.search(scan.folded, start)
    skip = stop is not None and not scan.folded[start : stop.start()].strip()
    if stop and skip:  # "Ideally, it would be foldable": the pause after the word ends nothing
        stop = _CLAUSE_END.search(scan.folded, stop.end())
    end = stop.start() if stop else len(scan.folded)
    return {i for i in order if start <= scan.drafts[i].start < end}


def _governed_behind(scan: Scan, order: list[int], match: re.Match[str]) -> set[int]:
    """The demand just before the words, and those joined to it; with none close before, the clause that follows."""
    ahead = [i for i in order if scan.drafts[i].end <= match.start()]
    near = [i for i in ahead if _TAIL.fullmatch(scan.folded, scan.drafts[i].end, match.start())]
    if not near:
        return _last_in_clause(scan, ahead, match) or _governed_ahead(scan, order, match.end())
    governed = {i for i in near}
    edge = min(scan.drafts[i].start for i in near)
    for i in reversed(ahead):
        draft = scan.drafts[i]
        if draft.end <= edge and _joined(scan, draft, edge):
            governed.add(i)
            edge = draft.start
    return governed


def _joined(scan: Scan, draft: Draft, edge: int) -> bool:
    between = scan.folded[draft.end : edge]
    return (
        any(word in between.split() for word in ("and", "und", "et", "y", "e", "&"))
        and _COORDINATED.fullmatch(between) is not None
    )


def _last_in_clause(scan: Scan, ahead: list[int], match: re.Match[str]) -> set[int]:
    if not ahead:
        return set()
    last = scan.drafts[ahead[-1]]
    return set() if _CLAUSE_END.search(scan.folded, last.end, match.start()) else {ahead[-1]}
