"""For how long a page may answer for its address."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emptor.scraping.freshness import Ages, directives, lifetime_s

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
AGES = Ages({"product": 3_600, "article": 86_400}, other=7_200, least=60)

ROWS: list[tuple[str, dict[str, str], str, float | None]] = [
    ("a server that says nothing leaves it to the kind of page", {}, "product", 3_600),
    ("a kind without a time of its own", {}, "listing", 7_200),
    ("a longer max-age changes nothing", {"cache-control": "public, max-age=86400"}, "product", 3_600),
    ("a shorter one does", {"cache-control": "max-age=600"}, "product", 600),
    ("of none at all a minute is left", {"cache-control": "max-age=0, must-revalidate"}, "product", 60),
    ("shared caches have a max-age of their own", {"cache-control": "max-age=5, s-maxage=900"}, "product", 900),
    ("time spent in caches before us counts", {"cache-control": "max-age=600", "age": "400"}, "product", 200),
    ("no-store is obeyed", {"cache-control": "no-store"}, "product", None),
    ("in any company and case", {"cache-control": "Private, No-Store, max-age=600"}, "product", None),
    ("no-cache: ask each time", {"cache-control": "no-cache"}, "product", 0),
    ("as HTTP/1.0 said it", {"pragma": "no-cache"}, "product", 0),
    ("which Cache-Control overrules", {"pragma": "no-cache", "cache-control": "max-age=600"}, "product", 600),
    ("private is not meant for us, who are nobody in particular", {"cache-control": "private"}, "product", 3_600),
    ("a page that varies by everything is never the same", {"vary": "*"}, "product", None),
    ("by what we always send alike it does not", {"vary": "Accept-Encoding, User-Agent"}, "product", 3_600),
    ("Expires", {"expires": "Sun, 22 Nov 2026 12:10:00 GMT"}, "product", 600),
    (
        "by the server's own clock",
        {"expires": "Sun, 22 Nov 2026 10:10:00 GMT", "date": "Sun, 22 Nov 2026 10:00:00 GMT"},
        "product",
        600,
    ),
    ("an Expires that is no date has passed", {"expires": "0"}, "product", 60),
    ("max-age goes before Expires", {"cache-control": "max-age=120", "expires": "Sun, 22 Nov 2030 12:00:00 GMT"}, "product", 120),
    ("nonsense is nothing", {"cache-control": "max-age=soon; ,,=,"}, "article", 86_400),
]


@pytest.mark.parametrize(("headers", "kind", "seconds"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
def test_the_server_is_listened_to_within_what_suits_the_kind(headers: dict[str, str], kind: str, seconds: float | None) -> None:
    """RFC 9111, with two rules of ours."""
    assert lifetime_s(headers, kind, AGES, NOW) == seconds


def test_directives_may_be_quoted() -> None:
    """Arguments come as tokens or strings."""
    assert directives('no-cache="set-cookie, x", max-age="60"') == {"no-cache": "set-cookie, x", "max-age": "60"}


@given(st.dictionaries(st.sampled_from(["cache-control", "expires", "age", "date", "vary", "pragma"]), st.text(max_size=60)))
def test_no_header_raises(headers: dict[str, str]) -> None:
    """Whatever a server sends, the time is none, or within what suits the kind."""
    seconds = lifetime_s(headers, "product", AGES, NOW)
    assert seconds is None or 0 <= seconds <= 3_600
