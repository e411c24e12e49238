"""Which of a product's offers counts."""

from __future__ import annotations

from decimal import Decimal

from emptor.agents.research.state import Dossier
from emptor.models.brief import Brief, Op
from emptor.models.extraction import Availability, Condition
from emptor.models.report import ReportOffer

UNBUYABLE = frozenset({Availability.OUT_OF_STOCK, Availability.SOLD_OUT, Availability.DISCONTINUED})
IN_STOCK_NOW = frozenset({Availability.IN_STOCK, Availability.LIMITED, Availability.ONLINE_ONLY, Availability.IN_STORE_ONLY})
SECOND_HAND = frozenset({Condition.USED, Condition.REFURBISHED, Condition.DAMAGED})


def condition_fits(offer: ReportOffer, brief: Brief) -> bool:
    """Whether the offer's condition is one the buyer accepts; new unless they said otherwise. Not told counts as new."""
    condition = offer.condition or Condition.NEW
    for constraint in brief.constraints:
        if constraint.attribute == "condition" and constraint.op in {Op.IN, Op.EQ}:
            return condition.value in constraint.values
    return condition not in SECOND_HAND


def is_buyable(offer: ReportOffer) -> bool:
    return offer.availability not in UNBUYABLE


def wait_for(offer: ReportOffer) -> int:
    """How soon the offer can be had, for sorting: 0 now, or it is not told; 1 later, as on back-order; 2 not at all."""
    if offer.availability is None or offer.availability in IN_STOCK_NOW:
        return 0
    return 1 if is_buyable(offer) else 2


def wanted_currency(brief: Brief) -> str | None:
    """The currency prices are judged in: that of the buyer's limit, else the brief's."""
    limits = (c.unit for c in brief.constraints if c.attribute == "price" and c.unit)
    return next(limits, None) or brief.currency


def priced_offers(dossier: Dossier, brief: Brief) -> list[ReportOffer]:
    """Offers that show a price in the buyer's currency and an acceptable condition: the soonest first, then by price."""
    currency = wanted_currency(brief)
    fit = [
        o for o in dossier.offers if o.price and condition_fits(o, brief) and (currency is None or o.price.currency == currency)
    ]
    return sorted(fit, key=lambda o: (wait_for(o), amount(o)))


def amount(offer: ReportOffer) -> Decimal:
    return offer.price.amount if offer.price else Decimal("Infinity")
