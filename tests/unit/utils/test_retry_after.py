"""How long a server asks to wait."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from emptor.utils.retry_after import parse_retry_after


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("", None),
        ("7", 7),
        (" 7 ", 7),
        ("-7", None),
        ("1.5", 1.5),
        ("0.25", 0.25),
        ("1.", None),
        (".5", None),
        ("1.5.2", None),
        ("soon", None),
        ("9" * 400, 999_999_999),
        ("\u00b2", None),
        ("Mon, 01 Jan 99999999999999999999 00:00:00 GMT", None),
        ("Wed, 21 Oct 2015 07:28:00 GMT", 0),
    ],
)
def test_retry_after_is_read(header: str | None, seconds: float | None) -> None:
    """Seconds, dates past, and nonsense."""
    assert parse_retry_after(header) == seconds


def test_retry_after_as_a_date_counts_from_now() -> None:
    """A date in a minute is a wait of a minute."""
    header = format_datetime(datetime.now(UTC) + timedelta(seconds=60), usegmt=True)
    assert parse_retry_after(header) == pytest.approx(60, abs=2)
