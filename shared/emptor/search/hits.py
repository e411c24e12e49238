"""Provider rows as hits. A row that is not one is passed over: a provider may add kinds of results at any time."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from emptor.archive.urls import is_http
from emptor.models.search import SearchHit

MAX_TITLE_CHARS = 300
MAX_SNIPPET_CHARS = 1_000
TAG = re.compile(r"<[^<>]{0,200}>")


@dataclass(frozen=True)
class Names:
    """Under which names a provider's row has its parts."""

    url: str = "url"
    title: str = "title"
    snippet: str = "content"
    published: str = ""
    score: str = ""


def to_hits(rows: Any, names: Names, count: int) -> list[SearchHit]:
    """The first `count` rows that are results."""
    usable = [row for row in rows if _is_result(row, names)] if isinstance(rows, list) else []
    return [_hit(row, names, rank) for rank, row in enumerate(usable[:count], start=1)]


def _is_result(row: Any, names: Names) -> bool:
    return isinstance(row, dict) and isinstance(row.get(names.url), str) and is_http(row[names.url])


def _hit(row: dict[str, Any], names: Names, rank: int) -> SearchHit:
    return SearchHit(
        url=row[names.url],
        title=plain(row.get(names.title))[:MAX_TITLE_CHARS],
        snippet=plain(row.get(names.snippet))[:MAX_SNIPPET_CHARS],
        rank=rank,
        published_at=moment(row.get(names.published)),
        score=_score(row.get(names.score)),
    )


def _score(value: Any) -> float | None:
    if not isinstance(value, int | float) or isinstance(value, bool):
        return None
    try:
        score = float(value)
    except OverflowError:
        return None
    return score if math.isfinite(score) else None


def plain(value: Any) -> str:
    """Text on one line, without the tags with which some providers mark the words found."""
    texts: Iterable[Any] = value if isinstance(value, list) else (value,)
    joined = " … ".join(text for text in texts if isinstance(text, str))
    readable = joined.encode("utf-8", errors="replace").decode()  # half of a surrogate pair is no character
    return " ".join(TAG.sub("", readable).split())


def moment(value: Any) -> datetime | None:
    """A date in ISO 8601; other forms ("3 days ago") are not dates."""
    if not isinstance(value, str):
        return None
    try:
        date = datetime.fromisoformat(value)
    except ValueError:
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)
