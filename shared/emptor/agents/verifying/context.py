"""A second look at a quotation, in the page itself: what its line, its heading and its neighbour say.

`judge` reads passages that were taken out of a page, word by word (`lexicon.negation.polarity`). This check reads the page's tree
again and asks only three things of the place of a quotation. With the first reading it shares the lexicon and the rule which
headings deny their list (`denies_its_list`): a fault in these passes both.

- a short line whose neighbour is a plain `no`, or says that nothing is known: a label with its value;
- a line below a heading that denies or only offers what follows: `Not included`, `Optional accessories`;
- a line below a heading that announces other products.
"""

from __future__ import annotations

from emptor.extract.evidence import SourceText, Surroundings
from emptor.lexicon import fold, matcher
from emptor.lexicon.negation import denies_its_list

_LABEL_CHARS = 48  # of a line that may be the label of a value
_HEADING_CHARS = 60
_END = ".!?"


def is_refuted(source: SourceText, quote: str) -> bool:
    """Whether every place of the page's own part in which the quotation stands takes back what it says."""
    places = source.surroundings(quote)
    return bool(places) and all(_takes_back(place) for place in places)


def _takes_back(place: Surroundings) -> bool:
    short = len(place.line) <= _LABEL_CHARS and place.line[-1:] not in _END
    return short and (_is_no(place.behind) or _denies_what_follows(place.heading))


def _is_no(value: str) -> bool:
    return matcher("negation.answer-no", "negation.unstated").fullmatch(fold(value).strip(" .")) is not None


def _denies_what_follows(heading: str) -> bool:
    if not heading or len(heading) > _HEADING_CHARS:
        return False
    return denies_its_list(heading) or matcher("section.products", "section.related", "sells.shelf").has(fold(heading))
