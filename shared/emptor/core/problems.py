"""The one mapping from errors to HTTP: every failure is an RFC 9457 `application/problem+json` document.

What goes wrong                     becomes
EmptorError                         its own status and code
FastAPI validation error            422 `invalid-input` with one entry a field in `errors`; 400 `malformed-body` for broken JSON
Starlette HTTPException             its status; the code is named for it (`not-found`, `method-not-allowed`, …)
anything else                       500 `internal`; logged with its traceback, of which the client sees nothing
"""

from __future__ import annotations

import logging
import math
from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import Field
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response

from emptor.core.errors import EmptorError
from emptor.core.fault_words import in_words, place
from emptor.core.logging import bound
from emptor.models.base import Model

logger = logging.getLogger(__name__)

MEDIA_TYPE = "application/problem+json"
# Each code is a heading of this page; a test compares the two.
TYPE_BASE = "https://github.com/emptor-dev/emptor/blob/main/docs/problems.md#"
INTERNAL_DETAIL = "Something went wrong here. Try again; if it happens again, report it with the request_id."
_CODES_BY_STATUS = {
    HTTPStatus.BAD_REQUEST: "malformed-body",
    HTTPStatus.UNAUTHORIZED: "unauthorized",
    HTTPStatus.FORBIDDEN: "forbidden",
    HTTPStatus.NOT_FOUND: "not-found",
    HTTPStatus.METHOD_NOT_ALLOWED: "method-not-allowed",
    HTTPStatus.CONFLICT: "conflict",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "body-too-large",
    HTTPStatus.UNPROCESSABLE_ENTITY: "invalid-input",
    HTTPStatus.TOO_MANY_REQUESTS: "limit-exceeded",
    HTTPStatus.SERVICE_UNAVAILABLE: "unavailable",
}


class FieldProblem(Model):
    """What is wrong with one field of the request."""

    location: str = Field(description="`body`, `query`, `path`, `header` or `cookie`.")
    pointer: str = Field(description="JSON pointer (RFC 6901, as a URI fragment) within the location: `#/options/max_products`.")
    detail: str = Field(description="What is wrong with it, and what to send.")


class Problem(Model):
    """An error, as RFC 9457 describes it."""

    type: str = Field(description="URI of the page that explains this kind of problem; its fragment is a stable code.")
    title: str = Field(description="The kind of problem, the same for every occurrence.")
    status: int = Field(description="HTTP status of the answer.")
    detail: str = Field(description="What is wrong this time, and what to do about it.")
    instance: str = Field(description="Path of the request.")
    request_id: str | None = Field(
        default=None, description="The X-Request-Id of the request; quote it when you report the problem."
    )
    errors: tuple[FieldProblem, ...] = Field(
        default=(), description="One entry a field, when the request does not fit the schema."
    )


def install(app: FastAPI) -> None:
    """Make every error that a route of `app` raises a problem document."""
    app.add_exception_handler(EmptorError, _on_error)
    app.add_exception_handler(RequestValidationError, _on_error)
    app.add_exception_handler(HTTPException, _on_error)


async def _on_error(request: Request, error: Exception) -> Response:
    return problem_response(error, path=request.url.path, had_credentials="authorization" in request.headers)


def problem_response(error: BaseException, *, path: str, had_credentials: bool = False) -> Response:
    """Return the answer for `error`, whatever it is. Server faults are logged here, and only here."""
    problem, headers = describe(error, path=path)
    if problem.status >= HTTPStatus.INTERNAL_SERVER_ERROR:
        logger.error("%s: %s", type(error).__name__, error, exc_info=None if isinstance(error, EmptorError) else error)
    if problem.status == HTTPStatus.UNAUTHORIZED:
        # RFC 6750 section 3: the error attribute only when credentials were given.
        headers.setdefault("WWW-Authenticate", 'Bearer realm="emptor"' + (', error="invalid_token"' if had_credentials else ""))
    return JSONResponse(problem.model_dump(exclude_defaults=True), problem.status, headers, media_type=MEDIA_TYPE)


def describe(error: BaseException, *, path: str) -> tuple[Problem, dict[str, str]]:
    """Return the problem document and the headers that go with `error`."""
    if isinstance(error, EmptorError):
        return _of_emptor_error(error, path)
    if isinstance(error, RequestValidationError):
        return _of_validation_error(error, path), {}
    if isinstance(error, HTTPException):
        return _of_http_exception(error, path)
    return _problem(HTTPStatus.INTERNAL_SERVER_ERROR, "internal", INTERNAL_DETAIL, path), {}


def _of_emptor_error(error: EmptorError, path: str) -> tuple[Problem, dict[str, str]]:
    headers = {} if error.retry_after_s is None else {"Retry-After": str(max(1, math.ceil(error.retry_after_s)))}
    return _problem(HTTPStatus(error.status), error.code, error.message, path), headers


def _of_validation_error(error: RequestValidationError, path: str) -> Problem:
    found = error.errors()
    if any(item["type"] == "json_invalid" for item in found):
        return _problem(HTTPStatus.BAD_REQUEST, "malformed-body", "The body is not valid JSON.", path)
    fields = tuple(dict.fromkeys(_field_problem(item, error.body) for item in found))
    detail = "; ".join(f"{field.pointer.removeprefix('#/') or field.location}: {field.detail}" for field in fields)
    return _problem(HTTPStatus.UNPROCESSABLE_ENTITY, "invalid-input", detail, path, fields)


def _field_problem(item: Mapping[str, Any], body: Any) -> FieldProblem:
    location, way = place(item, body)
    return FieldProblem(location=location, pointer=_pointer(way), detail=in_words(item))


def _pointer(parts: Sequence[str | int]) -> str:
    """RFC 6901: `~` and `/` inside a name are escaped."""
    return "#" + "".join("/" + str(part).replace("~", "~0").replace("/", "~1") for part in parts)


def _of_http_exception(error: HTTPException, path: str) -> tuple[Problem, dict[str, str]]:
    status = HTTPStatus(error.status_code)
    code = _CODES_BY_STATUS.get(status, status.phrase.lower().replace(" ", "-"))
    detail = str(error.detail) if error.detail and error.detail != status.phrase else _DETAILS.get(status, status.description)
    return _problem(status, code, detail or status.phrase, path), dict(error.headers or {})


_DETAILS = {
    HTTPStatus.NOT_FOUND: "There is nothing at this path. The paths are listed in /api/v1/openapi.json.",
    HTTPStatus.METHOD_NOT_ALLOWED: "This path does not answer to this method; the Allow header names those it answers to.",
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: "The body is larger than this server accepts.",
}


def _problem(status: HTTPStatus, code: str, detail: str, path: str, errors: tuple[FieldProblem, ...] = ()) -> Problem:
    return Problem(
        type=TYPE_BASE + code,
        title=code.replace("-", " ").capitalize(),
        status=status,
        detail=detail,
        instance=path,
        request_id=bound().get("request_id"),
        errors=errors,
    )
