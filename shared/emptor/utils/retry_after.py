"""The Retry-After header, which whoever answers may fill with anything."""

from __future__ import annotations

from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

MAX_DIGITS = 9  # of the seconds; thirty years are as good as never


def parse_retry_after(value: str | None) -> float | None:
    """Return the seconds that a Retry-After header asks to wait (a number or a date, RFC 9110), or None when it says nothing."""
    if not value:
        return None
    text = value.strip()
    if text.isascii() and text.isdigit():
        return float(text[:MAX_DIGITS])
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
