"""What a quantity is a quantity of: by the words beside it, by its unit, by the kind of thing."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from emptor.agents.questions.measure_table import BY_DIMENSION, BY_UNIT, HINTS
from emptor.agents.questions.scan import Scan
from emptor.lexicon import Matcher, fold, folded, matcher
from emptor.lexicon.matcher import Entry
from emptor.lexicon.worded import Worded
from emptor.models.brief import Op
from emptor.utils.attributes import ATTRIBUTES, Better, canonical_attribute, is_known_attribute


class Measured(NamedTuple):
    """The attribute, and the span of the words that told, or of the quantity when none did."""

    attribute: str
    start: int
    end: int
    noun: str | None = None  # of an open demand, as the buyer wrote it


@cache
def _names(dimension: str) -> Matcher:
    """The words that name an attribute of a dimension: those of questions, whose language is open."""
    table = HINTS.get(dimension, {})
    return Matcher(Entry(name, "mul", word) for name, words in table.items() for word in words.split("|"))


@cache
def _labels(dimension: str) -> Matcher:
    """The labels of pages for the attributes of a dimension that questions have no words of their own for."""
    rows = [row for row in ATTRIBUTES.values() if row.dimension == dimension and row.name not in HINTS.get(dimension, {})]
    return Matcher(Entry(row.name, "mul", label) for row in rows for label in row.labels if len(label) >= _MIN_LABEL)


_SOLD_BY_WEIGHT = Worded("«goods.by-weight»")
_MORE_IS_FINE = frozenset({"power", "data_rate", "frame_rate", "dpi", "print_speed", "pixel_density", "flow"})
_LAUNDRY = Worded("«goods.laundry»")
_CLAUSE = Worded(r"[,;.!?|]\s|\b(?:but|«clause.and|joint.with»)\b")
_MIN_LABEL = 5  # letters of a page's label that a question may use
_NEAR_AFTER, _NEAR_BEFORE = 28, 26  # characters between a quantity and the word that says what it measures
_CABLE = Worded(r"^(?:usb|hdmi|«goods.charging»)?\s?-?«goods.cable»")


def measured(
    scan: Scan, span: tuple[int, int], dimension: str, unit: str, category: str | None, *, told: bool = False
) -> Measured | None:
    """The attribute that a quantity of `dimension` at `span` states; None when it states none a product has.

    With `told`, only by words beside it, never by the unit or the kind of thing.
    """
    start, end = span
    named = _told(scan, start, end, dimension)
    if named or told:
        return named
    name = _by_category(dimension, unit, category)
    return Measured(name, start, end) if name else None


def attribute_of(words: str, dimension: str) -> str | None:
    """Return the attribute of this dimension that folded words name as a whole: `cord` of a length is its cable."""
    if named := _names(dimension).fullmatch(words):
        return named.key
    row = ATTRIBUTES.get(canonical_attribute(words)) if is_known_attribute(words) else None
    said = row is not None and (words in row.labels or words.replace(" ", "_") == row.name)
    return row.name if row and said and row.dimension == dimension else None


def is_general(words: str, dimension: str) -> bool:
    """Whether words say no more than the dimension does: "a total weight of", "size of"."""
    first, last = words.split(maxsplit=1)[0], words.rsplit(maxsplit=1)[-1]
    return attribute_of(last, dimension) is not None and first in folded("label.whole")


def default_op(attribute: str, category: str | None) -> Op:
    """What a number without comparison means: more hours are fine, more weight is not, a size is a size."""
    known = ATTRIBUTES.get(attribute)
    if attribute == "weight" and category and _SOLD_BY_WEIGHT.search(fold(category)):
        return Op.EQ
    if attribute in _MORE_IS_FINE or (known and known.better is Better.HIGHER):
        return Op.GE
    return Op.LE if known and known.better is Better.LOWER else Op.EQ


def _told(scan: Scan, start: int, end: int, dimension: str) -> Measured | None:
    """The nearest hint in the clause; one that follows is taken before one that stands ahead."""
    stop = _CLAUSE.search(scan.folded, end, end + _NEAR_AFTER)
    limit = min(stop.start() if stop else end + _NEAR_AFTER, len(scan.folded))
    floor = _clause_start(scan.folded, start)
    near = [*_names(dimension).all(scan.folded[floor:limit]), *_labels(dimension).all(scan.folded[floor:limit])]
    following = [(m.start, -m.end, m) for m in near if m.start >= end - floor]
    if following:
        _, _, match = min(following, key=lambda hit: hit[:2])
        return Measured(match.key, start, floor + match.end)
    ahead = [(m.end, m.end - m.start, m) for m in near if m.end <= end - floor]
    if ahead:
        _, _, match = max(ahead, key=lambda hit: hit[:2])
        return Measured(match.key, min(floor + match.start, start), end)
    return None


def _clause_start(folded: str, start: int) -> int:
    floor = max(0, start - _NEAR_BEFORE)
    stops = [m.end() for m in _CLAUSE.finditer(folded, floor, start)]
    return stops[-1] if stops else floor


def _by_category(dimension: str, unit: str, category: str | None) -> str | None:
    kind = fold(category or "")
    if dimension == "length" and (
        (unit in {"inch", "cm"} and matcher("goods.screen").has(kind)) or (unit == "inch" and not kind)
    ):
        return "screen_size"
    if dimension == "length" and unit in {"m", "ft"} and _CABLE.search(kind):
        return "cable_length"
    if dimension == "mass" and _LAUNDRY.search(kind):
        return "max_load"
    return BY_UNIT.get(unit) or BY_DIMENSION.get(dimension)
