"""Names of models in running text, and whether one is the product in question: `the H9 Pro` on the page of the H9."""

from __future__ import annotations

import re
from functools import cache

from emptor.lexicon.folding import fold
from emptor.lexicon.source import folded, phrases

_NUMBERED = r"[A-Z]{1,6}-?\d[\w-]*|[A-ZÀ-Ý][a-zà-ÿ]+\s\d{1,4}\b(?![.,]\d)"
_TOKEN = re.compile(r"[a-z]+|\d+(?:\.\d+)?")


@cache
def _names() -> re.Pattern[str]:
    listed = "|".join(sorted({re.escape(tier.title()) for tier in tiers()} | {re.escape(tier.upper()) for tier in tiers()}))
    return re.compile(rf"\b(?:(?:{_NUMBERED})(?:\s(?:{listed})\b)?|[A-ZÀ-Ý]\w+\s(?:{listed})\b|(?<=[a-zà-ÿ]\s)(?:{listed})\b)")


def tiers() -> frozenset[str]:
    """Return the folded words that tell one model of a family from another: `pro`, `lite`, `duo`."""
    return folded("tier")


@cache
def _standards() -> frozenset[str]:
    return frozenset(fold(word) for word in phrases("standard"))


def foreign_names(text: str, product: str) -> list[tuple[int, int]]:
    """Return the spans of model names in `text` that are not the product's own; standards (`Bluetooth 5.3`) are not models."""
    own = set(_TOKEN.findall(fold(product)))
    found = []
    for match in _names().finditer(text):
        words = _TOKEN.findall(fold(match.group()))
        if not set(words) & _standards() and not set(words) <= own:
            found.append(match.span())
    return found


def other_versions(folded: str, product: str) -> list[tuple[int, int]]:
    """Return the spans of `pro version`, `version pro` in folded text whose tier is not in the product's own name."""
    own = set(fold(product).split())
    return [m.span() for m in _versions().finditer(folded) if (m["before"] or m["after"]) not in own]


@cache
def _versions() -> re.Pattern[str]:
    listed, words = (("|".join(sorted(map(re.escape, group), key=len, reverse=True))) for group in (tiers(), _version_words()))
    return re.compile(rf"\b(?:(?P<before>{listed})[ -]?(?:{words})|(?:{words})\s(?P<after>{listed}))\b")


@cache
def _version_words() -> frozenset[str]:
    return frozenset(fold(word) for word in phrases("version.words"))
