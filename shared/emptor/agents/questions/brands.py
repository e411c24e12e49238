"""Makers to include or avoid: `from Sony or Bose`, `no Beats`, `avoid JBL`, `only Apple`."""

from __future__ import annotations

import re
from functools import cache

from emptor.agents.questions.brand_table import BRANDS, ORDINARY_WORDS, SERIES
from emptor.agents.questions.phrasebook import Phrasebook
from emptor.agents.questions.scan import Draft, Scan
from emptor.lexicon.folding import fold
from emptor.models.brief import Op

_NOT = re.compile(
    r"(?<![^\W_])(?:not|no|non|avoid|avoiding|except|except for|excluding|exclude|other than|anything but|"
    r"apart from|besides|without|never|hate|don't want|do not want|don't like|dislike|nothing|"
    r"nicht|kein\w*|au(?:ß|ss)er|ohne|bitte kein\w*|sauf|pas de|pas d'|pas|sans|hormis|excepto|salvo|menos|sin|"
    r"no quiero|tranne|eccetto|senza|geen|behalve|niet)"
    r"[\s:]+(?:(?:an?|any|the|from|by|made|brand|products?|von|de|di|della|marque|marca|marke)\s+)*$"
)
_YES = re.compile(
    r"(?<![^\W_])(?:from|by|made by|only|brand|brands|prefer|preferably|either|must be|should be|has to be|von|"
    r"nur|marke|de chez|de la marque|marque|seulement|uniquement|de|solo|marca|della|di|van|alleen)"
    r"[\s:]{1,8}(?:(?:an?|the|either|only|like)\s{1,8}){0,6}$"
)
_NEUTRAL = re.compile(
    r"(?<![^\W_])(?:for|with|to|like|than|as|vs|versus|my|our|own|have|having|had|replace|replacing|"
    r"replacement for|works with|compatible with|similar to|alternative to|beyond|and my|fur|mit|wie|als|mein\w{0,40}|"
    r"statt|"
    r"pour|avec|comme|mon|ma|para|con|como|mi|per|come|mio|mia|voor|zoals)\s{1,8}"
    r"(?:[\w-]{1,40}\s{1,8}(?:and|or|und|et|y|e)\s{1,8})?(?:(?:an?|the|my|our|old|current|"
    r"ein\w{0,40}|mein\w{0,40}|une?|mon|ma|mi|un|il|la|le|el)\s{1,8}){0,6}$"
)
_LIST = re.compile(
    r"\s{0,8}(?:,|/|&|\+)?\s{0,8}(?:(?:or|and|nor|oder|und|noch|ou|et|ni|o|u|y|e|of|en)\s{1,8})?(?:(?:from|by|von|de|di)\s{1,8})?"
)


@cache
def _book() -> Phrasebook:
    return Phrasebook((name, name) for name in BRANDS.split("|"))


@cache
def _series() -> Phrasebook:
    return Phrasebook((name, name) for name in SERIES.split("|"))


def brand_spans(scan: Scan) -> list[tuple[str, int, int]]:
    """Known makers the question names, with everyday words left out unless they are capitalised."""
    return [
        (name, start, end)
        for name, start, end in _book().find(scan.folded)
        if scan.free(start, end)
        and scan.folded[end : end + 2] not in {"'a", "'e", "'i", "'o", "'u"}
        and (fold(name) not in ORDINARY_WORDS or scan.text[start].isupper())
    ]


def series_spans(scan: Scan) -> list[tuple[str, int, int]]:
    """Lines of products that are known without their maker: `iPhone`, `ThinkPad`."""
    return [(name, start, end) for name, start, end in _series().find(scan.folded)]


def take_brands(scan: Scan) -> None:
    """Turn named makers into constraints; those of a list share the words before it."""
    group: list[tuple[str, int, int]] = []
    for brand in brand_spans(scan):
        if group and _LIST.fullmatch(scan.folded, group[-1][2], brand[1]) and not _stance(scan, brand[1], alone=True):
            group.append(brand)
            continue
        _decide(scan, group)
        group = [brand]
    _decide(scan, group)


def _stance(scan: Scan, start: int, *, alone: bool = False) -> tuple[str, int] | None:
    """What the words before a maker say of it: `no`, `yes` or `neutral`, and where they begin."""
    for kind, pattern in (("no", _NOT), ("neutral", _NEUTRAL), ("yes", _YES)):
        match = pattern.search(scan.folded, max(0, start - 40), start)
        if match and (scan.free(match.start(), match.end()) or kind == "neutral"):
            return None if alone and kind == "yes" else (kind, match.start())
    return None


def _decide(scan: Scan, group: list[tuple[str, int, int]]) -> None:
    if not group:
        return
    kind, start = _stance(scan, group[0][1]) or ("yes", group[0][1])
    if kind == "neutral":
        return
    values = tuple(dict.fromkeys(name for name, _, _ in group))
    scan.add(Draft(start, group[-1][2], "brand", Op.NOT_IN if kind == "no" else Op.IN, values=values))
