"""Counts of parts: `at least 3 HDMI ports`, `with 4 speakers or more`."""

from __future__ import annotations

import re
from decimal import Decimal

from emptor.agents.questions.comparators import beside
from emptor.agents.questions.noun_phrases import no_nouns
from emptor.agents.questions.scan import Draft, Scan
from emptor.models.brief import Op
from emptor.utils.attributes import canonical_attribute
from emptor.utils.units import find_quantities, unit_of

_COUNTED = re.compile(r"(?<![\w.,/-])(?P<n>\d{1,4})\s+(?P<noun>[^\W\d_]{2,}(?:[\s-][^\W\d_]{3,})?)(?![\w-])")
# Nobody who asks for two ports minds a third.
_PARTS = re.compile(r"(?:ports?|slots?|bays|anschlusse|puertos|porte|prises)$")
_OPINION = re.compile(r"(?:star|stern|etoile|estrella|stella|review|rating|bewertung|avis|resena)")


def take_counted(scan: Scan) -> None:
    """Turn a comparison with a number of something into a constraint on that something."""
    measured = [(q.start, q.end) for q in find_quantities(scan.text)]
    for match in list(_COUNTED.finditer(scan.folded)):
        if any(start <= match.start("n") < end for start, end in measured):
            continue
        comparator, start, end = beside(scan.folded, match.start("n"), match.end("n"))
        first = match["noun"].split()[0]
        parts = comparator is None and _PARTS.search(match["noun"]) is not None
        op = Op.GE if parts else comparator.op if comparator else None
        if op is None or first in no_nouns() or unit_of(first) or end > match.end("n"):
            continue
        noun, last = _noun(match)
        if scan.free(start, last):
            attribute = "rating" if _OPINION.match(first) and "review" not in first else canonical_attribute(noun)
            scan.add(Draft(start, last, attribute, op, number=Decimal(match["n"])))


def _noun(match: re.Match[str]) -> tuple[str, int]:
    words = match["noun"].split()
    if len(words) > 1 and words[1] in no_nouns():
        return words[0], match.start("noun") + len(words[0])
    return match["noun"], match.end("noun")
