"""A web server that misbehaves in every way a fetcher must survive. One path, one way.

    async with HostileServer() as server:
        await fetcher.fetch(FetchRequest(url=server.url("/gzip-bomb")))

It serves HTTP/1.1, over TLS when given a context. Bodies of gigabytes are never held: they are sent piece by piece.
"""

from __future__ import annotations

import asyncio
import gzip
import ssl
import struct
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from functools import lru_cache
from typing import Self
from urllib.parse import parse_qs, unquote, urlsplit

import brotli
import zstandard

from tests.fakes import hostile_pages
from tests.fakes.pdf import packed_pdf, pdf

MIB = 1024 * 1024
BOMB_MIB = 512
HUGE_SCRIPT_BYTES = 200 * MIB
PDF = "application/pdf"
PDF_LINES = 2_500_000  # of a document that holds more than is unpacked
PIECE = b"x" * (64 * 1024)


@dataclass
class Exchange:
    """One request being answered."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes
    writer: asyncio.StreamWriter
    server: HostileServer
    query: dict[str, str] = field(init=False)

    def __post_init__(self) -> None:
        parts = urlsplit(self.target)
        self.path = unquote(parts.path)
        self.query = {name: values[-1] for name, values in parse_qs(parts.query).items()}

    async def send(self, data: bytes) -> None:
        """Send bytes as they are."""
        self.writer.write(data)
        await self.writer.drain()

    async def head(self, status: int = 200, **headers: str) -> None:
        """Send a status line and headers; underscores in names become hyphens."""
        lines = [f"HTTP/1.1 {status} Status", *(f"{name.replace('_', '-')}: {value}" for name, value in headers.items())]
        await self.send("\r\n".join([*lines, "", ""]).encode("latin-1"))

    async def reply(
        self, body: bytes | str, status: int = 200, *, content_type: str = "text/html; charset=utf-8", **headers: str
    ) -> None:
        """Send a whole, well-formed answer."""
        data = body.encode() if isinstance(body, str) else body
        await self.head(status, content_type=content_type, content_length=str(len(data)), **headers)
        await self.send(data)

    async def stream(self, pieces: AsyncIterator[bytes], **headers: str) -> None:
        """Send a chunked answer."""
        await self.head(content_type="text/html", transfer_encoding="chunked", **headers)
        async for piece in pieces:
            await self.send(b"%x\r\n%b\r\n" % (len(piece), piece))
        await self.send(b"0\r\n\r\n")

    def reset(self) -> None:
        """Cut the connection with a TCP reset."""
        sock = self.writer.get_extra_info("socket")
        if sock is not None:
            import socket  # noqa: PLC0415

            sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


Handler = Callable[[Exchange], Awaitable[None]]
ROUTES: dict[str, Handler] = {}


def route(path: str) -> Callable[[Handler], Handler]:
    """Register the handler of a path; a trailing slash matches everything below."""

    def register(handler: Handler) -> Handler:
        ROUTES[path] = handler
        return handler

    return register


class HostileServer:
    """The server. `hits` lists the target of every request, `connections` counts accepted connections.

    Args:
        host: address to listen on.
        tls: serve TLS with this context.
        robots: body of /robots.txt; None answers 404.
    """

    def __init__(self, host: str = "127.0.0.1", *, tls: ssl.SSLContext | None = None, robots: str | None = None) -> None:
        self.host = host
        self.robots = robots
        self.hits: list[str] = []
        self.requests: list[Exchange] = []
        self.connections = 0
        self.extra: dict[str, Handler] = {}
        self._tls = tls
        self._server: asyncio.Server | None = None
        self._news = asyncio.Condition()
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def port(self) -> int:
        """The port it listens on."""
        assert self._server is not None
        return int(self._server.sockets[0].getsockname()[1])

    def url(self, path: str = "/", *, host: str | None = None) -> str:
        """Return the address of a path, under another name for the host if given."""
        return f"{'https' if self._tls else 'http'}://{host or self.host}:{self.port}{path}"

    def count(self, path: str) -> int:
        """Return how often a path was asked for."""
        return sum(urlsplit(hit).path == path for hit in self.hits)

    async def wait_for(self, path: str) -> None:
        """Return once a path has been asked for."""
        async with self._news:
            await self._news.wait_for(lambda: self.count(path) > 0)

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._accept, self.host, 0, ssl=self._tls, limit=MIB)
        return self

    async def __aexit__(self, *_: object) -> None:
        assert self._server is not None
        self._server.close()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _accept(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.connections += 1
        task = asyncio.get_running_loop().create_task(self._serve(reader, writer))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            with suppress(OSError, asyncio.IncompleteReadError, ssl.SSLError, asyncio.LimitOverrunError):
                while not writer.is_closing():
                    exchange = await self._read(reader, writer)
                    await self._answer(exchange)
                    if exchange.headers.get("connection", "").lower() == "close":
                        return
        finally:
            writer.close()

    async def _read(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> Exchange:
        lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        method, target, _ = lines[0].split(" ", 2)
        headers = {name.strip().lower(): value.strip() for name, value in (line.split(":", 1) for line in lines[1:] if line)}
        body = await reader.readexactly(int(headers.get("content-length", "0")))
        async with self._news:
            self.hits.append(target)
            self._news.notify_all()
        exchange = Exchange(method, target, headers, body, writer, self)
        self.requests.append(exchange)
        return exchange

    async def _answer(self, exchange: Exchange) -> None:
        for table in (self.extra, ROUTES):
            for path, handler in table.items():
                if exchange.path == path or (path.endswith("/") and path != "/" and exchange.path.startswith(path)):
                    await handler(exchange)
                    return
        await exchange.reply("<h1>Not here</h1>", 404)


# ---- ordinary ----


@route("/robots.txt")
async def robots(exchange: Exchange) -> None:
    """The site's rules."""
    text = exchange.server.robots
    await exchange.reply(text or "", 404 if text is None else 200, content_type="text/plain")


@route("/ok")
async def ok(exchange: Exchange) -> None:
    """A good page."""
    await exchange.reply(hostile_pages.PRODUCT)


@route("/status/")
async def status(exchange: Exchange) -> None:
    """/status/503: that status."""
    await exchange.reply("<h1>Status</h1>", int(exchange.path.rsplit("/", 1)[1]))


@route("/html/")
async def html(exchange: Exchange) -> None:
    """/html/dialogs: a page of `hostile_pages` for browsers."""
    await exchange.reply(hostile_pages.PAGES[exchange.path.rsplit("/", 1)[1]])


@route("/unchanged")
async def unchanged(exchange: Exchange) -> None:
    """304 for whoever has it."""
    if exchange.headers.get("if-none-match") == '"v1"':
        await exchange.head(304, etag='"v1"')
    else:
        await exchange.reply(hostile_pages.PRODUCT, etag='"v1"')


@route("/flaky")
async def flaky(exchange: Exchange) -> None:
    """503 the first time, then a page."""
    await exchange.reply(hostile_pages.PRODUCT, 503 if exchange.server.count("/flaky") == 1 else 200)


@route("/cookie-wall")
async def cookie_wall(exchange: Exchange) -> None:
    """Redirects to itself until its cookie comes back."""
    if "seen=1" in exchange.headers.get("cookie", ""):
        await exchange.reply(hostile_pages.PRODUCT)
    else:
        await exchange.head(302, location="/cookie-wall", set_cookie="seen=1; Path=/", content_length="0")


# ---- encodings ----


@lru_cache(maxsize=1)
def gzip_block() -> bytes:
    """Return deflate data for 1 MiB of zeros that can be repeated at will."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(b"\0" * MIB) + packer.flush(zlib.Z_FULL_FLUSH)


@lru_cache(maxsize=1)
def brotli_bomb() -> bytes:
    """Return a brotli stream of BOMB_MIB MiB of zeros."""
    packer = brotli.Compressor(quality=4)
    return b"".join([*(packer.process(b"\0" * MIB) for _ in range(BOMB_MIB)), packer.finish()])


@lru_cache(maxsize=1)
def zstd_bomb() -> bytes:
    """Return a zstd stream of BOMB_MIB MiB of zeros."""
    packer = zstandard.ZstdCompressor(level=3).compressobj()
    return b"".join([*(packer.compress(b"\0" * MIB) for _ in range(BOMB_MIB)), packer.flush()])


async def _gzip_pieces() -> AsyncIterator[bytes]:
    yield b"\x1f\x8b\x08\0\0\0\0\0\0\xff"
    for _ in range(BOMB_MIB):
        yield gzip_block()


@route("/gzip-bomb")
async def gzip_bomb(exchange: Exchange) -> None:
    """Half a gigabyte in half a megabyte."""
    await exchange.stream(_gzip_pieces(), content_encoding="gzip")


@route("/deflate-bomb")
async def deflate_bomb(exchange: Exchange) -> None:
    """The same, raw deflate."""

    async def pieces() -> AsyncIterator[bytes]:
        for _ in range(BOMB_MIB):
            yield gzip_block()

    await exchange.stream(pieces(), content_encoding="deflate")


@route("/br-bomb")
async def br_bomb(exchange: Exchange) -> None:
    """Half a gigabyte of brotli."""
    await exchange.reply(brotli_bomb(), content_encoding="br")


@route("/zstd-bomb")
async def zstd_bomb_route(exchange: Exchange) -> None:
    """Half a gigabyte of zstd."""
    await exchange.reply(zstd_bomb(), content_encoding="zstd")


@route("/nested")
async def nested(exchange: Exchange) -> None:
    """A bomb in a bomb, declared."""
    await exchange.reply(gzip.compress(gzip.compress(b"\0" * 8 * MIB)), content_encoding="gzip, gzip")


@route("/nested-silent")
async def nested_silent(exchange: Exchange) -> None:
    """gzip in gzip, declared once."""
    await exchange.reply(gzip.compress(gzip.compress(b"<p>inner</p>" * 1_000)), content_encoding="gzip")


@route("/lying-encoding")
async def lying_encoding(exchange: Exchange) -> None:
    """Plain text that calls itself `?as=`."""
    await exchange.reply(hostile_pages.PRODUCT, content_encoding=exchange.query.get("as", "gzip"))


@route("/cut-gzip")
async def cut_gzip(exchange: Exchange) -> None:
    """A gzip stream that ends in its middle, in a complete HTTP answer."""
    await exchange.reply(gzip.compress(hostile_pages.PRODUCT.encode() * 50)[:-30], content_encoding="gzip")


@route("/encoded/")
async def encoded(exchange: Exchange) -> None:
    """/encoded/br: a good page in that encoding."""
    name, data = exchange.path.rsplit("/", 1)[1], hostile_pages.PRODUCT.encode()
    raw = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    bodies = {
        "gzip": lambda: gzip.compress(data),
        "gzip-members": lambda: gzip.compress(data[:100]) + gzip.compress(data[100:]),
        "gzip-trailing": lambda: gzip.compress(data) + b"\0\0\0\0",
        "deflate": lambda: zlib.compress(data),
        "deflate-raw": lambda: raw.compress(data) + raw.flush(),
        "br": lambda: brotli.compress(data),
        "zstd": lambda: zstandard.compress(data),
        "zstd-frames": lambda: zstandard.compress(data[:100]) + zstandard.compress(data[100:]),
    }
    await exchange.reply(bodies[name](), content_encoding=name.split("-", 1)[0])


# ---- slow and endless ----


@route("/never")
async def never(exchange: Exchange) -> None:
    """No answer at all."""
    await asyncio.Event().wait()


@route("/drip")
async def drip(exchange: Exchange) -> None:
    """One byte a second."""
    await exchange.head(content_type="text/html", content_length="100000")
    while True:
        await exchange.send(b"x")
        await asyncio.sleep(1)


@route("/drip-head")
async def drip_head(exchange: Exchange) -> None:
    """A head that comes letter by letter and never ends."""
    await exchange.send(b"HTTP/1.1 200 OK\r\n")
    while True:
        await exchange.send(b"X-A: b\r\n")
        await asyncio.sleep(0.2)


@route("/endless-chunks")
async def endless_chunks(exchange: Exchange) -> None:
    """Chunks without end."""

    async def pieces() -> AsyncIterator[bytes]:
        while True:
            yield PIECE

    await exchange.stream(pieces())


CRUMBS_S = 0.05


@route("/endless-crumbs")
async def endless_crumbs(exchange: Exchange) -> None:
    """Chunks of one byte without end."""
    await exchange.head(content_type="text/html", transfer_encoding="chunked")
    while True:
        await exchange.send(b"1\r\nx\r\n" * 500)
        await asyncio.sleep(CRUMBS_S)  # slow enough that the deadline comes before any limit of size


@route("/endless-nothing")
async def endless_nothing(exchange: Exchange) -> None:
    """gzip members that hold nothing, without end."""
    empty = gzip.compress(b"")

    async def pieces() -> AsyncIterator[bytes]:
        while True:
            yield empty * 500

    await exchange.stream(pieces(), content_encoding="gzip")


@route("/endless-headers")
async def endless_headers(exchange: Exchange) -> None:
    """Header lines without end, as fast as they go."""
    await exchange.send(b"HTTP/1.1 200 OK\r\n")
    while True:
        await exchange.send(b"X-Filler: yyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy\r\n" * 500)


@route("/endless-continue")
async def endless_continue(exchange: Exchange) -> None:
    """Interim answers without a final one."""
    while True:
        await exchange.send(b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>; rel=preload\r\n\r\n" * 50)
        await asyncio.sleep(0.01)


# ---- redirects ----


@route("/redirect")
async def redirect(exchange: Exchange) -> None:
    """/redirect?to=URL."""
    await exchange.head(302, location=exchange.query["to"], content_length="0")


@route("/redirect-loop")
async def redirect_loop(exchange: Exchange) -> None:
    """To itself."""
    await exchange.head(301, location="/redirect-loop", content_length="0")


@route("/redirect-chain/")
async def redirect_chain(exchange: Exchange) -> None:
    """/redirect-chain/5?to=URL: five hops, then the URL or a good page."""
    left = int(exchange.path.rsplit("/", 1)[1])
    end = exchange.query.get("to", "/ok")
    target = f"/redirect-chain/{left - 1}?to={end}" if left > 1 else end
    await exchange.head(307, location=target, content_length="0")


# ---- content ----


@route("/charset/")
async def charset(exchange: Exchange) -> None:
    """/charset/utf-8?says=latin-1: Greek, Cyrillic or Western text in one encoding that calls itself another."""
    real = exchange.path.rsplit("/", 1)[1]
    says = exchange.query.get("says", "")
    suffix = f"; charset={says}" if says else ""
    await exchange.reply(hostile_pages.foreign(real).encode(real), content_type=f"text/html{suffix}")


@route("/deep")
async def deep(exchange: Exchange) -> None:
    """A million nested tags."""
    await exchange.reply(b"<b>" * 1_000_000)


@route("/huge-script")
async def huge_script(exchange: Exchange) -> None:
    """A page with 200 MB of script in it."""

    async def pieces() -> AsyncIterator[bytes]:
        yield b"<html><body><h1>Kettle</h1><script>var a='"
        for _ in range(HUGE_SCRIPT_BYTES // len(PIECE)):
            yield PIECE
        yield b"';</script></body></html>"

    await exchange.stream(pieces())


@route("/script.js")
async def script(exchange: Exchange) -> None:
    """200 MB of script, apart from its page."""
    await exchange.head(content_type="text/javascript", content_length=str(HUGE_SCRIPT_BYTES))
    for _ in range(HUGE_SCRIPT_BYTES // len(PIECE)):
        await exchange.send(PIECE)


@route("/image")
async def image(exchange: Exchange) -> None:
    """A picture."""
    await exchange.reply(b"\x89PNG\r\n\x1a\n" + b"\0" * 500, content_type="image/png")


@route("/sheet.pdf")
async def data_sheet(exchange: Exchange) -> None:
    """A maker's data sheet of two pages."""
    rows = [
        ("Technical data",),
        ("Weight", "1.29 kg"),
        ("Battery life", "up to 14 hours"),
        ("Memory", "16 GB"),
        ("Warranty", "3 years"),
    ]
    await exchange.reply(
        pdf([[("Aster 14",), ("A light laptop for the road.",)], rows], title="Aster 14 data sheet"), content_type=PDF
    )


@route("/damaged.pdf")
async def damaged_pdf(exchange: Exchange) -> None:
    """The beginning of a document."""
    await exchange.reply(pdf([[("Aster 14",)]])[:300], content_type=PDF)


@route("/pictures.pdf")
async def pictures_pdf(exchange: Exchange) -> None:
    """A document without text, as a scan is."""
    await exchange.reply(pdf([[], []]), content_type=PDF)


@lru_cache(maxsize=1)
def _endless_pdf() -> bytes:
    return packed_pdf(b"BT /F1 10 Tf 50 700 Td (Aster) Tj ET\n" * PDF_LINES)


@route("/endless.pdf")
async def endless_pdf(exchange: Exchange) -> None:
    """A document of little that is more than can be read: text without end, packed."""
    await exchange.reply(_endless_pdf(), content_type=PDF)


@route("/binary")
async def binary(exchange: Exchange) -> None:
    """Bytes that call themselves a page."""
    await exchange.reply(bytes(range(256)) * 40)


@route("/download")
async def download(exchange: Exchange) -> None:
    """A file to keep."""
    await exchange.reply(
        b"PK\x03\x04" + b"\0" * 2_000, content_type="application/zip", content_disposition='attachment; filename="a.zip"'
    )


@route("/empty")
async def empty(exchange: Exchange) -> None:
    """Nothing, with status 200."""
    await exchange.reply("")


# ---- broken connections ----


@route("/reset-before")
async def reset_before(exchange: Exchange) -> None:
    """A reset instead of an answer."""
    exchange.reset()


@route("/reset-body")
async def reset_body(exchange: Exchange) -> None:
    """A reset inside the body."""
    await exchange.head(content_type="text/html", content_length="100000")
    await exchange.send(PIECE)
    exchange.reset()


@route("/short-body")
async def short_body(exchange: Exchange) -> None:
    """A polite end before the promised length."""
    await exchange.head(content_type="text/html", content_length="100000")
    await exchange.send(b"<p>half")
    exchange.writer.close()


@route("/garbage")
async def garbage(exchange: Exchange) -> None:
    """Not HTTP."""
    await exchange.send(b"\0\xff\x13 this is no answer\r\n\r\n\r\n")
    exchange.writer.close()


@route("/two-lengths")
async def two_lengths(exchange: Exchange) -> None:
    """Contradicting lengths."""
    await exchange.send(b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\nContent-Length: 50\r\n\r\nhello")


# ---- limits ----


@route("/rate-limited")
async def rate_limited(exchange: Exchange) -> None:
    """429 with Retry-After in seconds (`?after=`), then, with `?once`, a page."""
    if "once" in exchange.query and exchange.server.count("/rate-limited") > 1:
        await exchange.reply(hostile_pages.PRODUCT)
    else:
        await exchange.reply("slow down", 429, retry_after=exchange.query.get("after", "60"))


@route("/rate-limited-date")
async def rate_limited_date(exchange: Exchange) -> None:
    """503 with Retry-After as a date an hour ahead."""
    await exchange.reply("later", 503, retry_after=format_datetime(datetime.now(UTC) + timedelta(hours=1), usegmt=True))


@route("/slow-price")
async def slow_price(exchange: Exchange) -> None:
    """A price, a second after it was asked for."""
    await asyncio.sleep(1)
    await exchange.reply("59.90 €", content_type="text/plain; charset=utf-8")


@route("/blocks-with-200")
async def blocks_with_200(exchange: Exchange) -> None:
    """An anti-bot page with status 200, which lets in whoever has run its script."""
    passed = "passed=1" in exchange.headers.get("cookie", "")
    await exchange.reply(hostile_pages.PRODUCT if passed else hostile_pages.BLOCKS_WITH_200)


@route("/challenge")
async def challenge(exchange: Exchange) -> None:
    """An anti-bot page with status 403."""
    await exchange.reply("<title>Just a moment...</title><p>Checking your browser before you enter.</p>", 403)
