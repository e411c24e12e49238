"""What a hostile shop, page, receiver or user tries at the paths that a frontend uses; each attack ends in a typed refusal.

The tests of images, webhooks, shares, snapshots and isolation hold what each of these promises;
here stand attacks across them: names that change their address, redirects inward, bytes that are two things at once, lines of a
header within an address, links one letter off, and one's own id beside another's.
"""

from __future__ import annotations

import asyncio
import contextlib
import io
import struct
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import httpx
import pytest
from PIL import Image

from emptor.core.net import resolver as resolver_module
from emptor.core.settings import Settings
from emptor.models.brief import Brief
from emptor.models.products import NewCachedProduct
from emptor.models.report import Cost, Report

from .conftest import Api, Caller

OPEN, INSIDE = "127.0.0.9", "127.0.0.10"  # the one stands for the web, the other for what lies behind the service
SCRIPT = b"<script>alert(document.domain)</script>"
SVG = b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)">' + SCRIPT + b"</svg>"
SENT = {"host", "accept", "accept-encoding", "connection", "content-length", "content-type", "user-agent", "webhook-id"} | {
    "webhook-timestamp", "webhook-signature",
}  # fmt: skip


def png() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (40, 30), (9, 90, 9)).save(out, "PNG")
    return out.getvalue()


def gif() -> bytes:
    out = io.BytesIO()
    Image.new("P", (40, 30), 3).save(out, "GIF")
    return out.getvalue()


def claiming(width: int, height: int) -> bytes:
    """A PNG of a hundred bytes whose header promises any number of pixels."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(999))) + chunk(b"IEND", b"")


@dataclass
class Listener:
    """Keeps the bytes of each request as they came, and answers by path: status line and headers, body."""

    address: str
    port: int = 0
    requests: list[bytes] = field(default_factory=list)
    answers: dict[str, tuple[bytes, bytes]] = field(default_factory=dict)

    def url(self, path: str, host: str = "") -> str:
        return f"http://{host or self.address}:{self.port}{path}"

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(asyncio.IncompleteReadError, ConnectionError):
            head = await reader.readuntil(b"\r\n\r\n")
            self.requests.append(head)
            path = head.split(b" ")[1].decode().partition("?")[0]
            status, body = self.answers.get(path, (b"200 OK\r\nContent-Type: image/png", png()))
            writer.write(b"HTTP/1.1 " + status + b"\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % len(body) + body)
            await writer.drain()
        writer.close()


@contextlib.asynccontextmanager
async def listening(address: str, port: int = 0) -> AsyncIterator[Listener]:
    told = Listener(address)
    server = await asyncio.start_server(told.serve, address, port)
    told.port = server.sockets[0].getsockname()[1]
    async with server:
        yield told


@pytest.fixture
async def web() -> AsyncIterator[Listener]:
    async with listening(OPEN) as told:
        yield told


@pytest.fixture
async def inside(web: Listener) -> AsyncIterator[Listener]:
    """At the same port as the web's: a changed answer of a name server leads right to it."""
    async with listening(INSIDE, web.port) as told:
        yield told


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"allow_addresses": (OPEN,)})


@pytest.fixture
async def owner(api: Api) -> Caller:
    return await api.user()


Fetch = Callable[[str], Awaitable[int | None]]


@pytest.fixture(params=["a picture", "a webhook"])
def fetched(request: pytest.FixtureRequest, api: Api, owner: Caller) -> Fetch:
    """The service fetches an address of somebody's choice; what that answered, or None when it was not reached."""

    async def picture(url: str) -> int | None:
        link = (await api.services.images.links([url]))[url]
        status = (await api.client().get(link.removeprefix("/api/v1"))).status_code
        return status if status == 200 else None

    async def webhook(url: str) -> int | None:
        made = await owner.http.post("/webhooks", json={"url": url})
        if made.status_code != 201:
            return None
        status: int | None = (await owner.http.post(f"/webhooks/{made.json()['id']}/test")).json()["status"]
        return status

    return picture if request.param == "a picture" else webhook


async def test_a_name_that_leads_inside_the_second_time_reaches_nothing_there(
    fetched: Fetch, web: Listener, inside: Listener, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: the first answer is checked and connected to; whoever asked twice would be inside at once."""
    answers = [[OPEN], [INSIDE], [OPEN, INSIDE], [INSIDE]]
    asked: list[str] = []

    def look_up(host: str, port: int) -> list[str]:
        asked.append(host)
        return answers[min(len(asked), len(answers)) - 1]

    monkeypatch.setattr(resolver_module, "_look_up", look_up)
    outcomes = [await fetched(web.url(f"/p{turn}.png", "rebind.test")) for turn in range(4)]
    assert outcomes == [200, None, None, None]
    assert inside.requests == []
    assert len(web.requests) == 1
    assert asked == ["rebind.test"] * 4


@pytest.mark.parametrize(
    "target",
    [
        "http://{inside}/",
        "//{inside}/",
        "http://localhost:{port}/",
        "http://[::ffff:127.0.0.10]:{port}/",
        "http://2130706442:{port}/",
    ],
)
async def test_a_redirect_inward_is_not_followed(fetched: Fetch, web: Listener, inside: Listener, target: str) -> None:
    """By whatever spelling; a webhook's is not followed at all."""
    where = target.format(inside=f"{INSIDE}:{inside.port}", port=inside.port)
    web.answers["/away"] = (f"302 Found\r\nLocation: {where}".encode(), b"")
    assert await fetched(web.url("/away")) in {None, 302}
    assert inside.requests == []
    assert len(web.requests) == 1


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(SVG, id="an SVG with a script"),
        pytest.param(b"\xef\xbb\xbf<?xml version='1.0'?>" + SVG, id="an SVG behind a byte order mark"),
        pytest.param(claiming(60_000, 60_000), id="3,600 million pixels in a hundred bytes"),
        pytest.param(claiming(2**31 - 1, 1), id="a side that no memory holds"),
        pytest.param(claiming(0, 0), id="no pixels"),
        pytest.param(png() + SCRIPT, id="a picture and then a page"),
        pytest.param(gif().replace(b"GIF89a", b"GIF89a", 1) + b"*/" + SCRIPT, id="a GIF that is a script too"),
    ],
)
@pytest.mark.parametrize("kind", ["image/png", "image/svg+xml", "text/html"])
async def test_what_is_no_picture_or_also_something_else_never_leaves_as_it_came(
    api: Api, web: Listener, body: bytes, kind: str
) -> None:
    """It is refused, or encoded again without what else was in it; the next picture is served as before."""
    web.answers["/p"] = (f"200 OK\r\nContent-Type: {kind}".encode(), body)
    links = await api.services.images.links([web.url("/p"), web.url("/good.png")])
    answer, good = [await api.client().get(link.removeprefix("/api/v1")) for link in links.values()]
    expected = {200: "image/webp", 404: "application/problem+json"}
    assert answer.headers["content-type"] == expected[answer.status_code]
    assert b"<script" not in answer.content
    assert b"<svg" not in answer.content
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert (good.status_code, good.headers["content-type"]) == (200, "image/webp")


@pytest.mark.parametrize(
    "tail",
    [
        "/h\r\nX-Evil: 1", "/h\nX-Evil: 1", "/h%0d%0aX-Evil:%201", "/h?a=%0D%0AX-Evil:%201", "/h\u010d\u010aX-Evil:1",
        "/h\u2028X-Evil: 1", "/h\x00X-Evil: 1", "/h HTTP/1.1\r\nX-Evil: 1\r\n\r\nGET /second", "/h#\r\nX-Evil: 1", "/h\\\r\n",
        "/h\x85X-Evil: 1", "/h%E5%98%8D%E5%98%8AX-Evil:1",
    ],
)  # fmt: skip
async def test_an_address_brings_no_line_into_a_request(fetched: Fetch, web: Listener, tail: str) -> None:
    """Refused, or sent as one line with the characters encoded: neither a header nor a second request of the attacker's."""
    with contextlib.suppress(httpx.InvalidURL):
        await fetched(web.url(tail))
    for head in web.requests:
        first, *lines = head.removesuffix(b"\r\n\r\n").split(b"\r\n")
        assert first.count(b" ") == 2, first
        assert b"X-Evil: 1" not in first
        assert {line.split(b":")[0].lower().decode() for line in lines} <= SENT, head
    assert len(web.requests) <= 1


@pytest.mark.parametrize("words", ["Chat\r\nX-Evil: 1", 'x"; filename="evil.html', "\u2028\u2029", "<b>\x7f"])
async def test_words_of_a_user_bring_no_header(api: Api, owner: Caller, web: Listener, words: str) -> None:
    """Neither the name of a webhook in what is sent, nor a question in what its report is answered with."""
    made = await owner.http.post("/webhooks", json={"url": web.url("/hook"), "label": words})
    if made.status_code == 201:
        await owner.http.post(f"/webhooks/{made.json()['id']}/test")
        names = {line.split(b":")[0].lower().decode() for line in web.requests[0].split(b"\r\n")[1:] if line}
        assert names <= SENT
    asked = await owner.http.post("/research", json={"question": f"headphones {words}"}, headers={"X-Request-Id": "a b"})
    assert asked.status_code in {202, 422}, asked.text
    if asked.status_code == 422:
        return
    job_id = asked.json()["id"]
    await reported(api, job_id, words)
    for path in ("", "/report.md", "/report.html", "/report.csv"):
        answer = await owner.http.get(f"/research/{job_id}{path}")
        assert answer.status_code == 200, path
        assert "x-evil" not in answer.headers
        assert not {name for name, value in answer.headers.items() if "evil" in value.lower()}


async def reported(api: Api, job_id: str, words: str = "") -> None:
    """Give a job a report."""
    report = Report(
        job_id=UUID(job_id),
        brief=Brief(question=f"headphones {words}"),
        candidates=(),
        cost=Cost(),
        summary=words,
        recommendation=None,
        web="sample",
        generated_at=datetime(2026, 11, 29, tzinfo=UTC),
    )
    async with api.services.database.connection() as connection:
        await connection.execute(
            "update research_jobs set status = 'succeeded', finished_at = now(), report = %s where id = %s",
            [report.model_dump_json(), job_id],
        )


async def test_a_link_that_is_one_letter_off_opens_nothing(api: Api, owner: Caller) -> None:
    """Wherever the letter stands, and in the other case too; nor does a link take anything but reading."""
    job_id = (await owner.start())["id"]
    await reported(api, job_id)
    made = (await owner.http.post(f"/research/{job_id}/shares", json={})).json()
    path = made["links"]["report"].removeprefix("/api/v1")
    token = path.rpartition("/")[2]
    anybody = api.client()
    assert (await anybody.get(path)).status_code == 200
    off = [token[:at] + ("A" if token[at] != "A" else "B") + token[at + 1 :] for at in range(0, 42, 3)]
    for wrong in {*off, token.swapcase(), token[::-1], token[:-1], f"{token}A", f"{token}%00", made["id"], job_id}:
        answer = await anybody.get(f"/shared/{wrong}", follow_redirects=False)
        assert answer.status_code in {404, 422}, wrong
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert (await anybody.request(method, path)).status_code == 405
    assert (await anybody.get(path)).status_code == 200


async def test_ones_own_id_beside_anothers_opens_nothing(api: Api, owner: Caller) -> None:
    """Where a path or a body names two things, each must be one's own."""
    stranger = await api.user()
    own, mine = (await stranger.start())["id"], (await owner.start())["id"]
    for job_id in (own, mine):
        await reported(api, job_id)
    share = (await owner.http.post(f"/research/{mine}/shares", json={})).json()
    product = NewCachedProduct(url="https://a.example/", product={}, fetched_at=datetime.now(UTC))
    product_id = await api.services.product_rows.upsert(owner.id, product)
    tries: list[tuple[str, str, dict[str, Any] | None]] = [
        ("GET", f"/research/{own}/compare/{mine}", None),
        ("GET", f"/research/{mine}/compare/{own}", None),
        ("DELETE", f"/research/{own}/shares/{share['id']}", None),
        ("POST", "/research", {"question": "cheaper ones", "parent_id": mine}),
        ("POST", "/watches", {"product_id": str(product_id)}),
    ]
    for method, path, body in tries:
        answer = await stranger.http.request(method, path, json=body)
        assert answer.status_code == 404, f"{method} {path}: {answer.status_code} {answer.text}"
        assert "headphones" not in answer.text
    assert (await stranger.http.get("/products", params={"url": "https://a.example/"})).json()["items"] == []
    assert (await api.client().get(share["links"]["report"].removeprefix("/api/v1"))).status_code == 200
