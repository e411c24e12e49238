"""How long a page may answer for its address: what its server says of it (RFC 9111), within what suits its kind.

Two rules are ours. `private` does not bind us: it keeps one visitor's page from another, and we come without cookies or
credentials, as nobody in particular. And a page answers for a short while even if its `max-age` is 0, as that of most shop pages
is: reading the same page twice within a minute serves neither side.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

DIRECTIVE = re.compile(r"""([\w-]+)(?:\s*=\s*(?:"([^"]*)"|([^\s,]*)))?""")
MAX_DIGITS = 9  # 30 years; what is longer is nonsense


@dataclass(frozen=True)
class Ages:
    """Seconds that a page of a kind answers at most (`other`: of kinds not named), and at `least`, whatever its server says."""

    kinds: Mapping[str, float]
    other: float
    least: float

    def of(self, kind: str) -> float:
        """The most for a kind."""
        return self.kinds.get(kind, self.other)


def lifetime_s(headers: Mapping[str, str], kind: str, ages: Ages, now: datetime) -> float | None:
    """Return for how many seconds a page may answer; 0: its server is to be asked each time; None: it must not be kept.

    Args:
        headers: of the answer, names in lower case.
        kind: of the page.
        now: when it was read.
    """
    said = directives(headers.get("cache-control", ""))
    if "no-store" in said or "*" in headers.get("vary", ""):
        return None
    if "no-cache" in said or ("cache-control" not in headers and "no-cache" in headers.get("pragma", "").lower()):
        return 0.0
    most = ages.of(kind)
    stated = _stated_s(said, headers, now)
    return most if stated is None else min(most, max(stated, ages.least))


def directives(cache_control: str) -> dict[str, str]:
    """Return the directives of a Cache-Control header, names in lower case, with their arguments."""
    return {match[1].lower(): match[2] or match[3] or "" for match in DIRECTIVE.finditer(cache_control)}


def _stated_s(said: Mapping[str, str], headers: Mapping[str, str], now: datetime) -> float | None:
    """What the server says is left of the page's time; None when it says nothing."""
    for name in ("s-maxage", "max-age"):
        if (seconds := _seconds(said.get(name, ""))) is not None:
            return max(0.0, seconds - (_seconds(headers.get("age", "")) or 0.0))
    if "expires" not in headers:
        return None
    expires = _moment(headers["expires"])
    begins = _moment(headers.get("date", "")) or now
    return max(0.0, (expires - begins).total_seconds()) if expires else 0.0  # what is no date has expired


def _seconds(text: str) -> float | None:
    return float(text[:MAX_DIGITS]) if text.isascii() and text.isdigit() else None


def _moment(text: str) -> datetime | None:
    try:
        moment = parsedate_to_datetime(text)
    except (ValueError, TypeError, IndexError):
        return None
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)
