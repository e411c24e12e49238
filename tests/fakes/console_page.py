"""The console in a real Chromium, on a server of the test's."""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx

from emptor.core.errors import ConfigurationError
from emptor.scraping.browser.launch import find_chromium

if TYPE_CHECKING:
    from playwright.async_api import Browser, ConsoleMessage, Page

REPOSITORY = Path(__file__).parents[2]
BUILT = REPOSITORY / "console" / "dist" / "index.html"
AXE = REPOSITORY / "node_modules" / "axe-core" / "axe.min.js"
DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 740}
WIDE = {"width": 3840, "height": 2160}
JOB_TIMEOUT_S = 180
SERIOUS = ("serious", "critical")


def missing() -> str | None:
    """What the console lacks to be looked at here."""
    if not BUILT.is_file():
        return "the console is not built: make console needs Node.js"
    if not AXE.is_file():
        return "axe-core is missing: make test installs the packages"
    return "needs Chromium: apt-get install chromium" if no_chromium() else None


def no_chromium() -> bool:
    """Whether this machine has no browser."""
    try:
        find_chromium(None)
    except ConfigurationError:
        return True
    return False


@asynccontextmanager
async def opened_page(
    address: str, size: Mapping[str, int] = DESKTOP, *, api: str | None = None, errors_of: Sequence[str] = (), **context: Any
) -> AsyncIterator[Page]:
    """A page at `address`. At the end nothing may have gone wrong in it, and nothing may have been asked of another server.

    Args:
        api: the server that the page may ask too, where it is not its own.
        errors_of: parts of addresses that may answer with an error.

    Raises:
        AssertionError: an error in the console's scripts, a refused resource, or a request to somebody else.
    """
    wrong: list[str] = []
    own = {_server(one) for one in (address, api) if one}
    options: Any = {"viewport": dict(size), "locale": "en-US", **context}
    async with _a_browser() as browser, await browser.new_context(**options) as made:
        page = await made.new_page()
        page.on("pageerror", lambda error: wrong.append(f"error: {error}"))
        page.on("console", lambda said: wrong.append(f"console: {said.text}") if _is_error(said, errors_of) else None)
        page.on("request", lambda request: None if _own(request.url, own) else wrong.append(f"asked {request.url}"))
        await page.goto(address)
        yield page
    assert not wrong, wrong


_shared: list[Browser] = []


@asynccontextmanager
async def one_browser() -> AsyncIterator[None]:
    """A browser for all pages that are opened meanwhile, each in a context of its own: nothing is kept from one to the next."""
    async with _launched() as browser:
        _shared.append(browser)
        try:
            yield
        finally:
            _shared.remove(browser)


@asynccontextmanager
async def _a_browser() -> AsyncIterator[Browser]:
    if _shared:
        yield _shared[-1]
        return
    async with _launched() as browser:
        yield browser


@asynccontextmanager
async def _launched() -> AsyncIterator[Browser]:
    from playwright.async_api import async_playwright  # noqa: PLC0415 - it takes a while, and not every run needs it

    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=find_chromium(None), args=["--no-sandbox"])
        try:
            yield browser
        finally:
            await browser.close()


def _is_error(said: ConsoleMessage, errors_of: Sequence[str]) -> bool:
    return said.type == "error" and not any(part in said.location["url"] for part in errors_of)


def _own(url: str, servers: set[str]) -> bool:
    return url.startswith(("data:", "blob:")) or _server(url) in servers


def _server(url: str) -> str:
    return url.split("/")[2]


async def finished_job(base: str, question: str) -> str:
    """Ask the service at `base`, and wait for the end of the log. Returns the job's id."""
    async with httpx.AsyncClient(base_url=f"{base}/api/v1", timeout=JOB_TIMEOUT_S) as http:
        answer = await http.post("/research", json={"question": question})
        job_id = str(answer.json()["id"])
        await http.get(f"/research/{job_id}/events")
        job = (await http.get(f"/research/{job_id}")).json()
    assert job["status"] == "succeeded", job["error"]
    return job_id


async def findings(page: Page, rules: Sequence[str] = ()) -> list[str]:
    """What axe finds that keeps people out: serious and critical violations of WCAG 2 A and AA and of good practice.

    Args:
        rules: names of axe's rules to look for; all of them by default.
    """
    options = {"resultTypes": ["violations"], **({"runOnly": list(rules)} if rules else {})}
    if not await page.evaluate("typeof window.axe === 'object'"):
        await page.evaluate(AXE.read_text(encoding="utf-8"))
    found = await page.evaluate("async options => (await axe.run(options)).violations", options)
    return [
        f"{one['id']}: {node['html']} {node['any'][0]['message'] if node['any'] else ''}"
        for one in found
        for node in one["nodes"]
        if one["impact"] in SERIOUS
    ]


async def is_wider_than_its_window(page: Page) -> bool:
    """Whether the page itself scrolls sideways."""
    return bool(await page.evaluate("document.documentElement.scrollWidth > innerWidth + 1"))
