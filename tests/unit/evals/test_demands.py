"""The neutral notation of demands, and its comparison with the constraints of a brief."""

from __future__ import annotations

from decimal import Decimal

import pytest

from emptor.models.brief import Brief, Constraint, Op
from tests.evals.demands import heard, read_demand


def constraint(
    attribute: str, op: Op, number: str | None = None, unit: str | None = None, *, values: tuple[str, ...] = ()
) -> Constraint:
    text = " ".join(filter(None, (attribute, op.value, number, unit, *values)))
    return Constraint(
        id="c1",
        text=text,
        words="",
        attribute=attribute,
        op=op,
        number=Decimal(number) if number else None,
        unit=unit,
        values=values,
    )


TANK = constraint("water_tank", Op.GE, "1800", "ml")


@pytest.mark.parametrize(
    ("notation", "has"),
    [
        ("water tank >= 1.8 l", TANK),
        ("wassertank >= 1.8 l", constraint("wassertank", Op.GE, "1.8", "l")),
        ("price < 350 EUR", constraint("price", Op.LE, "350", "EUR")),
        ("price ~ 120 EUR", constraint("price", Op.LE, "138", "EUR")),
        ("memory = 32 GB", constraint("memory", Op.GE, "32", "GB")),
        ("has noise cancelling", constraint("feature", Op.HAS, values=("noise-cancelling",))),
        ("has wi-fi", constraint("feature", Op.HAS, values=("wifi",))),
        ("has not leather", constraint("material", Op.NOT_IN, values=("leather",))),
        ("brand != HP", constraint("brand", Op.NOT_IN, values=("HP",))),
        ("name = Halvorsen A9, Brandt Mk III", constraint("name", Op.IN, values=("Brandt Mk III", "Halvorsen A9"))),
        ("size = 140 x 200", constraint("size", Op.EQ, values=("140x200",))),
        ("told two batteries", constraint("feature", Op.HAS, values=("two batteries",))),
    ],
)
def test_one_demand_may_be_said_in_several_ways(notation: str, has: Constraint) -> None:
    """Units, spellings and the choice of attribute do not matter where the meaning is the same."""
    assert heard(read_demand(notation), Brief(question="", constraints=(has,)))


@pytest.mark.parametrize(
    ("notation", "has"),
    [
        ("water tank >= 1.8 l", constraint("capacity", Op.GE, "1.8", "l")),
        ("water tank >= 1.8 l", constraint("water_tank", Op.LE, "1.8", "l")),
        ("water tank >= 1.8 l", constraint("water_tank", Op.GE, "1.8", "kg")),
        ("price <= 350 EUR", constraint("price", Op.LE, "350", "USD")),
        ("price <= 350 EUR", constraint("eruo", Op.LE, "350")),
        ("height <= 60 cm", constraint("height", Op.GE, "60", "cm")),
        ("has height adjustable", constraint("feature", Op.HAS, values=("adjustable",))),
        ("has leather", constraint("feature", Op.HAS_NOT, values=("leather",))),
        ("name = Corvo 15 Pro", constraint("name", Op.IN, values=("Corvo 15",))),
        ("fits = Corvo 15 Pro", constraint("name", Op.IN, values=("Corvo 15 Pro",))),
        ("size = L", constraint("capacity", Op.EQ, "20", "l")),
        ("told two batteries", constraint("feature", Op.HAS, values=("batteries",))),
    ],
)
def test_another_demand_is_not_taken_for_it(notation: str, has: Constraint) -> None:
    """Another attribute, direction, dimension or currency is another demand, and half a feature is not the feature."""
    assert not heard(read_demand(notation), Brief(question="", constraints=(has,)))


def test_what_only_orders_is_not_a_demand() -> None:
    """A soft constraint does not stand for a hard one; it is still told."""
    soft = constraint("feature", Op.HAS, values=("wireless",)).model_copy(update={"hard": False})
    brief = Brief(question="", constraints=(soft,))
    assert not heard(read_demand("has wireless"), brief)
    assert heard(read_demand("told wireless"), brief)


def test_a_line_that_is_not_a_demand_is_refused() -> None:
    """A mistake in a row must not count as a wrong answer of the product."""
    with pytest.raises(ValueError, match="LABEL OP VALUE"):
        read_demand("water tank of 1.8 litres")
