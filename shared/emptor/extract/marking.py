"""Where quotations stand in a page: its text as a person sees it, with marks; for data that machines read, a piece of the source.

No markup is part of what comes out: a piece of the source ends at the next tag on either side.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate

from emptor.extract.dom.tree import Dom, parse
from emptor.extract.dom.zones import Zone
from emptor.extract.evidence import unescaped
from emptor.models.snapshots import Excerpt, Mark, MarkedText
from emptor.utils.text import collapse, collapse_fast

TEXT_MAX_CHARS = 400_000  # of one answer; the pages of the corpus have 6,000 in the median
MARKS_PER_QUOTE = 20
EXCERPT_CHARS = 160  # of the source on either side of a quotation
_CANDIDATES_MAX = 500
_SPACES = re.compile(r"\s+")
_WORD = re.compile(r"\S+")
_LETTER = re.compile(r"\w")
_NOT_ITS_OWN = Zone.RELATED | Zone.NAV | Zone.FOOTER | Zone.OVERLAY


def marked(source: str, content_type: str, quotes: Sequence[str], around: int | None = None) -> MarkedText:
    """Return a page's text with the places where quotations stand. Pure.

    Args:
        source: the decoded source of the page.
        content_type: its media type without parameters.
        quotes: exact words, white space collapsed, as evidence has them.
        around: so many characters before and after the first mark; None for the whole text, up to `TEXT_MAX_CHARS`.
    """
    page = _page(source, content_type)
    marks, excerpts, missing = [], [], []
    for quote in dict.fromkeys(quotes):
        if places := page.places(quote):
            marks += [Mark(quote=quote, start=start, end=end) for start, end in places]
        elif (excerpt := _excerpt(source, quote)) is not None:
            excerpts.append(excerpt)
        else:
            missing.append(quote)
    whole = MarkedText(
        title=page.title,
        text=page.text,
        total_chars=len(page.text),
        marks=tuple(sorted(marks, key=lambda mark: (mark.start, mark.end))),
        excerpts=tuple(excerpts),
        missing=tuple(missing),
    )
    return _window(whole, around)


def _window(page: MarkedText, around: int | None) -> MarkedText:
    """Cut the text down to what is around its first mark; what lies beyond `TEXT_MAX_CHARS` is cut in any case."""
    start, end = 0, min(len(page.text), TEXT_MAX_CHARS)
    first = page.marks[0] if page.marks else None
    if around is not None and first is not None:
        start, end = max(0, first.start - around), min(len(page.text), first.end + around)
    elif around is not None:
        end = min(end, 2 * around)
    elif first is not None and first.end > TEXT_MAX_CHARS:
        start, end = first.start - TEXT_MAX_CHARS // 2, min(len(page.text), first.end + TEXT_MAX_CHARS // 2)
    inside = [mark for mark in page.marks if start <= mark.start and mark.end <= end]
    shifted = [mark.model_copy(update={"start": mark.start - start, "end": mark.end - start}) for mark in inside]
    return page.model_copy(update={"text": page.text[start:end], "text_start": start, "marks": tuple(shifted)})


@dataclass(frozen=True)
class _Run:
    """A piece of the text, and whether it is in the page's own part: not navigation, not another product's box."""

    start: int
    own: bool


@dataclass
class _Shown:
    """The text of a page."""

    text: str
    title: str
    runs: Sequence[_Run]

    @cached_property
    def _words(self) -> list[re.Match[str]]:
        return list(_WORD.finditer(self.text))

    @cached_property
    def _packed(self) -> str:
        """The text without white space: layouts break a line, and quotations a space, where the other has none."""
        return "".join(match.group() for match in self._words)

    @cached_property
    def _ends(self) -> list[int]:
        """For each word, where it ends in the packed text."""
        return list(accumulate(len(match.group()) for match in self._words))

    def places(self, quote: str) -> list[tuple[int, int]]:
        """Return where the quotation stands: of all places those that fit best, as whole words in the page's own part."""
        found = list(self._occurrences(quote))
        if not found:
            return []
        fits = [self._fit(start, end, quote) for start, end in found]
        best = max(fits)
        return [place for place, fit in zip(found, fits, strict=True) if fit == best][:MARKS_PER_QUOTE]

    def _occurrences(self, quote: str) -> Iterator[tuple[int, int]]:
        wanted = "".join(quote.split())
        at = self._packed.find(wanted) if _LETTER.search(wanted) else -1
        for _ in range(_CANDIDATES_MAX):
            if at < 0:
                return
            yield self._place(at), self._place(at + len(wanted) - 1) + 1
            at = self._packed.find(wanted, at + 1)

    def _place(self, packed: int) -> int:
        """Index in the text of a character of the packed text."""
        word = bisect_right(self._ends, packed)
        return self._words[word].end() - (self._ends[word] - packed)

    def _fit(self, start: int, end: int, quote: str) -> tuple[bool, bool, bool]:
        cut = _joins(self.text, start) or _joins(self.text, end)
        own = self.runs[bisect_right(self.runs, start, key=lambda run: run.start) - 1].own if self.runs else True
        return not cut, own, collapse(self.text[start:end]) == collapse(quote)


def _joins(text: str, at: int) -> bool:
    """Whether a word goes on across a place."""
    return 0 < at < len(text) and bool(_LETTER.match(text[at - 1])) and bool(_LETTER.match(text[at]))


def _page(source: str, content_type: str) -> _Shown:
    if "html" in content_type or "xml" in content_type:
        return _of_dom(parse(source))
    return _Shown(source, "", ())


def _of_dom(dom: Dom) -> _Shown:
    pieces: list[str] = []
    runs: list[_Run] = []
    length = 0
    for run in dom.texts:
        text = _SPACES.sub(" ", run.text)
        if run.breaks or pieces[-1].endswith((" ", "\n")):
            text = text.lstrip()
        joint = "\n" if run.breaks and pieces else ""
        runs.append(_Run(length + len(joint), not run.element.zone & _NOT_ITS_OWN))
        pieces.append(joint + text)
        length += len(pieces[-1])
    return _Shown("".join(pieces), collapse(dom.title), runs)


def _excerpt(source: str, quote: str) -> Excerpt | None:
    """The piece of the source that holds a quotation, without the tags around it."""
    wanted = collapse(quote)
    if not _LETTER.search(wanted):
        return None
    for text, words in ((source, quote), (collapse_fast(source), wanted), (unescaped(source), wanted)):
        at = text.find(words)
        if at >= 0:
            return _cut(text, at, at + len(words), quote)
    return None


def _cut(text: str, start: int, end: int, quote: str) -> Excerpt:
    before = re.split(r"[<>]", text[max(0, start - EXCERPT_CHARS) : start])[-1]
    after = re.split(r"[<>]", text[end : end + EXCERPT_CHARS])[0]
    piece = before + text[start:end] + after
    return Excerpt(quote=quote, text=piece, start=len(before), end=len(before) + end - start)
