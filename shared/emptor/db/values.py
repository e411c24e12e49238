"""Python values made fit for PostgreSQL: its text and its JSON cannot hold NUL or half a surrogate pair."""

from __future__ import annotations

import hashlib
import json
import re
from typing import Any

from psycopg.types.json import Jsonb

_NUL = "\x00"
_REPLACEMENT = "\ufffd"
_HALF_PAIR = re.compile("[\ud800-\udfff]")


def text(value: str) -> str:
    """The string with what PostgreSQL refuses replaced by U+FFFD."""
    if _NUL in value:
        value = value.replace(_NUL, _REPLACEMENT)
    return value if value.isascii() else _HALF_PAIR.sub(_REPLACEMENT, value)


def digest_of(secret: str) -> str:
    """What the database keeps of a key, a ticket or a link's token: its SHA-256, in hexadecimal."""
    return hashlib.sha256(secret.encode()).hexdigest()


def jsonb(value: Any) -> Jsonb:
    """A jsonb parameter; strings inside are cleaned like `text`."""
    return Jsonb(value, dumps=_dumps)


def _dumps(value: Any) -> bytes:
    try:
        encoded = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
    except UnicodeEncodeError:
        return _dumps(_cleaned(value))
    return _dumps(_cleaned(value)) if b"\\u0000" in encoded and _holds_nul(value) else encoded


def _holds_nul(value: Any) -> bool:
    if isinstance(value, dict):
        return any(_holds_nul(key) or _holds_nul(item) for key, item in value.items())
    if isinstance(value, (list, tuple)):
        return any(_holds_nul(item) for item in value)
    return isinstance(value, str) and _NUL in value


def _cleaned(value: Any) -> Any:
    if isinstance(value, dict):
        return {text(str(key)): _cleaned(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_cleaned(item) for item in value]
    return text(value) if isinstance(value, str) else value
