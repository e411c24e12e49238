"""Comparisons with what the report recommends: `cheaper`, `something lighter`, `más barato`."""

from __future__ import annotations

from decimal import Decimal
from functools import cache
from typing import NamedTuple

from emptor.agents.judging.superlatives import placing
from emptor.agents.questions.places import bare_currency
from emptor.lexicon import fold, matcher, phrases
from emptor.lexicon.worded import Worded
from emptor.models.brief import Brief, Constraint, Direction, Op, SortKey
from emptor.models.dossier import Dossier
from emptor.utils.attributes import attribute as known_attribute

_DIRECTIONS = {"min": Direction.ASCENDING, "max": Direction.DESCENDING}
_NAMES = {"noise": "noise_level"}
_LIMIT = Worded(r"\s{0,8}«joint.than»\s{1,8}\d")
PRICE = "price"


class Relative(NamedTuple):
    """An attribute of which less or more is wanted than the recommendation has."""

    attribute: str
    direction: Direction
    words: str


def relatives_of(text: str, sort: tuple[SortKey, ...]) -> list[Relative]:
    """Return what is compared with the recommendation. `the lightest` and `le plus léger` order, and compare with nothing."""
    folded = fold(text)
    found = [
        Relative(_name(match.key), _DIRECTIONS[match.key.rsplit(".", 1)[1]], text[match.start : match.end])
        for match in matcher("comparative").find(folded)
        if not _LIMIT.match(folded, match.end)
    ]
    degrees = [Relative(key.attribute, key.direction, key.words) for key in sort if _compares(fold(key.words), folded)]
    return list({one.attribute: one for one in (*found, *degrees)}.values())


def _name(key: str) -> str:
    name = key.split(".")[1]
    return _NAMES.get(name, name.replace("-", "_"))


def _compares(words: str, folded: str) -> bool:
    """Whether an adjective with a degree stands without an article: `plus léger`, and not `le plus léger`."""
    degree = next((m for m in matcher("degree").all(words) if m.start == 0), None)
    if degree is None or words.split(maxsplit=1)[0] in _articles():
        return False
    before = folded[: max(0, folded.find(words))].split()[-1:]
    return not set(before) & _articles()


@cache
def _articles() -> frozenset[str]:
    return frozenset(fold(word) for word in phrases("clause.definite"))


def demand_of(relative: Relative, beside: Dossier | None, brief: Brief) -> Constraint | None:
    """Return the demand to be below or above the figure of a product; None where nothing states one."""
    key = key_of(relative)
    found = placing(beside, key, brief) if beside else None
    row = known_attribute(relative.attribute)
    unit = _currency(beside, brief) if relative.attribute == PRICE else (row.unit if row else None)
    if found is None or unit is None:
        return None
    op = Op.LT if relative.direction is Direction.ASCENDING else Op.GT
    figure = f"{_plain(found.number)} {unit}"
    return Constraint(
        id="c0",
        text=f"{relative.attribute} {op.value} {figure}",
        words=relative.words,
        attribute=relative.attribute,
        op=op,
        number=Decimal(_plain(found.number)),
        unit=unit,
    )


def key_of(relative: Relative) -> SortKey:
    """The order that goes with it."""
    return SortKey(attribute=relative.attribute, direction=relative.direction, words=relative.words)


def _currency(beside: Dossier | None, brief: Brief) -> str | None:
    offered = next((o.price.currency for o in beside.offers if o.price and o.price.currency), None) if beside else None
    return brief.currency or offered or bare_currency(None, brief.language)


def _plain(number: Decimal) -> str:
    return f"{number.quantize(Decimal('0.01')).normalize():f}"
