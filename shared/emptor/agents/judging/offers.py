"""Which of a product's offers counts."""

from __future__ import annotations

from decimal import Decimal

from emptor.models.brief import Brief, Op
from emptor.models.dossier import Dossier
from emptor.models.extraction import Availability, Condition
from emptor.models.money import Money
from emptor.models.report import ReportOffer
from emptor.utils.exchange import rates

UNBUYABLE = frozenset({Availability.OUT_OF_STOCK, Availability.SOLD_OUT, Availability.DISCONTINUED})
IN_STOCK_NOW = frozenset({Availability.IN_STOCK, Availability.LIMITED, Availability.ONLINE_ONLY, Availability.IN_STORE_ONLY})
SECOND_HAND = frozenset({Condition.USED, Condition.REFURBISHED, Condition.DAMAGED})
UNPRICED = Decimal("Infinity")


def condition_fits(offer: ReportOffer, brief: Brief) -> bool:
    """Whether the offer's condition is one the buyer accepts; new unless they said otherwise. Not stated counts as new."""
    condition = offer.condition or Condition.NEW
    for constraint in brief.constraints:
        if constraint.attribute == "condition" and constraint.op in {Op.IN, Op.EQ}:
            return condition.value in constraint.values
    return condition not in SECOND_HAND


def is_buyable(offer: ReportOffer) -> bool:
    return offer.availability not in UNBUYABLE


def wait_for(offer: ReportOffer) -> int:
    """How soon the offer can be had, for sorting: 0 now, or it is not stated; 1 later, as on back-order; 2 not at all."""
    if offer.availability is None or offer.availability in IN_STOCK_NOW:
        return 0
    return 1 if is_buyable(offer) else 2


def wanted_currency(brief: Brief) -> str | None:
    """The currency prices are judged in: that of the buyer's limit, else the brief's."""
    limits = (c.unit for c in brief.constraints if c.attribute == "price" and c.unit)
    return next(limits, None) or brief.currency


def priced_offers(dossier: Dossier, brief: Brief) -> list[ReportOffer]:
    """Offers in an acceptable condition whose price can be compared, best first.

    Plausible ones come before suspicious ones, then the soonest, those in the buyer's currency, and the cheapest with what
    delivery is said to cost.
    """
    currency = wanted_currency(brief)
    fit = [o for o in dossier.offers if condition_fits(o, brief) and amount_in(o, currency) is not None]
    return sorted(fit, key=lambda o: (o.suspicious is not None, wait_for(o), is_foreign(o, currency), cost(o, currency)))


def is_foreign(offer: ReportOffer, currency: str | None) -> bool:
    """Whether the offer is priced in another currency than the buyer's."""
    return bool(currency and offer.price and offer.price.currency != currency)


def amount_in(offer: ReportOffer, currency: str | None) -> Decimal | None:
    """The price in a currency, at the reference rates where it is stated in another; None where that is not known."""
    return _converted(offer.price, currency)


def cost_in(offer: ReportOffer, currency: str | None) -> Decimal | None:
    """What is paid in all, in a currency: with delivery and deposit where the page states them, else the price alone."""
    return _converted(offer.total or offer.price, currency)


def _converted(money: Money | None, currency: str | None) -> Decimal | None:
    if money is None:
        return None
    if currency is None or money.currency == currency:
        return money.amount
    return rates().convert(money.amount, money.currency, currency) if money.currency else None


def cost(offer: ReportOffer, currency: str | None = None) -> Decimal:
    """What is paid in all, for sorting; what has no price comes last."""
    found = cost_in(offer, currency)
    return UNPRICED if found is None else found


def price_said(offer: ReportOffer, currency: str | None) -> str:
    """The price as the page states it, with what it comes to in the buyer's currency: `379.00 EUR (about 444.95 USD)`."""
    converted = amount_in(offer, currency) if is_foreign(offer, currency) else None
    return f"{offer.price} (about {converted} {currency} at the rates of {rates().day})" if converted else str(offer.price)
