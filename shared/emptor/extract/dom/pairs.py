"""Labels with their values, as pages print them: tables, definition lists, `label: value`, two boxes side by side."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate

from emptor.extract.dom.names import named
from emptor.extract.dom.repeated import holders_of_several, repeated_rows
from emptor.extract.dom.tree import Dom, Element
from emptor.extract.dom.zones import NO_ROWS, OF_OTHERS, Zone
from emptor.lexicon import phrases

_MAX_VALUE_RUNS = 60
_LABEL_RUNS = 3
_TWO_PAIRS = 4
_LABEL_AND_VALUE = 2
_ROWS = 4  # of one make that are a table
_PARTS = frozenset({"div", "span", "p", "b", "strong"})

MAX_PAIRS = 600
MAX_LABEL_CHARS = 60
MAX_VALUE_CHARS = 300
_COLON = re.compile(r"^\s*+([^:：]{2,45}?)\s{0,8}[:：]\s*+(\S.{0,250})$", re.DOTALL)
_LABEL_NAME = named("row-label")
_VALUE_NAME = named("row-value")
# `Max. print width` has a word that is cut short; the stop of a sentence stands behind a longer one.
_NOT_LABEL = re.compile(r"https?$|^\d+$|^[\d\s:./-]+$")
_SENTENCES = re.compile(r"[!?]\s|[^\W\d_]{5}\.\s|[\d)]\.\s|[{}<>]")  # or markup
_LINE_TAGS = ("li", "p", "div", "span", "td", "h2", "h3", "h4", "small", "strong", "b")
_MAX_RUNS = 12
_TITLE_WORD = re.compile(r"[^\W_]+")


@dataclass(slots=True)
class Pair:
    """A label with its value. `together`: both stand in one line of text, as `quote` shows."""

    label: str
    value: str
    quote: str
    element: Element
    kind: str  # table, list, boxes, group, line


def pairs_of(dom: Dom) -> list[Pair]:
    """Return the label-value pairs outside the page's frame, tables first, at most MAX_PAIRS."""
    found: list[Pair] = []
    seen: set[tuple[str, str]] = set()
    for pair in _all(dom):
        key = (pair.label, pair.value)
        if key in seen or not _plausible(pair):
            continue
        seen.add(key)
        found.append(pair)
        if len(found) >= MAX_PAIRS:
            break
    return found


def with_repeated(dom: Dom, pairs: Sequence[Pair]) -> list[Pair]:
    """Return pairs with the rows that only their repetition shows, before single lines.

    They may state a property of the product. What its number, maker and stock are is not looked for in them.
    """
    repeated = repeated_rows(dom)
    divided = holders_of_several(repeated)
    groups = [Pair(row.label, row.value, dom.quoted(row.first, row.last), row.element, "group") for row in repeated]
    lines = [pair for pair in pairs if pair.kind == "line" and pair.element.index not in divided]
    return [*(pair for pair in pairs if pair.kind != "line"), *filter(_plausible, groups), *lines]


def _all(dom: Dom) -> Iterator[Pair]:
    yield from _tables(dom)
    yield from _definitions(dom)
    yield from _rows(dom)
    yield from _boxes(dom)
    yield from _lines(dom)


def _plausible(pair: Pair) -> bool:
    label = pair.label
    return (
        1 < len(label) <= MAX_LABEL_CHARS
        and 0 < len(pair.value) <= MAX_VALUE_CHARS
        and not _NOT_LABEL.search(label)
        and not _SENTENCES.search(label)
        and label != pair.value
    )


def _tables(dom: Dom) -> Iterator[Pair]:
    columns = {table.index: column for table, column in _compared(dom)}
    for row in dom.by_tag.get("tr", ()):
        if row.zone & NO_ROWS:
            continue
        cells = _cells(dom, row)
        table = _table_of(row)
        column = columns.get(table.index) if table is not None else None
        if column is not None:
            if 0 < column < len(cells) and cells[0].last > cells[0].first and cells[column].last > cells[column].first:
                yield _pair(dom, cells[0], cells[column], "table")
            continue
        filled = [cell for cell in cells if cell.last > cell.first]
        if len(filled) in {2, 4, 6} and not _is_grid(dom, row, filled):
            for label, value in zip(filled[::2], filled[1::2], strict=True):
                yield _pair(dom, label, value, "table")


def _table_of(row: Element) -> Element | None:
    above = row.parent
    while above is not None and above.tag != "table":
        above = above.parent
    return above


def _own_column(dom: Dom, heads: list[Element]) -> int | None:
    """The column of the page's own product in a table that compares several; -1 where it has none; None for any other table.

    Such a table begins with a row of names: as many headings as it has columns, or headings behind an empty corner.
    """
    if len(heads) <= _LABEL_AND_VALUE:
        return None
    corner, names = heads[0], heads[1:]
    is_comparison = all(head.tag == "th" for head in names) or (corner.last == corner.first and len(names) > 1)
    if not is_comparison:
        return None
    titles = {dom.text(title).casefold() for title in dom.by_tag.get("h1", ())} | set(phrases("version.item"))
    texts = [dom.text(head).casefold() for head in names]
    own = [number for number, text in enumerate(texts, start=1) if text and text in titles]
    own = own or [number for number, text in enumerate(texts, start=1) if any(_is_short_for(text, title) for title in titles)]
    return own[0] if own else -1


def _is_short_for(head: str, title: str) -> bool:
    """Whether a heading has only words of the page's title, its number among them: `H5` on the page of `Oakline H5`."""
    words, full = set(_TITLE_WORD.findall(head)), set(_TITLE_WORD.findall(title))
    numbered = {word for word in full if any(char.isdigit() for char in word)}
    return bool(numbered) and numbered <= words <= full


def comparison_tables(dom: Dom) -> list[Element]:
    """Return the tables that compare several products: their cells speak of other things than the page's own."""
    return [table for table, _ in _compared(dom)]


def _compared(dom: Dom) -> Iterator[tuple[Element, int]]:
    """The tables that compare several products, each with the column of the page's own."""
    seen: set[int] = set()
    for row in dom.by_tag.get("tr", ()):
        table = _table_of(row)
        if table is None or table.index in seen:
            continue
        seen.add(table.index)
        column = _own_column(dom, _cells(dom, row))
        if column is not None:
            yield table, column


def _cells(dom: Dom, row: Element) -> list[Element]:
    return [cell for cell in dom.children(row) if cell.tag in {"td", "th"}]


def _is_grid(dom: Dom, row: Element, cells: list[Element]) -> bool:
    """A row of headings, or of a table with more columns than label and value: one heading before several values."""
    heads = [cell.tag == "th" for cell in cells]
    if len(cells) > _LABEL_AND_VALUE and heads[0] and not any(heads[1:]):
        return True
    return all(heads) or (
        len(cells) > _LABEL_AND_VALUE
        and all(cell.tag == "td" for cell in cells)
        and row.parent is not None
        and len(cells) != _TWO_PAIRS
    )


def _definitions(dom: Dom) -> Iterator[Pair]:
    for term in dom.by_tag.get("dt", ()):
        if term.zone & NO_ROWS or term.end >= len(dom.elements):
            continue
        following = dom.elements[term.end]
        if following.tag == "dd" and following.last > following.first:
            yield _pair(dom, term, following, "list")


def _rows(dom: Dom) -> Iterator[Pair]:
    """Boxes of one make below each other, each of two parts of their own makes: a table built of `div`."""
    groups: dict[tuple[int, str, str, str, str], list[tuple[Element, Element]]] = {}
    for row in dom.by_tag.get("div", ()):
        if row.parent is None or not _LABEL_AND_VALUE <= row.last - row.first <= _MAX_RUNS or row.zone & (NO_ROWS | OF_OTHERS):
            continue
        parts = list(dom.children(row))
        if len(parts) != _LABEL_AND_VALUE or any(part.last == part.first or part.tag not in _PARTS for part in parts):
            continue
        label, value = parts
        if label.name != value.name and label.last - label.first == 1:
            groups.setdefault((row.parent.index, row.name, label.name, value.name, label.tag), []).append((label, value))
    for found in groups.values():
        if len({dom.text(label) for label, _ in found}) == len(found) >= _ROWS:
            yield from (_pair(dom, label, value, "list") for label, value in found)


def _boxes(dom: Dom) -> Iterator[Pair]:
    """Two elements side by side, the first named as a label or the second as a value, or both in a specification."""
    for element in dom.elements:
        parent = element.parent
        if (
            parent is None
            or element.last == element.first
            or element.last - element.first > _LABEL_RUNS
            or element.zone & NO_ROWS
            or element.tag in {"td", "th", "dt", "a"}
        ):
            continue
        if element.end >= parent.end or (not element.name and not element.zone & Zone.SPEC):
            continue
        value = dom.elements[element.end]
        if (
            value.parent is not parent
            or value.last == value.first
            or value.last - value.first > _MAX_RUNS
            or value.tag in {"dt", "button"}
        ):
            continue
        named = (
            _LABEL_NAME(element.name)
            + bool(_VALUE_NAME(value.name))
            + bool(element.zone & Zone.SPEC and value.end >= parent.end and element.index == parent.index + 1)
        )
        text = dom.text(element)
        if named >= (1 if text.endswith((":", " -", " –")) or element.zone & Zone.SPEC else 2):
            yield _pair(dom, element, value, "boxes")


def _lines(dom: Dom) -> Iterator[Pair]:
    """Short lines of the form `label: value`."""
    colons = list(accumulate((":" in run.text or "：" in run.text for run in dom.texts), initial=0))  # before each text
    for tag in _LINE_TAGS:
        for element in dom.by_tag.get(tag, ()):
            if not 0 < element.last - element.first <= _MAX_RUNS or element.zone & (NO_ROWS | Zone.REVIEWS):
                continue
            if colons[element.first] == colons[element.last]:
                continue
            text = dom.text(element)
            match = _COLON.match(text) if len(text) <= MAX_VALUE_CHARS else None
            if match:
                yield Pair(match[1], match[2], dom.quote(element), element, "line")


def _pair(dom: Dom, label: Element, value: Element, kind: str) -> Pair:
    name = dom.text(label).rstrip(" :：?-–")
    content = dom.text(value) if value.last - value.first <= _MAX_VALUE_RUNS else ""
    return Pair(name, content.lstrip(":：").strip(), _words(dom, label, value, content), value, kind)


def _words(dom: Dom, label: Element, value: Element, content: str) -> str:
    """Label and value as one quotation when they follow each other in the text, else the value."""
    if not content:
        return ""
    between = dom.texts[label.last : value.first]
    return dom.quoted(label.first, value.last) if all(run.text.isspace() for run in between) else dom.quote(value)
