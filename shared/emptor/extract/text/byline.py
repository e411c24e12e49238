"""Who wrote a page and when."""

# ruff: noqa: E501 - tables of words

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from emptor.extract.context import Context
from emptor.extract.dom.zones import Zone

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
_MONTHS = {name: number for number, names in enumerate((
    "jan january januar janvier enero gennaio januari janeiro stycznia января", "feb february februar février febrero febbraio februari fevereiro lutego февраля", "mar march märz mars marzo maart março marca марта", "apr april avril abril aprile kwietnia апреля",
    "may mai mayo maggio mei maio maja мая", "jun june juni juin junio giugno junho czerwca июня", "jul july juli juillet julio luglio julho lipca июля", "aug august août agosto augustus sierpnia августа", "sep sept september septembre septiembre settembre setembro września сентября",
    "oct october oktober octobre octubre ottobre outubro października октября", "nov november novembre noviembre novembro listopada ноября", "dec december dezember décembre diciembre dicembre dezembro grudnia декабря"), 1) for name in names.split()}  # fmt: skip
_WRITTEN = re.compile(
    r"\b([A-Za-zÀ-ÿńśźżА-я]{3,12})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b|\b(\d{1,2})(?:st|nd|rd|th|\.)?\s+(?:de\s+)?([A-Za-zÀ-ÿńśźżА-я]{3,12})\.?,?\s+(?:de\s+)?(\d{4})\b"
)
_NUMERIC = re.compile(r"(?<![\d.,])(\d{1,2})([./])(\d{1,2})\2((?:19|20)\d\d)(?![\d])")
_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/_-])")
_BY = re.compile(
    r"^(?:(?:written|posted|reviewed|words)\s+)?(?:by|von|par|por|di|door|av)\s+([A-ZÀ-Þ][\w.'’-]+(?:\s+[A-ZÀ-Þ][\w.'’-]+){0,3})\b"
)
_AUTHOR_NAME = re.compile(r"author|byline|fn\s|vcard", re.IGNORECASE)
_BY_WORD = re.compile(
    r"^(?:(?:written|posted|published|reviewed|geschrieben|veröffentlicht|verfasst|erstellt|publié|publicado|words)\s+(?:(?:on|am|in|le|el)\b)?\s*)?(?:(?:by|von|par|por|di|door|author|autor|auteur|autore)\b\s*:?\s*)?",
    re.IGNORECASE,
)
_NO_NAME = re.compile(
    r"(?:admin|administrator|author|autor|staff|editor|redaktion|name|unknown|anonymous|guest|super\s*user|user(?:name)?|no\s+author|posted|published|written|by|von|view\s+all.*|more\s+.*|about\s+.*|über\s+.*|follow.*|(?:name\s+)?\(?(?:erforderlich|required)\)?|gesponserte.*|\w{2})\W*$",
    re.IGNORECASE,
)
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
        match = _WRITTEN.search(text)
        if match:
            name, day, year = (match[1], match[2], match[3]) if match[1] else (match[5], match[4], match[6])
            month = _MONTHS.get(name.lower())
            return _checked(datetime(int(year), month, int(day), tzinfo=UTC)) if month else None
        match = _NUMERIC.search(text)
        if match:
            return _from_numbers(match)
    except (ValueError, OverflowError):
        return None
    return None


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
    site = _plain(context.metas.value("og:site_name")), _plain(context.host.removeprefix("www.").rpartition(".")[0])
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
        and not _NO_NAME.match(text)
    )


def _printed(context: Context) -> Iterator[str]:
    """Names in elements called after authors, nearest to the main heading first; then lines that begin with `by`."""
    dom, anchor = context.dom, context.anchor
    named = [
        e
        for e in dom.elements
        if 0 < e.last - e.first <= _AUTHOR_RUNS
        and e.tag not in {"label", "button", "option"}
        and (e.attributes.get("rel") == "author" or (e.name and _AUTHOR_NAME.search(e.name)))
        and not e.zone & _OTHERS
    ]
    for element in sorted(named, key=lambda e: (abs(e.first - anchor) > _NEAR, e.index)):
        text = _BY_WORD.sub("", dom.text(element))
        if len(text.split()) <= _AUTHOR_WORDS and (text.isalnum() or not any(c.isdigit() for c in text)):
            yield text
    for run in dom.texts[max(0, anchor - 10) : anchor + _NEAR]:
        match = _BY.match(" ".join(run.text.split()))
        if match:
            yield match[1]
