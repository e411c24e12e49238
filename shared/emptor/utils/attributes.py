"""What a label on a page or a word in a question means: `Akkulaufzeit` and `playing time` are both `battery_life`."""

from __future__ import annotations

import re
from functools import lru_cache

from emptor.utils.attributes_table import TABLE, Attribute, Better, Kind
from emptor.utils.kept import kept_table
from emptor.utils.text import any_of, collapse, comparable, snake

__all__ = [
    "ATTRIBUTES",
    "Attribute",
    "Better",
    "Kind",
    "attribute",
    "canonical_attribute",
    "find_attributes",
    "is_known_attribute",
]

ATTRIBUTES: dict[str, Attribute] = {row.name: row for row in TABLE}

_CACHE = 8192
_MAX_LABEL = 80
_PARENTHESES = re.compile(r"\s{0,99}+[\(\[][^\)\]]{0,99}[\)\]]\s{0,99}+")
_EDGES = re.compile(r"^[\W_]+|[\W_]+$")
# Words that qualify an attribute before its name, and behind it. They change nothing about what it means.
_QUALIFIERS = frozenset(
    "max max. maximum maximal maximale maximaler maximales min min. minimum approx approx. approximate ca ca. total overall "
    "typical nominal product item headphone headphones headset earbud earbuds produkt artikel gesamt".split()
)
_TAILS = frozenset(
    {
        *(("approx",), ("ca",), ("max",), ("min",), ("up", "to"), ("with", "anc"), ("without", "anc")),
        *((anc, state) for anc in ("anc", "nc") for state in ("on", "off")),
        *(("in", unit) for unit in ("mm", "cm", "kg", "g", "h", "w", "zoll", "inch", "inches")),
    }
)
_MAX_QUALIFIERS = 6


def _labels() -> dict[str, str]:
    """Every known label, folded. Of two attributes that share a label, the first in the table has it."""
    known: dict[str, str] = {}
    for row in TABLE:
        for label in (row.name.replace("_", " "), *row.labels):
            known.setdefault(_plain(label), row.name)
    return known


def _plain(label: str) -> str:
    """Fold a label. German `Maße` (measures) must not become `Masse` (mass)."""
    label = _MASSE.sub("Dimensions", label)
    return _EDGES.sub("", collapse(comparable(label)).replace("-", " ").replace("_", " "))


_MASSE = re.compile(r"\b[Mm]aße\b")
_KNOWN = _labels()
_LONG_ENOUGH = 5  # letters: shorter labels ("os", "type", "w") are found in too many others
_SHORT_BUT_CLEAR = frozenset({"anc", "nfc", "gps", "ram", "wifi"})


def attribute(name: str) -> Attribute | None:
    """Return what is known of a canonical attribute."""
    return ATTRIBUTES.get(name)


def is_known_attribute(label: str) -> bool:
    """Whether a label means one of the attributes in the table."""
    return canonical_attribute(label) in ATTRIBUTES


@lru_cache(maxsize=_CACHE)
def canonical_attribute(label: str) -> str:
    """Return the canonical snake_case name a label means, or the label itself in that form when it is not known.

    Args:
        label: as printed, in any of about twenty languages: `Akkulaufzeit (mit ANC)`, `Poids net :`.
    """
    label = label[:_MAX_LABEL]
    found = _exact(label)
    if found:
        return found
    bare = _PARENTHESES.sub(" ", label)
    found = _exact(bare) if bare.strip() else None
    return found or snake(bare if bare.strip() else label) or "unnamed"


def _exact(label: str) -> str | None:
    plain = _plain(label)
    if plain in _KNOWN:
        return _KNOWN[plain]
    return _KNOWN.get(_unqualified(plain))


def _unqualified(plain: str) -> str:
    """A label without the words that qualify it; one that has no other words keeps the last of them."""
    words = plain.split()
    start = next((n for n, word in enumerate(words[:-1]) if word not in _QUALIFIERS or n == _MAX_QUALIFIERS), len(words) - 1)
    words = words[max(start, 0) :]
    for _ in range(_MAX_QUALIFIERS):
        length = next((length for length in (1, 2) if len(words) > length and tuple(words[-length:]) in _TAILS), 0)
        words = words[: len(words) - length]
    return " ".join(words)


@lru_cache(maxsize=1)
def _finder() -> re.Pattern[str]:
    labels = (label for label in _KNOWN if len(label) >= _LONG_ENOUGH or label in _SHORT_BUT_CLEAR)
    return re.compile(r"(?<!\w)" + kept_table("labels of attributes", lambda: any_of(labels)) + r"(?!\w)")


def find_attributes(text: str) -> list[tuple[int, int, str]]:
    """Return `(start, end, attribute)` for every known label that occurs in `text` as whole words, longest first, in order.

    Positions are exact for text whose length case folding does not change; that is all but a few ligatures and `ß`.
    """
    folded = (text.lower() if text.isascii() else "".join((comparable(char) or " ")[:1] for char in text)).replace("-", " ")
    return [(match.start(), match.end(), _KNOWN[match.group()]) for match in _finder().finditer(folded)]
