"""ScraperAPI. Source: docs.scraperapi.com, synchronous API, status codes, credits and requests costs."""

from __future__ import annotations

import re
from decimal import Decimal
from http import HTTPStatus

import httpx
from pydantic import SecretStr

from emptor.core.net import Guard
from emptor.models.page import FailureKind
from emptor.scraping.faults import FetchFault
from emptor.scraping.http.exchange import Answer, read_body
from emptor.scraping.http.media import split_content_type
from emptor.scraping.port import FetchRequest
from emptor.scraping.providers.base import Permission, ProviderFetcher
from emptor.scraping.tries import Tries

ENDPOINT = "https://api.scraperapi.com/"
USD_PER_CREDIT = Decimal("0.00049")  # 49 USD for 100,000 on the smallest plan
PLAIN_CREDITS = 1
RENDER_CREDITS = 10
PREMIUM_CREDITS = 10
RENDER_PREMIUM_CREDITS = 25
HEADROOM = 3  # protected and e-commerce domains cost more than the plain price
BILLED = frozenset({HTTPStatus.OK, HTTPStatus.NOT_FOUND})
FROM_TARGET = frozenset({HTTPStatus.OK, HTTPStatus.NOT_FOUND, HTTPStatus.GONE})

# Status → message, and whether a later try may help.
_CREDITS = re.compile(r"[0-9]{1,9}")  # a count as the answer's header states it
REFUSALS: dict[int, tuple[str, bool]] = {
    HTTPStatus.BAD_REQUEST: ("ScraperAPI does not take this address", False),
    HTTPStatus.UNAUTHORIZED: ("ScraperAPI does not know the key; check SCRAPERAPI_KEY", False),
    HTTPStatus.FORBIDDEN: ("ScraperAPI has no credits left for this, or the page would cost more than allowed", False),
    HTTPStatus.TOO_MANY_REQUESTS: ("ScraperAPI has too many requests of this account under way", True),
    HTTPStatus.INTERNAL_SERVER_ERROR: ("ScraperAPI could not get the page in 70 seconds of trying", True),
}


class ScraperApiFetcher(ProviderFetcher):
    """Reads pages through ScraperAPI, which tries for up to 70 s: give it a deadline above that where time allows.

    Args:
        render: run the page's scripts.
        premium: use residential addresses.
        autoparse: let ScraperAPI return JSON for the shops it knows, in place of the page.
        endpoint: of the API, for tests.
    """

    name = "scraperapi"

    def __init__(
        self,
        guard: Guard,
        key: SecretStr,
        *,
        render: bool = True,
        premium: bool = False,
        autoparse: bool = False,
        permission: Permission | None = None,
        endpoint: str = ENDPOINT,
    ) -> None:
        super().__init__(guard, permission=permission)
        self._key = key
        self._render = render
        self._premium = premium
        self._autoparse = autoparse
        self._endpoint = endpoint
        self._max_credits = _credits(render=render, premium=premium) * HEADROOM
        self.cost_usd = self._max_credits * USD_PER_CREDIT

    async def ask(self, request: FetchRequest, tries: Tries) -> Answer:
        """See `ProviderFetcher.ask`."""
        async with self.client.stream("GET", self._endpoint, params=self._parameters(request)) as response:
            if response.status_code in BILLED:
                tries.cost_usd = self._cost(response)
            if response.status_code not in FROM_TARGET:
                raise _refusal(response)
            body = await read_body(response, "ScraperAPI", max_bytes=request.max_bytes)
            media_type, charset = split_content_type(response.headers.get("content-type", ""))
            url = response.headers.get("sa-final-url", request.url)
            return Answer(url, response.status_code, dict(response.headers), media_type, charset, body)

    def _parameters(self, request: FetchRequest) -> dict[str, str]:
        flags = {"render": self._render, "premium": self._premium, "autoparse": self._autoparse}
        parameters = {"api_key": self._key.get_secret_value(), "url": request.url, "max_cost": str(self._max_credits)}
        parameters |= {name: "true" for name, on in flags.items() if on}
        return parameters | ({"country_code": request.country.lower()} if request.country else {})

    def _cost(self, response: httpx.Response) -> Decimal:
        stated = response.headers.get("sa-credit-cost", "")
        if not _CREDITS.fullmatch(stated):
            return _credits(render=self._render, premium=self._premium) * USD_PER_CREDIT
        return min(int(stated), self._max_credits) * USD_PER_CREDIT


def _credits(*, render: bool, premium: bool) -> int:
    if render and premium:
        return RENDER_PREMIUM_CREDITS
    if render:
        return RENDER_CREDITS
    return PREMIUM_CREDITS if premium else PLAIN_CREDITS


def _refusal(response: httpx.Response) -> FetchFault:
    default = (f"ScraperAPI answered with status {response.status_code}", response.is_server_error)
    message, retryable = REFUSALS.get(response.status_code, default)
    return FetchFault(FailureKind.PROVIDER, f"{message}.", retryable=retryable, status=response.status_code)
