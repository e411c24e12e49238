"""Sizes, colours and materials: `W32 L34`, `EU 42`, `205/55 R16`, `80 x 30 x 180 cm`, `Gr. 52`, `black`, `oak`."""

from __future__ import annotations

import re

from emptor.agents.questions.proper_names import is_measured
from emptor.agents.questions.scan import Draft, Scan
from emptor.agents.questions.spelling import is_strange
from emptor.agents.questions.words import said
from emptor.lexicon import matcher
from emptor.lexicon.worded import Worded
from emptor.models.brief import Op
from emptor.utils.units import dimension_of, unit_of

_N = r"\d{1,4}(?:[.,]\d{1,2})?"
_UNIT = r"(?:\s?(?:mm|cm|m|ft|\"|«size.inch»))?"
_PRODUCT = Worded(rf"(?<![\w.,/]){_N}{_UNIT}\s?[x×]\s?{_N}(?:{_UNIT}\s?[x×]\s?{_N})?c?{_UNIT}(?![\w,]\d|[^\W_])")
_CODES = (
    re.compile(r"(?<!\w)w\d{2}\s?[/ ]?\s?l\d{2}(?!\w)"),  # trousers: waist and length
    re.compile(r"(?<!\w)\d{2}\s?w?\s?[x/]\s?\d{2}\s?l(?!\w)"),
    re.compile(r"(?<![\w/])\d{3}/\d{2}\s?r\s?\d{2}(?!\w)"),  # tyres: width, height and rim
    re.compile(r"(?<!\w)(?:eu|us|uk|it|fr)\s?\d{1,2}(?:[.,]5)?(?![\w%]|[.,]\d)"),
    Worded(r"(?<![\w/.,])(?:1/2|1/4|3/4|3/8|5/8|1/8)\s?(?:\"|''|«size.inch»)?(?![\w/])"),
)
_LETTER_CASE = re.compile(r"(?<![\w'/&+.-])(?:[2-5]?X{1,4}L|X{1,3}S|[SML])(?![\w'/&+-]|\.\w)")
_AFTER_SIZE = Worded(
    r"[\s:]{0,8}(?:(?:is|:|in)\s{1,8})?(?P<value>(?:(?:eu|us|uk|fr|it|de)\s{1,8})?[2-5]?x{0,4}[sml](?!\w)|(?:(?:eu|us|uk|fr|it|de)\s{1,8})?\d{1,3}(?:[.,]5|\s{1,4}«size.half»)?(?:\s?[-/]\s?\d{1,3})?(?![\w%]|[.,]\d)(?:\s?\([a-z]{2}\))?)"
)
_WORN = re.compile(r"\s{1,4}(?P<value>[2-5]\d(?:[.,]5)?)(?![\w%/]|[.,]\d|\s?[x×-])")
_LETTER = re.compile(r"[\s:]{1,8}([A-Z](?:½|1/2)?)(?![\w'&/-])")
_BEDS = Worded(r"(?<!\w)(?:«size.bed-of» ){0,6}«size.bed»(?!\w)")
_NAME = re.compile(r"(?<![^\W_])([A-ZÀ-Ý][a-zà-ÿ]{2,20})\s[A-ZÀ-Ý][a-zà-ÿ]{2,20}\s$")
_NAME_REACH = 48
_WORD_NEXT = re.compile(r"\s?([^\W\d_]+)")
_UNIT_NEXT = Worded(r"\s?(?:cm|mm|m|l|kg|g|\"|«size.inch»)(?!\w)")


def take_sizes(scan: Scan) -> None:
    """Turn sizes into demands on the attribute `size`, with the buyer's words as their value."""
    for word in matcher("demand.size").find(scan.folded):
        value = _AFTER_SIZE.match(scan.folded, word.end)
        if value and not _UNIT_NEXT.match(scan.folded, value.end("value")) and scan.unclaimed(word.start, value.end("value")):
            _add(scan, word.start, value.end("value"), value.span("value"))
    _take_worn(scan)
    for pattern in (*_CODES, _PRODUCT, _BEDS):
        for match in _unclaimed(scan, pattern):
            if pattern is _PRODUCT and _is_of_another_unit(scan, match.end()):
                continue
            _add(scan, *match.span(), match.span())
    for word in matcher("demand.size").find(scan.folded):  # of rings and the like: "size N"
        letter = _LETTER.match(scan.text, word.end)
        if letter and scan.unclaimed(word.start, letter.end()):
            _add(scan, word.start, letter.end(), letter.span(1))
    for letter in _LETTER_CASE.finditer(scan.text):
        if scan.unclaimed(*letter.span()) and _stands_alone(scan, letter.end()) and not _is_of_a_name(scan, letter.start()):
            _add(scan, *letter.span(), letter.span())


def _take_worn(scan: Scan) -> None:
    """`scarponi donna 38`: a bare number of two digits behind whom the thing is worn by."""
    for wearer in said("clause.wearer", scan.folded, scan.language):
        worn = _WORN.match(scan.folded, wearer.end)
        if worn and not is_measured(scan.folded, worn.end()) and scan.unclaimed(*worn.span("value")):
            _add(scan, *worn.span("value"), worn.span("value"))


def _unclaimed(scan: Scan, pattern: re.Pattern[str] | Worded) -> list[re.Match[str]]:
    return [match for match in pattern.finditer(scan.folded) if scan.unclaimed(*match.span())]


def _is_of_another_unit(scan: Scan, end: int) -> bool:
    """`2 x 80 W` is a power, and two of them."""
    following = _WORD_NEXT.match(scan.folded, end)
    unit = unit_of(following[1]) if following else None
    return unit is not None and dimension_of(unit) != "length"


def _stands_alone(scan: Scan, end: int) -> bool:
    """A letter is a size at the end of a clause, and no name goes on after it."""
    return (
        scan.folded[end : end + 1] in {"", ",", ".", ";", ")"} or scan.folded[end - 2 : end].strip() != scan.folded[end - 1 : end]
    )


def _is_of_a_name(scan: Scan, start: int) -> bool:
    """`Kenwa Chef XL`: behind two words with capitals, of which no dictionary has the first, letters go on a name."""
    name = _NAME.search(scan.text, max(0, start - _NAME_REACH), start)
    return name is not None and scan.language != "de" and is_strange(name[1], scan.language)


def _add(scan: Scan, start: int, end: int, value: tuple[int, int]) -> None:
    words = " ".join(scan.words(*value).split())
    scan.add(Draft(start, end, "size", Op.HAS, values=(words,), label=f"size {words}"))
