"""The price the buyer of a page sees: structured data and visible amounts are weighed against each other."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import ROUND_FLOOR, Decimal

from emptor.extract.context import Candidate, Context
from emptor.extract.evidence import supports_number
from emptor.extract.fields.addressed import addressed_offer
from emptor.extract.fields.currency import CurrencyHints
from emptor.extract.fields.price_dom import seen_prices
from emptor.extract.fields.price_marks import Mark, Role
from emptor.extract.fields.seen_price import SeenPrice
from emptor.extract.offers import StructuredOffer, offers_of
from emptor.extract.sources.minor_units import CENT_PLACES, proof
from emptor.extract.sources.node import Node, Value
from emptor.extract.sources.product import ProductNodes
from emptor.extract.sources.state import PLACES
from emptor.models.extraction import PriceTerms
from emptor.utils.currency import currencies_of, find_money, read_amount
from emptor.utils.currency_table import DECIMAL_COMMA, NO_MINOR_UNIT, THREE_DECIMALS
from emptor.utils.numbers import NUMBER_PATTERN, is_ambiguous, plain_width, read_token

_NOT_HERE = -2
_STRONG = 3.0
_SIDE_BY_SIDE = 6  # texts
_CLEARLY = 1.0  # of two scores

MAX_PRICE = Decimal(10) ** 9
JSON_LD_WEIGHT = 3.0
MICRODATA_WEIGHT = 2.6
META_WEIGHT = 2.0
TWITTER_WEIGHT = 1.2
STATE_WEIGHT, STATE_CENTS_WEIGHT = 1.6, 0.8
VARIANT_WEIGHT = 2.2
NEVER_VISIBLE = -1.0
AGREED = 0.5  # two kinds of markup give the amount, and one alone a higher: that is the price before a sale
ONLY_STRUCK = -2.5
OTHER_CURRENCY = 2.5
MIN_SCORE = 1.5  # below this an amount is not taken for the price
LEAST_IN_TEXT = -1.0  # what a place in the text takes from an amount of markup at most
_NUMBER = re.compile(NUMBER_PATTERN)
_CENT = Decimal("0.01")
_CENTS_SHOWN = re.compile(r"[.,]\d{1,2}(?!\d)")


@dataclass(slots=True)
class Claim:
    """Structured data that says the price is an amount."""

    amount: Decimal
    weight: float
    quote: str
    path: str
    currency: str | None = None
    offer: StructuredOffer | None = None

    def money(self) -> Candidate | None:
        """The currency this claim gives, with its words."""
        value = self.offer.currency if self.offer else None
        return Candidate(self.currency, self.weight, value.quote, value.path) if self.currency and value else None


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
    terms: tuple[PriceTerms, SeenPrice] | None = None  # the condition under which the amount is paid, and where it is printed


def decide_price(context: Context, nodes: ProductNodes, hints: CurrencyHints) -> Decision:
    """Weigh all claims and visible amounts. A zero stands for `ask us` more often than for `free`: only words can say that."""
    said = _claims(context, nodes)
    claims = [claim for claim in said if 0 < claim.amount < MAX_PRICE]
    amounts = {claim.amount for claim in claims}
    prices = seen_prices(context, hints.most_likely, claimed=amounts, free=bool(said) and not claims)
    _agree_on_decimals(claims, prices)
    _reconcile(prices, {claim.amount for claim in claims})
    decision = Decision(claims=claims, prices=prices)
    by_claim: dict[Decimal, Claim] = {}
    for claim in claims:
        by_claim.setdefault(_key(claim.amount), claim)
    best_seen: dict[Decimal, SeenPrice] = {}
    for price in prices:
        if price.role is Role.PAID:
            best_seen.setdefault(_key(price.amount), price)
    decision.totals = _claimed_totals(claims)
    _check_against_page(decision.totals, by_claim, best_seen, prices)
    for key, price in best_seen.items():
        if price.score > 0 or key in decision.totals:
            decision.totals[key] = decision.totals.get(key, 0) + max(price.score, LEAST_IN_TEXT)
    if decision.totals:
        totals, terms = decision.totals, _terms(prices)
        key = max(
            totals,
            key=lambda amount: (
                totals[amount] >= MIN_SCORE and (amount not in terms or terms[amount][0] in _STILL_THE_PRICE),
                round(totals[amount], 1),
                -_place(best_seen.get(amount)),
                -amount,
            ),
        )
        if totals[key] >= MIN_SCORE:
            decision.terms = terms.get(key)
            _settle(context, decision, key, by_claim.get(key), best_seen.get(key))
    return decision


_TERMS = {
    Mark.INSTALMENT: PriceTerms.INSTALMENT,
    Mark.DEPOSIT: PriceTerms.DEPOSIT,
    Mark.MEMBER: PriceTerms.MEMBER,
    Mark.BID: PriceTerms.BID,
    Mark.AUCTION: PriceTerms.BID,
    Mark.TRADE_IN: PriceTerms.TRADE_IN,
    Mark.PLEDGE: PriceTerms.PLEDGE,
    Mark.NET: PriceTerms.NET,
}
_STILL_THE_PRICE = frozenset({PriceTerms.NET, PriceTerms.BID})  # no other amount of the page is rather the price
_ELSEWHERE = frozenset({Mark.BESIDE_OTHERS, Mark.FRAME, Mark.HEADER, Mark.OVERLAY, Mark.REVIEWS})


def _terms(prices: list[SeenPrice]) -> dict[Decimal, tuple[PriceTerms, SeenPrice]]:
    """The amounts that the page prints only under a condition, with it and the first place where it does."""
    found: dict[Decimal, tuple[PriceTerms, SeenPrice] | None] = {}
    for price in sorted(prices, key=lambda seen: seen.place):
        if _ELSEWHERE.isdisjoint(price.marks):
            under = next((terms for mark, terms in _TERMS.items() if mark in price.marks), None)
            key = _key(price.amount)
            found[key] = found.get(key, (under, price)) if under else None
    return {key: told for key, told in found.items() if told}


def _agree_on_decimals(claims: list[Claim], prices: list[SeenPrice]) -> None:
    """Where markup prints `3.265` and the page `3,265`, the two marks are both decimal ones: neither groups thousands."""
    for claim in claims:
        printed = claim.offer.price.text.strip() if claim.offer is not None and claim.offer.price is not None else ""
        if "." not in printed or not is_ambiguous(printed):
            continue
        for price in prices:
            if printed.replace(".", ",") in price.quote and price.amount == claim.amount.normalize():
                price.amount = claim.amount = Decimal(printed)


def _reconcile(prices: list[SeenPrice], claimed: set[Decimal]) -> None:
    """Read an amount as markup does where its print allows both readings: `£1.355`, cents set apart or out of sight."""
    for price in prices:
        if price.amount in claimed:
            continue
        readings = [amount for amount in claimed if _may_read(price, amount)]
        if len(readings) == 1:
            price.amount = readings[0]
            price.mark(Mark.AS_MARKUP)


def _may_read(price: SeenPrice, amount: Decimal) -> bool:
    """Whether the print of an amount may mean another: the same digits, or its whole units where no cents are printed."""
    digits = re.sub(r"\D", "", plain_width(price.text))
    cents = amount.quantize(_CENT) if amount == amount.quantize(_CENT) else amount
    if digits in {re.sub(r"\D", "", f"{amount:f}"), re.sub(r"\D", "", f"{cents:f}")}:
        return True
    whole = price.amount == price.amount.to_integral_value() and not _CENTS_SHOWN.search(price.quote)
    return whole and amount > price.amount and amount.to_integral_value(ROUND_FLOOR) == price.amount


def _claimed_totals(claims: list[Claim]) -> dict[Decimal, float]:
    """What markup says for each amount: a source counts once, however often it repeats itself."""
    totals: dict[Decimal, float] = {}
    said: dict[Decimal, set[str]] = {}
    for claim in claims:
        key, source = _key(claim.amount), re.split(r"[:\[]", claim.path)[0]
        if source not in said.setdefault(key, set()):
            said[key].add(source)
            totals[key] = totals.get(key, 0) + claim.weight
    for key, sources in said.items():
        if len(sources) > 1 and any(other > key and len(said[other]) == 1 for other in said):
            totals[key] += AGREED
    return totals


def _check_against_page(
    totals: dict[Decimal, float], claims: dict[Decimal, Claim], seen: dict[Decimal, SeenPrice], prices: list[SeenPrice]
) -> None:
    """Take from claims that the page contradicts: another currency beside the amount, only struck through, nowhere to be seen."""
    struck: dict[Decimal, int] = {}
    for price in prices:
        if price.role is Role.LIST and price.score > 0:
            struck.setdefault(_key(price.amount), price.place)
    stands_out = any(price.score >= _STRONG for price in seen.values())
    for key in totals:
        if _contradicts(claims[key], seen.get(key)):
            totals[key] -= OTHER_CURRENCY
        if key in struck and (key not in seen or _is_cheaper_beside(seen, key, struck[key])):
            totals[key] += ONLY_STRUCK
        elif key not in seen and stands_out:
            totals[key] += NEVER_VISIBLE


def _is_cheaper_beside(seen: dict[Decimal, SeenPrice], amount: Decimal, place: int) -> bool:
    """Whether beside the struck amount a lower one stands out more than that amount does anywhere: that is paid now."""
    return any(
        key < amount and price.score >= max(_STRONG, seen[amount].score + _CLEARLY) and abs(price.place - place) <= _SIDE_BY_SIDE
        for key, price in seen.items()
    )


def _printed(context: Context, seen: SeenPrice) -> str:
    """The amount's words as they stand in the page: cents set apart have no point between."""
    spaced = context.dom.quote(seen.element)
    return seen.quote if seen.quote in spaced or seen.quote in context.dom.text(seen.element) else spaced


def _says(quote: str, seen: SeenPrice) -> bool:
    return supports_number(quote, seen.amount, currency=seen.currency) if seen.currency else supports_number(quote, seen.amount)


def _place(seen: SeenPrice | None) -> int:
    return seen.place if seen is not None else 0


def _contradicts(claim: Claim, seen: SeenPrice | None) -> bool:
    """Markup names a currency, and the page shows the same amount with the sign of another: the markup was not converted."""
    return bool(claim.currency and seen is not None and seen.symbol and claim.currency not in currencies_of(seen.symbol))


def _settle(context: Context, decision: Decision, key: Decimal, claim: Claim | None, seen: SeenPrice | None) -> None:
    """Fill in the amount taken, preferring words the reader sees as evidence."""
    decision.claim, decision.seen = claim, seen
    total = decision.totals[key]
    rest = max((score for amount, score in decision.totals.items() if amount != key), default=0.0)
    decision.confidence = round(min(0.99, 0.5 + 0.06 * total + 0.03 * max(0.0, total - rest)), 2)
    if seen is not None and seen.score > 0:
        decision.amount, decision.path = seen.amount, "text"
        decision.quote = _printed(context, seen)
        if claim is not None and not _says(decision.quote, seen):
            decision.quote, decision.path = claim.quote, claim.path
    elif claim is not None:
        decision.amount, decision.quote, decision.path = claim.amount, claim.quote, claim.path
    higher = [p for p in decision.prices if p.role is Role.LIST and p.amount > key and p.score > _NOT_HERE]
    decision.list_price = higher[0] if higher else None


def _key(amount: Decimal) -> Decimal:
    return amount.normalize()


def _claims(context: Context, nodes: ProductNodes) -> list[Claim]:
    claims: list[Claim] = []
    addressed = addressed_offer(context.url, nodes)
    if addressed is not None:
        _add(claims, addressed.price, addressed, JSON_LD_WEIGHT)
    else:
        _add_marked(claims, nodes)
    for node in nodes.state:
        _add_state(claims, node)
    _add_metas(claims, context)
    return claims


def _add_marked(claims: list[Claim], nodes: ProductNodes) -> None:
    """What JSON-LD and microdata say, the product's own offers before those of its variants."""
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


def _add_metas(claims: list[Claim], context: Context) -> None:
    for weight, names in (
        (META_WEIGHT, ("product:sale_price:amount", "product:price:amount", "og:price:amount", "product:price")),
        (TWITTER_WEIGHT, ("twitter:price", "twitter:data1")),
    ):
        found = context.metas.get(*names)
        match = _NUMBER.search(found[0]) if found else None
        if found is None or match is None:
            continue
        if weight == META_WEIGHT or found[1] == "twitter:price" or any(c in found[0] for c in "$€£¥₹"):
            amount = read_amount(match.group())
            if amount is not None:
                claims.append(Claim(amount, weight, found[0], f"meta:{found[1]}"))


def _add_state(claims: list[Claim], node: Node) -> None:
    """State names prices for programs. Whole numbers may be cents: unless their unit is proved they only support others."""
    for offer in offers_of(node):
        if offer.price is None:
            continue
        places = offer.node.data.get(PLACES)
        if isinstance(places, int):
            _add(claims, offer.price, offer, STATE_WEIGHT, places=places if offer.price.literal.isdigit() else 0)
        elif _may_be_cents(offer):
            _add(claims, offer.price, offer, STATE_CENTS_WEIGHT)
            _add(claims, offer.price, offer, STATE_CENTS_WEIGHT, places=CENT_PLACES)
        else:
            _add(claims, offer.price, offer, STATE_WEIGHT if offer.currency is not None else STATE_CENTS_WEIGHT)


def _may_be_cents(offer: StructuredOffer) -> bool:
    """A whole number of hundred or more, in money that has cents."""
    price, currency = offer.price, offer.currency.text.strip().upper() if offer.currency else None
    return price is not None and price.literal.isdigit() and len(price.literal) > CENT_PLACES and currency not in NO_MINOR_UNIT


def _add(claims: list[Claim], value: Value | None, offer: StructuredOffer, weight: float, *, places: int = 0) -> None:
    if value is None:
        return
    currency = offer.currency.text.strip().upper() if offer.currency else None
    amount = claimed_amount(value, currency)
    if amount is None:
        return
    quote = proof(value.node.raw, value.quote, places) if places else value.quote
    claims.append(Claim(amount.scaleb(-places), weight, quote, value.path, currency, offer))


def claimed_amount(value: Value, currency: str | None = None) -> Decimal | None:
    """Read a structured price. schema.org asks for a point as decimal mark; many shops print their local form.

    With three digits after the only separator the currency decides: `12.990` is 12990 Chilean pesos, but 12.99 dollars, and
    `19,000 DT` are 19 Tunisian dinars. Without a currency of its own, the sign in the text names it.
    """
    match = _NUMBER.search(value.text)
    if match is None:
        return None
    token = match.group()
    if is_ambiguous(token) and "." in token:
        return read_token(token, decimal_comma=currency is None or (currency in DECIMAL_COMMA and currency not in THREE_DECIMALS))
    if is_ambiguous(token):
        code = currency or next((money.currency for money in find_money(value.text)), None)
        return read_amount(token, currency=code if code in DECIMAL_COMMA and code in THREE_DECIMALS else None)
    return read_amount(token)
