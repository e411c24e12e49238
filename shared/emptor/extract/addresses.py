"""Addresses, whole and by parts that say what stands there: `/product/`, `/category/`. The words are data (`[address]`)."""

from __future__ import annotations

from functools import cache
from urllib.parse import urljoin

from emptor.lexicon import phrases
from emptor.lexicon.notation import written


def absolute(base: str, address: str) -> str | None:
    """Return an absolute http(s) address, or None when it cannot be one."""
    try:
        joined = urljoin(base, address.strip())
    except ValueError:
        return None
    return joined if joined.startswith(("http://", "https://")) else None


def has_part(path: str, concept: str) -> bool:
    """Whether one of the parts of a path between its slashes is a word of the concept: `/en/products/lamp`."""
    return any(is_word(part, concept) for part in path.lower().split("/")[1:])


def is_word(part: str, concept: str) -> bool:
    """Whether a part of an address is a word of the concept; one that ends in `*` may go on with letters and digits."""
    whole, begun = _words(concept)
    return part in whole or (part.startswith(begun) and part.isalnum())


@cache
def marks(concept: str) -> tuple[str, ...]:
    """Return the words of a concept as they are written."""
    return tuple(form for phrase in phrases(concept) for form in written(phrase))


@cache
def _words(concept: str) -> tuple[frozenset[str], tuple[str, ...]]:
    listed = marks(concept)
    return frozenset(w for w in listed if not w.endswith("*")), tuple(w.rstrip("*") for w in listed if w.endswith("*"))
