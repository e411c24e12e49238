"""TLS: what is trusted, what is refused, and that the name is what is checked although an address is connected to."""

from __future__ import annotations

import asyncio
import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
import trustme

from emptor.core.net import Guard
from emptor.models.page import FailureKind, FetchFailure, Page
from emptor.scraping.http import HttpFetcher
from emptor.scraping.port import FetchRequest
from tests.fakes.h2_server import H2Server
from tests.fakes.hostile_server import HostileServer
from tests.fakes.resolver import FakeResolver
from tests.integration.scraping.conftest import AGENT, LOOPBACK

SHOP = "shop.test"


@pytest.fixture(scope="module")
def ca() -> trustme.CA:
    """An authority that the fetcher trusts."""
    return trustme.CA()


def _context(cert: trustme.LeafCert) -> ssl.SSLContext:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    cert.configure_cert(context)
    return context


def _fetcher(ca: trustme.CA) -> HttpFetcher:
    trust = ssl.create_default_context()
    ca.configure_trust(trust)
    guard = Guard(allow_addresses=[LOOPBACK], resolver=FakeResolver(otherwise=["127.0.0.1"]))
    return HttpFetcher(guard, user_agent=AGENT, host_delay_s=0, verify=trust)


def _expired(ca: trustme.CA) -> trustme.LeafCert:
    return ca.issue_cert(SHOP, not_before=datetime.now(UTC) - timedelta(days=9), not_after=datetime.now(UTC) - timedelta(days=1))


BAD: list[tuple[str, Callable[[trustme.CA], trustme.LeafCert]]] = [
    ("expired", _expired),
    ("for another name", lambda ca: ca.issue_cert("other.test")),
    ("for the address instead of the name", lambda ca: ca.issue_cert("127.0.0.1")),
    ("by an unknown authority", lambda _: trustme.CA().issue_cert(SHOP)),
]


@pytest.mark.parametrize(("issue"), [row[1] for row in BAD], ids=[row[0] for row in BAD])
async def test_bad_certificates_are_refused(ca: trustme.CA, issue: Callable[[trustme.CA], trustme.LeafCert]) -> None:
    """The failure says TLS, names the reason, and nothing was asked for."""
    async with HostileServer(tls=_context(issue(ca))) as server:
        fetcher = _fetcher(ca)
        result = await fetcher.fetch(FetchRequest(url=server.url("/ok", host=SHOP)))
        assert isinstance(result, FetchFailure), result
        assert (result.failure, result.retryable) == (FailureKind.TLS, False)
        assert server.hits == []
        await fetcher.aclose()


async def test_plain_text_on_a_tls_port_is_a_tls_failure(ca: trustme.CA) -> None:
    """A server that does not speak TLS is named as such."""

    async def greet(_: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(b"220 mail.test ready\r\n")

    fetcher = _fetcher(ca)
    async with await asyncio.start_server(greet, "127.0.0.1", 0) as server:
        port = server.sockets[0].getsockname()[1]
        result = await fetcher.fetch(FetchRequest(url=f"https://{SHOP}:{port}/", deadline_s=5))
    assert isinstance(result, FetchFailure)
    assert result.failure == FailureKind.TLS, result.message
    await fetcher.aclose()


async def test_the_pinned_address_is_spoken_to_by_name(ca: trustme.CA) -> None:
    """Host and SNI carry the name, the certificate is checked against it."""
    names: list[str | None] = []
    context = _context(ca.issue_cert(SHOP))
    context.sni_callback = lambda _socket, name, _context: names.append(name)
    async with HostileServer(tls=context) as server:
        fetcher = _fetcher(ca)
        result = await fetcher.fetch(FetchRequest(url=server.url("/ok", host=SHOP)))
        assert isinstance(result, Page), result
        assert set(names) == {SHOP}
        assert server.requests[-1].headers["host"] == f"{SHOP}:{server.port}"
        await fetcher.aclose()


async def test_http2_is_spoken_where_offered(ca: trustme.CA) -> None:
    """Several pages come over one HTTP/2 connection."""
    context = _context(ca.issue_cert(SHOP))
    async with H2Server(context) as server:
        fetcher = _fetcher(ca)
        for number in range(3):
            result = await fetcher.fetch(FetchRequest(url=f"https://{SHOP}:{server.port}/{number}"))
            assert isinstance(result, Page), result
            assert result.text == f"<h1>/{number}</h1>"
        assert server.connections == 1
        await fetcher.aclose()
