"""The order that a superlative asks for among what qualifies: cheapest, lightest, longest battery life."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from emptor.agents.judging.labels import names
from emptor.agents.judging.offers import cost_in, priced_offers, wanted_currency
from emptor.agents.judging.quantity import in_unit, name_of
from emptor.agents.judging.side_by_side import believed
from emptor.agents.judging.stated import figure_of, text_of
from emptor.models.brief import Brief, Constraint, Direction, Op, SortKey
from emptor.models.dossier import Dossier
from emptor.models.report import Candidate, ReportFact
from emptor.utils.attributes import attribute
from emptor.utils.exchange import COMMON
from emptor.utils.units import find_quantities

PRICE, VALUE = "price", "value"
Place = tuple[bool, Decimal]  # whether nothing is known, and the number, signed so that the least comes first


class Base(NamedTuple):
    """The unit in which figures of one sort key are compared; None where they are counts."""

    unit: str | None


class Placing(NamedTuple):
    """What places a product by a sort key: the figure, its unit, and the fact that states it; of the price, no fact."""

    number: Decimal
    base: Base
    fact: ReportFact | None = None


Placings = tuple[tuple[SortKey, Placing | None], ...]  # of one product, a pair a sort key


def placings(dossiers: Sequence[Dossier], brief: Brief) -> list[Placings]:
    """Return for each product what places it by each sort key.

    Only figures in one unit are compared: the unit that most of the products state. None where a product's pages state none.
    """
    keys = _keys(brief)
    columns = [_in_one_unit([placing(dossier, key, brief) for dossier in dossiers]) for key in keys]
    return [tuple(zip(keys, row, strict=True)) for row in (zip(*columns, strict=True) if keys else ((),) * len(dossiers))]


def _in_one_unit(column: list[Placing | None]) -> list[Placing | None]:
    bases = Counter(found.base for found in column if found)
    usual = bases.most_common(1)[0][0] if bases else None
    return [found if found and found.base == usual else None for found in column]


def first_key(brief: Brief) -> SortKey | None:
    """Return what the question orders by first, `best value` aside, which the score measures; None where it orders nothing."""
    return next(iter(_keys(brief)), None)


def _keys(brief: Brief) -> list[SortKey]:
    return [key for key in brief.sort if key.attribute != VALUE]


def places_of(placed: Placings) -> tuple[Place, ...]:
    """Return a product's place for each sort key, for sorting: what is not stated comes last."""
    return tuple(_place(key, found) for key, found in placed)


def _place(key: SortKey, found: Placing | None) -> Place:
    if found is None:
        return True, Decimal(0)
    return False, found.number if key.direction is Direction.ASCENDING else -found.number


def placing(dossier: Dossier, key: SortKey, brief: Brief) -> Placing | None:
    """Return the figure that a sort key compares; None where no page states it."""
    if key.attribute == PRICE:
        currency = wanted_currency(brief) or COMMON
        best = next(iter(priced_offers(dossier, brief)), None)
        amount = cost_in(best, currency) if best and best.suspicious is None else None
        return Placing(amount, Base(currency)) if amount is not None else None
    row = attribute(key.attribute)
    if row is not None and (fact := believed(dossier.facts, dossier.roles).get(key.attribute)) is not None:
        number = in_unit(fact, row.unit)
        return Placing(number, Base(row.unit), fact) if number is not None else None
    return _by_label(dossier, key)


def _by_label(dossier: Dossier, key: SortKey) -> Placing | None:
    """The figure under a label that names the same thing, in the base unit of its dimension; of a row before a sentence."""
    for fact in dossier.facts:
        if (base := unit_of(fact, key)) is None:
            continue
        if (number := figure_of(text_of(fact), asked_by(key, base.unit))) is not None:
            return Placing(number, base, fact)
    return None


def unit_of(fact: ReportFact, key: SortKey) -> Base | None:
    """Return the unit in which a fact's figure is compared where its label names what a sort key orders by; else None."""
    if fact.attribute != key.attribute and not names(name_of(key.attribute), fact.label or name_of(fact.attribute)):
        return None
    quantities = find_quantities(text_of(fact))
    return Base(_BASE.get(quantities[0].dimension, quantities[0].unit) if quantities else None)


def asked_by(key: SortKey, unit: str | None) -> Constraint:
    """Return a sort key as a demand without a bound: of a range the end that is harder to meet counts."""
    op = Op.LE if key.direction is Direction.ASCENDING else Op.GE
    return Constraint(
        id="sort", text="", words="", attribute=key.attribute, label=name_of(key.attribute), op=op, unit=unit, hard=False
    )


_BASE = {"length": "mm", "mass": "g", "time": "h", "volume": "l", "power": "W", "data": "GB"}


def superlative_said(placed: Placings, qualifying: Sequence[Placings]) -> str | None:
    """Return how the first product stands in the first sort key, and among how many; None where nothing is asked or known."""
    if not placed or placed[0][1] is None:
        return None
    key = placed[0][0]
    known = sum(1 for other in qualifying if other[0][1])
    missing = len(qualifying) - known
    unknown = f"; of {missing} more its {name_of(key.attribute)} is unknown" if missing else ""
    return f"{key.words}: first by {name_of(key.attribute)} of {known} that qualify and state it{unknown}"


def unsorted_by(brief: Brief, candidates: Sequence[Candidate]) -> str | None:
    """Return the attribute that the question asks for an order by, where no figure of it is known of what qualifies."""
    key = first_key(brief)
    good = [candidate for candidate in candidates if candidate.qualifies]
    if key is None or key.attribute == PRICE or not good or any(candidate.sorted_by for candidate in good):
        return None
    return key.attribute
