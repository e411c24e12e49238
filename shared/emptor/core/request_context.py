"""Gives each request its id, its log line, its last-resort error answer and the security headers.

A plain ASGI middleware: it never holds back a piece of the body, so streams pass through as they are written.
"""

from __future__ import annotations

import logging
import re
import time
from uuid import uuid4

from starlette.datastructures import Headers, MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from emptor.core.logging import bind
from emptor.core.problems import problem_response

logger = logging.getLogger("emptor.access")

HEADER = "X-Request-Id"
# Answers are data: no page may frame them, run them or guess at their type, and nothing between keeps them.
# The few pages there are (`front`) say themselves what they may load.
SECURITY_HEADERS = (
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
    ("Referrer-Policy", "no-referrer"),
    ("Cache-Control", "no-store"),
    ("Strict-Transport-Security", "max-age=31536000"),  # browsers heed it over https alone
)
# An id from outside ends up in log lines and headers: nothing but a short plain token is taken over.
_ACCEPTED = re.compile(r"[A-Za-z0-9._:-]{1,128}")
_MS_PER_S = 1_000
_SERVER_FAULT = 500
_NO_ANSWER = 499  # nginx's number for a client that left before the answer began


class RequestContext:
    """Wraps an ASGI application."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        request_id = _request_id(scope)
        with bind(request_id=request_id):
            await _Exchange(scope, send, request_id).run(self._app, receive)


class _Exchange:
    """One request and its answer."""

    def __init__(self, scope: Scope, send: Send, request_id: str) -> None:
        self._scope = scope
        self._send = send
        self._request_id = request_id
        self._status: int | None = None

    async def run(self, app: ASGIApp, receive: Receive) -> None:
        started = time.perf_counter()
        try:
            await app(self._scope, receive, self.send)
        except Exception as error:  # noqa: BLE001 - the last resort: an unexpected error becomes a 500 that says nothing of it
            await self._fail(error, receive)
        finally:
            self._log((time.perf_counter() - started) * _MS_PER_S)

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self._status = message["status"]
            headers = MutableHeaders(scope=message)
            headers[HEADER] = self._request_id
            for name, value in SECURITY_HEADERS:
                headers.setdefault(name, value)
        await self._send(message)

    async def _fail(self, error: Exception, receive: Receive) -> None:
        if self._status is not None:  # too late for another answer: let the server cut the connection
            raise error
        await problem_response(error, path=self._scope["path"])(self._scope, receive, self.send)

    def _log(self, ms: float) -> None:
        status = self._status or _NO_ANSWER
        logger.log(
            logging.WARNING if status >= _SERVER_FAULT else logging.INFO,
            "%s %s %d",
            self._scope["method"],
            self._scope["path"],  # never the query: it may carry a credential
            status,
            extra={"method": self._scope["method"], "path": self._scope["path"], "status": status, "ms": round(ms, 1)},
        )


def _request_id(scope: Scope) -> str:
    """The client's id when it is a plain token, else Lambda's own, else a new one."""
    given = Headers(scope=scope).get(HEADER, "")
    if _ACCEPTED.fullmatch(given):
        return given
    return getattr(scope.get("aws.context"), "aws_request_id", None) or str(uuid4())
