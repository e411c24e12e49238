"""Finds the phrases of a vocabulary in folded text, the longest first, and says which entry each belongs to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from emptor.lexicon.folding import fold, literal_start, phrase_pattern

_PREFIX = r"(?:[^\W\d_]{2,24})?"
_MAX_REMEMBERED = 10_000  # spellings whose entry is kept at hand


class _Entry(NamedTuple):
    """A phrase of a vocabulary: what its spellings have in common at their start, and the expression for all of them."""

    length: int  # in characters, as it is written
    key: str
    start: str
    pattern: str


class Phrasebook:
    """A vocabulary: keys and the phrases, in natural spelling, that name each of them."""

    def __init__(self, entries: Iterable[tuple[str, str]], *, prefixed: bool = False) -> None:
        """`entries` are (key, phrase) pairs. With `prefixed`, a phrase also matches as the end of a longer word."""
        self._lead = _PREFIX if prefixed else ""
        self._by_head: dict[str, list[_Entry]] = defaultdict(list)
        for key, phrase in entries:
            entry = _Entry(len(phrase.rstrip("~")), key, literal_start(phrase), phrase_pattern(phrase))
            self._by_head["" if prefixed else fold(phrase[0])].append(entry)
        self._known: dict[str, str] = {}
        # Alternatives that share a first letter stand together, so that a word that starts otherwise is passed over at once;
        # they are not captured, because hundreds of groups would make every step of the search slow.
        body = "|".join(self._alternatives(entries) for entries in self._by_head.values())
        self._pattern = re.compile(rf"(?<![^\W_]){self._lead}(?:{body})(?![^\W_])") if body else None

    @staticmethod
    def _alternatives(entries: list[_Entry]) -> str:
        entries.sort(key=lambda entry: entry.length, reverse=True)
        return "(?:" + "|".join(entry.pattern for entry in entries) + ")"

    def find(self, folded: str) -> Iterator[tuple[str, int, int]]:
        """Every (key, start, end) in `folded`, left to right, without overlaps."""
        for match in self._pattern.finditer(folded) if self._pattern else ():
            yield self._key(match.group()), match.start(), match.end()

    def _key(self, words: str) -> str:
        key = self._known.get(words)
        if key is None:
            # An expression is compiled for few of them: each takes longer than all the comparisons of starts.
            likely = (entry for entry in self._by_head["" if self._lead else words[0]] if entry.start in words)
            key = next(entry.key for entry in likely if re.fullmatch(self._lead + entry.pattern, words))
            if len(self._known) < _MAX_REMEMBERED:
                self._known[words] = key
        return key
