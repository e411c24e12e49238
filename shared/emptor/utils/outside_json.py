"""JSON from outside: whatever is wrong with it, it is a ValueError."""

from __future__ import annotations

import json
from typing import Any


def read_json(text: str | bytes) -> Any:
    """Return the value of a JSON text.

    Raises:
        ValueError: it is no JSON, or its values are nested so deeply that they cannot be read: a decoder that recurses says so
            with a RecursionError, which nobody expects of a text.
    """
    try:
        return json.loads(text)
    except RecursionError as error:
        raise ValueError("its values are nested too deeply") from error
