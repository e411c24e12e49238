"""What orders but does not disqualify: purposes, qualities, praise that says something, who wears it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from emptor.agents.questions.clauses import Clauses
from emptor.agents.questions.scan import Scan
from emptor.agents.questions.words import breaks, fillers, praise, vague

Span = tuple[int, int]

_TOKEN = re.compile(r"[^\W_]+(?:['&+/-][^\W_]+)*")


def take_preferences(scan: Scan, clauses: Clauses, category: Span | None) -> tuple[str, ...]:
    """Return what orders, in the buyer's words and order."""
    found = list(scan.preferred)
    found += [span for span in clauses.orders if scan.unclaimed(*span)]
    for span in clauses.orders:
        scan.set_aside(*span)
    found += _praised(scan)
    found += _leading(scan, category)
    found = [(a, b) for a, b in found if not any(c <= a and b <= d and (a, b) != (c, d) for c, d in found)]
    scan.preferred = found
    return tuple(dict.fromkeys(" ".join(scan.words(a, b).split()) for a, b in sorted(found)))


def _praised(scan: Scan) -> Iterator[Span]:
    loose, empty = vague(scan.language), praise(scan.language)
    for match in list(scan.find(_TOKEN)):
        if match.group() in loose and match.group() not in empty:
            scan.set_aside(*match.span())
            yield match.span()


def _leading(scan: Scan, category: Span | None) -> list[Span]:
    """Words before the thing wanted that nothing else explains: `men's running shoes`, `Galaxy S24 case`."""
    if category is None:
        return []
    edge, found = category[0], []
    small = fillers(scan.language) | breaks(scan.language) | vague(scan.language)
    for match in reversed(list(_TOKEN.finditer(scan.folded, 0, edge))):
        if scan.folded[match.end() : edge].strip(" -") or not scan.unclaimed(*match.span()) or match.group() in small:
            break
        found.append(match.span())
        edge = match.start()
    return found
