"""Ranking by BM25 over several fields (BM25F: Robertson, Zaragoza and Taylor, 2004).

Each field's term frequency is normalised by that field's length and weighted, the sum is saturated once, so that a word in the
title counts for more than in the text, and a word in both for less than twice.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

SATURATION = 1.2  # k1: how soon more occurrences stop counting


@dataclass(frozen=True, slots=True)
class FieldRule:
    """How a field counts: `weight` against the others; `length` 0 to 1, how far a long field is held against the page (b)."""

    weight: float
    length: float


class Bm25:
    """An inverted index of documents known by their position. Fill it with `add`, then `freeze`, then `rank`."""

    def __init__(self, rules: Mapping[str, FieldRule]) -> None:
        self._rules = rules
        self._postings: dict[str, list[tuple[int, float]]] = {}
        self._raw: list[dict[str, Counter[str]]] = []

    def add(self, fields: Mapping[str, Iterable[str] | Counter[str]]) -> None:
        """Add the next document: its index words by field, counted or one by one."""
        given = {name: fields.get(name, ()) for name in self._rules}
        self._raw.append({name: words if isinstance(words, Counter) else Counter(words) for name, words in given.items()})

    def freeze(self) -> None:
        """Work out the postings. Documents cannot be added afterwards."""
        averages = {name: self._average_length(name) for name in self._rules}
        postings: dict[str, list[tuple[int, float]]] = defaultdict(list)
        for position, document in enumerate(self._raw):
            for word, frequency in self._weighted(document, averages).items():
                postings[word].append((position, frequency))
        self._postings = dict(postings)
        self._count = len(self._raw)
        self._raw = []

    def rank(self, weights: Mapping[str, float]) -> list[tuple[int, float]]:
        """Documents that have any of the words, best first: (position, score)."""
        scores: dict[int, float] = defaultdict(float)
        for word, weight in weights.items():
            postings = self._postings.get(word, ())
            rarity = self.rarity(word)
            for position, frequency in postings:
                scores[position] += weight * rarity * frequency / (SATURATION + frequency)
        return sorted(scores.items(), key=lambda item: (-item[1], item[0]))

    def rarity(self, word: str) -> float:
        """Inverse document frequency: 0 for a word no document has, small for one that most have."""
        found = len(self._postings.get(word, ()))
        return math.log(1 + (self._count - found + 0.5) / (found + 0.5)) if found else 0.0

    def _average_length(self, name: str) -> float:
        return (sum(document[name].total() for document in self._raw) / len(self._raw)) if self._raw else 0.0

    def _weighted(self, document: Mapping[str, Counter[str]], averages: Mapping[str, float]) -> dict[str, float]:
        sums: dict[str, float] = {}
        for name, counts in document.items():
            rule = self._rules[name]
            relative = counts.total() / averages[name] if averages[name] else 1.0
            factor = rule.weight / (1 - rule.length + rule.length * relative)
            sums |= {word: sums.get(word, 0.0) + factor * count for word, count in counts.items()}
        return sums
