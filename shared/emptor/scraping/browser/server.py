"""The rendering function as a server of its own: what a container offers where Lambda would offer a function URL.

`POST /` takes the request and the bearer token that a function URL takes; `GET /health` answers 200 without a browser.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, MutableMapping
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from emptor.scraping.browser.function import RenderFunction

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
Application = Callable[[Message, Receive, Send], Awaitable[None]]

# A request names an address and a few options.
MAX_BODY_BYTES = 64 * 1_024


class BodyTooLargeError(Exception):
    """The body is longer than any request to render."""


def create(function: RenderFunction | None = None) -> Application:
    """Return the ASGI application.

    Args:
        function: renders; by default one with the process's settings.
    """
    renders = function or RenderFunction()

    async def application(scope: Message, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await _lifespan(renders, receive, send)
        elif scope["type"] == "http":
            status, body = await _answer(renders, scope, receive)
            headers = [(b"content-type", b"application/json"), (b"content-length", str(len(body)).encode())]
            await send({"type": "http.response.start", "status": status, "headers": headers})
            await send({"type": "http.response.body", "body": body})

    return application


async def _answer(renders: RenderFunction, scope: Message, receive: Receive) -> tuple[int, bytes]:
    match scope["method"], scope["path"]:
        case "GET", "/health":
            return HTTPStatus.OK, b'{"status": "ok"}'
        case "POST", "/":
            pass
        case _:
            return HTTPStatus.NOT_FOUND, _error("There is POST / and GET /health.")
    try:
        body = await _body(receive)
    except BodyTooLargeError:
        return HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _error(f"The body is longer than {MAX_BODY_BYTES} bytes.")
    headers = {name.decode("latin-1"): value.decode("latin-1") for name, value in scope["headers"]}
    answer = await renders.handle({"requestContext": {}, "headers": headers, "body": body.decode(errors="replace")})
    return answer["statusCode"], answer["body"].encode()


async def _body(receive: Receive) -> bytes:
    body, more = b"", True
    while more:
        message = await receive()
        body += message.get("body", b"")
        more = message.get("more_body", False)
        if len(body) > MAX_BODY_BYTES:
            raise BodyTooLargeError
    return body


async def _lifespan(renders: RenderFunction, receive: Receive, send: Send) -> None:
    while (message := await receive())["type"] != "lifespan.shutdown":
        await send({"type": f"{message['type']}.complete"})
    with suppress(Exception):  # the process ends, and its browser with it
        await renders.aclose()
    await send({"type": "lifespan.shutdown.complete"})


def _error(message: str) -> bytes:
    return json.dumps({"error": message}).encode()
