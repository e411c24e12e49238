"""A browser elsewhere, driven over the DevTools protocol: Browserless's `wss://HOST?token=`, or any Chromium's endpoint."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from pydantic import SecretStr

from emptor.core.net import Guard
from emptor.models.page import FailureKind
from emptor.scraping.browser.faults import fault_of_browser
from emptor.scraping.browser.reading import Rendered, Watch, read_page, watch_page
from emptor.scraping.faults import FetchFault
from emptor.scraping.http.exchange import Answer
from emptor.scraping.http.media import split_content_type
from emptor.scraping.port import FetchRequest
from emptor.scraping.providers.base import Permission, ProviderFetcher
from emptor.scraping.providers.browserless import USD_PER_UNIT
from emptor.scraping.tries import Tries

if TYPE_CHECKING:
    from playwright.async_api import Browser

MS = 1_000.0


class CdpFetcher(ProviderFetcher):
    """Renders pages in a remote browser with the same patience as the local one. What it reaches is the remote network's affair.

    Args:
        url: `wss://…` or `http://…` of the browser.
        token: sent as `?token=`.
    """

    name = "browserless-cdp"

    def __init__(
        self,
        guard: Guard,
        url: str,
        *,
        token: SecretStr | None = None,
        cost_usd: Decimal = USD_PER_UNIT,
        permission: Permission | None = None,
    ) -> None:
        super().__init__(guard, permission=permission)
        self.cost_usd = cost_usd
        self._url = f"{url}{'&' if '?' in url else '?'}{urlencode({'token': token.get_secret_value()})}" if token else url

    async def ask(self, request: FetchRequest, tries: Tries) -> Answer:
        """See `ProviderFetcher.ask`."""
        from playwright.async_api import Error, async_playwright  # noqa: PLC0415 - 0.3 s that only rendering needs

        async with async_playwright() as playwright:
            try:
                browser = await playwright.chromium.connect_over_cdp(self._url, timeout=tries.left_s * MS)
            except Error as error:
                raise FetchFault(
                    FailureKind.PROVIDER, "The remote browser could not be reached; check its address.", retryable=True
                ) from error
            tries.cost_usd = self.cost_usd
            try:
                return _answer(await self._render(browser, request, tries))
            finally:
                await browser.close()

    @staticmethod
    async def _render(browser: Browser, request: FetchRequest, tries: Tries) -> Rendered:
        from playwright.async_api import Error  # noqa: PLC0415

        watch: Watch | None = None
        context = await browser.new_context(service_workers="block", accept_downloads=False)
        try:
            page = await context.new_page()
            watch = watch_page(page)
            return await read_page(page, watch, request.url, left_s=tries.left_s, max_chars=request.max_bytes, images=False)
        except Error as error:
            raise fault_of_browser(error, request.url, watch, None) from error
        finally:
            await context.close()


def _answer(rendered: Rendered) -> Answer:
    media_type, _ = split_content_type(rendered.headers.get("content-type", ""))
    body = rendered.html.encode("utf-8", errors="replace")
    return Answer(rendered.url, rendered.status, rendered.headers, media_type, "utf-8", body)
