"""How much reading an item of a listing may bring: by its price and its name, before its page is read."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from functools import lru_cache
from statistics import median

from emptor.agents.questions.category import category_terms
from emptor.agents.resolving.meanings import is_of_kind
from emptor.models.brief import Brief, Constraint, Direction, Op
from emptor.models.extraction import Availability, ItemLink
from emptor.utils.currency import find_money
from emptor.utils.exchange import COMMON, rates
from emptor.utils.text import comparable

NAMED_KIND_GAIN = 2.0  # the item's name says that it is what is asked for
OUT_OF_PRICE_GAIN = 0.1  # read last: a listing may still show another variant's price
SOLD_OUT_GAIN = 0.3  # read after what can be bought; another shop may have it
CHEAPEST_GAIN = 12.0  # of the cheapest item, where the cheapest are asked for: before anything else; the others' falls steeply
_STEEP = 3  # power by which the gain falls from the cheapest to the most expensive
_PRICE_SLACK = Decimal("0.05")  # of a bound, for a rate that has moved
_ENOUGH_PRICES, _DOUBTED_SHARE = 4, Decimal("0.1")  # prices that are compared; the share of their median that is doubted
_GONE = frozenset({Availability.OUT_OF_STOCK, Availability.SOLD_OUT, Availability.DISCONTINUED})
_CACHE = 256  # categories whose terms are kept folded
_LIMITS: dict[Op, Callable[[Decimal, Decimal], bool]] = {
    Op.LE: lambda price, bound: price <= bound * (1 + _PRICE_SLACK),
    Op.LT: lambda price, bound: price <= bound * (1 + _PRICE_SLACK),
    Op.GE: lambda price, bound: price >= bound * (1 - _PRICE_SLACK),
    Op.GT: lambda price, bound: price >= bound * (1 - _PRICE_SLACK),
}


def gains_of(items: tuple[ItemLink, ...], brief: Brief) -> list[float]:
    """Return a factor for each item, 1 where nothing is known of it: more is worth reading earlier."""
    prices = _believable([price_of(item, brief.currency) for item in items])
    gains = [
        _kind_gain(item, brief) * _price_gain(price, brief) * _stock_gain(item) for item, price in zip(items, prices, strict=True)
    ]
    return [gain * cheap for gain, cheap in zip(gains, _order_gains(prices, brief), strict=True)]


def _believable(prices: list[Decimal | None]) -> list[Decimal | None]:
    """Without those so far below the others' that they are no price of the thing: 0.01, a deposit, a spare part."""
    known = [price for price in prices if price is not None]
    if len(known) < _ENOUGH_PRICES:
        return prices
    least = median(known) * _DOUBTED_SHARE
    return [price if price is None or price >= least else None for price in prices]


def price_of(item: ItemLink, currency: str | None) -> Decimal | None:
    """Return the price beside an item in the buyer's currency, or in a common one; None where none is printed."""
    currency = currency or COMMON
    if item.amount is not None and item.currency is not None:
        return rates().convert(item.amount, item.currency, currency)
    money = next(iter(find_money(item.price or "", hint=currency)), None)
    if money is None or money.currency is None:
        return None
    return rates().convert(money.amount, money.currency, currency)


def _stock_gain(item: ItemLink) -> float:
    return SOLD_OUT_GAIN if item.availability in _GONE else 1.0


def _kind_gain(item: ItemLink, brief: Brief) -> float:
    return NAMED_KIND_GAIN if brief.category and names_kind(item.title, brief) else 1.0


def names_kind(title: str, brief: Brief) -> bool:
    """Whether a title says that it is the kind of thing asked for, in any language; true where no kind is asked for."""
    words = f" {comparable(title)}"
    return (
        not brief.category
        or any(f" {term}" in words for term in _terms(brief.category))
        or is_of_kind(brief.category, title, language=None)
    )


@lru_cache(maxsize=_CACHE)
def _terms(category: str) -> frozenset[str]:
    return frozenset(comparable(term) for term in category_terms(category))


def _price_gain(price: Decimal | None, brief: Brief) -> float:
    bounds = [c for c in brief.constraints if c.attribute == "price" and c.hard]
    return 1.0 if price is None or all(_is_within(price, bound, brief) for bound in bounds) else OUT_OF_PRICE_GAIN


def _is_within(price: Decimal, bound: Constraint, brief: Brief) -> bool:
    compare = _LIMITS.get(bound.op)
    if compare is None or bound.number is None or bound.unit not in {None, brief.currency}:
        return True
    return compare(price, bound.number)


def _order_gains(prices: list[Decimal | None], brief: Brief) -> list[float]:
    """More for the cheaper ones where the brief sorts by price first, for the expensive ones where it sorts the other way."""
    key = next(iter(brief.sort), None)
    known = sorted({price for price in prices if price is not None}, reverse=bool(key and key.direction is Direction.DESCENDING))
    if key is None or key.attribute != "price" or not known:
        return [1.0] * len(prices)
    place = {price: number for number, price in enumerate(known)}
    return [1.0 if price is None else 1 + (CHEAPEST_GAIN - 1) * (1 - place[price] / len(known)) ** _STEEP for price in prices]
