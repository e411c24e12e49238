"""The Retry-After header, which whoever answers may fill with anything."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

MAX_DIGITS = 9  # of the seconds; thirty years are as good as never
_SECONDS = re.compile(r"([0-9]+)(\.[0-9]{1,20})?")  # RFC 9110 knows whole seconds alone, but some servers send fractions


def parse_retry_after(value: str | None) -> float | None:
    """Return the seconds that a Retry-After header asks to wait (a number or a date, RFC 9110), or None when it says nothing."""
    if not value:
        return None
    text = value.strip()
    if seconds := _SECONDS.fullmatch(text):
        return float(seconds[1][:MAX_DIGITS] + (seconds[2] or ""))
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return max(0.0, (moment - datetime.now(UTC)).total_seconds())
