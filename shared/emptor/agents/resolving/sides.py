"""Width, depth, height and length out of one row: `Dimensions (W x D x H): 45 x 60 x 182 cm`, `B 45 x T 60 x H 182 cm`.

A legend of letters is read in the page's language; where a letter is not one of its sides, nothing is read.

>>> sides_of("Abmessungen (B x T x H)", "45 x 60 x 182 cm", "de")
{'width': ('45', 'cm'), 'depth': ('60', 'cm'), 'height': ('182', 'cm')}
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from emptor.lexicon.worded import Worded
from emptor.utils.attributes import canonical_attribute
from emptor.utils.numbers import parse_number, plain_decimal
from emptor.utils.text import comparable
from emptor.utils.units import dimension_of, unit_of

WIDTH, DEPTH, HEIGHT, LENGTH = _SIDES = ("width", "depth", "height", "length")
_ENGLISH = "en"
# How shops of a language shorten the sides; `l` of French and Italian stands for the length only beside another `l`.
_LETTERS: Mapping[str, Mapping[str, str]] = {
    "en": {"w": WIDTH, "d": DEPTH, "h": HEIGHT, "l": LENGTH},
    "de": {"b": WIDTH, "t": DEPTH, "h": HEIGHT, "l": LENGTH},
    "nl": {"b": WIDTH, "d": DEPTH, "h": HEIGHT, "l": LENGTH},
    "fr": {"l": WIDTH, "p": DEPTH, "h": HEIGHT},
    "it": {"l": WIDTH, "p": DEPTH, "h": HEIGHT, "a": HEIGHT},
    "es": {"an": WIDTH, "pr": DEPTH, "f": DEPTH, "al": HEIGHT, "la": LENGTH},
    "pt": {"l": WIDTH, "p": DEPTH, "a": HEIGHT, "c": LENGTH},
    "pl": {
        "s": WIDTH,
        "sz": WIDTH,
        "szer": WIDTH,
        "g": DEPTH,
        "gl": DEPTH,
        "w": HEIGHT,
        "wys": HEIGHT,
        "d": LENGTH,
        "dl": LENGTH,
    },
}
_LONG_SIDE_FIRST = frozenset({"fr", "it", "pt"})  # `L x l x H`
_TIMES = r"\s{0,3}[x×*✕]\s{0,3}"
_NAME = r"([^\W\d_]{1,12})\.?"
_FIGURE = r"(\d{1,6}(?:[.,]\d{1,3})?)\s{0,2}(mm|cm|dm|m|«size.inch»|\"|″)?\s{0,2}"
_LEGENDS = (re.compile(rf"{_NAME}{_TIMES}{_NAME}{_TIMES}{_NAME}"), re.compile(rf"{_NAME}{_TIMES}{_NAME}"))
_VALUES = tuple(
    Worded("(?i:" + _TIMES.join([rf"(?:{_NAME}\s{{0,2}}:?\s{{0,2}})?{_FIGURE}\(?(?:{_NAME})?\)?"] * count) + ")")
    for count in (3, 2)
)
_UNIT_LAST = re.compile(r"\)\s{0,2}([^\W\d_]{1,4}|\"|″)\s*$")  # `60 (W) x 45 (D) cm`
_GROUPS = 4  # of a figure in `_VALUES`: name before, number, unit, name behind
_DIMENSIONS = "dimensions"
_OF_THE_BOX = "pack"  # begins the label of the box in which a thing is sent


def sides_of(label: str, text: str, language: str | None) -> dict[str, tuple[str, str]]:
    """Return the sides that a row of dimensions states, each as number and unit; empty where its legend is not understood.

    Args:
        label: of the row, with or without the legend.
        text: its value.
        language: ISO 639-1 code of the page.
    """
    bare = _LEGENDS[1].sub("", _LEGENDS[0].sub("", label))
    if canonical_attribute(label) != _DIMENSIONS and canonical_attribute(bare.strip(" ()[]:")) != _DIMENSIONS:
        return {}
    if comparable(label).startswith(_OF_THE_BOX):
        return {}
    match = next((found for pattern in _VALUES if (found := pattern.search(text))), None)
    if match is None:
        return {}
    figures = [match.groups()[n : n + _GROUPS] for n in range(0, len(match.groups()), _GROUPS)]
    printed = [one[2] for one in figures if one[2]] or _UNIT_LAST.findall(text)
    unit = unit_of(printed[-1]) if printed else None
    inline = [before or behind or "" for before, _, _, behind in figures]
    named = _named(inline if all(inline) else _legend(label), language)
    if unit is None or dimension_of(unit) != "length" or len(named) != len(figures):
        return {}
    numbers = [(parse_number(one[1]), unit_of(one[2]) if one[2] else unit) for one in figures]
    return {
        side: (plain_decimal(number), own)
        for side, (number, own) in zip(named, numbers, strict=True)
        if number is not None and own is not None
    }


def _legend(label: str) -> Sequence[str]:
    match = next((found for pattern in _LEGENDS if (found := pattern.search(label))), None)
    return match.groups() if match else ()


def _named(legend: Sequence[str], language: str | None) -> list[str]:
    """The sides that the words of a legend name, each once; empty where one names none."""
    for spoken in dict.fromkeys((language or _ENGLISH, _ENGLISH)):
        sides = [_side(word, spoken, legend) for word in legend]
        if len(set(sides)) == len(sides) and all(sides):
            return [side for side in sides if side]
    return []


def _side(word: str, language: str, legend: Sequence[str]) -> str | None:
    if (said := canonical_attribute(word)) in _SIDES:
        return said
    letter = comparable(word)
    both = language in _LONG_SIDE_FIRST and {"L", "l"} <= set(legend)
    if both and letter == "l":
        return LENGTH if word == "L" else WIDTH
    return _LETTERS.get(language, {}).get(letter)
