"""Labels with values that only their repetition shows: no table and no name says what they are.

Four things repeat: boxes of two parts each (`<p><b>Weight</b> <span>2 kg</span></p>`), lines of one make
(`<div>Weight: 2 kg</div>`), lines of one paragraph, and labels in turn with values (`<div>Weight</div><div>2 kg</div>`).
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from emptor.extract.dom.tree import Dom, Element
from emptor.extract.dom.zones import NO_ROWS, OF_OTHERS
from emptor.lexicon.negation import is_plain_answer

MIN_ROWS = 4  # of one make that are a table
_PARTS = 2
_MAX_RUNS = 12
_MAX_LABEL = 45  # characters
_MAX_VALUE = 120
_TELLING_SHARE = 1 / 3  # of values that are a figure or an answer, at least
_ROW_TAGS = ("div", "li", "p", "span", "td", "dd")
_PART_TAGS = frozenset({"div", "span", "p", "b", "strong", "em", "i", "small", "h4", "h5", "h6", "label"})
_VOID = frozenset({"br", "hr", "img", "script", "style", "svg"})
_OUTSIDE = NO_ROWS | OF_OTHERS
_LINE = re.compile(r"^([^:：]{2,45}?)\s{0,8}(?:[:：]|\s[–—-]\s)\s*+(\S.*)", re.DOTALL)
_IN_BRACKETS = re.compile(r"[(\[][^)\]]{0,40}[)\]]")
_DIGIT = re.compile(r"\d")
_SENTENCE_END = re.compile(r"[!?…]$|[^\W\d_]{5}\.$")  # a short word with a stop is cut short: `Druckbreite max.`


class Row(NamedTuple):
    """A label with its value, the element of the value, and the texts of both: `dom.texts[first:last]`."""

    label: str
    value: str
    element: Element
    first: int
    last: int


def repeated_rows(dom: Dom) -> list[Row]:
    """Return the rows of all groups of at least MIN_ROWS, outside the page's frame and what it shows of other products."""
    return [row for group in (*_boxes(dom), *_broken_lines(dom), *_in_turn(dom)) if _is_table(group) for row in group]


def holders_of_several(rows: Iterable[Row]) -> frozenset[int]:
    """Return the indexes of the elements that have more than one row: they are no line of one label and one value."""
    held = Counter(row.element.index for row in rows)
    return frozenset(index for index, times in held.items() if times > 1)


def _is_table(rows: Sequence[Row]) -> bool:
    """Whether rows read as a specification: short labels, each its own, and figures or answers among the values."""
    labels = {row.label.casefold() for row in rows}
    told = sum(_tells(row.value) for row in rows)
    return (
        len(labels) == len(rows) >= MIN_ROWS
        and told >= _TELLING_SHARE * len(rows)
        and all(_is_label(row.label) and 0 < len(row.value) <= _MAX_VALUE for row in rows)
    )


def _is_label(text: str) -> bool:
    """Whether words may name a property: short, no sentence, and no figure outside brackets."""
    return (
        1 < len(text) <= _MAX_LABEL
        and not _SENTENCE_END.search(text)
        and not _DIGIT.search(_IN_BRACKETS.sub("", text))
        and any(map(str.isalpha, text))
        and not is_plain_answer(text)
    )


def _tells(text: str) -> bool:
    return (_DIGIT.search(text) is not None and not _SENTENCE_END.search(text)) or is_plain_answer(text)


def _boxes(dom: Dom) -> Iterator[list[Row]]:
    """Boxes of one make below each other, each with a label and a value."""
    for tag in _ROW_TAGS:
        makes: defaultdict[tuple[int, str], list[Element]] = defaultdict(list)
        for box in dom.by_tag.get(tag, ()):
            if 0 < box.last - box.first <= _MAX_RUNS and not box.zone & _OUTSIDE and box.parent is not None:
                makes[box.parent.index, box.name].append(box)
        read = (
            [(box.index, row) for box in boxes if (row := _row_of(dom, box))]
            for boxes in makes.values()
            if len(boxes) >= MIN_ROWS
        )
        for group in sorted(filter(None, read), key=lambda rows: rows[0][0]):
            yield [row for _, row in group]


def _row_of(dom: Dom, box: Element) -> Row | None:
    """A box's label and value: its two parts, a part and the text behind it, or a line with a sign between them."""
    parts = [child for child in dom.children(box) if child.last > child.first]
    behind = parts[0].last if parts else box.last
    if parts and behind < box.last and not dom.joined(box.first, parts[0].first) and _is_bare(dom, parts[0]):
        between = dom.joined(behind, parts[1].first) + dom.joined(parts[1].last, box.last) if len(parts) == _PARTS else ""
        if len(parts) == 1 or (len(parts) == _PARTS and not between.strip() and parts[1].tag in _PART_TAGS):
            return _row(dom, parts[0].first, behind, box.last, parts[-1])
    return _line(dom, box.first, box.last, box)


def _is_bare(dom: Dom, part: Element) -> bool:
    """Whether an element may be a label: a short text that leads nowhere."""
    return part.tag in _PART_TAGS and part.last - part.first == 1 and not any(child.tag == "a" for child in dom.children(part))


def _row(dom: Dom, first: int, middle: int, last: int, element: Element) -> Row:
    label = dom.joined(first, middle).rstrip(" :：–—-")
    value = dom.joined(middle, last)
    return Row(label, value.lstrip(":：–—- ") or value, element, first, last)  # a dash alone is a value


def _line(dom: Dom, first: int, last: int, element: Element) -> Row | None:
    match = _LINE.fullmatch(dom.joined(first, last))
    return Row(match[1], match[2], element, first, last) if match else None


def _broken_lines(dom: Dom) -> Iterator[list[Row]]:
    """Lines of one element that `br` divides, where most are a label with its value."""
    breaks = (element for element in dom.by_tag.get("br", ()) if element.parent is not None and not element.zone & _OUTSIDE)
    for _, group in groupby(breaks, key=lambda br: br.parent.index if br.parent else 0):
        listed = list(group)
        parent = listed[0].parent
        if parent is None or len(listed) < MIN_ROWS - 1:
            continue
        lines = list(_lines(dom, parent))
        rows = [row for first, last in lines if (row := _line(dom, first, last, parent))]
        if len(rows) * _PARTS >= len(lines):
            yield rows


def _lines(dom: Dom, element: Element) -> Iterator[tuple[int, int]]:
    """The first and last texts of each line of an element."""
    first = element.first
    for place in range(element.first + 1, element.last + 1):
        if place == element.last or dom.texts[place].breaks:
            yield first, place
            first = place


def _in_turn(dom: Dom) -> Iterator[list[Row]]:
    """Labels in turn with values, all of them children of one element: of two makes, or of one make throughout."""
    least = _PARTS * MIN_ROWS
    for parent in dom.elements:
        if min(parent.end - parent.index - 1, parent.last - parent.first) < least or parent.zone & _OUTSIDE:
            continue
        children = list(dom.children(parent))
        for run in _runs(dom, children) if len(children) >= least else ():
            if len(run) >= least:
                yield from _readings(dom, run)


def _runs(dom: Dom, children: Iterable[Element]) -> Iterator[list[Element]]:
    """The longest runs of short children of one element whose makes alternate."""
    run: list[Element] = []
    for child in children:
        if child.tag in _VOID:
            continue
        fits = child.tag in _PART_TAGS and 0 < child.last - child.first <= _MAX_RUNS and _is_flat(dom, child)
        if not fits or (len(run) >= _PARTS and _make(child) != _make(run[-_PARTS])):
            yield run
            run = run[-1:] if fits else []
        if fits:
            run.append(child)
    yield run


def _is_flat(dom: Dom, element: Element) -> bool:
    return not any(inside.tag in _ROW_TAGS or inside.tag == "a" for inside in dom.within(element))


def _make(element: Element) -> tuple[str, str]:
    return element.tag, element.name


def _readings(dom: Dom, run: Sequence[Element]) -> Iterator[list[Row]]:
    """The rows of a run, from its first or second element on; none where both readings would do."""
    found = [rows for start in range(_PARTS) if _is_table(rows := list(_paired(dom, run[start:])))]
    if len(found) == 1:
        yield found[0]


def _paired(dom: Dom, run: Sequence[Element]) -> Iterator[Row]:
    for label, value in zip(run[::2], run[1::2], strict=False):
        yield _row(dom, label.first, label.last, value.last, value)
