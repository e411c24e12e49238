"""Comparing a number with a constraint's."""

from __future__ import annotations

from decimal import Decimal

from emptor.models.brief import Op

# Sizes are printed rounded (27-inch is 68.5 or 68.6 cm, 26.96 inch): equality means within this share.
EQUALITY_TOLERANCE = Decimal("0.02")


def holds(value: Decimal, op: Op, limit: Decimal) -> bool:
    """Whether `value op limit`. Equality allows for rounding."""
    if op is Op.LE:
        return value <= limit
    if op is Op.LT:
        return value < limit
    if op is Op.GE:
        return value >= limit
    if op is Op.GT:
        return value > limit
    return abs(value - limit) <= abs(limit) * EQUALITY_TOLERANCE


WORDS = {Op.LE: "at most", Op.LT: "below", Op.GE: "at least", Op.GT: "more than", Op.EQ: "exactly", Op.IN: "one of"}


def wanted(op: Op, limit: str) -> str:
    """The demand in words: `at least 30 h`."""
    return f"{WORDS.get(op, op.value)} {limit}"
