"""A product's prices at all shops along one row of times, as charts take them. Pure.

A price holds from one reading to the next. Compared are prices in one currency and condition; what could not be bought has none.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple
from uuid import UUID

from emptor.agents.judging.offers import UNBUYABLE
from emptor.models.products import PriceObservation, PriceSeries, ShopPrices
from emptor.services.products.price_summary import NEW

Shop = tuple[UUID, str, str | None]  # product, address of its page, seller


class SeenAt(NamedTuple):
    """A price, and the page it was on."""

    product_id: UUID
    url: str
    price: PriceObservation

    @property
    def shop(self) -> Shop:
        return (self.product_id, self.url, self.price.seller)


def series(
    seen: Sequence[SeenAt], order: Sequence[UUID], *, currency: str | None = None, condition: str | None = None
) -> PriceSeries:
    """Return the series of one currency and condition.

    Args:
        seen: prices of pages of one product, oldest first; those without a currency are left out.
        order: ids of the pages' products, as they are to stand.
        currency: ISO 4217; None takes the most frequent one of the first page that has any.
        condition: `new`, `used`, …; None takes `new`.
    """
    known = [one for one in seen if one.price.currency]
    currencies = _frequent(known)
    wanted = currency or _main_currency(known, order)
    kind = condition or NEW
    alike = [one for one in known if one.price.currency == wanted and (one.price.condition or NEW) == kind]
    times = sorted({one.price.observed_at for one in alike})
    by_shop: dict[Shop, dict[datetime, PriceObservation]] = defaultdict(dict)
    for one in alike:
        by_shop[one.shop][one.price.observed_at] = one.price
    place = {id_: number for number, id_ in enumerate(order)}
    shops = [_held(shop, by_shop[shop], times) for shop in sorted(by_shop, key=lambda shop: (place[shop[0]], shop[2] or ""))]
    return PriceSeries(
        currency=wanted,
        currencies=tuple(currencies),
        condition=kind,
        times=tuple(times),
        shops=tuple(shops),
        lowest=tuple(_lowest(shops, number) for number in range(len(times))),
    )


def _frequent(seen: Sequence[SeenAt]) -> list[str]:
    return [str(code) for code, _ in Counter(one.price.currency for one in seen).most_common()]


def _main_currency(seen: Sequence[SeenAt], order: Sequence[UUID]) -> str | None:
    for product_id in order:
        if own := _frequent([one for one in seen if one.product_id == product_id]):
            return own[0]
    return None


def _held(shop: Shop, read: Mapping[datetime, PriceObservation], times: Sequence[datetime]) -> ShopPrices:
    prices: list[Decimal | None] = []
    list_prices: list[Decimal | None] = []
    now: PriceObservation | None = None
    for at in times:
        now = read.get(at, now)
        buyable = now if now and now.availability not in UNBUYABLE else None
        prices.append(buyable.price if buyable else None)
        list_prices.append(buyable.list_price if buyable else None)
    product_id, url, seller = shop
    return ShopPrices(product_id=product_id, url=url, seller=seller, prices=tuple(prices), list_prices=tuple(list_prices))


def _lowest(shops: Sequence[ShopPrices], number: int) -> Decimal | None:
    return min((price for shop in shops if (price := shop.prices[number]) is not None), default=None)
