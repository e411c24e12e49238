"""Bounds on markup that would make a parser slow.

Its cost grows with the square of the depth, of a tag's attributes, and of the options of one choice.
"""

from __future__ import annotations

import re

MAX_SOURCE_CHARS = 12_000_000
MAX_DEPTH = 1_200
MAX_ATTRIBUTES = 300  # of one tag; the parser compares each with all before it
MAX_OPTIONS = 2_000  # of one choice: 24,000 cost the parser half a minute
_CHUNKS = 16
_SUSPICIOUS = 3_000
_OFTEN_UNCLOSED = ("/>", "<img ", "<br>", "<input ", "<link ", "<meta ", "<!--", "<source ", "<hr>")
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9:-]*)[^>]*>?")
_ATTRIBUTE = r"""[\s/]++[^\s=>"'/]++(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s>"']++))?+"""
_CROWDED = re.compile(rf"(<[a-zA-Z][^\s/>]*+(?:{_ATTRIBUTE}){{{MAX_ATTRIBUTES}}})(?:{_ATTRIBUTE})*+")
_MAY_BE_OPTION = re.compile(r"<[oO]")
_TAG_AND_TEXT = re.compile(rf"{_TAG.pattern}[^<]*")
_VOID = frozenset(
    {
        "area",
        "base",
        "br",
        "col",
        "embed",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "param",
        "source",
        "track",
        "wbr",
        "path",
        "p",
        "li",
    }
)


def bounded(source: str) -> str:
    """Return the beginning of `source` within the bounds.

    Its tags are nested no deeper than MAX_DEPTH, none has more than MAX_ATTRIBUTES, no choice more than MAX_OPTIONS options.
    """
    source = _CROWDED.sub(r"\1", source[:MAX_SOURCE_CHARS])
    if len(_MAY_BE_OPTION.findall(source)) > MAX_OPTIONS:
        source = _with_few_options(source)
    return _flatten(source) if _may_be_deep(source) else source


def _with_few_options(source: str) -> str:
    """Drop the options of a choice that are beyond MAX_OPTIONS."""
    seen = 0

    def keep(match: re.Match[str]) -> str:
        nonlocal seen
        name = match[2].lower()
        if name == "select":
            seen = 0
        elif name == "option":
            seen += not match[1]
            return match[0] if seen <= MAX_OPTIONS else ""
        return match[0]

    return _TAG_AND_TEXT.sub(keep, source)


def _may_be_deep(source: str) -> bool:
    """A cheap upper estimate: how far opening tags run ahead of closing ones at any of some points."""
    if source.count("<") <= _SUSPICIOUS:
        return False
    step = max(1, len(source) // _CHUNKS)
    starts = range(0, len(source), step)
    ahead = [source.count("<", start, start + step) - 2 * source.count("</", start, start + step) for start in starts]
    for tag in _OFTEN_UNCLOSED:  # most pages are seen not to be deep before all are counted
        if not _runs_ahead(ahead):
            return False
        ahead = [tags - source.count(tag, start, start + step) for tags, start in zip(ahead, starts, strict=True)]
    return _runs_ahead(ahead)


def _runs_ahead(ahead: list[int]) -> bool:
    """Whether opening tags are suspiciously many before any of some points, by how many there are more between each two."""
    balance = 0
    for tags in ahead:
        balance = max(0, balance + tags)
        if balance > _SUSPICIOUS:
            return True
    return False


def _flatten(source: str) -> str:
    """Drop the tags that would open an element deeper than MAX_DEPTH, and as many closing ones."""
    depth = dropped = 0

    def keep(match: re.Match[str]) -> str:
        nonlocal depth, dropped
        if match[2].lower() in _VOID and match[2].lower() not in {"p", "li"}:
            return match[0]
        if match[1]:
            if dropped:
                dropped -= 1
                return " "
            depth = max(0, depth - 1)
        elif depth >= MAX_DEPTH:
            dropped += 1
            return " "
        else:
            depth += 1
        return match[0]

    return _TAG.sub(keep, source)
