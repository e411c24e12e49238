"""Figures that a sentence states of another thing: of another model, of what the product fits, of what is sold apart."""

from __future__ import annotations

import re
from collections.abc import Iterable

from emptor.lexicon import fold
from emptor.lexicon.negation import Polarity, polarity
from emptor.models.report import ReportFact
from emptor.utils.attributes import find_attributes

_WORD = re.compile(r"\w+")
_FEW_WORDS = 3  # beside label and value, up to which a quotation is a row


def own_figures(facts: Iterable[ReportFact], product: str) -> list[ReportFact]:
    """Return the facts without those that a sentence states of something else than the product of this name.

    Rows have their own label and value and are not read: `Load: 150 kg`. In `On the H7 the load is 150 kg` the sentence speaks of
    another model, in `fits tanks with a capacity of 25 l` of another thing.
    """
    return [fact for fact in facts if _is_own(fact, product)]


def _is_own(fact: ReportFact, product: str) -> bool:
    span = _mention(fact) if _is_sentence(fact) else None
    return span is None or polarity(fact.evidence.quote, span, product=product) is Polarity.AFFIRMS


def _is_sentence(fact: ReportFact) -> bool:
    said = len(_WORD.findall(f"{fact.label or ''} {fact.value} {fact.unit or ''}"))
    return fact.evidence.path == "text" and len(_WORD.findall(fact.evidence.quote)) > said + _FEW_WORDS


def _mention(fact: ReportFact) -> tuple[int, int] | None:
    """Where a sentence names the attribute: by its label, else by a word that is known for it."""
    quote, label = fold(fact.evidence.quote), fold(fact.label or "").strip()
    if label and (start := quote.find(label)) >= 0:
        return start, start + len(label)
    found = (place for place in find_attributes(fact.evidence.quote) if place[2] == fact.attribute)
    return next(((start, end) for start, end, _ in found), None)
