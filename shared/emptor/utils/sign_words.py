"""Short signs and words that stand before or after a number, found by looking them up: `US$ 12`, `12 lakh`, `12 zł`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

_SPACE = re.compile(r"\s")
GAPS = frozenset(":\u200e\u200f\u061c")  # beside white space; the last three are unseen: they turn the direction of writing
MAX_GAP = 3  # characters between a sign and its number


class Line:
    """A text in the two spellings that signs are looked up in. Both are as long as the text.

    Attributes:
        text: as it is.
        spaced: each white space as a plain one.
        lowered: the same in lower case.
    """

    __slots__ = ("lowered", "spaced", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.spaced = _SPACE.sub(" ", text)
        lowered = self.spaced.lower()
        self.lowered = lowered if len(lowered) == len(text) else "".join(map(_lower, self.spaced))

    def is_letter(self, place: int) -> bool:
        """Whether a letter stands at a place, which may be outside the text."""
        if not 0 <= place < len(self.text):
            return False
        char = self.text[place]
        return char.isalnum() and not char.isdecimal()

    def is_digit(self, place: int) -> bool:
        """Whether a digit stands at a place, which may be behind the text."""
        return place < len(self.text) and self.text[place].isdecimal()

    def is_gap(self, place: int) -> bool:
        """Whether what stands at a place may part a sign from its number."""
        return 0 <= place < len(self.text) and (self.text[place] in GAPS or self.text[place].isspace())


def _lower(char: str) -> str:
    lowered = char.lower()
    return lowered if len(lowered) == 1 else char


class SignWords:
    """Signs of one manner of writing.

    Args:
        words: the signs; in lower case where case does not count.
        any_case: whether case does not count.
        opens: whether no letter may stand directly before one.
        closes: whether no letter may stand directly after one.
    """

    def __init__(self, words: Iterable[str], *, any_case: bool = False, opens: bool = True, closes: bool = True) -> None:
        self.words = frozenset(words)
        self._any_case, self._opens, self._closes = any_case, opens, closes
        self._by_first = _lengths((word[0], len(word)) for word in self.words)
        self._by_last = _lengths((word[-1], len(word)) for word in self.words)

    def ends(self, line: Line, start: int) -> Iterator[int]:
        """Yield where signs end that begin at a place, the longest first."""
        text = line.lowered if self._any_case else line.spaced
        lengths = self._by_first.get(text[start : start + 1], ())
        if not lengths or (self._opens and line.is_letter(start - 1)):
            return
        for length in lengths:
            end = start + length
            if end <= len(text) and text[start:end] in self.words and not (self._closes and line.is_letter(end)):
                yield end

    def start(self, line: Line, end: int, least: int) -> int | None:
        """Return where the longest sign begins that ends at a place, at `least` or later. What follows it is not looked at."""
        text = line.lowered if self._any_case else line.spaced
        for length in self._by_last.get(text[end - 1 : end], ()):
            start = end - length
            if start >= least and text[start:end] in self.words and not (self._opens and line.is_letter(start - 1)):
                return start
        return None


def _lengths(pairs: Iterable[tuple[str, int]]) -> Mapping[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for char, length in pairs:
        found.setdefault(char, set()).add(length)
    return {char: tuple(sorted(lengths, reverse=True)) for char, lengths in found.items()}


def sign_before(groups: Sequence[SignWords], line: Line, number: int, least: int) -> tuple[int, int] | None:
    """Return where the sign before a number begins and ends: of several, the one that begins first.

    Args:
        groups: kinds of signs.
        line: the text.
        number: where the number begins.
        least: where a sign may begin at the earliest.
    """
    found: tuple[int, int] | None = None
    end = number
    while number - end <= MAX_GAP and end > least:
        for group in groups:
            start = group.start(line, end, least)
            if start is not None and (found is None or start < found[0]):
                found = (start, end)
        end -= 1
        if not line.is_gap(end):
            break
    return found


def sign_after(groups: Sequence[SignWords], line: Line, place: int) -> tuple[int, int] | None:
    """Return where the sign after a number that ends at a place begins and ends: behind the widest gap, of the first group."""
    start = place
    while start - place < MAX_GAP and line.is_gap(start):
        start += 1
    while start >= place:
        for group in groups:
            for end in group.ends(line, start):
                if not line.is_digit(end):
                    return start, end
        start -= 1
    return None
