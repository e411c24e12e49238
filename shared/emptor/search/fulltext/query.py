"""A question as weighted index words."""

from __future__ import annotations

import re
from itertools import pairwise

from emptor.search.fulltext.stopwords import BOUND_WORDS, STOP_WORDS, UNIT_WORDS
from emptor.search.fulltext.tokens import WORD, bare, words

SUBJECT_WEIGHT = 1.0
JOINED_WEIGHT = 0.8  # two neighbouring words written as one: "over ear" finds "over-ear" and "overear"
NUMBER_WEIGHT = 0.4  # "27" of "27-inch" says something, but many pages have a 27
UNIT_WEIGHT = 0.3
BOUND_WEIGHT = 0.0

MONEY = re.compile(
    r"(?:[$€£¥]\s?\d[\d.,]{0,24}|\d[\d.,]{0,24}\s?(?:[$€£¥]|(?:usd|eur|gbp|chf|dollars?|euros?|pounds?|bucks)\b))", re.IGNORECASE
)


def weigh(query: str) -> dict[str, float]:
    """Index words of a query with their weights; prices, bounds and function words have none and are left out.

    A query of nothing but such words keeps them all: better a vague answer than none.
    """
    text = MONEY.sub(" ", query)
    weights: dict[str, float] = {}
    for word in WORD.finditer(text):
        weight = _weight(word[0])
        if weight:
            for key, _ in words(word[0]):
                weights[key] = max(weights.get(key, 0), NUMBER_WEIGHT if key.isdigit() else weight)
    for key in _joined(text):
        weights.setdefault(key, JOINED_WEIGHT)
    return weights or {key: SUBJECT_WEIGHT for key, _ in words(query)}


def _weight(word: str) -> float:
    lower = word.lower()
    if lower in STOP_WORDS or bare(word) in STOP_WORDS or lower in BOUND_WORDS:
        return BOUND_WEIGHT
    if lower in UNIT_WORDS:
        return UNIT_WEIGHT
    return NUMBER_WEIGHT if lower.replace(".", "").replace(",", "").isdigit() else SUBJECT_WEIGHT


def _joined(text: str) -> list[str]:
    found = [match[0] for match in WORD.finditer(text)]
    pairs = [f"{one}{two}" for one, two in pairwise(found) if one.isalpha() and two.isalpha() and _weight(two)]
    return [key for pair in pairs for key, _ in words(pair)]
