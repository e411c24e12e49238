"""Browserless and ScraperAPI as their documentation describes them on the wire, on the hostile server's sockets.

    provider = FakeScraperApi(key="good")
    provider.serve(server)
    ScraperApiFetcher(guard, SecretStr("good"), endpoint=server.url("/"))

Sources: docs.browserless.io (REST APIs: /content, /unblock), docs.scraperapi.com (synchronous API, status codes, credits).
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field

from tests.fakes.hostile_pages import PRODUCT
from tests.fakes.hostile_server import Exchange, HostileServer

BROWSERLESS_ERRORS = {
    400: 'POST Body validation failed: "url" is required',
    401: "Bad or missing authentication.",
    403: "Forbidden",
    404: "Not Found",
    408: "Request has timed out",
    429: "Too many requests",
    500: "Internal Server Error",
    503: "Service Unavailable",
}
SCRAPERAPI_ERRORS = {
    400: "Malformed request, please check the documentation",
    401: "Unauthorized request, please make sure your API key is valid.",
    403: "You have exhausted the API Credits available in this monthly cycle.",
    410: "Gone",
    429: "You are sending requests too fast and exceeding your concurrency limit.",
    500: "Request failed. You will not be charged for this request.",
}


@dataclass
class FakeBrowserless:
    """Answers POST /content and /unblock. `fail` is a status to answer instead; `target_status` is what the site said."""

    token: str
    page: str = PRODUCT
    fail: int = 0
    target_status: int = 200
    bodies: list[dict[str, object]] = field(default_factory=list)
    queries: list[dict[str, str]] = field(default_factory=list)

    def serve(self, server: HostileServer) -> None:
        """Add the routes to a server."""
        server.extra |= {"/content": self._content, "/unblock": self._unblock}

    async def _content(self, exchange: Exchange) -> None:
        if await self._refused(exchange):
            return
        await exchange.reply(
            self.page,
            x_response_code=str(self.target_status),
            x_response_status="OK" if self.target_status == 200 else "Refused",
            x_response_url=str(self.bodies[-1]["url"]),
            x_response_ip="93.184.215.14",
            x_response_port="443",
        )

    async def _unblock(self, exchange: Exchange) -> None:
        if await self._refused(exchange):
            return
        answer = {"content": self.page or None, "cookies": [], "screenshot": None, "browserWSEndpoint": None, "ttl": 0}
        await exchange.reply(json.dumps(answer), content_type="application/json; charset=UTF-8")

    async def _refused(self, exchange: Exchange) -> bool:
        self.queries.append(exchange.query)
        self.bodies.append(json.loads(exchange.body or b"{}"))
        status = self.fail or (0 if exchange.query.get("token") == self.token else 401)
        status = status or (0 if exchange.method == "POST" and "url" in self.bodies[-1] else 400)
        if status:
            await exchange.reply(BROWSERLESS_ERRORS[status], status, content_type="text/plain; charset=UTF-8")
        return bool(status)


@dataclass
class FakeScraperApi:
    """Answers GET /. `fail` is a status to answer instead of the page; 404 comes with the site's own page, and is billed."""

    key: str
    page: str = PRODUCT
    fail: int = 0
    credit_cost: int | str | None = 10
    queries: list[dict[str, str]] = field(default_factory=list)

    def serve(self, server: HostileServer) -> None:
        """Add the route to a server."""
        server.extra["/"] = self._answer

    async def _answer(self, exchange: Exchange) -> None:
        self.queries.append(exchange.query)
        status = self.fail or (200 if exchange.query.get("api_key") == self.key else 401)
        billed = {} if self.credit_cost is None or status not in {200, 404} else {"sa_credit_cost": str(self.credit_cost)}
        if status in {200, 404}:
            await exchange.reply(self.page, status, sa_final_url=exchange.query["url"], sa_statuscode=str(status), **billed)
        else:
            await exchange.reply(SCRAPERAPI_ERRORS[status], status, content_type="text/plain")
