"""Numbers that count something in a text, in figures or in words: `for four people`, `a 6-burner grill`.

>>> [(c.number, c.words) for c in counts("Seats 8 guests, or ten at a push")]
[(8, '8'), (10, 'ten')]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from emptor.lexicon.folding import fold
from emptor.lexicon.notation import canonical
from emptor.lexicon.numbers import EVERY_DAY, number_words

_FIGURE = re.compile(r"(?<![\w.,/$€£-])(?:(?P<low>\d{1,4})\s?[-–]\s?)?(?P<n>\d{1,4})(?![\w%/]|[.,]\d|\s?[%€$£°]|-\d)")
_WORD = re.compile(r"[^\W\d_]+")
_LEAST = 2  # `one`, `ein`, `un` are articles
_REMEMBERED = 64  # texts whose numbers are kept


class Count(NamedTuple):
    """A whole number at `text[start:end]`; of a range (`3-4`) its lower end."""

    number: int
    start: int
    end: int
    words: str


def counts(text: str, language: str | None = None) -> tuple[Count, ...]:
    """Return the whole numbers of a text that may count something, in order.

    Args:
        text: any text.
        language: ISO 639-1 code of the language whose words of numbers are read; None reads those of all.
    """
    return _counts(fold(text), language)


@lru_cache(maxsize=_REMEMBERED)
def _counts(folded: str, language: str | None) -> tuple[Count, ...]:
    found = [Count(int(m["low"] or m["n"]), m.start(), m.end(), m.group()) for m in _FIGURE.finditer(folded)]
    return tuple(sorted([*found, *_spoken(folded, language)], key=lambda count: count.start))


def _spoken(folded: str, language: str | None) -> Iterator[Count]:
    values = number_words(language, EVERY_DAY)
    for word in _WORD.finditer(canonical(folded)):
        value = values.get(word.group())
        if value is not None and value >= _LEAST:
            yield Count(value, word.start(), word.end(), word.group())
