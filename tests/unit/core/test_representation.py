"""Whole answers have an ETag and are compressed; streams are let through as they come."""

from __future__ import annotations

import gzip
import threading
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from emptor.core.representation import Representation

LONG = {"words": "long " * 1_000}


async def whole(request: Request) -> Response:
    return JSONResponse(LONG, headers={"Cache-Control": "no-store", "X-Own": "1"})


async def short(request: Request) -> Response:
    return JSONResponse({})


async def wrong(request: Request) -> Response:
    return JSONResponse(LONG, 404)


async def picture(request: Request) -> Response:
    return Response(b"\x89PNG" * 1_000, media_type="image/png")


async def stream(request: Request) -> Response:
    async def lines() -> AsyncIterator[str]:
        yield "{}\n" * 1_000
        yield "{}\n"

    return StreamingResponse(lines(), media_type=request.query_params.get("type", "application/x-ndjson"))


def client(**headers: str) -> httpx.AsyncClient:
    names = {"whole": whole, "short": short, "wrong": wrong, "picture": picture, "stream": stream}
    app = Representation(Starlette(routes=[Route(f"/{n}", f, methods=["GET", "POST"]) for n, f in names.items()]))
    given = {"Accept-Encoding": "identity", **{name.replace("_", "-"): value for name, value in headers.items()}}
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test", headers=given)


async def test_who_has_the_answer_is_not_sent_it_again() -> None:
    """The ETag is the content's: the same for who takes it compressed."""
    async with client() as http, client(Accept_Encoding="gzip") as squeezed:
        first = await http.get("/whole")
        assert (await squeezed.get("/whole")).headers["etag"] == first.headers["etag"]
        for given in (first.headers["etag"], f'"other", {first.headers["etag"]}', "*", first.headers["etag"].removeprefix("W/")):
            again = await http.get("/whole", headers={"If-None-Match": given})
            assert (again.status_code, again.content) == (304, b"")
            assert again.headers["etag"] == first.headers["etag"]
            assert again.headers["cache-control"] == "no-store"
            assert "content-length" not in again.headers
        assert (await http.get("/whole", headers={"If-None-Match": '"other"'})).status_code == 200


@pytest.mark.parametrize(
    ("given", "compressed"),
    [
        ("gzip", True),
        ("br, gzip;q=0.5", True),
        ("*", True),
        ("gzip;q=0", False),
        ("gzip;q=0.000", False),
        ("br", False),
        ("", False),
    ],
)
async def test_a_long_answer_is_compressed_for_who_takes_it(given: str, compressed: bool) -> None:
    """And says that it depends on that."""
    async with client(Accept_Encoding=given) as http, http.stream("GET", "/whole") as answer:
        raw = b"".join([piece async for piece in answer.aiter_raw()])
        assert ("content-encoding" in answer.headers) is compressed
        assert int(answer.headers["content-length"]) == len(raw)
        assert b"long long" in (gzip.decompress(raw) if compressed else raw)
        assert "Accept-Encoding" in answer.headers["vary"]


async def test_what_is_short_or_no_text_is_sent_as_it_is() -> None:
    """A picture is compressed already."""
    async with client(Accept_Encoding="gzip") as http:
        assert "content-encoding" not in (await http.get("/short")).headers
        seen = await http.get("/picture")
        assert "content-encoding" not in seen.headers
        assert "etag" not in seen.headers


@pytest.mark.parametrize("kind", ["application/x-ndjson", "text/event-stream", "application/json", "text/plain"])
async def test_a_stream_is_neither_held_back_nor_changed(kind: str) -> None:
    """Whatever its type is."""
    async with client(Accept_Encoding="gzip") as http:
        answer = await http.get("/stream", params={"type": kind})
    assert len(answer.text.splitlines()) == 1_001
    assert "content-encoding" not in answer.headers
    assert "etag" not in answer.headers


async def test_only_good_answers_to_get_have_an_etag() -> None:
    """An error is never taken for unchanged, and a POST is done each time."""
    async with client() as http:
        assert "etag" not in (await http.get("/wrong")).headers
        assert "etag" not in (await http.post("/whole")).headers
        assert (await http.get("/wrong", headers={"If-None-Match": "*"})).status_code == 404
        assert (await http.post("/whole", headers={"If-None-Match": "*"})).status_code == 200


async def test_a_large_answer_is_worked_on_beside_the_event_loop() -> None:
    """The thread of the loop does not compress megabytes, and the answer is whole."""
    body = "".join(f"{number} " for number in range(1_000_000)).encode()
    held: list[int] = []

    async def large(request: Request) -> Response:
        return Response(body, media_type="application/json")

    app = Representation(Starlette(routes=[Route("/", large)]))
    own = threading.get_ident()
    compress = gzip.compress

    def noted(*args: Any, **more: Any) -> bytes:
        held.append(threading.get_ident())
        return compress(*args, **more)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("emptor.core.representation.gzip.compress", noted)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as http:
            answer = await http.get("/", headers={"Accept-Encoding": "gzip"})
    assert (answer.content, answer.headers["content-encoding"]) == (body, "gzip")
    assert held
    assert own not in held
