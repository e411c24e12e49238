"""Numbers in words as figures: `two hundred euros`, `zweihundertfünfzig Euro`, `dwóch tysięcy złotych`, `two grand`.

They are written as figures before any rule reads the question, where they count money or a unit, where they limit something,
or where they are so long that they can be nothing else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from emptor.agents.questions.comparators import RANGE_OPEN, before
from emptor.agents.questions.language import SPOKEN
from emptor.lexicon import fold, phrases
from emptor.lexicon.notation import canonical
from emptor.lexicon.numbers import ANY, number_words
from emptor.utils.currency import currencies_of
from emptor.utils.units import unit_of

_WORD = re.compile(r"[^\W\d_]+")
_GAP = re.compile(r"[\s-]{0,3}")
_HUNDRED, _THOUSAND, _TEN = 100, 1000, 10
_LEAST_IN_RANGE = 20  # "from five" and `de cinco` count things
_LEAST_COUNTED = 2  # `one` and `ein` are articles
_MIN_UNIT_CHARS = 4  # `in` and `a` are no units
_MIN_COMPOUND_CHARS, _MAX_COMPOUND_CHARS = 7, 40
_REMEMBERED = 256  # words whose parts are kept
_REACH = 24  # characters before a number in which the word stands that opens a range
_MAX_WORDS = 12  # of one number
_COMPOUNDING = frozenset({"de", "nl", "it"})
_UNITS_FIRST = frozenset({"de", "nl"})  # fünfundzwanzig
_AND = 0  # the joint of two parts


class _Part(NamedTuple):
    value: int
    end: int


class Figure(NamedTuple):
    """A number in words at `folded[start:end]`, as figures."""

    start: int
    end: int
    written: str


def spoken_figures(folded: str, language: str) -> list[Figure]:
    """Return the numbers in words that are to be read as figures, in order."""
    spoken = language if language in SPOKEN else "en"
    folded = canonical(folded)
    found: list[Figure] = []
    at = 0
    for word in _WORD.finditer(folded):
        if word.start() < at or _follows_figure(folded, word.start()) or not (value := _number(folded, word.start(), spoken)):
            continue
        number, end, parts = value
        if (written := _written(folded, (word.start(), end), number, parts, spoken)) is not None:
            found.append(written)
            at = written.end
    return found


def _follows_figure(folded: str, start: int) -> bool:
    """`3 thousand`: the word multiplies a figure and begins no number."""
    return folded[:start].rstrip()[-1:].isdigit()


def _written(folded: str, span: tuple[int, int], number: int, parts: int, language: str) -> Figure | None:
    start, end = _with_article(folded, span[0], language), span[1]
    gap = _GAP.match(folded, end)
    following = _WORD.match(folded, gap.end() if gap else end)
    word = following.group() if following else ""
    if following and word in _thousands(language):
        return Figure(start, following.end(), f"{number}k")
    counts = bool(currencies_of(word)) or (len(word) >= _MIN_UNIT_CHARS and unit_of(word) is not None)
    long = parts > 1 and number >= _HUNDRED
    opens = number >= _LEAST_IN_RANGE and RANGE_OPEN.search(folded, max(0, start - _REACH), start) is not None
    limits = opens or before(folded, start) is not None
    return Figure(start, end, str(number)) if number >= _LEAST_COUNTED and (counts or long or limits) else None


def _with_article(folded: str, start: int, language: str) -> int:
    """Where `a hundred` begins with its article."""
    articles = (f"{fold(word)} " for word in phrases("amount.article", language))
    return next((start - len(article) for article in articles if f" {folded[:start]}".endswith(f" {article}")), start)


def _number(folded: str, start: int, language: str) -> tuple[int, int, int] | None:
    """The value of the number in words at `start`, where it ends and how many parts it has."""
    total = current = 0
    end, count, pending = start, 0, start
    for part in _parts(folded, start, language):
        if part.value == _AND:
            pending = part.end
            continue
        grown = _grown(total, current, part.value, language, joined=pending > end)
        if grown is None:
            break
        (total, current), end, count = grown, part.end, count + 1
        pending = end
    return (total + current, end, count) if count else None


def _grown(total: int, current: int, value: int, language: str, *, joined: bool) -> tuple[int, int] | None:
    """The number with one more part, or None where the part does not continue it: `two three`."""
    if value == _THOUSAND:
        return (total + max(1, current) * value, 0) if total == 0 else None
    if value == _HUNDRED and 0 < current < _HUNDRED and not joined:
        return total, current * _HUNDRED
    if joined and language in _UNITS_FIRST and 0 < current % _HUNDRED < _TEN <= value < _HUNDRED:
        return total, current + value
    room = _HUNDRED if current >= _HUNDRED and not current % _HUNDRED else _TEN if current and not current % _TEN else 0
    return (total, current + value) if current == 0 or value < room else None


def _parts(folded: str, start: int, language: str) -> Iterator[_Part]:
    """The parts of a number, word by word, and within compounds."""
    at = start
    for _ in range(_MAX_WORDS):
        phrase = _longest(folded, at, language)
        word = _WORD.match(folded, at)
        if phrase is None and word is not None and word.group() in _joints(language) and at > start:
            phrase = _Part(_AND, word.end())
        if phrase is not None:
            yield phrase
            at = phrase.end
        elif word is not None and (inside := _inside(word.group(), language)):
            for value, length in inside:
                at += length
                yield _Part(value, at)
        else:
            return
        gap = _GAP.match(folded, at)
        at = gap.end() if gap else at


def _longest(folded: str, at: int, language: str) -> _Part | None:
    """The longest word or phrase of one part: `quatre-vingt-dix`."""
    for text, value in _values(language):
        end = at + len(text)
        if folded.startswith(text, at) and not folded[end : end + 1].isalpha():
            return _Part(value, end)
    return None


@lru_cache(maxsize=_REMEMBERED)
def _inside(word: str, language: str) -> tuple[tuple[int, int], ...]:
    """The parts of a compound, each with its length; none where a rest is no number."""
    if language not in _COMPOUNDING or not _MIN_COMPOUND_CHARS <= len(word) <= _MAX_COMPOUND_CHARS:
        return ()
    parts = [*_values(language), *((text, _AND) for text in _joints(language))]

    def split(at: int) -> tuple[tuple[int, int], ...] | None:
        if at == len(word):
            return ()
        for text, value in parts:
            if word.startswith(text, at) and (rest := split(at + len(text))) is not None:
                return ((value, len(text)), *rest)
        return None

    return split(0) or ()


@cache
def _values(language: str) -> tuple[tuple[str, int], ...]:
    """Words of numbers, folded, with their values; the longest first."""
    values = number_words(language, *ANY)
    return tuple(sorted(values.items(), key=lambda pair: -len(pair[0])))


@cache
def _joints(language: str) -> frozenset[str]:
    return frozenset(fold(phrase) for phrase in phrases("amount.and", language))


@cache
def _thousands(language: str) -> frozenset[str]:
    return frozenset(fold(phrase) for name in ("en", language) for phrase in phrases("amount.thousands", name))
