"""The browser fetcher of functions that cannot hold a browser themselves: it calls the one deployed from functions/browser."""

from __future__ import annotations

from decimal import Decimal
from http import HTTPStatus

from pydantic import SecretStr

from emptor.core.net import Guard
from emptor.models.page import FailureKind, FetchResult, Page
from emptor.scraping.browser.wire import WireError, unpack
from emptor.scraping.faults import FetchFault
from emptor.scraping.port import FetchRequest
from emptor.scraping.providers.base import Permission, ProviderFetcher
from emptor.scraping.tries import Tries
from emptor.utils.outside_json import read_json

MARGIN_S = 2.0  # by which the function should end before we do
MIN_DEADLINE_S = 1.0


class RemoteBrowserFetcher(ProviderFetcher):
    """Renders pages in the browser function.

    Args:
        url: of the function.
        token: it asks for.
    """

    name = "browser"
    cost_usd = Decimal(0)  # our own machine's time is not counted per page

    def __init__(self, guard: Guard, url: str, *, token: SecretStr | None = None, permission: Permission | None = None) -> None:
        super().__init__(guard, permission=permission)
        self._url = url
        self._headers = {"Authorization": f"Bearer {token.get_secret_value()}"} if token else {}

    async def read(self, request: FetchRequest, tries: Tries) -> Page | FetchFault:
        """See `ProviderFetcher.read`."""
        wanted = request.model_copy(update={"deadline_s": max(MIN_DEADLINE_S, tries.left_s - MARGIN_S)})
        response = await self.client.post(self._url, json=wanted.model_dump(mode="json"), headers=self._headers)
        if response.status_code != HTTPStatus.OK:
            message = f"The browser function answered {response.status_code}; check EMPTOR_BROWSER_FUNCTION_URL and its token."
            return FetchFault(FailureKind.PROVIDER, message, retryable=response.is_server_error, status=response.status_code)
        try:
            return _outcome(unpack(read_json(response.content)))
        except (WireError, ValueError) as error:
            return FetchFault(FailureKind.PROVIDER, f"The browser function did not answer with a page: {error}", retryable=True)


def _outcome(result: FetchResult) -> Page | FetchFault:
    if isinstance(result, Page):
        return result
    return FetchFault(
        result.failure,
        result.message,
        retryable=result.retryable,
        status=result.status,
        retry_after_s=result.retry_after_s,
        answer=result.answer,
    )
