"""Short lines in the flow of a text that are not its text: credits, calls to share or to subscribe, lists of tags."""

from __future__ import annotations

import re

from emptor.extract.wording import colon_follows, is_all, opening

_RIGHTS = "©"
_COUNT = re.compile(r"\s{0,2}\(\d{1,6}\)$")  # of comments
_MAX_TAGS = 84  # characters of a list of tags


def is_noise(text: str) -> bool:
    """Whether a line is not part of the text it stands in."""
    if text.startswith(_RIGHTS) or is_all(_COUNT.sub("", text), "noise.alone") or is_all(text.removesuffix(":"), "noise.label"):
        return True
    match = opening(text, "noise.opens", "noise.credit", "noise.tags")
    if match is None or match.start:
        return False
    if match.key == "noise.tags":
        return len(text) <= _MAX_TAGS
    return match.key == "noise.opens" or colon_follows(text, match)
