"""Figures that a page states about a demand whatever its label: by the same noun in any language, in a row or in a sentence."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import NamedTuple

from emptor.agents.judging.labels import label_of, names, spans_of
from emptor.lexicon import fold
from emptor.lexicon.beside import JOINT, SPACE, before
from emptor.lexicon.counting import Count, counts
from emptor.lexicon.negation import Polarity, polarity
from emptor.models.brief import Constraint, Op
from emptor.models.dossier import Dossier, ProductText
from emptor.models.evidence import Evidence
from emptor.models.report import ReportFact
from emptor.utils.numbers import parse_number
from emptor.utils.units import QuantityMatch, convert, dimension_of, find_quantities

_MAX_DISTANCE_CHARS = 40  # between a noun and its figure in running text
_LOW_END = re.compile(r"(?<![\w.,])(\d+(?:[.,]\d+)?)\s*(?:-|–|—|to|bis)\s*$")
_TIMES = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)?\s*[x×]\s*(?:\d|$)")
_UNIT_IN_LABEL = re.compile(r"[\(\[]([^\)\]]{1,12})[\)\]]\s*$")
_NUMBER_ALONE = re.compile(r"\d[\d.,]*")
_NAMES = frozenset({"name", "title"})
_SENTENCES = frozenset({"description", "body"})
_LIKELY_FACTOR = 30  # a figure further from the one asked for measures something else


class Stated(NamedTuple):
    """A figure in the demand's unit, and the words that state it. `claimed` rows come before sentences."""

    number: Decimal
    evidence: Evidence
    words: str


def stated_figures(constraint: Constraint, dossier: Dossier) -> list[Stated]:
    """Return what rows, or else sentences, of the product's pages state for an open demand."""
    label = label_of(constraint)
    rows = [
        Stated(number, fact.evidence, _said(fact))
        for fact in dossier.facts
        if names(label, label_of(fact)) and (number := figure_of(text_of(fact), constraint)) is not None
    ]
    rows = rows or (_counted(label, constraint, dossier) if constraint.unit is None else [])
    if rows:
        return rows
    return [
        found
        for text in dossier.texts
        if text.where in _SENTENCES
        if (found := _in_sentence(label, text, constraint, dossier.name))
    ]


def affirms(text: ProductText, span: tuple[int, int], product: str) -> bool:
    """Whether a text affirms of a product, by its name, what a part of it names (see `polarity`)."""
    return polarity(text.text, span, text.language, product, others=text.others) is Polarity.AFFIRMS


def _counted(label: str, constraint: Constraint, dossier: Dossier) -> list[Stated]:
    """How many of what is asked for stand directly before the noun: in a row's value or the name, else in a sentence of room."""
    rows = [
        Stated(Decimal(count.number), fact.evidence, _said(fact))
        for fact in dossier.facts
        for count in _counts_of(label, text_of(fact))
        if count.start == 0
    ]
    return rows or _named_counts(label, dossier) or _counts_of_room(label, dossier)


def _named_counts(label: str, dossier: Dossier) -> list[Stated]:
    return [
        Stated(Decimal(count.number), text.evidence, text.text)
        for text in dossier.texts
        if text.where in _NAMES
        for count in _counts_of(label, text.text)
    ]


def _counts_of_room(label: str, dossier: Dossier) -> list[Stated]:
    return [
        Stated(Decimal(count.number), text.evidence, text.text)
        for text in dossier.texts
        if text.where in _SENTENCES
        for count in _counts_of(label, text.text)
        if _is_of_room(text.text, count) and affirms(text, (count.start, count.end), dossier.name)
    ]


def _counts_of(label: str, text: str) -> list[Count]:
    """Numbers directly before the noun, or behind a verb that is its label: `4-person`, `24 bottles`, `Sleeps four`."""
    spans = spans_of(label, text) if any(map(str.isalnum, text)) else []
    return [
        c
        for c in counts(text)
        if any(JOINT.fullmatch(text, c.end, start) or JOINT.fullmatch(text, end, c.start) for start, end in spans)
    ]


def _is_of_room(text: str, count: Count) -> bool:
    """Whether a sentence says that the thing has room for as many: `for four people`, `a 6-burner grill`."""
    folded = fold(text)
    hyphened = folded[count.end : count.end + 1] == "-"
    return hyphened or before(folded, count.start, SPACE, "demand.holds", "clause.for", "comparator.up-to") is not None


def text_of(fact: ReportFact) -> str:
    """Return a row's value with its unit, which may stand in the label: `Handle diameter (mm): 32`."""
    if fact.unit:
        return f"{fact.value} {fact.unit}"
    unit = _UNIT_IN_LABEL.search(fact.label or "")
    return f"{fact.value} {unit[1]}" if unit and _NUMBER_ALONE.fullmatch(fact.value.strip()) else fact.value


def _said(fact: ReportFact) -> str:
    return f"{fact.label or fact.attribute}: {text_of(fact)}"


def figure_of(text: str, constraint: Constraint) -> Decimal | None:
    """Return a value's figure in the demand's unit; of a range the end that is harder to meet; None where it is not clear."""
    if constraint.unit is None:
        return parse_number(text)
    dimension = dimension_of(constraint.unit)
    found = [q for q in find_quantities(text) if q.dimension == dimension]
    if not found or _TIMES.search(text):
        return None
    numbers = [n for q in found if (n := convert(q.number, q.unit, constraint.unit)) is not None]
    numbers += [n for q in found if (n := _low_end(text, q, constraint.unit)) is not None]
    if not numbers or not _is_likely(numbers[0], constraint):
        return None
    return min(numbers) if constraint.op in {Op.GE, Op.GT} else max(numbers)


def _low_end(text: str, quantity: QuantityMatch, unit: str) -> Decimal | None:
    """The lower end of `30–40 h`, whose unit stands only at the upper one."""
    match = _LOW_END.search(text[: quantity.start])
    number = parse_number(match[1]) if match else None
    return convert(number, quantity.unit, unit) if number is not None else None


def _is_likely(number: Decimal, constraint: Constraint) -> bool:
    wanted = constraint.number
    return not wanted or wanted / _LIKELY_FACTOR <= number <= wanted * _LIKELY_FACTOR


def _in_sentence(label: str, text: ProductText, constraint: Constraint, product: str) -> Stated | None:
    """A figure of the demand's dimension beside its noun: `a 1.8 l water tank`."""
    dimension = dimension_of(constraint.unit) if constraint.unit else None
    quantities = [q for q in find_quantities(text.text) if q.dimension == dimension] if dimension else []
    for start, end in spans_of(label, text.text) if len(quantities) == 1 else []:
        quantity = quantities[0]
        near = min(abs(quantity.start - end), abs(start - quantity.end)) <= _MAX_DISTANCE_CHARS
        number = convert(quantity.number, quantity.unit, constraint.unit or "")
        if not near or number is None or not _is_likely(number, constraint):
            continue
        if affirms(text, (start, end), product):
            return Stated(number, text.evidence, text.text)
    return None
