"""The order that a superlative asks for among what qualifies: cheapest, lightest, longest battery life."""

from __future__ import annotations

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
from emptor.models.report import ReportFact
from emptor.utils.attributes import attribute
from emptor.utils.exchange import COMMON
from emptor.utils.units import find_quantities

PRICE, VALUE = "price", "value"
Place = tuple[bool, Decimal]  # whether nothing is known, and the number, signed so that the least comes first


def places_of(dossier: Dossier, brief: Brief) -> tuple[Place, ...]:
    """Return the product's place for each sort key, for sorting: what is not stated comes last."""
    return tuple(_place(dossier, key, brief) for key in brief.sort if key.attribute != VALUE)


def _place(dossier: Dossier, key: SortKey, brief: Brief) -> Place:
    number = number_of(dossier, key, brief)
    if number is None:
        return True, Decimal(0)
    return False, number if key.direction is Direction.ASCENDING else -number


def number_of(dossier: Dossier, key: SortKey, brief: Brief) -> Decimal | None:
    """Return the figure that a sort key compares; None where no page states it."""
    if key.attribute == PRICE:
        best = next(iter(priced_offers(dossier, brief)), None)
        return cost_in(best, wanted_currency(brief) or COMMON) if best and best.suspicious is None else None
    row = attribute(key.attribute)
    if row is not None and (fact := believed(dossier.facts, dossier.roles).get(key.attribute)) is not None:
        return in_unit(fact, row.unit)
    return _by_label(dossier, key)


def _by_label(dossier: Dossier, key: SortKey) -> Decimal | None:
    """The figure under a label that names the same thing, in the base unit of its dimension; of a row before a sentence."""
    for fact in dossier.facts:
        if (base := unit_of(fact, key)) is None:
            continue
        if (number := figure_of(text_of(fact), asked_by(key, base.unit))) is not None:
            return number
    return None


class Base(NamedTuple):
    """The unit in which figures of one sort key are compared; None where they are counts."""

    unit: str | None


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


def superlative_said(dossier: Dossier, qualifying: Sequence[Dossier], brief: Brief) -> str | None:
    """Return how the first product stands in the first sort key, and among how many; None where nothing is asked or known."""
    key = next((key for key in brief.sort if key.attribute != VALUE), None)
    if key is None:
        return None
    known = [d for d in qualifying if number_of(d, key, brief) is not None]
    if number_of(dossier, key, brief) is None:
        return None
    missing = len(qualifying) - len(known)
    unknown = f"; of {missing} more its {name_of(key.attribute)} is unknown" if missing else ""
    return f"{key.words}: first by {name_of(key.attribute)} of {len(known)} that qualify and state it{unknown}"
