"""Who wrote a page and when."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from functools import cache

from emptor.extract.context import Context
from emptor.extract.dom.names import named
from emptor.extract.dom.zones import Zone
from emptor.extract.wording import is_all, opening
from emptor.lexicon import concepts, fold, phrases
from emptor.utils.sites import without_www

_AUTHOR_WORDS = 5
_AUTHOR_RUNS = 4
_MAX_DATE_LINE = 120
_MIN_DATE = 6

_META_DATES = (
    "article:published_time",
    "datepublished",
    "og:published_time",
    "date",
    "dc.date",
    "dc.date.issued",
    "pubdate",
    "publishdate",
    "sailthru.date",
    "parsely-pub-date",
    "article:modified_time",
    "last-modified",
)
_META_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?")
_MONTH = r"([A-Za-zÀ-ÿńśźżА-я]{3,12})\.?"
_MONTH_FIRST = re.compile(rf"\b{_MONTH}\s+(\d{{1,2}})(?:[dhnrst]{{2}})?,?\s+(\d{{4}})\b")
_DAY_FIRST = re.compile(rf"\b(\d{{1,2}})(?:[dhnrst]{{2}}|\.)?\s+(?:de\s+)?{_MONTH},?\s+(?:de\s+)?(\d{{4}})\b")
_NUMERIC = re.compile(r"(?<![\d.,])(\d{1,2})([./])(\d{1,2})\2((?:19|20)\d\d)(?![\d])")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/_-])")
_BY, _WRITTEN, _ON, _AUTHOR = "byline.by", "byline.written", "byline.on", "byline.author"
_NAME = re.compile(r"[A-ZÀ-Þ][\w.'’-]+(?:\s+[A-ZÀ-Þ][\w.'’-]+){0,3}\b")
_IS_AUTHOR = named("author")
_SHORT = re.compile(r"\w{2}\W*")
_MAX_AUTHOR = 80
_ABOVE = 15  # texts above the main heading that may belong to it
_MONTHS_A_YEAR = 12
_OTHERS = Zone.COMMENTS | Zone.REVIEWS | Zone.RELATED | Zone.FOOTER | Zone.NAV | Zone.OVERLAY
_NEAR = 80
_FIRST_YEAR, _LAST_YEAR = 1990, 2100


def published_at(context: Context) -> datetime | None:
    """Return when the page was published, in UTC; without a time of day it is midnight."""
    for text in _date_texts(context):
        moment = read_date(text)
        if moment is not None:
            return moment
    return None


def _date_texts(context: Context) -> Iterator[str]:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        for node in context.nodes:
            value = node.text(key) if not {"Review", "Comment", "Answer"} & set(node.types) or len(context.nodes) == 1 else None
            if value:
                yield value.text
    yield from (text for name in _META_DATES if (text := context.metas.value(name)))
    dom, anchor = context.dom, context.anchor
    times = [e for e in dom.all("time") if not e.zone & _OTHERS]
    for element in sorted(times, key=lambda e: e.first < anchor - _ABOVE):  # those of the page before those of its frame
        yield element.get("datetime") or dom.text(element)
    address = _IN_ADDRESS.search(context.path)
    if address:
        yield f"{address[1]}-{int(address[2]):02}-{int(address[3]):02}"
    yield from (
        run.text for run in dom.texts[max(0, anchor - 10) : anchor + _NEAR] if _MIN_DATE <= len(run.text) < _MAX_DATE_LINE
    )


def read_date(text: str) -> datetime | None:
    """Read an ISO 8601 date, one with a month's name in one of ten languages, or one in numbers of which it is sure."""
    match = _ISO.search(text)
    try:
        if match:
            return _from_iso(match)
        match = min(filter(None, (_MONTH_FIRST.search(text), _DAY_FIRST.search(text))), key=lambda m: m.start(), default=None)
        if match:
            name, day = (match[1], match[2]) if match.re is _MONTH_FIRST else (match[2], match[1])
            month = _months().get(fold(name))
            return _checked(datetime(int(match[3]), month, int(day), tzinfo=UTC)) if month else None
        match = _NUMERIC.search(text)
        if match:
            return _from_numbers(match)
    except (ValueError, OverflowError):
        return None
    return None


@cache
def _months() -> dict[str, int]:
    """The number of each month by its names in all languages."""
    listed = sorted(concepts("month"))
    return {fold(name): number for number, concept in enumerate(listed, 1) for name in phrases(concept)}


def _from_iso(match: re.Match[str]) -> datetime | None:
    year, month, day, hour, minute, second, zone = match.groups()
    stamp = f"{year}-{month}-{day}T{hour or '00'}:{minute or '00'}:{second or '00'}"
    zone = "+00:00" if zone in {None, "Z"} else zone
    return _checked(datetime.fromisoformat(stamp + zone).astimezone(UTC))


def _from_numbers(match: re.Match[str]) -> datetime | None:
    """Day before month where points stand between them; with strokes only where one of the two cannot be the month."""
    first, second, year = int(match[1]), int(match[3]), int(match[4])
    if match[2] == "." or first > _MONTHS_A_YEAR:
        return _checked(datetime(year, second, first, tzinfo=UTC))
    return _checked(datetime(year, first, second, tzinfo=UTC)) if second > _MONTHS_A_YEAR or first == second else None


def _checked(moment: datetime) -> datetime | None:
    return moment if _FIRST_YEAR <= moment.year <= _LAST_YEAR else None


def author(context: Context) -> str | None:
    """Return who wrote the page; the site itself only where no person is named."""
    site = _plain(context.metas.value("og:site_name")), _plain(without_www(context.host).rpartition(".")[0])
    fallback = None
    for text in _authors(context):
        name = " ".join(text.split()).lstrip("@")
        if not _is_name(name):
            continue
        if _plain(name) not in site:
            return name
        fallback = fallback or name
    return fallback


def _plain(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())


def _authors(context: Context) -> Iterator[str]:
    for node in context.nodes:
        if {"Review", "Comment", "Answer"} & set(node.types) and len(context.nodes) > 1:
            continue
        value = node.text("author", "creator")
        if value:
            yield value.text
    yield from (text for name in _META_AUTHORS if (text := context.metas.value(name)))
    yield from _printed(context)


def _is_name(text: str) -> bool:
    return (
        1 < len(text) <= _MAX_AUTHOR
        and not text.startswith(("http", "www.", "/"))
        and "@" not in text
        and any(c.isalpha() for c in text)
        and text.rstrip()[-1] not in ":*|?"
        and not _is_nobody(text)
    )


def _is_nobody(text: str) -> bool:
    """A word for whoever wrote it, or for what else stands in an author's place: `admin`, `View all posts`."""
    return (
        is_all(text.strip(" .:"), "byline.nobody")
        or opening(text, "byline.nobody-opens") is not None
        or bool(_SHORT.fullmatch(text))
    )


def _printed(context: Context) -> Iterator[str]:
    """Names in elements called after authors, nearest to the main heading first; then lines that begin with `by`."""
    dom, anchor = context.dom, context.anchor
    authors = [
        e
        for e in dom.elements
        if 0 < e.last - e.first <= _AUTHOR_RUNS
        and e.tag not in {"label", "button", "option"}
        and (e.attributes.get("rel") == "author" or (e.name and _IS_AUTHOR(e.name)))
        and not e.zone & _OTHERS
    ]
    for element in sorted(authors, key=lambda e: (abs(e.first - anchor) > _NEAR, e.index)):
        text = _without_lead(dom.text(element))
        if len(text.split()) <= _AUTHOR_WORDS and (text.isalnum() or not any(c.isdigit() for c in text)):
            yield text
    for run in dom.texts[max(0, anchor - 10) : anchor + _NEAR]:
        match = _after_by(" ".join(run.text.split()))
        if match:
            yield match


def _after_by(line: str) -> str | None:
    """The name at the beginning of a line that begins with `by`, or `written by`, in small letters."""
    found = opening(line, _BY, over=_WRITTEN)
    if found is None or not line[found.start].islower():
        return None
    name = _NAME.match(line, found.end + len(line[found.end :]) - len(line[found.end :].lstrip()))
    return name.group() if name else None


def _without_lead(text: str) -> str:
    """A text without `Published on`, `by` or `Author:` at its beginning."""
    for concept in (_WRITTEN, _ON, (_BY, _AUTHOR)):
        lead = opening(text, *((concept,) if isinstance(concept, str) else concept))
        if lead is not None and lead.start == 0:
            text = text[lead.end :].lstrip(" :" if not isinstance(concept, str) else " ")
    return text
