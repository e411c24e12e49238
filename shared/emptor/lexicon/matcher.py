"""Finds phrases in a text with one automaton (Aho–Corasick): linear in the text, whatever it says."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from emptor.lexicon.notation import canonical, surfaces
from emptor.utils.kept import kept_table

# Scripts written without spaces between words, or with particles joined to them: there a phrase has no edges to check.
_UNSPACED = ((0x0E00, 0x0EFF), (0x3040, 0x30FF), (0x3400, 0x9FFF), (0xAC00, 0xD7AF), (0xF900, 0xFAFF))
_FIRST_UNSPACED = chr(_UNSPACED[0][0])


class Entry(NamedTuple):
    """A phrase of the lexicon: the concept it belongs to and the language it is in."""

    key: str
    language: str
    phrase: str


class Match(NamedTuple):
    """A phrase found at `text[start:end]`, the concept it names, and the languages in which it does."""

    key: str
    start: int
    end: int
    languages: tuple[str, ...]


class _Table(NamedTuple):
    """What a matcher is made of: spellings, whether a longer word may surround each, and what it means, all in one order."""

    texts: list[str]
    open_at: list[tuple[bool, bool]]  # at its head, at its tail
    meanings: list[tuple[tuple[str, tuple[str, ...]], ...]]  # keys, and the languages of each


class Matcher:
    """A set of phrases, each with its key. Building is linear in their number, finding in the length of the text."""

    def __init__(self, entries: Iterable[Entry], *, kept_as: str | None = None) -> None:
        """With `kept_as`, a name, nothing of `entries` is read where the table is kept under it (see `kept_table`)."""
        made = kept_table(f"matcher {kept_as}", lambda: tuple(_table(entries))) if kept_as else _table(entries)
        table = _Table._make(made)
        self._open_at, self._meanings = table.open_at, table.meanings
        self._automaton = AhoCorasick(table.texts) if table.texts else None

    def all(self, folded: str) -> list[Match]:
        """Return every match in folded text (see `fold`), overlapping ones included, by start and then the longest first."""
        if self._automaton is None:
            return []
        text = canonical(folded)
        found: list[Match] = []
        for number, start, end in self._automaton.find_matches_as_indexes(text, overlapping=True):
            first, last = _edges(text, start, end, *self._open_at[number])
            if first >= 0:
                found += [Match(key, first, last, languages) for key, languages in self._meanings[number]]
        if len(found) > 1:
            found.sort(key=_from_left)
        return found

    def find(self, folded: str) -> list[Match]:
        """Return the matches from left to right, the longest at each place, without overlaps."""
        chosen: list[Match] = []
        for match in self.all(folded):
            if not chosen or match.start >= chosen[-1].end:
                chosen.append(match)
        return chosen

    def has(self, folded: str) -> bool:
        """Whether any phrase occurs."""
        return bool(self.all(folded))

    def fullmatch(self, folded: str) -> Match | None:
        """Return the match that is the whole text, or None."""
        return next((match for match in self.all(folded) if match.start == 0 and match.end == len(folded)), None)


def _from_left(match: Match) -> tuple[int, int]:
    """The order of matches: by their beginning, then the longest first."""
    return match.start, -match.end


def _table(entries: Iterable[Entry]) -> _Table:
    found: dict[tuple[str, bool, bool], dict[str, list[str]]] = {}
    for entry in entries:
        for surface in surfaces(entry.phrase):
            found.setdefault(surface, {}).setdefault(entry.key, []).append(entry.language)
    meanings = [tuple((key, tuple(dict.fromkeys(langs))) for key, langs in keys.items()) for keys in found.values()]
    return _Table([text for text, _, _ in found], [(head, tail) for _, head, tail in found], meanings)


def _edges(text: str, start: int, end: int, head: bool, tail: bool) -> tuple[int, int]:
    """Return the span of the words that hold a surface, or (-1, -1) where it stands inside a word and may not."""
    first, last = start, end
    if _inside(text, start):
        if not head:
            return -1, -1
        while first > 0 and text[first - 1].isalnum():
            first -= 1
    if _inside(text, end):
        if not tail:
            return -1, -1
        while last < len(text) and text[last].isalnum():
            last += 1
    return first, last


def _inside(text: str, at: int) -> bool:
    """Whether a word goes on across the position."""
    if at == 0 or at == len(text):
        return False
    before, after = text[at - 1], text[at]
    if not (before.isalnum() and after.isalnum()):
        return False
    return max(before, after) < _FIRST_UNSPACED or not (_unspaced(before) or _unspaced(after))


def _unspaced(char: str) -> bool:
    code = ord(char)
    return any(low <= code <= high for low, high in _UNSPACED)
