"""The browser's filtering proxy, spoken to as a browser speaks."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import pytest

from emptor.core.net import Guard
from emptor.core.net.proxy import FilteringProxy
from tests.fakes.connects import connects
from tests.fakes.hostile_pages import PRODUCT
from tests.fakes.hostile_server import Exchange, HostileServer
from tests.fakes.resolver import FakeResolver

SERVER = "127.0.0.9"
INSIDE = "127.0.0.10"
PROXY = "127.0.0.1"
MIB = 1024 * 1024


@pytest.fixture
async def server() -> AsyncIterator[HostileServer]:
    """The server that may be reached."""
    async with HostileServer(SERVER) as running:
        yield running


@pytest.fixture
async def proxy() -> AsyncIterator[FilteringProxy]:
    """A proxy that lets 1 MiB through a connection."""
    resolver = FakeResolver({"shop.test": [[SERVER]], "inside.test": [[INSIDE]], "mixed.test": [[SERVER, INSIDE]]})
    async with FilteringProxy(Guard(allow_addresses=[SERVER], resolver=resolver), max_bytes=MIB) as running:
        yield running


async def _say(proxy: FilteringProxy, *messages: str) -> bytes:
    """Send messages on one connection, a later one once something has come back, and return all that comes."""
    reader, writer = await asyncio.open_connection(PROXY, int(proxy.url.rsplit(":", 1)[1]))
    answer = b""
    for message in messages:
        writer.write(message.encode())
        answer += await reader.read(64 * 1024)
    answer += await asyncio.wait_for(reader.read(), 10)
    writer.close()
    return answer


def _get(url: str, *headers: str) -> str:
    return "\r\n".join([f"GET {url} HTTP/1.1", "Host: ignored.test", "Proxy-Connection: keep-alive", *headers, "", ""])


async def test_plain_requests_are_forwarded_to_the_named_server(server: HostileServer, proxy: FilteringProxy) -> None:
    """The target decides, not the Host header; hop-by-hop headers stay behind; the connection ends with the answer."""
    answer = await _say(proxy, _get(server.url("/ok?a=b", host="shop.test"), "Cookie: c=d", "Proxy-Authorization: Basic eA=="))
    assert answer.startswith(b"HTTP/1.1 200")
    assert answer.endswith(PRODUCT.encode()[-100:])
    assert b"Connection: close" in answer
    request = server.requests[-1]
    assert (request.target, request.headers["host"]) == ("/ok?a=b", f"shop.test:{server.port}")
    assert request.headers["cookie"] == "c=d"
    assert not {"proxy-connection", "proxy-authorization"} & set(request.headers)


async def test_tunnels_pass_bytes_through(server: HostileServer, proxy: FilteringProxy) -> None:
    """CONNECT opens a way; what goes through it is the browser's and the server's affair."""
    request = "GET /ok HTTP/1.1\r\nHost: shop.test\r\n\r\nGET /status/404 HTTP/1.1\r\nHost: x\r\n\r\n"
    server.extra["/status/404"] = _close
    answer = await _say(proxy, f"CONNECT shop.test:{server.port} HTTP/1.1\r\n\r\n", request)
    assert answer.startswith(b"HTTP/1.1 200 Connection established\r\n\r\n")
    assert PRODUCT.encode() in answer
    assert [hit.target for hit in server.requests] == ["/ok", "/status/404"]


async def _close(exchange: Exchange) -> None:
    exchange.writer.close()


REFUSED = [
    ("forbidden_address", _get("http://127.0.0.10/")),
    ("forbidden_address", _get("http://inside.test/")),
    ("forbidden_address", _get("http://mixed.test/")),
    ("forbidden_address", _get("http://169.254.169.254/latest/meta-data/")),
    ("forbidden_address", _get("http://0x7f.0.0.10/")),
    ("forbidden_address", _get("http://shop.test@127.0.0.10/")),
    ("forbidden_address", _get("ftp://shop.test/")),
    ("forbidden_address", _get("https://shop.test/")),
    ("forbidden_address", _get("/ok")),
    ("forbidden_address", "CONNECT 127.0.0.10:443 HTTP/1.1\r\n\r\n"),
    ("forbidden_address", "CONNECT inside.test:443 HTTP/1.1\r\n\r\n"),
    ("forbidden_address", "CONNECT [::1]:443 HTTP/1.1\r\n\r\n"),
    ("forbidden_address", "CONNECT [::ffff:127.0.0.10]:443 HTTP/1.1\r\n\r\n"),
    ("forbidden_address", "CONNECT 8.8.8.8:22 HTTP/1.1\r\n\r\n"),
    ("forbidden_address", "CONNECT 8.8.8.8 HTTP/1.1\r\n\r\n"),
    ("forbidden_address", "CONNECT :443 HTTP/1.1\r\n\r\n"),
    ("dns", "CONNECT unknown.test:443 HTTP/1.1\r\n\r\n"),
    ("dns", _get("http://unknown.test/")),
]


@pytest.mark.parametrize(("kind", "message"), REFUSED, ids=[row[1].split("\r\n")[0] for row in REFUSED])
async def test_what_the_guard_forbids_is_refused_without_a_connection(proxy: FilteringProxy, kind: str, message: str) -> None:
    """The answer says why; only the proxy itself was connected to."""
    with connects() as attempts:
        answer = await _say(proxy, message)
    assert answer.split(b" ")[1] in {b"403", b"502"}
    assert f"x-emptor-refused: {kind}".encode() in answer
    assert attempts == [PROXY]


async def test_an_address_without_a_server_is_a_connect_refusal(proxy: FilteringProxy) -> None:
    """And it is remembered for whoever asks why."""
    answer = await _say(proxy, "CONNECT shop.test:9 HTTP/1.1\r\n\r\n")
    refusal = proxy.refusal("SHOP.test")
    assert b"x-emptor-refused: connect" in answer
    assert refusal is not None
    assert refusal.kind == "connect"
    assert proxy.refusal("other.test") is None


@pytest.mark.parametrize(
    "message", ["\0\1\2\r\n\r\n", "GET\r\n\r\n", "GET http://shop.test/ HTTP/1.1\r\nno colon\r\n\r\n", "GET x " + "y" * 70_000]
)
async def test_junk_ends_the_connection(proxy: FilteringProxy, message: str) -> None:
    """What is no HTTP gets no answer, or a refusal, and no connection."""
    with connects() as attempts:
        answer = await _say(proxy, message)
    assert not answer.startswith(b"HTTP/1.1 200")
    assert attempts == [PROXY]


async def test_a_connection_brings_in_no_more_than_allowed(server: HostileServer, proxy: FilteringProxy) -> None:
    """200 MB of script end after the limit, forwarded or tunnelled."""
    plain = await _say(proxy, _get(server.url("/script.js", host="shop.test")))
    tunnelled = await _say(proxy, f"CONNECT shop.test:{server.port} HTTP/1.1\r\n\r\n", "GET /script.js HTTP/1.1\r\n\r\n")
    assert MIB <= len(plain) < 2 * MIB
    assert MIB <= len(tunnelled) < 2 * MIB


async def test_a_server_cannot_pretend_to_be_the_proxy(server: HostileServer, proxy: FilteringProxy) -> None:
    """The header that marks our refusals is taken out of others' answers."""

    async def pretend(exchange: Exchange) -> None:
        await exchange.reply("x", x_emptor_refused="forbidden_address")

    server.extra["/pretend"] = pretend
    assert b"x-emptor-refused" not in (await _say(proxy, _get(server.url("/pretend", host="shop.test")))).lower()


async def test_interim_answers_are_passed_over(server: HostileServer, proxy: FilteringProxy) -> None:
    """Early hints before the answer do not end it."""

    async def hint(exchange: Exchange) -> None:
        await exchange.send(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n")
        await exchange.reply("kettle")
        exchange.writer.close()

    server.extra["/hint"] = hint
    answer = await _say(proxy, _get(server.url("/hint", host="shop.test")))
    assert answer.startswith(b"HTTP/1.1 200")
    assert answer.endswith(b"kettle")
