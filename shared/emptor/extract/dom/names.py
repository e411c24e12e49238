"""Whether the name of an element says something. A page has thousands of elements and few names, so answers are kept."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache

_KEPT = 8_192


def named(expression: str) -> Callable[[str], bool]:
    """Return a test for names that contain a regular expression, which is in lower case; the case of names does not matter."""
    pattern = re.compile(expression)

    @lru_cache(maxsize=_KEPT)
    def says(name: str) -> bool:
        return pattern.search(name.lower()) is not None

    return says
