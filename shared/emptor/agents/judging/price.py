"""Is it within the budget?"""

from __future__ import annotations

from decimal import Decimal

from emptor.agents.judging.answers import fails, passes, unknown
from emptor.agents.judging.compare import holds, wanted
from emptor.agents.judging.offers import condition_fits, is_buyable, priced_offers
from emptor.agents.research.state import Dossier
from emptor.models.brief import Brief, Constraint
from emptor.models.report import Verdict


def judge_price(constraint: Constraint, dossier: Dossier, brief: Brief) -> Verdict:
    """Judge by the cheapest offer that can be bought; amounts of another currency are not compared."""
    if constraint.number is None:
        return unknown(constraint, "the question names no amount")
    offers = [
        o for o in priced_offers(dossier, brief) if constraint.unit is None or (o.price and o.price.currency == constraint.unit)
    ]
    buyable = [o for o in offers if is_buyable(o)] or offers
    if not buyable:
        return unknown(constraint, _why_no_price(dossier, constraint, brief))
    limit = f"{constraint.number} {constraint.unit or ''}".strip()
    for offer in buyable:
        if offer.price and holds(offer.price.amount, constraint.op, constraint.number):
            return passes(
                constraint, offer.evidence, f"{offer.price} at {offer.seller}, {wanted(constraint.op, limit)} is wanted"
            )
    best = buyable[0]
    return fails(constraint, best.evidence, f"{best.price} at {best.seller}, {wanted(constraint.op, limit)} is wanted")


def _why_no_price(dossier: Dossier, constraint: Constraint, brief: Brief) -> str:
    priced = [o for o in dossier.offers if o.price and (constraint.unit is None or o.price.currency == constraint.unit)]
    if priced and not any(condition_fits(o, brief) for o in priced):
        return f"it is offered only {' or '.join(sorted({str(o.condition) for o in priced}))}"
    others = sorted({o.price.currency or "an unnamed currency" for o in dossier.offers if o.price})
    if others and constraint.unit not in others:
        return f"prices were found only in {', '.join(others)}; currencies are not converted"
    return "no price was found"


def headroom(price: Decimal, limit: Decimal) -> float:
    """The share of the budget that is left, 0 to 1."""
    return float(max(Decimal(0), 1 - price / limit)) if limit else 0.0
