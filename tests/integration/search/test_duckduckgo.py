"""The DuckDuckGo adapter: the real library, with its real engine sent to a local page."""

from __future__ import annotations

from collections.abc import AsyncIterator
from urllib.parse import parse_qs

import pytest
from ddgs.ddgs import DDGS
from ddgs.engines.duckduckgo import Duckduckgo
from ddgs.exceptions import DDGSException, RatelimitException, TimeoutException

from emptor.models.search import SearchQuery
from emptor.search.duckduckgo import DuckDuckGoSearch
from emptor.search.port import SearchError, SearchErrorKind
from tests.fakes.http_wire import HttpServer, Request, Wire
from tests.fakes.search_servers import ROWS, Row, duckduckgo_page

QUERY = SearchQuery(text="wireless headphones", region="DE", language="de")


class Page:
    """What the engine's page shows, and what was asked of it."""

    def __init__(self) -> None:
        self.rows: tuple[Row, ...] = ROWS
        self.status = 200
        self.asked: list[dict[str, list[str]]] = []

    async def handle(self, request: Request, wire: Wire) -> None:
        self.asked.append(parse_qs(request.body.decode()))
        await wire.send(self.status, duckduckgo_page(self.rows), {"content-type": "text/html; charset=UTF-8"})


@pytest.fixture
async def page(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Page]:
    """A server in DuckDuckGo's place."""
    served = Page()
    async with HttpServer(served.handle) as server:
        monkeypatch.setattr(Duckduckgo, "search_url", f"http://127.0.0.1:{server.port}/html/")
        yield served


async def test_results_become_hits(page: Page) -> None:
    """Through the library, in a thread, from a real page; in the region asked for."""
    hits = await DuckDuckGoSearch().search(QUERY)
    assert {(hit.url, hit.snippet) for hit in hits} == {(row.url, row.snippet) for row in ROWS}
    assert [hit.rank for hit in hits] == [1, 2, 3]
    assert page.asked[0]["q"] == ["wireless headphones"]
    assert page.asked[0]["l"] == ["de-de"]


@pytest.mark.parametrize("status", [200, 202])
async def test_nothing_found_is_an_empty_list(page: Page, status: int) -> None:
    """A page without results; 202 is how DuckDuckGo turns one away, which the library does not tell apart."""
    page.rows, page.status = (), status
    assert await DuckDuckGoSearch().search(QUERY) == []


async def test_an_unreachable_engine_is_a_typed_error(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing listens there."""
    monkeypatch.setattr(Duckduckgo, "search_url", "http://127.0.0.1:9/html/")
    with pytest.raises(SearchError) as refused:
        await DuckDuckGoSearch().search(QUERY)
    assert refused.value.kind == SearchErrorKind.UNAVAILABLE


@pytest.mark.parametrize(
    ("raised", "kind"),
    [
        (RatelimitException("202 Ratelimit"), SearchErrorKind.RATE_LIMITED),
        (TimeoutException("operation timed out"), SearchErrorKind.TIMEOUT),
        (DDGSException("RequestError: boom"), SearchErrorKind.UNAVAILABLE),
    ],
)
async def test_the_librarys_errors_are_typed(raised: Exception, kind: SearchErrorKind, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each of its exceptions has its kind."""

    def text(self: DDGS, query: str, **options: object) -> list[dict[str, str]]:
        raise raised

    monkeypatch.setattr(DDGS, "text", text)
    with pytest.raises(SearchError) as refused:
        await DuckDuckGoSearch().search(QUERY)
    assert refused.value.kind == kind
