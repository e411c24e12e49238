"""A hostile server, and a fetcher that may reach it."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from emptor.core.errors import ConfigurationError
from emptor.core.net import Guard
from emptor.scraping.browser.launch import find_chromium
from emptor.scraping.http import HttpFetcher
from tests.fakes.hostile_server import HostileServer

LOOPBACK = "127.0.0.1/32"
AGENT = "EmptorBot/0.1 (+https://example.org/bot)"


def has_chromium() -> bool:
    """Whether a Chromium is installed here."""
    try:
        find_chromium(None)
    except ConfigurationError:
        return False
    return True


@pytest.fixture
async def server() -> AsyncIterator[HostileServer]:
    """The server, on 127.0.0.1."""
    async with HostileServer() as running:
        yield running


@pytest.fixture
def guard() -> Guard:
    """The guard as deployed, but for the one address that the server has."""
    return Guard(allow_addresses=[LOOPBACK])


@pytest.fixture
async def fetcher(guard: Guard) -> AsyncIterator[HttpFetcher]:
    """A fetcher without delays."""
    made = HttpFetcher(guard, user_agent=AGENT, host_concurrency=8, host_delay_s=0)
    yield made
    await made.aclose()
