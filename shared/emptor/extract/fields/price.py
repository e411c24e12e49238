"""The price the buyer of a page sees: structured data and visible amounts are weighed against each other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from emptor.extract.context import Context
from emptor.extract.fields.currency import CurrencyHints
from emptor.extract.fields.price_dom import Role, SeenPrice, seen_prices
from emptor.extract.offers import StructuredOffer, offers_of
from emptor.extract.sources.node import Value
from emptor.extract.sources.product import ProductNodes
from emptor.utils.currency import currencies_of, read_amount
from emptor.utils.numbers import NUMBER_PATTERN, parse_number

MAX_PRICE = Decimal(10) ** 9
JSON_LD_WEIGHT = 3.0
MICRODATA_WEIGHT = 2.6
META_WEIGHT = 2.0
TWITTER_WEIGHT = 1.2
VARIANT_WEIGHT = 2.2
NEVER_VISIBLE = -1.0
ONLY_STRUCK = -2.5
OTHER_CURRENCY = 2.5
MIN_SCORE = 1.5  # below this an amount is not taken for the price
_NUMBER = re.compile(NUMBER_PATTERN)


@dataclass(slots=True)
class Claim:
    """Structured data that says the price is an amount."""

    amount: Decimal
    weight: float
    quote: str
    path: str
    currency: str | None = None
    offer: StructuredOffer | None = None


@dataclass(slots=True)
class Decision:
    """The price taken, with who claimed and who showed it; `amount` is None when the page shows none."""

    amount: Decimal | None = None
    confidence: float = 0.0
    quote: str = ""
    path: str = ""
    claim: Claim | None = None
    seen: SeenPrice | None = None
    list_price: SeenPrice | None = None
    claims: list[Claim] = field(default_factory=list)
    prices: list[SeenPrice] = field(default_factory=list)
    totals: dict[Decimal, float] = field(default_factory=dict)


def decide_price(context: Context, nodes: ProductNodes, hints: CurrencyHints) -> Decision:
    """Weigh all claims and visible amounts. Zero is never a price here: it stands for `ask us` far more often than for `free`."""
    claims = [claim for claim in _claims(context, nodes) if 0 < claim.amount < MAX_PRICE]
    prices = seen_prices(context, hints.most_likely)
    decision = Decision(claims=claims, prices=prices)
    best_seen: dict[Decimal, SeenPrice] = {}
    struck: set[Decimal] = set()
    for price in prices:
        if price.role is Role.PAID:
            best_seen.setdefault(_key(price.amount), price)
        elif price.role is Role.LIST and price.score > 0:
            struck.add(_key(price.amount))
    totals = decision.totals
    by_claim: dict[Decimal, Claim] = {}
    sources: dict[Decimal, set[str]] = {}
    for claim in claims:
        key = _key(claim.amount)
        source = claim.path.split(":")[0].split("[")[0]
        if source not in sources.setdefault(key, set()):
            sources[key].add(source)
            totals[key] = totals.get(key, 0) + claim.weight
        by_claim.setdefault(key, claim)
    for key in list(totals):
        if _contradicts(by_claim[key], best_seen.get(key)):
            totals[key] -= OTHER_CURRENCY
    strong = [price for price in best_seen.values() if price.score >= 2.5]
    for key in list(totals):
        if key in struck and key not in best_seen:
            totals[key] += ONLY_STRUCK
        elif key not in best_seen and strong:
            totals[key] += NEVER_VISIBLE
    for key, price in best_seen.items():
        if price.score > 0 or key in totals:
            totals[key] = totals.get(key, 0) + max(price.score, -1.0)
    if not totals:
        return decision
    key = max(totals, key=lambda amount: (round(totals[amount], 1), -_place(best_seen.get(amount)), -amount))
    if totals[key] < MIN_SCORE:
        return decision
    _settle(decision, key, by_claim.get(key), best_seen.get(key))
    return decision


def _place(seen: SeenPrice | None) -> int:
    return seen.place if seen is not None else 0


def _contradicts(claim: Claim, seen: SeenPrice | None) -> bool:
    """Markup names a currency, and the page shows the same amount with the sign of another: the markup was not converted."""
    return bool(claim.currency and seen is not None and seen.symbol and claim.currency not in currencies_of(seen.symbol))


def _settle(decision: Decision, key: Decimal, claim: Claim | None, seen: SeenPrice | None) -> None:
    """Fill in the amount taken, preferring words the reader sees as evidence."""
    decision.claim, decision.seen = claim, seen
    total = decision.totals[key]
    rest = max((score for amount, score in decision.totals.items() if amount != key), default=0.0)
    decision.confidence = round(min(0.99, 0.5 + 0.06 * total + 0.03 * max(0.0, total - rest)), 2)
    if seen is not None and seen.score > 0:
        decision.amount, decision.quote, decision.path = seen.amount, seen.quote, "text"
    elif claim is not None:
        decision.amount, decision.quote, decision.path = claim.amount, claim.quote, claim.path
    higher = [p for p in decision.prices if p.role is Role.LIST and p.amount > key and p.score > -2]
    decision.list_price = higher[0] if higher else None


def _key(amount: Decimal) -> Decimal:
    return amount.normalize()


def _claims(context: Context, nodes: ProductNodes) -> list[Claim]:
    claims: list[Claim] = []
    for node in nodes.all:
        weight = JSON_LD_WEIGHT if node.source == "json-ld" else MICRODATA_WEIGHT
        for place, offer in enumerate(offers_of(node)):
            _add(claims, offer.price, offer, weight - (0.3 if place else 0.0))
        own = node.text("price") if not node.nodes("offers") else None
        if own is not None:
            _add(claims, own, StructuredOffer(node, currency=node.text("priceCurrency")), weight)
    for variant in nodes.variants:
        for offer in offers_of(variant):
            _add(claims, offer.price, offer, VARIANT_WEIGHT)
    for weight, names in (
        (META_WEIGHT, ("product:sale_price:amount", "product:price:amount", "og:price:amount", "product:price")),
        (TWITTER_WEIGHT, ("twitter:price", "twitter:data1")),
    ):
        found = context.metas.get(*names)
        if found is None:
            continue
        match = _NUMBER.search(found[0])
        amount = (
            read_amount(match.group())
            if match and (weight == META_WEIGHT or any(c in found[0] for c in "$€£¥₹") or found[1] == "twitter:price")
            else None
        )
        if amount is not None:
            claims.append(Claim(amount, weight, found[0], f"meta:{found[1]}"))
    return claims


def _add(claims: list[Claim], value: Value | None, offer: StructuredOffer, weight: float) -> None:
    if value is None:
        return
    amount = claimed_amount(value)
    if amount is None:
        return
    currency = offer.currency.text.strip().upper() if offer.currency else None
    claims.append(Claim(amount, weight, value.quote, value.path, currency, offer))


def claimed_amount(value: Value) -> Decimal | None:
    """Read a structured price. schema.org asks for a point as decimal mark; many shops print their local form."""
    text = value.text
    match = _NUMBER.search(text)
    if match is None:
        return None
    token = match.group()
    if token.count(".") == 1 and "," not in token and len(token) - token.index(".") - 1 not in {3}:
        return parse_number(token, decimal_comma=False)
    if (
        token.count(".") == 1
        and "," not in token
        and text.strip() == token
        and len(token.split(".")[0]) >= 1
        and token.endswith("000") is False
    ):
        return read_amount(token)
    return read_amount(token)
