"""Figures that a sentence states about an attribute: `Lasted 34 hours in our battery test`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import NamedTuple

from emptor.extract.specs import is_plug
from emptor.lexicon import fold
from emptor.lexicon.worded import Worded
from emptor.models.brief import Brief
from emptor.models.evidence import Evidence
from emptor.models.report import ReportFact
from emptor.utils.attributes import attribute, find_attributes
from emptor.utils.attributes_table import Better
from emptor.utils.numbers import plain_decimal
from emptor.utils.text import snake
from emptor.utils.units import QuantityMatch, convert, dimension_of, find_quantities

_CONFIDENCE = 0.6  # a sentence is read, not a labelled value
_MAX_DISTANCE_CHARS = 60  # between an attribute's word and its figure
_STEM = 4  # letters in which two forms of a word agree
_WORD = re.compile(rf"[a-z]{{{_STEM},}}")  # shorter ones join
# A reviewer who repeats the maker's figure before giving their own: theirs is the one after these words.
_MEASURED = Worded(r"\b(?:«figure.measured»|our \w+ runs?)")
_QUICK_CHARGE = Worded(r"\b\d+[- ]?(?:min\w*)\b.{0,40}\b«figure.charge»|\b«figure.quick-charge»")


class Wanted(NamedTuple):
    """An attribute whose figures are looked for in sentences, and a unit of what it measures."""

    attribute: str
    unit: str


def asked_figures(brief: Brief) -> list[Wanted]:
    """Those that the buyer gives a number for."""
    return [Wanted(c.attribute, c.unit) for c in brief.measured if c.unit]


def comparable_figures(facts: Iterable[ReportFact]) -> list[Wanted]:
    """Those among some facts of which more or less is better."""
    known = (attribute(name) for name in dict.fromkeys(fact.attribute for fact in facts))
    return [Wanted(row.name, row.unit) for row in known if row and row.unit and row.dimension and row.better is not Better.NONE]


def facts_in_sentence(sentence: str, evidence: Evidence, wanted: Sequence[Wanted]) -> list[ReportFact]:
    """The wanted figures that `sentence` states. At most one an attribute."""
    if not wanted:
        return []
    quantities = find_quantities(sentence)
    facts = (_fact(which, sentence, quantities, evidence) for which in wanted)
    return [fact for fact in facts if fact]


def _fact(wanted: Wanted, sentence: str, quantities: list[QuantityMatch], evidence: Evidence) -> ReportFact | None:
    dimension = dimension_of(wanted.unit)
    if wanted.attribute == "battery_life" and _QUICK_CHARGE.search(fold(sentence)):
        return None
    near = [q for q in quantities if q.dimension == dimension and attribute_of(sentence, q) == wanted.attribute]
    if not near:
        return None
    best = _own_figure(sentence, near) or max(near, key=lambda q: q.number)
    if is_plug(wanted.attribute, best.number, best.unit):
        return None
    return ReportFact(
        attribute=wanted.attribute,
        label="",
        value=plain_decimal(best.number),
        unit=best.unit,
        confidence=_CONFIDENCE,
        evidence=evidence,
    )


# What only a battery does for hours, where the sentence does not say `battery`.
_RUNS = Worded(r"\b«figure.of-runs»\b")


_MEMORY_TYPE = re.compile(r"\s?(?:(?:LP|G)?DDR\d\w*|V?RAM)\b", re.IGNORECASE)  # `16GB GDDR6X` does not say `memory`


def attribute_of(sentence: str, quantity: QuantityMatch) -> str | None:
    """The attribute a figure of a sentence is about, as far as its words tell."""
    named = _nearest(sentence, quantity)
    if named is None and quantity.dimension == "time" and _RUNS.search(fold(sentence)):
        return "battery_life"
    if named is None and _MEMORY_TYPE.match(sentence, quantity.end):
        return "memory"
    return named


def says_attribute(sentence: str, number: Decimal, unit: str, name: str) -> bool:
    """Whether a figure of a sentence may be about the attribute: its words say so, or do not speak against it.

    Of an attribute that is not in the table the rules know nothing but its name, so the sentence must share its words.
    """
    if name == "battery_life" and _QUICK_CHARGE.search(fold(sentence)):
        return False
    about = _about(sentence, number, unit)
    if attribute(name) is None:
        return name in about or _shares_words(sentence, name)
    return not about or bool(about & {name, None})


def names_attribute(sentence: str, number: Decimal, unit: str, name: str) -> bool:
    """Whether the words of a sentence say that a figure of it is of the attribute."""
    named = name in _about(sentence, number, unit) or (attribute(name) is None and _shares_words(sentence, name))
    return named and says_attribute(sentence, number, unit, name)


def figures_for(texts: Iterable[str], name: str, unit: str) -> set[Decimal]:
    """Return what the attribute may be by some sentences, in `unit`. Whoever names one of several has nothing to show for it."""
    found = ((text, quantity) for text in texts for quantity in find_quantities(text))
    return {
        value
        for text, quantity in found
        if says_attribute(text, quantity.number, quantity.unit, name)
        and (value := convert(quantity.number, quantity.unit, unit)) is not None
    }


def _about(sentence: str, number: Decimal, unit: str) -> set[str | None]:
    """The attributes that the figures of a sentence of that value are about; None among them for one that nothing names."""
    return {
        attribute_of(sentence, quantity)
        for quantity in find_quantities(sentence)
        if convert(quantity.number, quantity.unit, unit) == number
    }


def _shares_words(sentence: str, name: str) -> bool:
    """Whether every word of a name stands in a sentence, in some form."""
    said = {word[:_STEM] for word in _WORD.findall(snake(sentence))}
    return all(word[:_STEM] in said for word in _WORD.findall(snake(name)))


def _nearest(sentence: str, quantity: QuantityMatch) -> str | None:
    """The attribute of the figure's dimension whose word stands nearest to it."""
    words = [
        (min(abs(start - quantity.end), abs(quantity.start - end)), name)
        for start, end, name in find_attributes(sentence)
        if (known := attribute(name)) and known.dimension == quantity.dimension
    ]
    near = [word for word in words if word[0] <= _MAX_DISTANCE_CHARS]
    return min(near)[1] if near else None


def _own_figure(sentence: str, quantities: list[QuantityMatch]) -> QuantityMatch | None:
    """The figure that follows the words of a measurement."""
    words = _MEASURED.search(fold(sentence))
    return next((q for q in quantities if words and q.start >= words.start()), None)
