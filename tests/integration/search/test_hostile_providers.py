"""Search providers that answer with anything: a typed refusal or the rows that are usable, in a bounded time and memory."""

from __future__ import annotations

import asyncio
import contextlib
import gzip
import json
import time
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from emptor.models.search import SearchHit
from emptor.search.http import MAX_ANSWER_BYTES, MAX_DETAIL_CHARS
from emptor.search.port import SearchError, SearchErrorKind
from tests.fakes.http_wire import Handler, HttpServer, Request, Wire, endless_crumbs
from tests.integration.search.test_providers_wire import KEY, MAKE, QUERY, TRUST

WAIT_S = 1.0
CHUNK = b" " * 65_536
GOOD_URL = "https://shop.example/p/1"

PROVIDERS = pytest.mark.parametrize("name", MAKE)


@pytest.fixture
async def client() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(trust_env=False, verify=TRUST) as opened:
        yield opened


async def ask(name: str, client: httpx.AsyncClient, handle: Handler, wait_s: float = 10.0) -> list[SearchHit]:
    async with HttpServer(handle) as server:
        return await MAKE[name](client, f"http://127.0.0.1:{server.port}", KEY, wait_s).search(QUERY)


def answering(body: bytes, status: int = 200, **headers: str) -> Handler:
    async def handle(_: Request, wire: Wire) -> None:
        await wire.send(status, body, {name.replace("_", "-"): value for name, value in headers.items()})

    return handle


def rows(name: str, *rows: Any) -> bytes:
    """An answer of the provider's shape that holds these rows."""
    answer = {"brave": {"web": {"results": rows}}, "serper": {"organic": rows}}.get(name, {"results": rows})
    return json.dumps(answer).encode()


def row(**changes: Any) -> dict[str, Any]:
    """A result under the names of every provider at once."""
    return {"url": GOOD_URL, "link": GOOD_URL, "title": "A kettle", **changes}


@PROVIDERS
async def test_an_endless_answer_is_broken_off_at_its_limit(name: str, client: httpx.AsyncClient) -> None:
    """It is not kept in memory until the time is up."""
    sent = 0

    async def handle(_: Request, wire: Wire) -> None:
        nonlocal sent
        await wire.begin({"content-type": "application/json"})
        while True:
            await wire.chunk(CHUNK)
            sent += len(CHUNK)

    with pytest.raises(SearchError, match="bytes") as refused:
        await ask(name, client, handle)
    assert refused.value.kind == SearchErrorKind.UNAVAILABLE
    assert sent < MAX_ANSWER_BYTES * 4, "what the sockets buffer comes on top"


@PROVIDERS
@pytest.mark.parametrize("status", [200, 500])
async def test_a_bomb_is_not_unpacked_beyond_the_limit(name: str, status: int, client: httpx.AsyncClient) -> None:
    bomb = gzip.compress(b" " * 200_000_000)
    with pytest.raises(SearchError, match="bytes"):
        await ask(name, client, answering(bomb, status, content_encoding="gzip"))


@PROVIDERS
async def test_a_compressed_answer_is_read(name: str, client: httpx.AsyncClient) -> None:
    """Guards the test before: it is the size that is refused, and not the encoding."""
    hits = await ask(name, client, answering(gzip.compress(rows(name, row())), content_encoding="gzip"))
    assert [hit.url for hit in hits] == [GOOD_URL]


@PROVIDERS
async def test_an_answer_in_crumbs_ends_at_the_deadline(name: str, client: httpx.AsyncClient) -> None:
    """Each byte comes in time; the whole never does."""
    began = time.monotonic()
    with pytest.raises(SearchError) as refused:
        await asyncio.wait_for(ask(name, client, endless_crumbs, WAIT_S), 30)
    assert refused.value.kind == SearchErrorKind.TIMEOUT
    assert time.monotonic() - began >= WAIT_S


@PROVIDERS
async def test_a_redirect_is_not_followed(name: str, client: httpx.AsyncClient) -> None:
    """The key would go along, to wherever the answer says."""
    asked: list[str] = []

    async def handle(request: Request, wire: Wire) -> None:
        asked.append(request.path)
        await wire.send(307, b"", {"location": "http://169.254.169.254/latest/meta-data/"})

    with pytest.raises(SearchError):
        await ask(name, client, handle)
    assert len(asked) == 1


@PROVIDERS
@pytest.mark.parametrize(
    "body",
    [b"[" * 200_000, b'{"results":' * 50_000, b"null", b'"results"', b"{}x", b"\xff\xfe", b'{"results": 1e999999}', b""],
    ids=["nested lists", "nested objects", "null", "a string", "two values", "not text", "a number", "nothing"],
)
async def test_an_answer_of_another_shape_is_a_refusal_or_no_results(name: str, body: bytes, client: httpx.AsyncClient) -> None:
    with contextlib.suppress(SearchError):
        assert await ask(name, client, answering(body)) == []


@PROVIDERS
@pytest.mark.parametrize(
    "odd",
    [
        row(url="javascript:alert(1)", link="javascript:alert(1)"), row(url=["x"], link={"a": 1}), row(url=None, link=None),
        "x", 7, None, [row()],
    ],
    ids=["a script", "a list", "null", "a string", "a number", "nothing", "a list of rows"],
)  # fmt: skip
async def test_a_row_that_is_no_result_does_not_cost_the_others(name: str, odd: Any, client: httpx.AsyncClient) -> None:
    assert [hit.url for hit in await ask(name, client, answering(rows(name, odd, row())))] == [GOOD_URL]


@PROVIDERS
@pytest.mark.parametrize(
    "field",
    [
        {"score": 10**400}, {"score": float("nan")}, {"score": float("inf")}, {"score": "high"}, {"title": {"a": []}},
        {"title": "x" * 1_000_000}, {"content": [1, [2]], "snippet": 3, "description": {}}, {"title": "a\x00b\ud800c"},
        {"published_date": "9999-99-99", "publishedDate": 5, "page_age": []}, {"score": True},
    ],
    ids=str,
)  # fmt: skip
async def test_a_part_that_is_odd_does_not_cost_the_row(name: str, field: dict[str, Any], client: httpx.AsyncClient) -> None:
    (hit,) = await ask(name, client, answering(rows(name, row(**field))))
    assert hit.url == GOOD_URL
    assert len(hit.title) <= 300
    SearchHit.model_validate_json(hit.model_dump_json())


@PROVIDERS
@pytest.mark.parametrize("wait", ["\xb2", "9" * 5_000, "-1", "NaN", "Mon, 01 Jan 99999999999999999999 00:00:00 GMT", "soon"])
async def test_a_wait_that_is_no_number_is_a_refusal_all_the_same(name: str, wait: str, client: httpx.AsyncClient) -> None:
    with pytest.raises(SearchError) as refused:
        await ask(name, client, answering(b"{}", 429, retry_after=wait))
    assert refused.value.kind == SearchErrorKind.RATE_LIMITED


async def test_what_silent_engines_say_is_cut(client: httpx.AsyncClient) -> None:
    body = json.dumps({"results": [], "unresponsive_engines": [["google", "x" * 100_000]] * 50}).encode()
    with pytest.raises(SearchError) as refused:
        await ask("searxng", client, answering(body))
    assert len(refused.value.message) < MAX_DETAIL_CHARS + 100
