"""Says what is wrong with a value of a request in plain English, for whoever writes the client: no Python, no expressions.

Pydantic's own messages speak of dictionaries, tuples and patterns. Its error types are listed at
https://docs.pydantic.dev/latest/errors/validation_errors/.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pydantic import ValidationError

_UNKNOWN_FORM = "It does not have the expected form: see the OpenAPI document."
# Every pattern in the OpenAPI document, in words; a test compares the two.
PATTERNS = {
    r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$": "Use one e-mail address, such as ann@mail.example.",
    r"^[A-Z]{3}$": "Use an ISO 4217 currency code: three capital letters, such as USD.",
    r"^[A-Z]{2}$": "Use an ISO 3166 country code: two capital letters, such as US.",
    r"^[a-z]{2}$": "Use an ISO 639 language code: two small letters, such as en.",
    r"^[A-Za-z0-9_-]{43}$": "Use the 43 characters of a link, as they were given.",
    r"^[0-9a-f]{64}$": "Use the 64 hexadecimal digits of a `snapshot_id`, in small letters.",
    r"\w": "Write at least one word.",
}
_OBJECT, _LIST, _TEXT = "Use an object.", "Use a list.", "Use text."
_WHOLE, _NUMBER, _YES_NO = "Use a whole number.", "Use a number.", "Use true or false."
_TIME = "Use a date and time with a time zone, such as 2026-11-29T12:00:00Z."
_ID = "Use an id such as 123e4567-e89b-12d3-a456-426614174000."
_WORDS = {
    "missing": "This is required: add it.",
    "extra_forbidden": "There is no field of this name: remove it, or check its spelling.",
    "string_pattern_mismatch": _UNKNOWN_FORM,
    "string_too_short": "Use at least {min_length} characters.",
    "string_too_long": "Use at most {max_length} characters.",
    "too_short": "Give at least {min_length}.",
    "too_long": "Give at most {max_length}.",
    "greater_than": "Use a number greater than {gt}.",
    "greater_than_equal": "Use a number that is at least {ge}.",
    "less_than": "Use a number less than {lt}.",
    "less_than_equal": "Use a number that is at most {le}.",
    "decimal_max_digits": "Use at most {max_digits} digits.",
    "decimal_max_places": "Use at most {decimal_places} digits after the point.",
    "decimal_whole_digits": "Use at most {whole_digits} digits before the point.",
    "enum": "Use {expected}.",
    "literal_error": "Use {expected}.",
    "none_required": "Use null, or leave it out.",
    "json_type": _TEXT,
}
# By the beginning of the type, which Pydantic has several of for each kind of value: `int_parsing`, `int_type`, `int_from_float`.
_WORDS_BY_KIND = {
    "bool_": _YES_NO,
    "date_": "Use a date such as 2026-11-29.",
    "datetime_": _TIME,
    "timezone_": _TIME,
    "decimal_": "Use a decimal number, such as 99.50.",
    "dict_": _OBJECT,
    "finite_number": _NUMBER,
    "float_": _NUMBER,
    "frozen_set_": _LIST,
    "int_": _WHOLE,
    "list_": _LIST,
    "mapping_": _OBJECT,
    "model_": _OBJECT,
    "set_": _LIST,
    "string_": _TEXT,
    "tuple_": _LIST,
    "union_tag_": "Its type is not one of those that are known: see the OpenAPI document.",
    "uuid_": _ID,
}


def in_words(fault: Mapping[str, Any]) -> str:
    """Return what is wrong, and what to send, for one of Pydantic's errors (`type`, `msg`, `ctx`).

    A message that a validator of ours has raised is returned as it is.
    """
    kind, context = str(fault["type"]), fault.get("ctx") or {}
    if kind == "string_pattern_mismatch":
        return PATTERNS.get(str(context.get("pattern")), _UNKNOWN_FORM)
    if kind in _WORDS:
        return _WORDS[kind].format_map(context)
    for beginning, words in _WORDS_BY_KIND.items():
        if kind.startswith(beginning):
            return words
    return str(fault["msg"]).removeprefix("Value error, ")


def place(fault: Mapping[str, Any], body: Any) -> tuple[str, tuple[str | int, ...]]:
    """Return where the fault is: `body`, `query`, …, and the way to it within.

    Pydantic adds names of its own for the forms that a value may have (`list[str]`): what leads nowhere in `body` is left out.
    """
    location, *rest = fault["loc"]
    if location != "body" or body is None:
        return str(location), tuple(rest)
    way: list[str | int] = []
    for n, part in enumerate(rest):
        is_absent = fault["type"] in {"missing", "extra_forbidden"} and n == len(rest) - 1
        if (isinstance(body, dict) and part in body) or (isinstance(body, list) and isinstance(part, int) and part < len(body)):
            body = body[part]
        elif not is_absent:
            continue
        way.append(part)
    return str(location), tuple(way)


def all_in_words(error: ValidationError, whole: str) -> str:
    """Return every fault of `error` in one line, each after its place; `whole` stands for the value itself."""
    return "; ".join(f"{'.'.join(map(str, fault['loc'])) or whole}: {in_words(fault)}" for fault in error.errors())
