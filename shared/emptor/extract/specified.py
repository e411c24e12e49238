"""Whether a page that shows no price describes one thing that can be bought: a maker's page, a data sheet, an old model.

Bridges, birds and athletes have properties with figures too. So two things of different kinds must say that the thing is made to
be sold, and none of its figures may be of a size that no such thing has.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from decimal import Decimal
from itertools import islice

from emptor.extract.context import Context, overlap
from emptor.extract.dom.pairs import Pair
from emptor.extract.dom.zones import AROUND, Zone
from emptor.extract.fields.identifiers import labelled_numbers, printed_gtins
from emptor.extract.wording import is_all
from emptor.lexicon import fold, matcher
from emptor.utils.attributes import canonical_attribute
from emptor.utils.units import QuantityMatch, convert, find_quantities

_ROWS = 4  # properties that make a specification
_MEASURED = 2  # of them with a figure and its unit
_REPEATED = 2  # labels with several values
_KINDS_OF_EVIDENCE = 2
_SAME_NAME = 0.8
_MIN_HOST_NAME = 4  # letters
_BESIDE = AROUND | Zone.RELATED | Zone.REVIEWS | Zone.COMMENTS | Zone.FILTER
_MAKER = "brand"
_SPEC_HEADING, _KIND, _ASKED_FOR = "spec.heading", "kind", "spec.on-request"
# `HX18`, `BM 55`, `W-900`: one to five capitals with a number of two digits or more.
_CODE = re.compile(r"(?<![\w-])[A-Z]{1,5}[ -]?\d{2,5}[A-Za-z]{0,3}(?![\w-])")
_WORD = re.compile(r"[^\W_]+")
_EXTENTS = frozenset({"length", "width", "height", "depth"})
# What is larger is a ship, a bridge or a landscape.
_LARGEST = {"mass": (Decimal(2_000), "kg"), "power": (Decimal(150_000), "W"), "area": (Decimal(200), "m2")}
_LONGEST = (Decimal(25), "m")  # of what is called length, width, height or depth
_FURTHEST = (Decimal(1_500), "m")  # of any other figure: the length of a cable, the reach of a radio


def describes_one_thing(context: Context) -> bool:
    """Whether a page has a heading, the properties of one thing, and two things that say that it is made to be sold."""
    heading = context.heading[1] if context.heading else ""
    if not heading or overlap(heading, f"{context.page_title} {context.dom.title}") < _SAME_NAME:
        return False
    rows = [pair for pair in context.pairs if not pair.element.zone & _BESIDE]
    if len(rows) < _ROWS or _are_of_several(rows):
        return False
    figures = [(row, quantity) for row in rows for quantity in islice(find_quantities(row.value), 1)]
    if len({row.label for row, _ in figures}) < _MEASURED or any(_is_too_large(row.label, figure) for row, figure in figures):
        return False
    evidence: tuple[Callable[[], bool], ...] = (
        lambda: _is_called_as_site(context, heading),
        lambda: _has_specification(context),
        lambda: any(canonical_attribute(row.label) == _MAKER for row in rows) or any(True for _ in _numbers(rows)),
        lambda: _CODE.search(heading) is not None or matcher(_KIND).has(fold(heading)),
        lambda: matcher(_ASKED_FOR).has(fold(context.dom.joined(context.anchor, context.anchor + _ROWS))),
    )
    return sum(islice((True for holds in evidence if holds()), _KINDS_OF_EVIDENCE)) == _KINDS_OF_EVIDENCE


def _are_of_several(rows: list[Pair]) -> bool:
    """Whether rows are those of several things beside or below each other: two trade numbers, or labels that come again."""
    values: dict[str, set[str]] = {}
    for row in rows:
        values.setdefault(fold(row.label).strip(" :"), set()).add(row.value)
    again = sum(len(said) > 1 for said in values.values())
    return again >= _REPEATED or len({candidate.value for candidate in printed_gtins(rows)}) > 1


def _is_too_large(label: str, figure: QuantityMatch) -> bool:
    if figure.dimension == "length":
        most, unit = _LONGEST if canonical_attribute(label) in _EXTENTS else _FURTHEST
    elif figure.dimension in _LARGEST:
        most, unit = _LARGEST[figure.dimension]
    else:
        return False
    size = convert(figure.number, figure.unit, unit)
    return size is not None and size > most


def _is_called_as_site(context: Context, heading: str) -> bool:
    """Whether a word of the heading is what the site is called: `Harlowe HX18 cordless drill` on harlowe.example."""
    labels = {part for label in context.host.split(".")[:-1] for part in (label, *label.split("-"))}
    return any(len(word) >= _MIN_HOST_NAME and word in labels for word in _WORD.findall(fold(heading)))


def _has_specification(context: Context) -> bool:
    headings = (e for e in context.dom.all("h2", "h3", "h4", "caption", "summary") if not e.zone & _BESIDE)
    return any(is_all(context.dom.text(element).strip(" :"), _SPEC_HEADING) for element in headings)


def _numbers(rows: list[Pair]) -> Iterator[str]:
    return (text for _, text in labelled_numbers(rows))
