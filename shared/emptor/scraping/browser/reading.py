"""Opening an address in a page and reading what it becomes."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from emptor.models.page import FailureKind
from emptor.scraping.browser.world import World, script
from emptor.scraping.faults import FetchFault

if TYPE_CHECKING:
    from playwright.async_api import Dialog, Page, Request, Response

MS = 1_000.0
DOM_TIMEOUT_S = 8.0  # for the parser to reach the page's end; scripts that hold it up longer are left behind
SETTLE_TIMEOUT_S = 12.0  # for the settling script, whatever the page does; a page that stops it hangs
SOURCE_TIMEOUT_S = 4.0
ABORTED = "ERR_ABORTED"  # a navigation that another one, or a download, took over
MAX_MOVES = 3  # navigations by script that are followed
SETTLE = {
    "budgetMs": 5_000,  # for an empty shell to fill
    "settleMs": 1_500,  # for a page with content to come to rest
    "priceMs": 4_000,  # for a price to come into an empty place
    "quietMs": 250,  # without a change of the document: at rest
    "pollMs": 50,
    "enoughText": 250,  # characters that make a page more than a shell; so does a price
    "someText": 60,  # characters that may be all there is, once nothing has changed for `settleMs`
    "maxScrolls": 12,  # screens; infinite scrolling ends here
    "scrollMs": 20,
}


@dataclass
class Rendered:
    """What a page became."""

    url: str
    status: int
    headers: dict[str, str]
    html: str


@dataclass
class Watch:
    """What happened to a page while it was read."""

    over: asyncio.Event = field(default_factory=asyncio.Event)  # nothing more will come: it crashed, or `broken` says why
    crashed: bool = False
    committed: str = ""  # address of the document, once its first bytes are here
    failed: list[str] = field(default_factory=list)  # addresses that navigation could not reach
    broken: str = ""  # the browser's words for why the document, or where a script moved on to, cannot be read
    downloads: int = 0


def watch_page(page: Page) -> Watch:
    """Dismiss dialogs, close popups, count downloads, and notice a crash."""
    watch = Watch()

    def on_crash(_: object) -> None:
        watch.crashed = True
        watch.over.set()

    def on_failed(request: Request) -> None:
        if not request.is_navigation_request() or request.frame != page.main_frame or ABORTED in (request.failure or ""):
            return
        watch.failed.append(request.url)
        if watch.committed:
            watch.broken = request.failure or ""
            watch.over.set()

    def on_download(_: object) -> None:
        watch.downloads += 1

    page.on("dialog", lambda dialog: _in_background(_dismiss(dialog)))
    page.on("crash", on_crash)
    page.on("requestfailed", on_failed)
    page.on("download", on_download)
    page.context.on("page", lambda popup: _in_background(popup.close()))
    return watch


async def read_page(page: Page, watch: Watch, url: str, *, left_s: float, max_chars: int, images: bool) -> Rendered:
    """Open `url`, let it settle, and return the document.

    Raises:
        FetchFault: the page is too large, or hangs.
        playwright Error: it could not be opened, broke off, or crashed.
    """
    from playwright.async_api import Error  # noqa: PLC0415

    reading = asyncio.create_task(_read(page, watch, url, left_s=left_s, max_chars=max_chars, images=images))
    over = asyncio.create_task(watch.over.wait())
    try:
        await asyncio.wait({reading, over}, return_when=asyncio.FIRST_COMPLETED)
        if watch.over.is_set():
            raise Error(watch.broken or "Page crashed")
        return await reading
    finally:
        over.cancel()
        reading.cancel()
        await asyncio.gather(over, reading, return_exceptions=True)


async def _read(page: Page, watch: Watch, url: str, *, left_s: float, max_chars: int, images: bool) -> Rendered:
    world = await World.enter(await page.context.new_cdp_session(page), images=images)
    answers: list[Response] = []
    page.on("response", lambda response: _keep_document(page, response, answers))
    first = await page.goto(url, wait_until="commit", timeout=left_s * MS)
    watch.committed = page.url
    await _dom_ready(page)
    await _settle(page, world)
    html = await _source(page, world, max_chars)
    last = answers[-1] if answers else first
    return Rendered(page.url, last.status if last else 0, last.headers if last else {}, html)


def _keep_document(page: Page, response: Response, answers: list[Response]) -> None:
    if response.request.is_navigation_request() and response.frame == page.main_frame:
        answers.append(response)


async def _dom_ready(page: Page) -> None:
    from playwright.async_api import Error  # noqa: PLC0415

    try:
        await page.wait_for_load_state("domcontentloaded", timeout=DOM_TIMEOUT_S * MS)
    except Error as error:
        if page.is_closed():
            raise FetchFault(FailureKind.CRASHED, "The page was closed while it loaded.", retryable=True) from error


async def _settle(page: Page, world: World) -> None:
    """Wait for the content. A page that moves on by script is waited for again; one that hangs is read as it is."""
    from playwright.async_api import Error  # noqa: PLC0415

    for _ in range(MAX_MOVES):
        try:
            async with asyncio.timeout(SETTLE_TIMEOUT_S):
                await world.call(script("settle.js"), SETTLE)
        except TimeoutError:
            return
        except Error:
            await _dom_ready(page)
        else:
            return


async def _source(page: Page, world: World, max_chars: int) -> str:
    from playwright.async_api import Error  # noqa: PLC0415

    for left in reversed(range(MAX_MOVES)):
        try:
            async with asyncio.timeout(SOURCE_TIMEOUT_S):
                html = await world.source(max_chars)
            break
        except TimeoutError as error:
            raise FetchFault(
                FailureKind.TIMEOUT, f"A script of {page.url} keeps the page from being read.", retryable=True
            ) from error
        except Error:
            if not left:
                raise
            await _dom_ready(page)
    if html is None:
        raise FetchFault(FailureKind.TOO_LARGE, f"The document of {page.url} is larger than {max_chars} characters.")
    return html


async def _dismiss(dialog: Dialog) -> None:
    await dialog.dismiss()


def _in_background(work: Any) -> None:
    """Run an answer to an event; the page may be gone by then."""
    task = asyncio.ensure_future(work)
    task.add_done_callback(lambda done: done.cancelled() or done.exception())
