"""One Chromium process and its driver: opened, counted, closed, and killed when it does not close."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from emptor.scraping.browser.launch import launch

if TYPE_CHECKING:
    from playwright.async_api import Browser, BrowserContext, Playwright

log = logging.getLogger(__name__)

CLOSE_TIMEOUT_S = 5.0


class Chromium:
    """A running browser. `served` counts the contexts it has opened, `open` those not yet closed."""

    def __init__(self, playwright: Playwright, browser: Browser) -> None:
        self._playwright = playwright
        self._browser = browser
        self._broken = False
        self.served = 0
        self.open = 0

    @classmethod
    async def start(cls, *, path: str, proxy_url: str, images: bool) -> Chromium:
        """Start a driver and a browser. Raises playwright's Error when the browser does not start."""
        from playwright.async_api import async_playwright  # noqa: PLC0415 - 0.3 s that only rendering needs

        playwright = await async_playwright().start()
        try:
            browser = await launch(playwright, path=path, proxy_url=proxy_url, images=images)
        except BaseException:
            await _within("the driver", playwright.stop())
            raise
        return cls(playwright, browser)

    @property
    def usable(self) -> bool:
        """Whether new pages can be opened in it."""
        return not self._broken and self._browser.is_connected()

    @property
    def version(self) -> str:
        """Chromium's version, as in `156.0.8078.79`."""
        return self._browser.version

    async def open_context(self, *, user_agent: str, locale: str) -> BrowserContext:
        """Open a private context: its own cookies and storage, no downloads, no service workers."""
        context = await self._browser.new_context(
            user_agent=user_agent,
            locale=locale,
            service_workers="block",
            accept_downloads=False,
            viewport={"width": 1280, "height": 900},
        )
        self.served += 1
        self.open += 1
        return context

    async def close_context(self, context: BrowserContext) -> None:
        """Close a context; a browser that cannot is broken, and will be replaced."""
        if not await _within("a page", context.close()):
            self._broken = True
        self.open -= 1

    async def close(self) -> None:
        """End the browser; if it does not end by itself, its driver kills it."""
        await _within("the browser", self._browser.close())
        await _within("the driver", self._playwright.stop())


async def _within(what: str, closing: object) -> bool:
    """Await a closing call. Returns False when it failed or took too long."""
    from playwright.async_api import Error  # noqa: PLC0415

    try:
        async with asyncio.timeout(CLOSE_TIMEOUT_S):
            await closing  # type: ignore[misc]  # an awaitable of Playwright's
    except TimeoutError:
        log.warning("%s of the browser did not close in %s s", what, CLOSE_TIMEOUT_S)
        return False
    except Error as error:
        return "closed" in str(error)
    return True
