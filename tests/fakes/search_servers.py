"""Search providers on the loopback: each checks a request as its provider does, and answers or fails in its provider's own words.

Shapes are from the providers' public references, read in November 2026.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import parse_qs, urlsplit

from tests.fakes.http_wire import HttpServer, Request, Wire

KEY = "test-key-123"
WRONG_KEY = "wrong"

Answer = tuple[int, Any]


@dataclass(frozen=True)
class Row:
    """A result, before a provider gives it its own names."""

    url: str
    title: str
    snippet: str
    date: str | None = None


ROWS = (
    Row("https://www.audiorama.example/products/halvik-meridian-45", "Halvik Meridian 45", "45 hours of battery", "2026-05-04"),
    Row("https://www.thelisteningroom.example/guides/best", "The best <strong>headphones</strong>", "We listened to fourteen"),
    Row("https://homeward.example/p/tarvane-drift-2", "Tarvane Drift 2", "Bluetooth, 50 hours"),
)


@dataclass
class SearchServer:
    """One provider. `faults` are played one a request before it answers normally."""

    provider: str
    rows: tuple[Row, ...] = ROWS
    faults: list[str] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    silent_engines: tuple[tuple[str, str], ...] = ()
    release: asyncio.Event = field(default_factory=asyncio.Event)

    def serve(self) -> HttpServer:
        """The server to enter; its `port` is known inside."""
        return HttpServer(self._handle)

    async def _handle(self, request: Request, wire: Wire) -> None:
        self.requests.append(request)
        if self.faults:
            await self._fail(self.faults.pop(0), wire)
            return
        status, body = PROVIDERS[self.provider](self, request)
        await wire.send(status, json.dumps(body).encode())

    async def _fail(self, fault: str, wire: Wire) -> None:
        if fault == "hang":
            await self.release.wait()
        elif fault == "cut":
            wire.cut()
        elif fault == "not json":
            await wire.send(200, b"<html>maintenance</html>", {"content-type": "text/html"})
        elif fault == "list":
            await wire.send(200, b"[]")
        else:
            status, body, headers = FAULTS[self.provider, fault]
            await wire.send(status, body if isinstance(body, bytes) else json.dumps(body).encode(), headers)


def _tavily(server: SearchServer, request: Request) -> Answer:
    if request.headers.get("authorization") != f"Bearer {KEY}":
        return 401, {"detail": {"error": "Unauthorized: missing or invalid API key."}}
    body = request.json
    if request.method != "POST" or request.path != "/search" or not body.get("query") or not 0 <= body["max_results"] <= 20:
        return 400, {"detail": {"error": "Invalid request."}}
    results = [
        {
            "url": row.url,
            "title": row.title,
            "content": row.snippet,
            "score": 0.9 - at / 10,
            "raw_content": None,
            "published_date": row.date,
        }
        for at, row in enumerate(server.rows[: body["max_results"]])
    ]
    return 200, {
        "query": body["query"],
        "answer": None,
        "images": [],
        "results": results,
        "response_time": 1.1,
        "request_id": "r",
    }


def _brave(server: SearchServer, request: Request) -> Answer:
    query = parse_qs(urlsplit(request.path).query)
    if request.headers.get("x-subscription-token") != KEY:
        return 422, _brave_error(422, "SUBSCRIPTION_TOKEN_INVALID", "The provided subscription token is invalid.")
    if request.method != "GET" or urlsplit(request.path).path != "/res/v1/web/search" or not 1 <= int(query["count"][0]) <= 20:
        return 422, _brave_error(422, "VALIDATION", "Unable to validate request parameter(s)")
    results = [
        {
            "type": "search_result",
            "title": row.title,
            "url": row.url,
            "description": f"<strong>{row.snippet}</strong>",
            "page_age": row.date,
        }
        for row in server.rows[: int(query["count"][0])]
    ]
    answer: dict[str, Any] = {"type": "search", "query": {"original": query["q"][0]}, "mixed": {}}
    return 200, ({**answer, "web": {"type": "search", "results": results}} if results else answer)


def _brave_error(status: int, code: str, detail: str) -> dict[str, Any]:
    return {
        "type": "ErrorResponse",
        "error": {"id": "e", "status": status, "code": code, "detail": detail, "meta": {}},
        "time": 1,
    }


def _serper(server: SearchServer, request: Request) -> Answer:
    if request.headers.get("x-api-key") != KEY:
        return 403, {"message": "Unauthorized.", "statusCode": 403}
    body = request.json
    if request.method != "POST" or request.path != "/search" or not body.get("q"):
        return 400, {"message": "Missing query parameter", "statusCode": 400}
    organic = [
        {"title": row.title, "link": row.url, "snippet": row.snippet, "date": "3 days ago", "position": at}
        for at, row in enumerate(server.rows[: body.get("num", 10)], 1)
    ]
    return 200, {"searchParameters": {"q": body["q"], "type": "search", "engine": "google"}, "organic": organic, "credits": 1}


def _exa(server: SearchServer, request: Request) -> Answer:
    if request.headers.get("x-api-key") != KEY:
        return 401, {"requestId": "r", "error": "Invalid API key", "tag": "INVALID_API_KEY"}
    body = request.json
    if request.method != "POST" or request.path != "/search" or not body.get("query"):
        return 400, {"requestId": "r", "error": "Invalid request body", "tag": "INVALID_REQUEST_BODY"}
    results = [
        {
            "id": row.url,
            "url": row.url,
            "title": row.title,
            "score": 0.4,
            "publishedDate": row.date,
            "author": None,
            "highlights": [row.snippet],
        }
        for row in server.rows[: body["numResults"]]
    ]
    return 200, {"requestId": "r", "resolvedSearchType": "neural", "results": results, "costDollars": {"total": 0.007}}


def _searxng(server: SearchServer, request: Request) -> Answer:
    query = parse_qs(urlsplit(request.path).query)
    if request.method != "GET" or urlsplit(request.path).path != "/search" or query.get("format") != ["json"]:
        return 400, {}
    results = [
        {"url": row.url, "title": row.title, "content": row.snippet, "engine": "brave", "score": 1.5,
         "publishedDate": row.date, "positions": [1]}
        for row in server.rows
    ]  # fmt: skip
    return 200, {
        "query": query["q"][0], "number_of_results": 0, "results": results, "answers": [], "corrections": [], "infoboxes": [],
        "suggestions": [], "unresponsive_engines": [list(pair) for pair in server.silent_engines],
    }  # fmt: skip


PROVIDERS: dict[str, Callable[[SearchServer, Request], Answer]] = {
    "tavily": _tavily,
    "brave": _brave,
    "serper": _serper,
    "exa": _exa,
    "searxng": _searxng,
}

# provider, fault → status, body, headers, as the provider sends them
FAULTS: dict[tuple[str, str], tuple[int, Any, dict[str, str]]] = {
    ("tavily", "plan limit"): (432, {"detail": {"error": "This request exceeds your plan's set usage limit."}}, {}),
    ("tavily", "pay limit"): (433, {"detail": {"error": "This request exceeds the pay-as-you-go limit."}}, {}),
    ("tavily", "too many"): (429, {"detail": {"error": "Excessive requests."}}, {"retry-after": "7"}),
    ("tavily", "fault"): (500, {"detail": {"error": "Internal Server Error"}}, {}),
    ("tavily", "bad"): (400, {"detail": {"error": "Invalid topic."}}, {}),
    ("brave", "too many"): (429, _brave_error(429, "RATE_LIMITED", "Request rate limit exceeded."), {"x-ratelimit-reset": "1"}),
    ("brave", "quota"): (429, _brave_error(429, "QUOTA_LIMITED", "Monthly quota exceeded."), {}),
    ("brave", "paid out"): (402, _brave_error(402, "USAGE_LIMIT_EXCEEDED", "Spending limit reached."), {}),
    ("brave", "fault"): (503, b"upstream connect error", {"content-type": "text/plain"}),
    ("brave", "bad"): (422, _brave_error(422, "VALIDATION", "Unable to validate request parameter(s)"), {}),
    ("serper", "quota"): (400, {"message": "Not enough credits", "statusCode": 400}, {}),
    ("serper", "too many"): (429, {"message": "Too many requests", "statusCode": 429}, {"retry-after": "2"}),
    ("serper", "fault"): (502, b"<html>Bad gateway</html>", {"content-type": "text/html"}),
    ("serper", "bad"): (400, {"message": "Query not allowed", "statusCode": 400}, {}),
    ("exa", "quota"): (402, {"requestId": "r", "error": "Insufficient balance", "tag": "NO_MORE_CREDITS"}, {}),
    ("exa", "too many"): (429, {"requestId": "r", "error": "Rate limit reached", "tag": "RATE_LIMIT"}, {"retry-after": "1"}),
    ("exa", "fault"): (500, {"requestId": "r", "error": "Something went wrong", "tag": "DEFAULT_ERROR"}, {}),
    ("exa", "slow"): (504, {"requestId": "r", "error": "Timed out", "tag": "TIMEOUT"}, {}),
    ("searxng", "no json"): (403, b"<!doctype html><title>403 Forbidden</title>", {"content-type": "text/html"}),
    ("searxng", "too many"): (429, b"Too Many Requests", {"content-type": "text/plain"}),
    ("searxng", "fault"): (500, b"<html>Internal Server Error</html>", {"content-type": "text/html"}),
}  # fmt: skip


def duckduckgo_page(rows: tuple[Row, ...]) -> bytes:
    """The results page for browsers without scripts, as far as `ddgs` reads it."""
    items = "".join(
        f'<div class="result web-result"><div class="links_main result__body"><h2 class="result__title"><a class="result__a" '
        f'href="{row.url}">{row.title}</a></h2><a class="result__snippet" href="{row.url}">{row.snippet}</a></div></div>'
        for row in rows
    )
    return f'<html><body><div id="links" class="results">{items}</div></body></html>'.encode()
