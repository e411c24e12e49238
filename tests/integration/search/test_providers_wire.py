"""Every provider's adapter against its provider's own wire format, over a real socket."""

from __future__ import annotations

import ssl
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime

import httpx
import pytest

from emptor.models.search import SearchQuery
from emptor.search.brave import BraveSearch
from emptor.search.chain import SearchChain
from emptor.search.exa import ExaSearch
from emptor.search.port import SearchError, SearchErrorKind, SearchProvider
from emptor.search.searxng import SearxngSearch
from emptor.search.serper import SerperSearch
from emptor.search.tavily import TavilySearch
from tests.fakes.search_servers import KEY, ROWS, WRONG_KEY, SearchServer

QUERY = SearchQuery(text="wireless headphones", count=10, region="DE", language="de")
TIMEOUT_S = 5.0
TRUST = ssl.create_default_context()  # shared: reading the roots takes longer than a test

Make = Callable[[httpx.AsyncClient, str, str, float], SearchProvider]
MAKE: dict[str, Make] = {
    "tavily": lambda client, url, key, wait: TavilySearch(client, key, base_url=url, timeout_s=wait),
    "brave": lambda client, url, key, wait: BraveSearch(client, key, base_url=url, timeout_s=wait),
    "serper": lambda client, url, key, wait: SerperSearch(client, key, base_url=url, timeout_s=wait),
    "exa": lambda client, url, key, wait: ExaSearch(client, key, base_url=url, timeout_s=wait),
    "searxng": lambda client, url, _key, wait: SearxngSearch(client, f"{url}/", timeout_s=wait),
}
KEYED = [name for name in MAKE if name != "searxng"]


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    """What the caller gives: no proxies from the environment."""
    async with httpx.AsyncClient(trust_env=False, verify=TRUST) as opened:
        yield opened


async def _ask(
    server: SearchServer, client: httpx.AsyncClient, *, key: str = KEY, wait: float = TIMEOUT_S, query: SearchQuery = QUERY
) -> list[tuple[str, str, str, int]]:
    async with server.serve() as http:
        provider = MAKE[server.provider](client, f"http://127.0.0.1:{http.port}", key, wait)
        return [(hit.url, hit.title, hit.snippet, hit.rank) for hit in await provider.search(query)]


async def _refusal(server: SearchServer, client: httpx.AsyncClient, *, key: str = KEY, wait: float = TIMEOUT_S) -> SearchError:
    with pytest.raises(SearchError) as refused:
        await _ask(server, client, key=key, wait=wait)
    return refused.value


@pytest.mark.parametrize("name", MAKE)
async def test_results_become_hits(name: str, client: httpx.AsyncClient) -> None:
    """Address, title and snippet as plain text, ranked from 1; the request is one that the provider accepts."""
    hits = await _ask(SearchServer(name), client)
    assert hits == [
        (row.url, row.title.replace("<strong>", "").replace("</strong>", ""), row.snippet, at) for at, row in enumerate(ROWS, 1)
    ]


@pytest.mark.parametrize("name", MAKE)
async def test_no_results_are_an_empty_list(name: str, client: httpx.AsyncClient) -> None:
    """Not an error."""
    assert await _ask(SearchServer(name, rows=()), client) == []


@pytest.mark.parametrize("name", MAKE)
async def test_the_most_that_can_be_asked_is_within_the_providers_limits(name: str, client: httpx.AsyncClient) -> None:
    """Fifty results, no region: still a request that is accepted."""
    assert await _ask(SearchServer(name), client, query=SearchQuery(text="x" * 400, count=50))
    assert len(await _ask(SearchServer(name), client, query=SearchQuery(text="x", count=1))) == 1


@pytest.mark.parametrize(
    ("name", "asked"),
    [
        ("tavily", {"country": "germany", "search_depth": "basic"}),
        ("serper", {"gl": "de", "hl": "de"}),
        ("exa", {"userLocation": "DE", "type": "auto"}),
    ],
)
async def test_region_and_language_are_passed_on_in_a_body(name: str, asked: dict[str, str], client: httpx.AsyncClient) -> None:
    """In the provider's own terms."""
    server = SearchServer(name)
    await _ask(server, client)
    assert asked.items() <= server.requests[0].json.items()


@pytest.mark.parametrize(("name", "asked"), [("brave", "country=DE&search_lang=de"), ("searxng", "language=de-DE")])
async def test_region_and_language_are_passed_on_in_an_address(name: str, asked: str, client: httpx.AsyncClient) -> None:
    """In the provider's own terms."""
    server = SearchServer(name)
    await _ask(server, client)
    assert asked in server.requests[0].path


@pytest.mark.parametrize("name", ["tavily", "brave", "exa", "searxng"])
async def test_the_date_of_a_page_is_kept(name: str, client: httpx.AsyncClient) -> None:
    """Where the provider states one."""
    async with SearchServer(name).serve() as http:
        hits = await MAKE[name](client, f"http://127.0.0.1:{http.port}", KEY, TIMEOUT_S).search(QUERY)
    assert [hit.published_at for hit in hits] == [datetime(2026, 5, 4, tzinfo=UTC), None, None]


@pytest.mark.parametrize("name", KEYED)
async def test_a_wrong_key_is_named_and_not_shown(name: str, client: httpx.AsyncClient) -> None:
    """Each provider has its own status for it."""
    error = await _refusal(SearchServer(name), client, key=WRONG_KEY)
    assert error.kind == SearchErrorKind.AUTH
    assert "Check its key" in error.message
    assert WRONG_KEY not in error.message


@pytest.mark.parametrize(
    ("name", "fault", "kind", "retry_after_s"),
    [
        ("tavily", "plan limit", SearchErrorKind.QUOTA, None),
        ("tavily", "pay limit", SearchErrorKind.QUOTA, None),
        ("tavily", "too many", SearchErrorKind.RATE_LIMITED, 7),
        ("tavily", "fault", SearchErrorKind.UNAVAILABLE, None),
        ("tavily", "bad", SearchErrorKind.BAD_REQUEST, None),
        ("brave", "too many", SearchErrorKind.RATE_LIMITED, None),
        ("brave", "quota", SearchErrorKind.QUOTA, None),
        ("brave", "paid out", SearchErrorKind.QUOTA, None),
        ("brave", "fault", SearchErrorKind.UNAVAILABLE, None),
        ("brave", "bad", SearchErrorKind.BAD_REQUEST, None),
        ("serper", "quota", SearchErrorKind.QUOTA, None),
        ("serper", "too many", SearchErrorKind.RATE_LIMITED, 2),
        ("serper", "fault", SearchErrorKind.UNAVAILABLE, None),
        ("serper", "bad", SearchErrorKind.BAD_REQUEST, None),
        ("exa", "quota", SearchErrorKind.QUOTA, None),
        ("exa", "too many", SearchErrorKind.RATE_LIMITED, 1),
        ("exa", "fault", SearchErrorKind.UNAVAILABLE, None),
        ("exa", "slow", SearchErrorKind.TIMEOUT, None),
        ("searxng", "no json", SearchErrorKind.AUTH, None),
        ("searxng", "too many", SearchErrorKind.RATE_LIMITED, None),
        ("searxng", "fault", SearchErrorKind.UNAVAILABLE, None),
    ],
)
async def test_refusals_are_typed(
    name: str, fault: str, kind: SearchErrorKind, retry_after_s: float | None, client: httpx.AsyncClient
) -> None:
    """By status and by the provider's own words, with the time to wait where it is stated."""
    error = await _refusal(SearchServer(name, faults=[fault]), client)
    assert (error.kind, error.retry_after_s) == (kind, retry_after_s)


@pytest.mark.parametrize("name", MAKE)
@pytest.mark.parametrize(
    ("fault", "kind"),
    [("cut", SearchErrorKind.UNAVAILABLE), ("not json", SearchErrorKind.UNAVAILABLE), ("list", SearchErrorKind.UNAVAILABLE)],
)
async def test_broken_answers_are_typed(name: str, fault: str, kind: SearchErrorKind, client: httpx.AsyncClient) -> None:
    """A dropped connection, a page for people, JSON of another shape."""
    assert (await _refusal(SearchServer(name, faults=[fault]), client)).kind == kind


@pytest.mark.parametrize("name", MAKE)
async def test_silence_ends_in_a_time_out(name: str, client: httpx.AsyncClient) -> None:
    """At the adapter's own limit."""
    assert (await _refusal(SearchServer(name, faults=["hang"]), client, wait=0.1)).kind == SearchErrorKind.TIMEOUT


async def test_searxng_that_serves_no_json_says_what_to_change(client: httpx.AsyncClient) -> None:
    """The setting has a name."""
    assert "search.formats" in (await _refusal(SearchServer("searxng", faults=["no json"]), client)).message


async def test_searxng_whose_engines_are_silent_failed(client: httpx.AsyncClient) -> None:
    """No results because nobody answered is not the same as nothing found."""
    server = SearchServer("searxng", rows=(), silent_engines=(("google", "CAPTCHA"), ("brave", "too many requests")))
    error = await _refusal(server, client)
    assert error.kind == SearchErrorKind.UNAVAILABLE
    assert "google (CAPTCHA), brave (too many requests)" in error.message


async def test_searxng_with_some_silent_engines_has_its_results(client: httpx.AsyncClient) -> None:
    """The others answered."""
    assert await _ask(SearchServer("searxng", silent_engines=(("google", "CAPTCHA"),)), client)


async def test_a_chain_of_real_adapters_falls_back(client: httpx.AsyncClient) -> None:
    """Quota used up, engines silent, then an answer; the attempts tell the story, and only what was billed costs."""
    tavily, searxng = (
        SearchServer("tavily", faults=["plan limit"]),
        SearchServer("searxng", rows=(), silent_engines=(("bing", "timeout"),)),
    )
    brave = SearchServer("brave")
    async with tavily.serve() as one, searxng.serve() as two, brave.serve() as three:
        ports = {"tavily": one.port, "searxng": two.port, "brave": three.port}
        chain = SearchChain([MAKE[name](client, f"http://127.0.0.1:{port}", KEY, TIMEOUT_S) for name, port in ports.items()])
        answer = await chain.search(QUERY)
    assert [(attempt.provider, attempt.outcome) for attempt in answer.attempts] == [
        ("tavily", "quota"),
        ("searxng", "unavailable"),
        ("brave", "ok"),
    ]
    assert answer.provider == "brave"
    assert answer.cost_usd == BraveSearch.cost_usd
