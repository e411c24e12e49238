"""What robots.txt files ask of us."""

from __future__ import annotations

import asyncio
import time

import pytest

from emptor.scraping.robots import MAX_CRAWL_DELAY_S, Robots

URL = "https://shop.test/kettles/1"
AGENT = "EmptorBot/0.1 (+https://example.org)"

ROWS = [
    ("no file", 404, "", True),
    ("forbidden file", 403, "User-agent: *\nDisallow: /", True),
    ("server error", 503, "", False),
    ("too many requests", 429, "", False),
    ("empty file", 200, "", True),
    ("everyone out", 200, "User-agent: *\nDisallow: /", False),
    ("others out", 200, "User-agent: BadBot\nDisallow: /", True),
    ("we are out", 200, "User-agent: EmptorBot\nDisallow: /\n\nUser-agent: *\nAllow: /", False),
    ("we are in, others out", 200, "User-agent: emptorbot\nAllow: /\n\nUser-agent: *\nDisallow: /", True),
    ("our own group beats the general one", 200, "User-agent: *\nDisallow: /\n\nUser-agent: EmptorBot\nDisallow: /private", True),
    ("one group for several", 200, "User-agent: BadBot\nUser-agent: EmptorBot\nDisallow: /kettles", False),
    ("longest rule wins", 200, "User-agent: *\nDisallow: /kettles\nAllow: /kettles/1", True),
    ("wildcard", 200, "User-agent: *\nDisallow: /*/1$", False),
    ("an HTML page", 200, "<html><body>Not found</body></html>", True),
]


def _robots(status: int, text: str, asked: list[str] | None = None) -> Robots:
    async def read(url: str) -> tuple[int, str]:
        if asked is not None:
            asked.append(url)
        await asyncio.sleep(0)
        return status, text

    return Robots(read, user_agent=AGENT)


@pytest.mark.parametrize(("status", "text", "allowed"), [row[1:] for row in ROWS], ids=[row[0] for row in ROWS])
async def test_the_rules_decide(status: int, text: str, allowed: bool) -> None:
    """Status and text as RFC 9309 reads them."""
    rules = await _robots(status, text).rules(URL)
    assert rules.allows(URL) is allowed


async def test_each_origin_is_asked_once() -> None:
    """Also by many at the same time; another scheme is another origin."""
    asked: list[str] = []
    robots = _robots(200, "", asked)
    await asyncio.gather(*(robots.rules(f"https://shop.test/{number}") for number in range(9)))
    await robots.rules("http://shop.test/")
    assert asked == ["https://shop.test/robots.txt", "http://shop.test/robots.txt"]


async def test_a_failed_reading_is_raised_to_all_and_asked_again() -> None:
    """Network trouble is not remembered as a rule."""
    asked: list[str] = []

    async def read(url: str) -> tuple[int, str]:
        asked.append(url)
        raise ConnectionError(url)

    robots = Robots(read, user_agent=AGENT)
    for _ in range(2):
        with pytest.raises(ConnectionError):
            await robots.rules(URL)
    assert len(asked) == 2


@pytest.mark.parametrize(("asked_for", "kept"), [("2", 2.0), ("0.5", 0.5), ("3600", MAX_CRAWL_DELAY_S), ("soon", None)])
async def test_a_crawl_delay_is_kept_within_reason(asked_for: str, kept: float | None) -> None:
    """What a site asks, up to what an answer can wait for."""
    rules = await _robots(200, f"User-agent: *\nCrawl-delay: {asked_for}\nDisallow: /x").rules(URL)
    assert rules.crawl_delay_s == kept


async def test_many_agents_times_many_rules_stay_cheap() -> None:
    """360 kB of agents and rules, half a minute when every agent keeps its own rules, are read without trouble."""
    text = "".join(f"User-agent: a{number}\n" for number in range(600)) + "".join(
        f"Disallow: /x{number}*y\n" for number in range(18_000)
    )
    begun = time.process_time()
    assert (await _robots(200, text).rules(URL)).allows(URL)
    assert time.process_time() - begun < 15
