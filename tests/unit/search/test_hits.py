"""Provider rows as hits."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from emptor.search.hits import Names, moment, plain, to_hits


@pytest.mark.parametrize(
    "rows", [None, {}, "x", [], [None, 1, "x", [], {}, {"url": 1}, {"url": "ftp://a.example"}, {"title": "no url"}]]
)
def test_what_is_no_result_is_passed_over(rows: Any) -> None:
    """Answers of other shapes give no hits, and no error."""
    assert to_hits(rows, Names(), 10) == []


def test_rows_are_ranked_in_order_and_counted() -> None:
    """Ranks leave no gap where a row was passed over."""
    rows = [
        {"url": "https://a.example"},
        {"url": None},
        {"url": "https://b.example", "score": True},
        {"url": "https://c.example"},
    ]
    hits = to_hits(rows, Names(score="score"), 2)
    assert [(hit.url, hit.rank, hit.score) for hit in hits] == [("https://a.example", 1, None), ("https://b.example", 2, None)]


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("<strong>Over-ear</strong>\n headphones", "Over-ear headphones"),
        (["one", "two", 3], "one … two"),
        (None, ""),
        (12, ""),
        ("5 < 6 hours", "5 < 6 hours"),
    ],
)
def test_text_is_plain(value: Any, text: str) -> None:
    """Tags that mark the words found are taken out."""
    assert plain(value) == text


@pytest.mark.parametrize(
    ("value", "date"),
    [
        ("2026-05-04T08:00:00.000Z", datetime(2026, 5, 4, 8, tzinfo=UTC)),
        ("2026-05-04", datetime(2026, 5, 4, tzinfo=UTC)),
        ("3 days ago", None),
        ("", None),
        (None, None),
    ],
)
def test_only_dates_are_dates(value: Any, date: datetime | None) -> None:
    """Relative ones are not guessed at."""
    assert moment(value) == date
