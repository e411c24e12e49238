"""Addresses given in a question."""

from __future__ import annotations

import re

from emptor.agents.questions.scan import Scan

_URL = re.compile(r"(?:https?://|(?<![\w@.])www\.)[^\s<>\"'|]+")
_TRAILING = ".,;:!?)]}»"


def take_urls(scan: Scan) -> tuple[str, ...]:
    """Claim and return the http and https addresses of the question, in order, without repeats."""
    urls: dict[str, None] = {}
    for match in _URL.finditer(scan.folded):
        end = match.end()
        while end > match.start() and scan.text[end - 1] in _TRAILING:
            end -= 1
        address = scan.words(match.start(), end)
        if "." not in address:
            continue
        scan.claim(match.start(), end)
        urls[address if "://" in address else f"https://{address}"] = None
    return tuple(urls)
