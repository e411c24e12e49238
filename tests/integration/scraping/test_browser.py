"""The browser fetcher with a real Chromium: what it reads, how it ends, and that nothing it does leaves our proxy's guard."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import suppress
from decimal import Decimal

import psutil
import pytest
import pytest_asyncio
from pydantic import SecretStr

from emptor.core.net import Guard
from emptor.extract import extract_page
from emptor.models.extraction import Availability
from emptor.models.page import FailureKind, FetchFailure, FetchResult, Page
from emptor.scraping.browser import BrowserFetcher
from emptor.scraping.browser.function import render
from emptor.scraping.browser.launch import find_chromium
from emptor.scraping.browser.remote import RemoteBrowserFetcher
from emptor.scraping.faults import FetchFault
from emptor.scraping.port import FetchRequest
from emptor.scraping.providers import CdpFetcher
from tests.fakes import hostile_pages
from tests.fakes.hostile_server import Exchange, HostileServer
from tests.fakes.resolver import FakeResolver
from tests.integration.scraping.conftest import has_chromium

AGENT = "EmptorBot/0.1 (+https://example.org/bot)"
CANARY = "127.0.0.2"
GUARD = Guard(
    allow_addresses=["127.0.0.1/32"],
    resolver=FakeResolver({"shop.test": [["127.0.0.1"]], "inside.test": [[CANARY]], "localhost": [[CANARY]]}),
)
SLACK_S = 3.0


pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(not has_chromium(), reason="needs Chromium: apt-get install chromium"),
]


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def server() -> AsyncIterator[HostileServer]:
    """The server that may be reached."""
    async with HostileServer() as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def canary() -> AsyncIterator[HostileServer]:
    """The server that must not be."""
    async with HostileServer(CANARY) as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def browser() -> AsyncIterator[BrowserFetcher]:
    """One browser for all tests of this file."""
    made = BrowserFetcher(GUARD, user_agent=AGENT, host_concurrency=4, host_delay_s=0)
    yield made
    await made.aclose()


async def _read(browser: BrowserFetcher, server: HostileServer, path: str, *, deadline_s: float = 30) -> FetchResult:
    return await browser.fetch(FetchRequest(url=server.url(path), deadline_s=deadline_s))


async def test_a_host_that_asks_to_wait_is_left_alone(server: HostileServer) -> None:
    """The next page there is not opened, and says how long the host asked for; a browser of its own, as others wait with it."""
    made = BrowserFetcher(GUARD, user_agent=AGENT, host_delay_s=0)
    try:
        first = await _read(made, server, "/rate-limited?after=60")
        second = await _read(made, server, "/ok")
    finally:
        await made.aclose()
    for answer in (first, second):
        assert isinstance(answer, FetchFailure)
        assert answer.failure is FailureKind.RATE_LIMITED
        assert answer.retry_after_s == pytest.approx(60, abs=SLACK_S)


READS = [
    # page, what its document must hold at the end
    ("/ok", "Copper kettle"),
    ("/html/filled", '<p class="price">59.90 €</p>'),  # written by a script after 300 ms
    ("/html/chatty", "It boils water quickly"),  # never silent
    ("/html/lazy", "Capacity: 1.7 litres"),  # comes into being when scrolled to
    ("/html/infinite-scroll", "Kettle number 20"),  # more than the first screen, and an end
    ("/html/dialogs", "59.90 €"),
    ("/html/popups", "59.90 €"),
    ("/html/downloads", "59.90 €"),
    ("/html/consent", '<p id="price">59.90 €</p>'),  # comes after the banner is answered
    ("/html/navigates", "Boils 1.7 litres"),  # moves on to /ok by script
    ("/html/huge-script", "Copper kettle"),  # 200 MB of script are cut off
    ("/redirect-chain/3", "Copper kettle"),
]


async def test_shadow_roots_are_part_of_what_is_read(browser: BrowserFetcher, server: HostileServer) -> None:
    """Where a visitor sees them: slots are filled, defaults that are not shown are left out, and the page itself is as it was."""
    page = await _read(browser, server, "/html/shadows")
    assert isinstance(page, Page), page
    html = page.text
    assert '<p class="price">Price: <slot name="amount"><b slot="amount">59.90 €</b></slot></p>' in html
    assert "<dd><slot>1.7 litres</slot></dd>" in html
    assert "<p>Declared in the markup</p>" in html
    assert "ask us" not in html.split("<script>")[0]
    assert html.index("Price:") < html.index('id="after"')
    assert "<title>1 price</title>" in html
    assert extract_page(html, page.final_url).product is not None


async def test_frames_of_the_same_origin_are_part_of_what_is_read(browser: BrowserFetcher, server: HostileServer) -> None:
    """In their place; not those that nobody sees, nor those of another origin."""
    page = await _read(browser, server, "/html/frames")
    assert isinstance(page, Page), page
    html = page.text
    assert html.index('<p class="price">59.90 €</p>') < html.index("<p>A shadow in a frame</p>") < html.index("after the frames")
    assert html.count("A shadow in a frame</p></x-in>") == 1
    assert "<p>Given in the markup</p>" in html
    assert "<p>Of nobody" not in html


@pytest.mark.parametrize(("path", "words"), READS, ids=[row[0] for row in READS])
async def test_pages_are_read_as_a_visitor_sees_them(
    browser: BrowserFetcher, server: HostileServer, path: str, words: str
) -> None:
    """The document holds what only scripts, scrolling, patience or a click bring about."""
    result = await _read(browser, server, path)
    assert isinstance(result, Page), result
    assert words in result.text
    assert (result.via, result.charset, result.status) == ("browser", "utf-8", 200)


@pytest.mark.parametrize("framework", ["react", "vue", "svelte", "component"])
async def test_prices_that_a_framework_builds_are_read(browser: BrowserFetcher, server: HostileServer, framework: str) -> None:
    """The source has no price and the product no offer; what a visitor sees has both."""
    source = hostile_pages.PAGES[framework]
    without = extract_page(source, server.url(f"/html/{framework}")).product
    assert without is None or without.offer.price is None
    page = await _read(browser, server, f"/html/{framework}")
    assert isinstance(page, Page), page
    product = extract_page(page.text, page.final_url).product
    assert product is not None
    assert product.name is not None
    assert product.offer.price is not None
    assert product.offer.currency is not None
    assert product.offer.availability is not None
    seen = (product.name.value, product.offer.price.value, product.offer.currency.value, product.offer.availability.value)
    assert seen == ("Copper kettle", Decimal("59.90"), "EUR", Availability.IN_STOCK)


@pytest.mark.parametrize("hog", ["buffer-hog", "blob-hog"])
async def test_a_page_whose_scripts_fill_the_memory_ends_itself_and_no_other(server: HostileServer, hog: str) -> None:
    """Its process is killed at the limit, whether it holds the memory itself or the browser does for it, which is a typed
    failure. A page beside it is read, and one after it renders, scripts and all, in the same browser.
    """
    made = BrowserFetcher(GUARD, user_agent=AGENT, host_concurrency=4, host_delay_s=0, page_max_mb=500)
    try:
        ended, beside = await asyncio.gather(_read(made, server, f"/html/{hog}"), _read(made, server, "/html/lazy"))
        after = await _read(made, server, "/html/react")
    finally:
        killed, browsers = made.pool.memory.killed, made.pool.started
        await made.aclose()
    assert isinstance(ended, FetchFailure), ended
    assert (ended.failure, ended.retryable, killed) == (FailureKind.TOO_LARGE, False, 1)
    assert isinstance(beside, Page), beside
    assert isinstance(after, Page), after
    product = extract_page(after.text, after.final_url).product
    assert product is not None
    assert product.offer.price is not None
    assert (product.offer.price.value, browsers) == (Decimal("59.90"), 1)


FAILS = [
    ("/status/404", FailureKind.HTTP_STATUS),
    ("/status/503", FailureKind.HTTP_STATUS),
    ("/download", FailureKind.UNSUPPORTED_TYPE),
    ("/image", FailureKind.UNSUPPORTED_TYPE),
    ("/redirect-loop", FailureKind.TOO_MANY_REDIRECTS),
    ("/redirect?to=http://10.0.0.1/", FailureKind.FORBIDDEN_ADDRESS),
    ("/redirect?to=http://unknown.test/", FailureKind.DNS),
    ("/redirect?to=file:///etc/passwd", FailureKind.INVALID_URL),
    ("/reset-before", FailureKind.CONNECT),
    ("/reset-body", FailureKind.TRUNCATED),
    ("/short-body", FailureKind.TRUNCATED),
    ("/never", FailureKind.TIMEOUT),
    ("/html/busy-at-once", FailureKind.TIMEOUT),
    ("/html/memory-hog", FailureKind.CRASHED),
]


@pytest.mark.parametrize(("path", "failure"), FAILS, ids=[row[0] for row in FAILS])
async def test_what_cannot_be_read_ends_in_a_typed_failure(
    browser: BrowserFetcher, server: HostileServer, path: str, failure: FailureKind
) -> None:
    """Of the right kind, within the deadline; and the browser goes on."""
    deadline_s = 3 if failure == FailureKind.TIMEOUT else 30
    begun = time.monotonic()
    result = await _read(browser, server, path, deadline_s=deadline_s)
    assert isinstance(result, FetchFailure), result
    assert result.failure == failure, result.message
    assert time.monotonic() - begun < deadline_s + SLACK_S


async def test_it_reads_on_after_everything(browser: BrowserFetcher, server: HostileServer) -> None:
    """Pages that hang or crash leave their slots to others."""
    results = await asyncio.gather(*(_read(browser, server, f"/ok?{number}") for number in range(6)))
    assert {result.kind for result in results} == {"page"}


async def test_no_request_of_a_page_reaches_a_forbidden_address(
    browser: BrowserFetcher, server: HostileServer, canary: HostileServer
) -> None:
    """Sub-resources, frames, workers, websockets, beacons, redirects, popups, forms, WebRTC: no connection, no datagram."""
    datagrams: list[bytes] = []

    class Listener(asyncio.DatagramProtocol):
        def datagram_received(self, data: bytes, addr: object) -> None:
            datagrams.append(data)

    loop = asyncio.get_running_loop()
    transport, _ = await loop.create_datagram_endpoint(Listener, local_addr=(CANARY, canary.port))
    page = hostile_pages.reaching(f"{CANARY}:{canary.port}", "inside.test", canary.port)

    async def serve(exchange: Exchange) -> None:
        await exchange.reply(page)

    server.extra["/reaching"] = serve
    result = await _read(browser, server, "/reaching")
    transport.close()
    assert isinstance(result, Page), result
    assert 'data-done="yes"' in result.text  # the page has tried it all
    assert browser.pool.proxy.refusal("inside.test") is not None  # and the proxy has seen it
    assert (canary.connections, canary.hits, datagrams) == (0, [], [])


@pytest.mark.parametrize("host", [CANARY, "inside.test", "localhost", "0x7f.2", "[::ffff:7f00:2]", "169.254.169.254"])
async def test_no_forbidden_address_is_opened(browser: BrowserFetcher, canary: HostileServer, host: str) -> None:
    """Refused before a page is opened, by name and in every spelling."""
    result = await browser.fetch(FetchRequest(url=canary.url("/ok", host=host)))
    assert isinstance(result, FetchFailure)
    assert result.failure == FailureKind.FORBIDDEN_ADDRESS
    assert canary.connections == 0


async def test_rebinding_between_the_check_and_the_browser_is_caught() -> None:
    """The name is good when checked, and leads inside when the browser asks: the proxy's own answer counts."""
    resolver = FakeResolver({"rebind.test": [["127.0.0.1"], [CANARY]]})
    async with HostileServer(CANARY) as canary:
        fetcher = BrowserFetcher(Guard(allow_addresses=["127.0.0.1/32"], resolver=resolver), user_agent=AGENT)
        result = await fetcher.fetch(FetchRequest(url=canary.url("/ok", host="rebind.test"), deadline_s=20))
        await fetcher.aclose()
        assert isinstance(result, FetchFailure)
        assert result.failure == FailureKind.FORBIDDEN_ADDRESS
        assert canary.connections == 0


async def test_names_are_resolved_by_us_alone(browser: BrowserFetcher, server: HostileServer) -> None:
    """A name only our resolver knows is read: the browser did not look it up itself."""
    result = await browser.fetch(FetchRequest(url=server.url("/ok", host="shop.test")))
    assert isinstance(result, Page), result


async def test_pictures_fonts_and_media_are_not_loaded(browser: BrowserFetcher, server: HostileServer) -> None:
    """What a reader does not need is not asked for; scripts and styles are."""

    async def serve(exchange: Exchange) -> None:
        await exchange.reply(
            "<style>@font-face{font-family:x;src:url(/x.woff2)} p{font-family:x;background:url(/x.gif)}</style>"
            "<link rel=stylesheet href=/x.css><h1>Copper kettle</h1>"
            "<p>59.90 €<img src=/x.png><video src=/x.mp4 autoplay></video><script src=/x.js></script>"
        )

    server.extra["/heavy"] = serve
    assert isinstance(await _read(browser, server, "/heavy"), Page)
    asked = {hit for hit in server.hits if hit.startswith("/x.")}
    assert asked == {"/x.css", "/x.js"}


async def test_contexts_share_nothing(browser: BrowserFetcher, server: HostileServer) -> None:
    """A cookie of one page is not there for the next."""
    for _ in range(2):
        assert isinstance(await _read(browser, server, "/cookie-wall"), Page)
    assert server.count("/cookie-wall") == 4


async def test_we_say_who_we_are(browser: BrowserFetcher, server: HostileServer) -> None:
    """Our name is in the user agent, and the language is the one asked for."""
    await browser.fetch(FetchRequest(url=server.url("/ok?who"), language="de", country="AT"))
    headers = next(request.headers for request in server.requests if request.target == "/ok?who")
    assert "EmptorBot/0.1" in headers["user-agent"]
    assert headers["accept-language"].startswith("de-AT")


async def test_the_site_is_asked_for_permission(server: HostileServer) -> None:
    """With robots.txt against it, the browser does not even start."""

    async def no(_: str) -> FetchFault:
        return FetchFault(FailureKind.ROBOTS, "robots.txt asks us not to.")

    fetcher = BrowserFetcher(GUARD, user_agent=AGENT, permission=no)
    result = await _read(fetcher, server, "/ok")
    assert isinstance(result, FetchFailure)
    assert result.failure == FailureKind.ROBOTS
    assert fetcher.pool.started == 0
    await fetcher.aclose()


def _browsers() -> dict[int, psutil.Process]:
    """Return the browsers (not their helpers) that run below this process."""
    found = {}
    for process in psutil.Process().children(recursive=True):
        with suppress(psutil.Error):  # gone meanwhile, or a zombie
            if "chrom" in process.name().lower() and "--type=" not in " ".join(process.cmdline()):
                found[process.pid] = process
    return found


async def test_a_browser_that_is_killed_or_has_served_its_time_is_replaced(server: HostileServer) -> None:
    """Three pages with recycling after two, then a kill: the next page comes from a new browser; none is left at the end."""
    before = _browsers().keys()
    fetcher = BrowserFetcher(GUARD, user_agent=AGENT, recycle_pages=2, host_delay_s=0)
    for _ in range(3):
        assert isinstance(await _read(fetcher, server, "/ok"), Page)
    assert fetcher.pool.started == 2
    for pid, process in _browsers().items():
        if pid not in before:
            process.kill()
    assert isinstance(await _read(fetcher, server, "/ok"), Page)
    assert fetcher.pool.started == 3
    await fetcher.aclose()
    await fetcher.aclose()
    assert _browsers().keys() <= before


async def test_a_missing_chromium_is_said_so() -> None:
    """The failure tells what to set."""
    fetcher = BrowserFetcher(GUARD, user_agent=AGENT, path="/nowhere/chromium")
    result = await fetcher.fetch(FetchRequest(url="http://127.0.0.1/"))
    assert isinstance(result, FetchFailure)
    assert result.failure == FailureKind.PROVIDER
    assert "EMPTOR_CHROMIUM_PATH" in result.message
    await fetcher.aclose()


@pytest.mark.parametrize("path", ["/ok", "/challenge"])
async def test_the_remote_browser_gives_what_the_local_one_gives(
    browser: BrowserFetcher, server: HostileServer, path: str
) -> None:
    """Through the function's event and back: page or failure, body included."""

    async def function(exchange: Exchange) -> None:
        assert exchange.headers["authorization"] == "Bearer secret"
        await exchange.reply(json.dumps(await render(json.loads(exchange.body), browser)), content_type="application/json")

    server.extra["/function"] = function
    remote = RemoteBrowserFetcher(GUARD, server.url("/function"), token=SecretStr("secret"))
    far = await remote.fetch(FetchRequest(url=server.url(path), deadline_s=30))
    near = await _read(browser, server, path)
    await remote.aclose()
    assert far.kind == near.kind
    assert far.attempts[0].via == "browser"
    pages = [result if isinstance(result, Page) else result.answer for result in (far, near)]
    assert pages[0] is not None
    assert pages[1] is not None
    assert pages[0].text == pages[1].text


async def test_a_remote_browser_drives_over_cdp(server: HostileServer) -> None:
    """The DevTools endpoint of any Chromium will do, as Browserless offers one."""
    command = [find_chromium(None), "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-port=0", "about:blank"]
    process = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.PIPE)
    try:
        endpoint = await _endpoint(process)
        fetcher = CdpFetcher(GUARD, endpoint)
        result = await fetcher.fetch(FetchRequest(url=server.url("/html/filled"), deadline_s=30))
        await fetcher.aclose()
    finally:
        process.kill()
        await process.wait()
    assert isinstance(result, Page), result
    assert "59.90 €" in result.text
    assert result.attempts[0].cost_usd == fetcher.cost_usd


async def _endpoint(process: asyncio.subprocess.Process) -> str:
    assert process.stderr is not None
    async for line in process.stderr:
        if b"DevTools listening on " in line:
            return line.decode().rsplit(" ", 1)[1].strip()
    raise AssertionError("Chromium did not say where it listens")
