"""From what providers answer on failure to the kinds the router acts on. The rules the three have in common are here."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

import httpx2

from emptor.llm.failures import FailureKind, ModelFailure
from emptor.utils.retry_after import parse_retry_after

OVERLOADED_STATUS = 529  # Anthropic's own
_CLIENT_ERRORS = range(400, 500)
_NO_STATUS = HTTPStatus.INTERNAL_SERVER_ERROR  # of an error that does not say what it is
_MESSAGE_CHARACTERS = 300
_SECRETS = re.compile(r"\b(sk-|AIza|gsk_|xai-)[\w*.-]+")
_MILLISECONDS = 1_000

# What messages say, by their letters and digits alone: `context_length_exceeded` and `context length exceeded` are one.
_CONTEXT = (
    "contextlength", "contextwindow", "contextsize", "maximumcontext", "promptistoolong", "inputistoolong", "requestistoolong",
    "toomanytokens", "toomanyinputtokens", "reducethelength",
)  # fmt: skip
_QUOTA = (
    "insufficientquota",
    "usagelimit",
    "spendlimit",
    "spendinglimit",
    "creditbalance",
    "billing",
    "exceededyourcurrentquota",
)
_FILTER = ("contentfilter", "contentpolicy", "contentmanagementpolicy", "safetysystem", "flagged")
_TOKENS_EXCEED = re.compile(r"token count .{0,40}exceeds", re.IGNORECASE)
_KEY = re.compile(r"api.?key (is )?(not valid|invalid|expired)|API_KEY_INVALID|invalid.{0,10}api.?key", re.IGNORECASE)

# An error inside an answer of status 200 has no status of its own, but a code or a type that stands for one.
_STATUS_OF_NAME: dict[str, int] = {
    "invalid_request_error": HTTPStatus.BAD_REQUEST,
    "authentication_error": HTTPStatus.UNAUTHORIZED,
    "invalid_api_key": HTTPStatus.UNAUTHORIZED,
    "permission_error": HTTPStatus.FORBIDDEN,
    "billing_error": HTTPStatus.PAYMENT_REQUIRED,
    "insufficient_quota": HTTPStatus.PAYMENT_REQUIRED,
    "not_found_error": HTTPStatus.NOT_FOUND,
    "model_not_found": HTTPStatus.NOT_FOUND,
    "context_length_exceeded": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "request_too_large": HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
    "rate_limit_error": HTTPStatus.TOO_MANY_REQUESTS,
    "rate_limit_exceeded": HTTPStatus.TOO_MANY_REQUESTS,
    "overloaded_error": OVERLOADED_STATUS,
    "invalid_argument": HTTPStatus.BAD_REQUEST,  # google.rpc.Code
    "unauthenticated": HTTPStatus.UNAUTHORIZED,
    "permission_denied": HTTPStatus.FORBIDDEN,
    "not_found": HTTPStatus.NOT_FOUND,
    "resource_exhausted": HTTPStatus.TOO_MANY_REQUESTS,
    "unavailable": HTTPStatus.SERVICE_UNAVAILABLE,
}
_STATUSES = range(400, 600)
_NAMED_IN = ("code", "type", "status")
# Refused before the model read anything, so nobody charges for it.
_UNREAD = frozenset(
    {
        FailureKind.AUTH,
        FailureKind.QUOTA,
        FailureKind.RATE_LIMITED,
        FailureKind.CONTEXT,
        FailureKind.BAD_REQUEST,
        FailureKind.NOT_FOUND,
    }
)

_BY_STATUS = {
    HTTPStatus.UNAUTHORIZED: FailureKind.AUTH,
    HTTPStatus.FORBIDDEN: FailureKind.NOT_FOUND,  # the key is right, but this model is not for it
    HTTPStatus.PAYMENT_REQUIRED: FailureKind.QUOTA,
    HTTPStatus.NOT_FOUND: FailureKind.NOT_FOUND,
    HTTPStatus.REQUEST_TIMEOUT: FailureKind.TIMEOUT,
    HTTPStatus.CONFLICT: FailureKind.SERVER,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: FailureKind.CONTEXT,
    HTTPStatus.TOO_MANY_REQUESTS: FailureKind.RATE_LIMITED,
    HTTPStatus.SERVICE_UNAVAILABLE: FailureKind.OVERLOADED,
    OVERLOADED_STATUS: FailureKind.OVERLOADED,
}


def from_status(
    status: int, text: str, headers: Mapping[str, str] | None = None, *, retry_after_s: float | None = None
) -> ModelFailure:
    """Return the failure an HTTP error stands for.

    Args:
        status: HTTP status.
        text: the error's code, type and message, joined.
        headers: of the response, for Retry-After.
        retry_after_s: what the body asked for, where a provider says it there.
    """
    wait = retry_after_s if retry_after_s is not None else retry_after(headers or {})
    return ModelFailure(_kind(status, text), f"HTTP {status}: {one_line(text)}", retry_after_s=wait)


def from_body(error: Any) -> ModelFailure:
    """Return the failure that an error inside an answer of status 200 stands for: a stream's error event, a router's report.

    Args:
        error: an object with `code`, `type`, `status` and `message`, or just a message. A router puts the words of the provider
            behind it into `metadata.raw`.
    """
    fields: Mapping[str, Any] = error if isinstance(error, Mapping) else {"message": error}
    metadata = fields.get("metadata")
    raw = metadata.get("raw") if isinstance(metadata, Mapping) else None
    text = " ".join(str(part) for part in (*(fields.get(name) for name in _NAMED_IN), fields.get("message"), raw) if part)
    kind = _kind(next(filter(None, (_status_of(fields.get(name)) for name in _NAMED_IN)), _NO_STATUS), text)
    return ModelFailure(kind, f"error in a 200: {one_line(text)}", may_be_billed=kind not in _UNREAD)


async def check_is_stream(response: httpx2.Response) -> None:
    """Raise what a server that knows at once what is wrong says in one JSON document, where an SDK would find no event at all."""
    if "json" not in response.headers.get("content-type", ""):
        return
    check_not_an_error(json.loads(await response.aread()))


def check_not_an_error(body: Any) -> None:
    """Raise the error that a JSON document of status 200 reports. Gemini puts it into a list where a stream was asked for."""
    document = body[0] if isinstance(body, list) and body else body
    if error := document.get("error") if isinstance(document, dict) else None:
        raise from_body(error)


def _status_of(named: Any) -> int | None:
    if isinstance(named, str):
        named = int(named) if named.isdecimal() else _STATUS_OF_NAME.get(named.lower())
    return named if isinstance(named, int) and named in _STATUSES else None


def _kind(status: int, text: str) -> FailureKind:
    if status == HTTPStatus.TOO_MANY_REQUESTS and _says(text, _QUOTA) and "per minute" not in text.lower():
        return FailureKind.QUOTA
    if status in _BY_STATUS:
        return _BY_STATUS[status]
    if status not in _CLIENT_ERRORS:  # some servers answer 500 to a prompt that is too long: the same again is the same again
        return FailureKind.CONTEXT if _is_too_long(text) else FailureKind.SERVER
    signs = (
        (_is_too_long(text), FailureKind.CONTEXT),
        (_says(text, _QUOTA), FailureKind.QUOTA),
        (_KEY.search(text), FailureKind.AUTH),
        (_says(text, _FILTER), FailureKind.CONTENT_FILTER),
    )
    return next((kind for seen, kind in signs if seen), FailureKind.BAD_REQUEST)


def _is_too_long(text: str) -> bool:
    return _says(text, _CONTEXT) or _TOKENS_EXCEED.search(text) is not None


def _says(text: str, phrases: tuple[str, ...]) -> bool:
    letters = "".join(filter(str.isalnum, text.lower()))
    return any(phrase in letters for phrase in phrases)


def retry_after(headers: Mapping[str, str]) -> float | None:
    """Seconds asked for by `retry-after-ms` or `retry-after` (RFC 9110: seconds or a date); None when absent or unreadable."""
    if milliseconds := headers.get("retry-after-ms"):
        try:
            return max(float(milliseconds) / _MILLISECONDS, 0.0)
        except ValueError:
            return None
    return parse_retry_after(headers.get("retry-after"))


def one_line(text: str) -> str:
    """A provider's message for a log: one line, short, keys blotted out."""
    return _SECRETS.sub("[key]", " ".join(text.split()))[:_MESSAGE_CHARACTERS]


def broken(error: BaseException) -> ModelFailure:
    """A connection that could not be made, or that broke. Only one that was made may have reached the model."""
    made = not any(type(cause).__name__ in {"ConnectError", "ConnectTimeout", "UnsupportedProtocol"} for cause in _chain(error))
    return ModelFailure(FailureKind.CONNECTION, one_line(f"{type(error).__name__}: {error}"), may_be_billed=made)


def timed_out(error: BaseException) -> ModelFailure:
    """The SDK's own time-out."""
    made = not any(type(cause).__name__ == "ConnectTimeout" for cause in _chain(error))
    return ModelFailure(FailureKind.TIMEOUT, "no answer in time", may_be_billed=made)


def unreadable(error: BaseException) -> ModelFailure:
    """A response that is not what the provider's API promises."""
    return ModelFailure(FailureKind.SERVER, f"the response cannot be read: {one_line(str(error))}", may_be_billed=True)


def _chain(error: BaseException | None) -> list[BaseException]:
    chain: list[BaseException] = []
    while error is not None and error not in chain:
        chain.append(error)
        error = error.__cause__ or error.__context__
    return chain
