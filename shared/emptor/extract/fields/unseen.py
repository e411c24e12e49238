"""Characters that take no place in what a reader sees: marks of writing direction, joiners, soft hyphens."""

from __future__ import annotations

import re

_UNSEEN = re.compile("[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]")


def seen_characters(text: str) -> str:
    """Return `text` without characters that are not seen, trimmed. Shops put them around numbers (`\\u200e6012110`)."""
    return text if text.isascii() else _UNSEEN.sub("", text).strip()
