"""An ASGI application as a Lambda handler.

Mangum runs an application's start-up and shutdown around every single request. Here start-up runs once an environment, on
the one event loop that also serves all its requests, so that pools and clients made at start-up stay usable from one
invocation to the next. There is no shutdown: Lambda freezes an environment and later drops it without a word.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager, AsyncExitStack
from typing import Any

from fastapi import FastAPI
from starlette.types import Receive, Scope, Send

from emptor.core.problems import problem_response

# What Mangum sends as text; anything it does not know it sends in base64.
TEXT_MEDIA_TYPES = ["text/", "application/json", "application/problem+json", "application/x-ndjson"]

LambdaHandler = Callable[[dict[str, Any], Any], dict[str, Any]]


def lambda_handler(app: FastAPI) -> LambdaHandler:
    """Return the handler for API Gateway (v1, v2), function URL and load balancer events."""
    from mangum import Mangum  # noqa: PLC0415 - only a Lambda function needs it

    loop = asyncio.new_event_loop()
    asyncio.set_event_loop(loop)
    mangum = Mangum(_OncePerEnvironment(app), lifespan="off", text_mime_types=TEXT_MEDIA_TYPES)

    def handle(event: dict[str, Any], context: Any) -> dict[str, Any]:
        # Mangum takes the thread's current loop. Code that called asyncio.run() since then has left none.
        asyncio.set_event_loop(loop)
        return mangum(event, context)

    return handle


class _OncePerEnvironment:
    """Enters the application's lifespan at the first request and gives its state to each."""

    def __init__(self, app: FastAPI) -> None:
        self._app = app
        self._open = AsyncExitStack()
        self._state: dict[str, Any] | None = None

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._state is None:
            try:
                self._state = await self._start()
            except Exception as error:  # noqa: BLE001 - answered as a problem; the next invocation tries to start again
                await problem_response(error, path=scope["path"])(scope, receive, send)
                return
        scope["state"] = self._state.copy()
        await self._app(scope, receive, send)

    async def _start(self) -> dict[str, Any]:
        lifespan: AbstractAsyncContextManager[Mapping[str, Any] | None] = self._app.router.lifespan_context(self._app)
        state = await self._open.enter_async_context(lifespan)
        return dict(state or {})
