"""Which web pages may call the API from a browser, and a line in the log for those that may not yet."""

from __future__ import annotations

import logging

from fastapi import FastAPI
from starlette.datastructures import Headers
from starlette.middleware.cors import CORSMiddleware
from starlette.responses import Response

from emptor.core import request_context
from emptor.core.settings import Settings

log = logging.getLogger(__name__)

MAX_AGE_S = 600
METHODS = ["GET", "POST", "PATCH", "DELETE"]
REQUEST_HEADERS = [
    "Authorization", "X-API-Key", "Content-Type", "Idempotency-Key", "Last-Event-ID", request_context.HEADER,
]  # fmt: skip
ANSWER_HEADERS = ["Location", "Content-Location", "Retry-After", request_context.HEADER]
# Any port of this machine, by the names that can mean no other.
LOCAL_ORIGIN = r"https?://(localhost|[a-z0-9-]+\.localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?"


class LoggedCors(CORSMiddleware):
    """CORS; a page that is refused shows its developer nothing of why, so the log says it."""

    def preflight_response(self, request_headers: Headers) -> Response:
        """See CORSMiddleware."""
        response = super().preflight_response(request_headers)
        if not response.status_code < 400:  # noqa: PLR2004 - an HTTP error
            origin = request_headers.get("origin", "")
            if self.is_allowed_origin(origin):
                log.warning("A page of %s may not send this request: %s.", origin, bytes(response.body).decode())
            else:
                log.warning("A page of %s was refused. To let it in: EMPTOR_CORS_ORIGINS=%s", origin, origin)
        return response


def install(app: FastAPI, settings: Settings, *, local_pages: bool) -> None:
    """Let pages of EMPTOR_CORS_ORIGINS in. Call it last, so that it is outermost: a browser may read error answers too.

    Args:
        app: the application.
        settings: the origins.
        local_pages: also let in pages that are served from this machine, whatever their port.
    """
    app.add_middleware(
        LoggedCors,
        allow_origins=[origin.strip().rstrip("/") for origin in settings.cors_origins.split(",") if origin.strip()],
        allow_origin_regex=LOCAL_ORIGIN if local_pages else None,
        allow_methods=METHODS,
        allow_headers=REQUEST_HEADERS,
        expose_headers=ANSWER_HEADERS,
        max_age=MAX_AGE_S,
    )
