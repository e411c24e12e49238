"""Finds the phrases of a vocabulary in folded text, the longest first, and says which entry each belongs to."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator

from emptor.lexicon.folding import fold, literal_start, phrase_pattern
from emptor.utils.kept import kept_table

_PREFIX = r"(?:[^\W\d_]{2,24})?"
_MAX_REMEMBERED = 10_000  # spellings whose entry is kept at hand


# A phrase of a vocabulary: its key, what its spellings have in common at their start, and the expression for all of them.
_Row = tuple[str, str, str]


class Phrasebook:
    """A vocabulary: keys and the phrases, in natural spelling, that name each of them."""

    def __init__(self, entries: Iterable[tuple[str, str]], *, kept_as: str, prefixed: bool = False) -> None:
        """Make a vocabulary of `entries`, or of what was kept of them.

        Args:
            entries: (key, phrase) pairs.
            kept_as: the name under which what they become is kept (see `kept_table`).
            prefixed: whether a phrase also matches as the end of a longer word.
        """
        by_head = kept_table(f"phrasebook {kept_as}", lambda: _table(entries, prefixed=prefixed))
        self._lead = _PREFIX if prefixed else ""
        self._by_head = by_head
        self._known: dict[str, str] = {}
        # Alternatives that share a first letter stand together, so that a word that starts otherwise is passed over at once;
        # they are not captured, because hundreds of groups would make every step of the search slow.
        body = "|".join(f"(?:{'|'.join(pattern for _, _, pattern in rows)})" for rows in by_head.values())
        self._pattern = re.compile(rf"(?<![^\W_]){self._lead}(?:{body})(?![^\W_])") if body else None

    def find(self, folded: str) -> Iterator[tuple[str, int, int]]:
        """Every (key, start, end) in `folded`, left to right, without overlaps."""
        for match in self._pattern.finditer(folded) if self._pattern else ():
            yield self._key(match.group()), match.start(), match.end()

    def _key(self, words: str) -> str:
        key = self._known.get(words)
        if key is None:
            # An expression is compiled for few of them: each takes longer than all the comparisons of starts.
            likely = ((key, pattern) for key, start, pattern in self._by_head["" if self._lead else words[0]] if start in words)
            key = next(key for key, pattern in likely if re.fullmatch(self._lead + pattern, words))
            if len(self._known) < _MAX_REMEMBERED:
                self._known[words] = key
        return key


def _table(entries: Iterable[tuple[str, str]], *, prefixed: bool) -> dict[str, list[_Row]]:
    """First letter → the phrases that begin with it, the longest first; all under no letter where they may end a longer word."""
    by_head: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for key, phrase in entries:
        by_head["" if prefixed else fold(phrase[0])].append((key, phrase))
    for listed in by_head.values():
        listed.sort(key=lambda entry: len(entry[1].rstrip("~")), reverse=True)
    return {
        head: [(key, literal_start(phrase), phrase_pattern(phrase)) for key, phrase in listed] for head, listed in by_head.items()
    }
