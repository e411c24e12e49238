"""What a watch alerts about: a decision by rules, from what it saw before and what it sees now, at one page or several.

- What counts is the best price that can be paid at any of the pages. A page that could not be read keeps its last price, so its
  return raises no alert of a drop.
- Prices are compared in the same currency and condition only; what is not known alerts nobody.
- The price of what cannot be bought alerts nobody, and nothing is compared with it later.
- A price at or below the target, of a unit too, or in the range, is alerted about once; again when it has been elsewhere in
  between, or the rules have changed.
- When a page has become another product's, its comparison starts again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from uuid import UUID

from emptor.agents.judging.offers import SECOND_HAND, UNBUYABLE, UNPRICED
from emptor.models.evidence import Evidence
from emptor.models.extraction import Availability, Condition
from emptor.models.money import Money
from emptor.models.report import ReportOffer
from emptor.models.watches import AlertDetails, AlertKind, NewAlert, Seen, SeenPrice, SeenShop, Watch
from emptor.services.watches.reading import Reading
from emptor.utils.gtin import same_gtin
from emptor.utils.text import comparable
from emptor.utils.unit_prices import price_per

# Not sold yet, or only after a wait: neither in stock nor sold out.
LATER = frozenset({Availability.PRE_ORDER, Availability.PRE_SALE, Availability.BACK_ORDER, Availability.RESERVED})
HUNDRED = Decimal(100)

SeenShops = Mapping[str | None, SeenShop]  # by the address that is read
Kind = tuple[str | None, Condition]  # what makes prices comparable: currency and condition


@dataclass(frozen=True)
class ShopReading:
    """What one of a watch's pages shows now. `asked` is None for the first page; `product_id` is what the page was kept as."""

    asked: str | None
    reading: Reading
    product_id: UUID

    @property
    def offer(self) -> ReportOffer:
        return self.reading.offer


@dataclass(frozen=True)
class Decision:
    """What the watch now knows, and what it alerts about."""

    seen: Seen
    alerts: tuple[NewAlert, ...]


def decide(watch: Watch, readings: Sequence[ShopReading], best: ShopReading, *, lowest_for_days: int | None = None) -> Decision:
    """Compare readings, at least one, with what the watch saw before.

    Args:
        watch: as it was claimed.
        readings: of the pages that could be read.
        best: the one of them that counts: `best_of`.
        lowest_for_days: for how many days nothing lower was seen than the best price; None where that is not known.
    """
    shops = {shop.asked: shop for shop in watch.seen.shops if shop.asked in {None, *watch.also}}
    now = {one.asked: one for one in readings}
    before = {asked: shop for asked, shop in shops.items() if asked not in now or _same_product(shop, now[asked].reading)}
    flags = watch.seen if before else Seen()
    offer, price = best.offer, _price(best.offer)
    earlier = _earlier(before, _kind(offer.price, offer.condition)) if price else None
    reference = _reference(flags.reference, price)
    dropped = _dropped(watch.drop_percent, reference, price)
    on_target = _on_target(watch.target, price, told=flags.target_told)
    in_range = _in_range(watch, price, told=flags.range_told)
    fell = price is not None and earlier is not None and price.amount < earlier.price.amount
    back = _back(before, best, now)
    cheapest = _cheapest_unit(watch, readings)
    on_unit_target = _on_unit_target(watch, cheapest, told=flags.unit_target_told)
    told = {
        AlertKind.PRICE_DROP: fell,
        AlertKind.BELOW_TARGET: on_target and not flags.target_told,
        AlertKind.BACK_IN_STOCK: back is not None,
        AlertKind.PERCENT_DROP: dropped,
        AlertKind.IN_RANGE: in_range and not flags.range_told,
        AlertKind.BELOW_UNIT_TARGET: on_unit_target and not flags.unit_target_told,
        AlertKind.LOWEST_IN_DAYS: fell and _is_lowest(watch.lowest_days, lowest_for_days),
    }
    seen = Seen(
        shops=tuple(_seen(asked, now.get(asked), before.get(asked)) for asked in dict.fromkeys([*shops, *now])),
        target_told=on_target,
        range_told=in_range,
        unit_target_told=on_unit_target,
        reference=price if dropped else reference,
    )
    compared = {AlertKind.PERCENT_DROP: reference}
    earlier_price = earlier.price if earlier else None
    of = {AlertKind.BACK_IN_STOCK: back or best, AlertKind.BELOW_UNIT_TARGET: cheapest or best}
    alerts = (
        _alert(kind, watch, of.get(kind, best), compared.get(kind, earlier_price), _availability(before))
        for kind in watch.notify_on
        if told[kind]
    )
    return Decision(seen, tuple(alerts))


def best_of(watch: Watch, readings: Sequence[ShopReading]) -> ShopReading:
    """The reading with the lowest price that can be paid; the first one where none can. Only like is compared with like.

    Where pages differ in currency or condition, those in the watch's currency count before others, and new before second hand.
    """
    priced = [one for one in readings if _price(one.offer)]
    if not priced:
        return next((one for one in readings if _in_stock(one.offer.availability)), readings[0])
    first = min(priced, key=lambda one: _rank(watch, one.offer))  # of equals the first
    kind = _kind(first.offer.price, first.offer.condition)
    alike = [one for one in priced if _kind(one.offer.price, one.offer.condition) == kind]
    return min(alike, key=lambda one: one.offer.price.amount if one.offer.price else UNPRICED)


def _rank(watch: Watch, offer: ReportOffer) -> tuple[bool, bool]:
    currency, condition = _kind(offer.price, offer.condition)
    return (watch.currency not in {None, currency}, condition in SECOND_HAND)


def _price(offer: ReportOffer) -> Money | None:
    """The price that can be paid; None for what cannot be bought."""
    return offer.price if offer.price and offer.price.currency and offer.availability not in UNBUYABLE else None


def _same_product(seen: SeenShop, reading: Reading) -> bool:
    """Whether the page is still about what it was about: by GTIN where both times say one, else by address or name."""
    if seen.url is None:
        return False
    product = reading.product
    if seen.gtin and product.gtin:
        return same_gtin(seen.gtin, product.gtin)
    return seen.url == product.url or comparable(seen.name or "") == comparable(product.name or "")


def _seen(asked: str | None, now: ShopReading | None, before: SeenShop | None) -> SeenShop:
    before = before or SeenShop(asked=asked)
    if now is None:
        return before
    offer, product = now.offer, now.reading.product
    return SeenShop(
        asked=asked,
        url=offer.url,
        name=product.name,
        gtin=product.gtin or before.gtin,
        prices=_replaced(before.prices, offer) if _price(offer) else before.prices,
        availability=offer.availability or before.availability,
    )


def _earlier(before: SeenShops, kind: Kind) -> SeenPrice | None:
    """The best price there was before; of what was sold out everywhere, the last one it could be bought at."""
    known = [(shop, price) for shop in before.values() for price in shop.prices if _kind(price.price, price.condition) == kind]
    buyable = [price for shop, price in known if shop.availability not in UNBUYABLE]
    return min(buyable or [price for _, price in known], key=lambda price: price.price.amount, default=None)


def _replaced(prices: tuple[SeenPrice, ...], offer: ReportOffer) -> tuple[SeenPrice, ...]:
    if offer.price is None:
        return prices
    kind = _kind(offer.price, offer.condition)
    others = tuple(p for p in prices if _kind(p.price, p.condition) != kind)
    new = SeenPrice(price=offer.price, condition=offer.condition or Condition.NEW, observed_at=offer.observed_at)
    return (*others, new)


def _kind(price: Money | None, condition: Condition | None) -> Kind:
    """What makes prices comparable. A page that states no condition sells new."""
    return (price.currency if price else None, condition or Condition.NEW)


def _reference(before: Money | None, price: Money | None) -> Money | None:
    """What a drop in percent is measured from: the first price, until an alert puts another in its place."""
    if price is None:
        return before
    return before if before and before.currency == price.currency else price


def _dropped(percent: Decimal | None, reference: Money | None, price: Money | None) -> bool:
    if percent is None or reference is None or price is None:
        return False
    return price.amount <= reference.amount * (HUNDRED - percent) / HUNDRED and price.amount < reference.amount


def _on_target(target: Money | None, price: Money | None, *, told: bool) -> bool:
    """Whether the price is at or below the target; as before where that cannot be known."""
    if target is None:
        return False
    if price is None or price.currency != target.currency:
        return told
    return price.amount <= target.amount


def _in_range(watch: Watch, price: Money | None, *, told: bool) -> bool:
    """Whether the price is in the range, both ends included; as before where that cannot be known."""
    if watch.range_low is None and watch.range_high is None:
        return False
    if price is None or price.currency != watch.currency:
        return told
    low, high = watch.range_low, watch.range_high
    return (low is None or price.amount >= low) and (high is None or price.amount <= high)


def _cheapest_unit(watch: Watch, readings: Sequence[ShopReading]) -> ShopReading | None:
    """The page at which the watch's unit costs least, among those that print what one costs."""
    known = [(cost, n) for n, one in enumerate(readings) if (cost := _unit_cost(watch, one.offer)) is not None]
    return readings[min(known)[1]] if known else None


def _unit_cost(watch: Watch, offer: ReportOffer) -> Decimal | None:
    """What the watch's unit costs there; None where it cannot be bought, or the page prints nothing that can be compared."""
    printed = offer.unit_price
    if watch.unit is None or printed is None or printed.price.currency != watch.currency or _price(offer) is None:
        return None
    return price_per(watch.unit, printed.price.amount, printed.unit)


def _on_unit_target(watch: Watch, cheapest: ShopReading | None, *, told: bool) -> bool:
    """Whether the watch's unit costs its target or less; as before where that cannot be known."""
    if watch.target_unit_price is None:
        return False
    cost = _unit_cost(watch, cheapest.offer) if cheapest else None
    return told if cost is None else cost <= watch.target_unit_price


def _availability(before: SeenShops) -> Availability | None:
    """Whether it could be bought before, at any of the pages."""
    known = [shop.availability for shop in before.values() if shop.availability]
    return next((one for one in known if one not in UNBUYABLE), known[0] if known else None)


def _back(before: SeenShops, best: ShopReading, now: Mapping[str | None, ShopReading]) -> ShopReading | None:
    """The page that has it in stock, after no page had it and one said so; the best one before others."""
    if _availability(before) not in UNBUYABLE:
        return None
    return next((one for one in (best, *now.values()) if _in_stock(one.offer.availability)), None)


def _is_lowest(wanted: int | None, known: int | None) -> bool:
    return wanted is not None and known is not None and known >= wanted


def _in_stock(availability: Availability | None) -> bool:
    return availability is not None and availability not in UNBUYABLE | LATER


def _alert(
    kind: AlertKind, watch: Watch, at: ShopReading, compared: Money | None, availability_before: Availability | None
) -> NewAlert:
    offer = at.offer
    what = watch.label or at.reading.product.name or offer.url
    details = AlertDetails(
        url=offer.url,
        product_id=at.product_id,
        seller=offer.seller,
        price=offer.price,
        previous_price=compared,
        target_price=watch.target if kind is AlertKind.BELOW_TARGET else None,
        target_unit_price=_unit_target(watch) if kind is AlertKind.BELOW_UNIT_TARGET else None,
        unit_price=offer.unit_price,
        list_price=offer.list_price,
        availability=offer.availability,
        previous_availability=availability_before,
        observed_at=offer.observed_at,
        evidence=_evidence(kind, offer),
    )
    return NewAlert(kind=kind, message=_message(kind, watch, what, details), details=details)


def _evidence(kind: AlertKind, offer: ReportOffer) -> Evidence | None:
    """The words that the alert rests on."""
    if kind is AlertKind.BACK_IN_STOCK:
        return offer.availability_evidence
    if kind is AlertKind.BELOW_UNIT_TARGET and offer.unit_price:
        return offer.unit_price.evidence
    return offer.evidence


def _unit_target(watch: Watch) -> Money | None:
    amount = watch.target_unit_price
    return Money(amount=amount, currency=watch.currency) if amount is not None else None


def _message(kind: AlertKind, watch: Watch, what: str, details: AlertDetails) -> str:
    where = f" at {details.seller}" if watch.also and details.seller else ""
    per_unit = f" ({details.unit_price})" if details.unit_price else ""
    price = f"{what}: {details.price}{per_unit}{where}"
    if kind is AlertKind.BACK_IN_STOCK:
        return f"{what}: back in stock at {details.seller}{f' for {details.price}' if details.price else ''}."
    said = {
        AlertKind.PRICE_DROP: f"down from {details.previous_price}",
        AlertKind.BELOW_TARGET: f"at or below your target of {details.target_price}",
        AlertKind.BELOW_UNIT_TARGET: f"at or below your target of {details.target_unit_price} per {watch.unit}",
        AlertKind.PERCENT_DROP: f"{_percent(details)} % below {details.previous_price}",
        AlertKind.IN_RANGE: "in your range",
        AlertKind.LOWEST_IN_DAYS: f"the lowest price seen in {watch.lowest_days} days",
    }
    return f"{price}, {said[kind]}."


def _percent(details: AlertDetails) -> int:
    """By how many whole percent the price is lower, rounded down: never more than is true."""
    if details.price is None or details.previous_price is None:
        return 0
    return int((1 - details.price.amount / details.previous_price.amount) * HUNDRED)
