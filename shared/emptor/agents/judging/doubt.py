"""Offers and ratings that are too good to be believed: kept, marked with the reason, and never the best by themselves."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from statistics import median

from emptor.agents.judging.doubted_figures import with_doubted_figures
from emptor.agents.judging.offers import SECOND_HAND, amount_in
from emptor.agents.resolving.identity import Identity, same_product
from emptor.agents.resolving.sells import Sells, sells
from emptor.models.brief import Brief
from emptor.models.dossier import Dossier
from emptor.models.extraction import PriceTerms
from emptor.models.report import ReportFact, ReportOffer
from emptor.utils.exchange import COMMON
from emptor.utils.sites import site_of
from emptor.utils.text import comparable

_FAR_BELOW = Decimal("0.45")  # share of the other offers' median; shops differ by a third, rarely by more than half
_BELOW_AGREED = Decimal("0.55")  # share of the cheapest of several other offers that agree
_LOWEST_OF_RANGE = Decimal("0.75")  # share of the other offers' median: `from 46.90` is the price of a case
_AGREED = Decimal("1.5")  # times: between the cheapest and the most expensive offer of shops that agree
_MIN_AGREED = 2  # other offers
_FAR_BELOW_ALL = Decimal("0.08")  # share of the median of all products: a price for another thing, or a typing error
_FAR_BELOW_LIST = Decimal("0.15")  # share of the struck-through price on the same page
_MIN_PRODUCTS = 4  # priced products, to say what their kind costs
_BEST_RATING = Decimal(5)
_MANY_REVIEWS = 100_000
_TIMES_THE_OTHERS = 200


class Doubt(StrEnum):
    """Why an offer is doubted, as a sentence of the report. Members are named as the phrases of other languages are keyed."""

    NET = "the price is without tax"
    DEPOSIT = "the amount is a deposit; the rest is due later"
    INSTALMENT = "the amount is one of several payments, or for a time only"
    MEMBER = "the price is for members, or with a card or contract"
    BID = "the amount is a bid, and the auction goes on"
    TRADE_IN = "the price is for those who hand in an old one"
    FROM = "the amount is the lowest of several, far below the other offers"
    PLEDGE = "the amount is collected for something that is not made yet"
    BELOW_NAMESAKES = "the price is far below that of products under the same name"
    UNSHARED_RATING = "its page states a rating that nobody shares"
    BORROWED_GTIN = "its GTIN is that of another maker's product, which more shops sell under it"
    BELOW_OTHERS = "the price is far below the other offers"
    BELOW_USUAL = "the price is far below what such products cost"
    BELOW_LIST = "the price is a small part of the usual price that the page states"


_UNDER = {terms: Doubt[terms.name] for terms in PriceTerms}


def with_doubts(dossiers: Sequence[Dossier], brief: Brief) -> list[Dossier]:
    """Return the products with their suspicious offers marked, and without ratings that cannot be."""
    dossiers = with_doubted_figures(dossiers, brief)
    usual = _usual(dossiers)
    counts = [count for d in dossiers for count in _reviews(d)]
    borrowed = _borrowed_numbers(dossiers)
    doubted = [_doubted(dossier, usual, counts, borrowed=n in borrowed) for n, dossier in enumerate(dossiers)]
    return doubted if sells(brief.category or "").kind is Sells.ACCESSORY else _below_their_namesakes(doubted)


def _below_their_namesakes(dossiers: Sequence[Dossier]) -> list[Dossier]:
    """Mark what bears another product's name at a fraction of its price: a spare under an unknown word, or a price that lies.

    A price that parts two pages (`resolving/identity.py`) must not make the cheaper one the best offer of its kind.
    """
    named = [(d, Identity(d.name, brand=d.brand)) for d in dossiers]
    marked = []
    for dossier, own in named:
        others = _prices_of([d for d, name in named if d is not dossier and same_product(own, name)])
        marked.append(dossier.model_copy(update={"offers": tuple(_beside(offer, others) for offer in dossier.offers)}))
    return marked


def _prices_of(dossiers: Sequence[Dossier]) -> list[Decimal]:
    plain = [o for d in dossiers for o in d.offers if o.condition not in SECOND_HAND and o.suspicious is None]
    return [price for offer in plain if (price := amount_in(offer, COMMON))]


def _beside(offer: ReportOffer, others: Sequence[Decimal]) -> ReportOffer:
    price = amount_in(offer, COMMON)
    if not others or price is None or offer.suspicious or offer.condition in SECOND_HAND or price >= _FAR_BELOW * median(others):
        return offer
    return offer.model_copy(update={"suspicious": Doubt.BELOW_NAMESAKES})


def _borrowed_numbers(dossiers: Sequence[Dossier]) -> set[int]:
    """The places of products that bear the GTIN of another maker's product, which more sites sell under it.

    A GTIN names one trade item (GS1 General Specifications): of two makers that bear it one does so wrongly.
    """
    holders: dict[str, list[int]] = {}
    for number, dossier in enumerate(dossiers):
        if dossier.identifiers.gtin and dossier.brand:
            holders.setdefault(dossier.identifiers.gtin, []).append(number)
    found: set[int] = set()
    for numbers in holders.values():
        best = max(numbers, key=lambda n: len(_sites(dossiers[n])))
        found |= {
            n
            for n in numbers
            if comparable(dossiers[n].brand or "") != comparable(dossiers[best].brand or "")
            and len(_sites(dossiers[n])) < len(_sites(dossiers[best]))
        }
    return found


def _sites(dossier: Dossier) -> set[str]:
    """The sites that speak of a product."""
    return {site_of(url) for url in dossier.roles}


def _doubted(dossier: Dossier, usual: Decimal | None, counts: Sequence[Decimal], *, borrowed: bool) -> Dossier:
    offers = tuple(_marked(offer, dossier.offers, usual) for offer in dossier.offers)
    if borrowed:
        offers = tuple(offer.model_copy(update={"suspicious": offer.suspicious or Doubt.BORROWED_GTIN}) for offer in offers)
    absurd = {fact.evidence.url for fact in dossier.facts if _is_absurd(fact, counts)}
    offers = tuple(
        o.model_copy(update={"suspicious": o.suspicious or Doubt.UNSHARED_RATING}) if o.url in absurd else o for o in offers
    )
    facts = tuple(fact for fact in dossier.facts if not _is_absurd(fact, counts))
    return dossier.model_copy(update={"offers": offers, "facts": facts})


def _marked(offer: ReportOffer, all_offers: Sequence[ReportOffer], usual: Decimal | None) -> ReportOffer:
    if offer.terms and (offer.terms is not PriceTerms.FROM or _is_lowest_of_many(offer, all_offers)):
        return offer.model_copy(update={"suspicious": _UNDER[offer.terms]})
    price = amount_in(offer, COMMON)
    if price is None or offer.condition in SECOND_HAND:
        return offer
    reason = _why(offer, price, all_offers, usual)
    return offer.model_copy(update={"suspicious": reason}) if reason else offer


def _is_lowest_of_many(offer: ReportOffer, all_offers: Sequence[ReportOffer]) -> bool:
    """Whether a price that begins a range is so far below other shops' that it is the price of another form of the thing."""
    others = [p for o in all_offers if _is_plain(o) and (p := amount_in(o, COMMON))]
    price = amount_in(offer, COMMON)  # an amount under terms has no total, so the others count without delivery as well
    return bool(others and price and price < _LOWEST_OF_RANGE * median(others))


def _is_plain(offer: ReportOffer) -> bool:
    """A new thing at a price that everybody pays: what others are held against."""
    return offer.terms is None and offer.condition not in SECOND_HAND


def _why(offer: ReportOffer, price: Decimal, all_offers: Sequence[ReportOffer], usual: Decimal | None) -> str | None:
    others = [p for o in all_offers if o is not offer and _is_plain(o) and (p := amount_in(o, COMMON))]
    if others and (price < _FAR_BELOW * median(others) or _is_below_agreed(price, others)):
        return Doubt.BELOW_OTHERS
    if usual and price < _FAR_BELOW_ALL * usual:
        return Doubt.BELOW_USUAL
    if offer.list_price and offer.price and offer.price.amount < _FAR_BELOW_LIST * offer.list_price.amount:
        return Doubt.BELOW_LIST
    return None


def _is_below_agreed(price: Decimal, others: Sequence[Decimal]) -> bool:
    """Whether several other shops ask about the same, and this one hardly more than half of it."""
    agree = len(others) >= _MIN_AGREED and max(others) <= _AGREED * min(others)
    return agree and price < _BELOW_AGREED * min(others)


def _usual(dossiers: Sequence[Dossier]) -> Decimal | None:
    """The median of what products cost; None where there are too few to say."""
    least = [min(prices) for d in dossiers if (prices := [p for o in d.offers if (p := amount_in(o, COMMON)) is not None])]
    return median(least) if len(least) >= _MIN_PRODUCTS else None


def _reviews(dossier: Dossier) -> list[Decimal]:
    return [Decimal(f.value) for f in dossier.facts if f.attribute == "review_count" and f.value.isdigit()]


def _is_absurd(fact: ReportFact, counts: Sequence[Decimal]) -> bool:
    """A rating above its scale, or a crowd of reviewers that nobody else has."""
    if fact.attribute not in {"rating", "review_count"} or not fact.value.replace(".", "", 1).isdigit():
        return False
    value = Decimal(fact.value)
    if fact.attribute == "rating":
        return value > _BEST_RATING
    others = [count for count in counts if count != value]
    return value >= _MANY_REVIEWS and (not others or value > _TIMES_THE_OTHERS * median(others))
