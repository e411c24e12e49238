"""Where a thing must be made: `made in Germany`, `in Deutschland hergestellt`."""

from __future__ import annotations

from emptor.agents.questions.places import country_spans, names_of_country
from emptor.agents.questions.scan import Draft, Scan
from emptor.agents.questions.stance import Stance, stance_before
from emptor.lexicon.beside import SPACE, after, before
from emptor.lexicon.worded import Worded
from emptor.models.brief import Op

_ARTICLE = Worded(r"\s+(?:«article.the»\s+)?")
_IN = Worded(r"(?<!\w)«grammar.where-made»\s+$")
_IN_REACH = 8  # characters before a country in which the preposition stands


def take_origins(scan: Scan) -> None:
    """Turn the country that a thing must be made in into a demand, with the country's names in other languages."""
    for code, start, end in country_spans(scan.folded):
        made = before(scan.folded, start, _ARTICLE.pattern, "demand.made-in")
        if made is not None:
            _add(scan, code, (made.start, end), (start, end))
            continue
        behind, place = (
            after(scan.folded, end, SPACE, "demand.made-in-after"),
            _IN.search(scan.folded, max(0, start - _IN_REACH), start),
        )
        if behind is not None and place is not None:
            _add(scan, code, (place.start(), behind.end), (start, end))


def _add(scan: Scan, code: str, span: tuple[int, int], country: tuple[int, int]) -> None:
    if not scan.free(*span):
        return
    said = scan.words(*country)
    against = stance_before(scan, span[0]).stance is Stance.REFUSED
    values = tuple(dict.fromkeys((said, *names_of_country(code))))
    label = f"origin {'not in' if against else '='} {said}"
    scan.add(Draft(*span, "origin", Op.NOT_IN if against else Op.IN, values=values, label=label))
