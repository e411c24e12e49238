"""Structured logging: one line an event, with the request and the job it belongs to, and without secrets.

The API is the standard library's: `logging.getLogger(__name__)`. A process calls `configure` once; code that starts a request
or a job wraps it in `bind`, and every line logged inside carries its fields:

    with bind(job_id=job.id):
        logger.info("slice finished", extra={"steps": 4})
"""

from __future__ import annotations

import json
import logging
import re
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Any, TextIO
from urllib.parse import unquote, urlsplit

from pydantic import SecretStr

from emptor.core.settings import Settings

REDACTED = "***"
# Shorter secrets are not searched for in log lines: replacing "dev" everywhere would hide more than it protects.
MIN_SECRET_CHARS = 8
# Loggers that write an address with its query (where scraping providers take their key) or a line a packet at INFO.
CHATTY_LOGGERS = (
    "httpx",
    "httpx2",
    "httpcore",
    "botocore",
    "boto3",
    "urllib3",
    "mangum",
    "uvicorn.access",
    "openai",
    "anthropic",
)

_EMPTY: Mapping[str, str] = MappingProxyType({})
_fields: ContextVar[Mapping[str, str]] = ContextVar("emptor_log_fields", default=_EMPTY)
_STANDARD_ATTRIBUTES = frozenset(logging.makeLogRecord({}).__dict__) | {"message", "asctime", "taskName", "color_message"}

_SECRET_SHAPES = (
    re.compile(r"(?i)\b((?:api[_-]?key|token|secret|password|apikey|key|ticket)=)[^&\s\"'<>]+"),
    re.compile(r"(://[^/\s:@]*:)[^/\s@]+(?=@)"),  # the password of a connection URL
    re.compile(r"(?i)(\bbearer\s+)[A-Za-z0-9._~+/=-]+"),
    re.compile(r"\b(sb_secret_|sk-)[A-Za-z0-9_-]{8,}"),
    re.compile(r"\b(eyJ)[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]+\.[A-Za-z0-9_-]+"),  # a JWT
)


@contextmanager
def bind(**fields: object) -> Iterator[None]:
    """Put fields (`request_id`, `job_id`, …) on every line logged inside, tasks started inside included.

    A field given as None is left as it was.
    """
    before = _fields.get()
    _fields.set({**before, **{name: str(value) for name, value in fields.items() if value is not None}})
    try:
        yield
    finally:
        # Not reset(token): an async generator may be closed in another context than it was started in.
        _fields.set(before)


def bound() -> Mapping[str, str]:
    """Return the fields bound here."""
    return _fields.get()


class Redactor:
    """Takes secrets out of text: the given values, and whatever has the shape of a credential."""

    def __init__(self, secrets: tuple[str, ...] = ()) -> None:
        known = sorted({s for s in secrets if len(s) >= MIN_SECRET_CHARS}, key=len, reverse=True)
        self._known = re.compile("|".join(re.escape(s) for s in known)) if known else None

    def __call__(self, text: str) -> str:
        if self._known:
            text = self._known.sub(REDACTED, text)
        for shape in _SECRET_SHAPES:
            text = shape.sub(rf"\g<1>{REDACTED}", text)
        return text


class JsonFormatter(logging.Formatter):
    """One JSON object a line: timestamp, level, logger, message, bound fields, `extra` fields, exception."""

    def __init__(self, redact: Redactor) -> None:
        super().__init__()
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        line: dict[str, Any] = {
            "timestamp": _timestamp(record),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            **_fields.get(),
            **_extra(record),
        }
        if record.exc_info:
            line["exception"] = self.formatException(record.exc_info)
        return json.dumps(_redacted(line, self._redact), default=str, ensure_ascii=False)


class TextFormatter(logging.Formatter):
    """A line for a person: time, level, logger, message, then fields as name=value."""

    def __init__(self, redact: Redactor) -> None:
        super().__init__()
        self._redact = redact

    def format(self, record: logging.LogRecord) -> str:
        given = _redacted({**_fields.get(), **_extra(record)}, self._redact)
        fields = " ".join(f"{printable(name)}={printable(str(value))}" for name, value in given.items())
        clock = datetime.fromtimestamp(record.created, UTC).strftime("%H:%M:%S")
        line = f"{clock} {record.levelname:<7} {record.name}: {printable(record.getMessage())}{'  ' if fields else ''}{fields}"
        if record.exc_info:
            trace = self.formatException(record.exc_info).split("\n")
            line = "\n".join([line, *map(printable, trace)])
        return self._redact(line)


def printable(text: str) -> str:
    """Text on one line, control and format characters escaped: a page's words must neither steer a terminal nor fake a line."""
    return text if text.isprintable() else "".join(c if c.isprintable() else _escaped(c) for c in text)


def _escaped(character: str) -> str:
    return ascii(character)[1:-1]


def configure(settings: Settings, *, stream: TextIO | None = None) -> None:
    """Send all logging of this process to `stream` (standard error by default), as the settings say. May be called again."""
    redact = Redactor(_secret_values(settings))
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonFormatter(redact) if settings.log_format == "json" else TextFormatter(redact))
    root = logging.getLogger()
    root.handlers[:] = [handler]  # also replaces the one the Lambda runtime installs, which would print each line twice
    root.setLevel(settings.log_level.upper())
    for name in CHATTY_LOGGERS:
        logging.getLogger(name).setLevel(max(logging.WARNING, root.level))


def _secret_values(settings: Settings) -> tuple[str, ...]:
    values = (getattr(settings, name) for name in type(settings).model_fields)
    secrets = [value.get_secret_value() for value in values if isinstance(value, SecretStr)]
    return tuple(secrets + [password for secret in secrets if (password := _password(secret))])


def _password(url: str) -> str | None:
    """The password in a connection URL: drivers print it apart from the URL."""
    return unquote(urlsplit(url).password or "") if "://" in url else None


def _timestamp(record: logging.LogRecord) -> str:
    return datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _extra(record: logging.LogRecord) -> dict[str, Any]:
    return {name: value for name, value in record.__dict__.items() if name not in _STANDARD_ATTRIBUTES}


def _redacted(value: Any, redact: Redactor) -> Any:
    """Redact before encoding: in JSON text a secret with a quote or a backslash no longer looks like itself."""
    if isinstance(value, str):
        return redact(value)
    if isinstance(value, Mapping):
        return {str(name): _redacted(item, redact) for name, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_redacted(item, redact) for item in value]
    if value is None or isinstance(value, bool | int | float):
        return value
    return redact(str(value))
