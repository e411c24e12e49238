"""What orders without disqualifying, where a number can tell: `quiet` is a low noise level, `long battery life` a high one."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from emptor.agents.judging.offers import cost_in, priced_offers, wanted_currency
from emptor.agents.judging.quantity import in_unit
from emptor.agents.judging.side_by_side import believed
from emptor.lexicon import fold, matcher
from emptor.models.brief import Brief
from emptor.models.dossier import Dossier
from emptor.utils.attributes import attribute, find_attributes
from emptor.utils.attributes_table import Better
from emptor.utils.exchange import COMMON

PRICE = "price"
_UNKNOWN = 0.25  # of the way from the worst to the best: saying nothing is no way to the top, and no proof of the worst


class Leaning(NamedTuple):
    """An attribute of which the buyer would have as much, or as little, as there is."""

    attribute: str
    better: Better
    most: bool = False  # `the longest battery life`: this before all else


# Concepts of preferences, and what they lean to. What nobody states has no say.
_LEANINGS = {
    "lean.noise-level": Leaning("noise_level", Better.LOWER),
    "lean.weight": Leaning("weight", Better.LOWER),
    "lean.price": Leaning(PRICE, Better.LOWER),
    "lean.suction-power": Leaning("suction_power", Better.HIGHER),
    "lean.brightness": Leaning("brightness", Better.HIGHER),
    "lean.battery-life": Leaning("battery_life", Better.HIGHER),
}


def leanings_of(brief: Brief) -> tuple[Leaning, ...]:
    """Return what the preferences of a brief lean to, as far as their words tell."""
    found = [leaning for words in brief.preferences for leaning in _of(fold(words))]
    asked = {c.attribute for c in brief.constraints if c.number is not None and c.attribute != PRICE}
    return tuple(dict.fromkeys(leaning for leaning in found if leaning.attribute not in asked))


def _of(words: str) -> list[Leaning]:
    named = [row for _, _, name in find_attributes(words) if (row := attribute(name)) and row.better is not Better.NONE]
    most = matcher("lean.most").has(words)
    if named and matcher("lean.little").has(words):
        return [Leaning(row.name, Better.LOWER, most) for row in named]
    if named and matcher("lean.much").has(words):
        return [Leaning(row.name, row.better, most) for row in named]
    said = {match.key for match in matcher(*_LEANINGS).all(words)}
    return [leaning._replace(most=most) for name, leaning in _LEANINGS.items() if name in said]


def asked_attributes(brief: Brief) -> list[str]:
    """Return the attributes and features that the question is about, demanded or only wished for."""
    demanded = [name for c in brief.constraints for name in (c.values if c.attribute == "feature" else (c.attribute,))]
    return [
        name.replace("-", "_").replace(" ", "_") for name in (*demanded, *(leaning.attribute for leaning in leanings_of(brief)))
    ]


def standings(dossiers: Sequence[Dossier], brief: Brief) -> list[float | None]:
    """Return how well each product meets the leanings beside the others: 1 the best in all, 0 the worst; None if no leanings."""
    shares = [_shares(leaning, dossiers, brief) for leaning in leanings_of(brief)]
    told = [share for share in shares if share]
    return [sum(share[i] for share in told) / len(told) if told else None for i in range(len(dossiers))]


def _shares(leaning: Leaning, dossiers: Sequence[Dossier], brief: Brief) -> list[float]:
    """Each product's place between the worst and the best; empty where the pages tell no difference."""
    numbers = _prices(dossiers, brief) if leaning.attribute == PRICE else [_number(d, leaning.attribute) for d in dossiers]
    known = [number for number in numbers if number is not None]
    if len(set(known)) < 2:  # noqa: PLR2004 - two make a difference
        return []
    low, high = min(known), max(known)
    shares = [_UNKNOWN if number is None else float((number - low) / (high - low)) for number in numbers]
    if leaning.better is Better.LOWER:
        shares = [share if number is None else 1 - share for share, number in zip(shares, numbers, strict=True)]
    return shares


def _number(dossier: Dossier, name: str) -> Decimal | None:
    fact, row = believed(dossier.facts, dossier.roles).get(name), attribute(name)
    return in_unit(fact, row.unit if row else None) if fact else None


def _prices(dossiers: Sequence[Dossier], brief: Brief) -> list[Decimal | None]:
    """What the best offer of each costs with delivery, in the buyer's currency or else in a common one."""
    currency = wanted_currency(brief) or COMMON
    best = [next(iter(priced_offers(d, brief)), None) for d in dossiers]
    return [cost_in(offer, currency) if offer else None for offer in best]
