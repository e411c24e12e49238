"""Who wrote a page and when."""

# ruff: noqa: E501 - tables of words

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from emptor.extract.context import Context

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
_META_AUTHORS = ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "twitter:creator", "byl")
_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?\s*(Z|[+-]\d{2}:?\d{2})?)?")
_MONTHS = {name: number for number, names in enumerate((
    "jan january januar janvier enero gennaio", "feb february februar février febrero febbraio", "mar march märz mars marzo", "apr april avril abril aprile",
    "may mai mayo maggio", "jun june juni juin junio giugno", "jul july juli juillet julio luglio", "aug august août agosto", "sep sept september septembre septiembre settembre",
    "oct october oktober octobre octubre ottobre", "nov november novembre noviembre", "dec december dezember décembre diciembre dicembre"), 1) for name in names.split()}  # fmt: skip
_WRITTEN = re.compile(
    r"\b([A-Za-zÀ-ÿ]{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b|\b(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:de\s+)?([A-Za-zÀ-ÿ]{3,10})\.?,?\s+(?:de\s+)?(\d{4})\b"
)
_BY = re.compile(
    r"^(?:(?:written|posted|reviewed|words)\s+)?(?:by|von|par|por|di|door|av)\s+([A-ZÀ-Þ][\w.'’-]+(?:\s+[A-ZÀ-Þ][\w.'’-]+){0,3})\b"
)
_AUTHOR_NAME = re.compile(r"author|byline", re.IGNORECASE)
_MAX_AUTHOR = 80
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
    for element in dom.all("time"):
        yield element.get("datetime") or dom.text(element)
    yield from (
        run.text for run in dom.texts[max(0, anchor - 10) : anchor + _NEAR] if _MIN_DATE <= len(run.text) < _MAX_DATE_LINE
    )


def read_date(text: str) -> datetime | None:
    """Read an ISO 8601 date or one with a month's name in one of six languages."""
    match = _ISO.search(text)
    try:
        if match:
            return _from_iso(match)
        match = _WRITTEN.search(text)
        if match:
            name, day, year = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
            month = _MONTHS.get(name.lower())
            return _checked(datetime(int(year), month, int(day), tzinfo=UTC)) if month else None
    except (ValueError, OverflowError):
        return None
    return None


def _from_iso(match: re.Match[str]) -> datetime | None:
    year, month, day, hour, minute, second, zone = match.groups()
    stamp = f"{year}-{month}-{day}T{hour or '00'}:{minute or '00'}:{second or '00'}"
    zone = "+00:00" if zone in {None, "Z"} else zone
    return _checked(datetime.fromisoformat(stamp + zone).astimezone(UTC))


def _checked(moment: datetime) -> datetime | None:
    return moment if _FIRST_YEAR <= moment.year <= _LAST_YEAR else None


def author(context: Context) -> str | None:
    """Return who wrote the page."""
    for node in context.nodes:
        if {"Review", "Comment", "Answer"} & set(node.types) and len(context.nodes) > 1:
            continue
        value = node.text("author", "creator")
        if value and _is_name(value.text):
            return value.text
    for name in _META_AUTHORS:
        text = " ".join(context.metas.value(name).split()).lstrip("@")
        if _is_name(text):
            return text
    return _printed(context)


def _is_name(text: str) -> bool:
    return (
        1 < len(text) <= _MAX_AUTHOR
        and not text.startswith(("http", "/"))
        and "@" not in text
        and text.lower() not in {"admin", "author"}
    )


def _printed(context: Context) -> str | None:
    dom, anchor = context.dom, context.anchor
    for element in dom.elements:
        if abs(element.first - anchor) > _NEAR or not 0 < element.last - element.first <= _AUTHOR_RUNS:
            continue
        if element.attributes.get("rel") == "author" or (element.name and _AUTHOR_NAME.search(element.name)):
            text = re.sub(r"^(?:by|von|par|por)\s+", "", dom.text(element), flags=re.IGNORECASE)
            if _is_name(text) and len(text.split()) <= _AUTHOR_WORDS and not any(c.isdigit() for c in text):
                return text
    for run in dom.texts[max(0, anchor - 10) : anchor + _NEAR]:
        match = _BY.match(" ".join(run.text.split()))
        if match:
            return match[1]
    return None
