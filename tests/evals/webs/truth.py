"""What is true of a web: which products meet a set of demands. Knows nothing of the product under test."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from tests.evals.webs.building import ShoppingWeb
from tests.evals.webs.goods import Category, Product
from tests.evals.webs.shops import in_euros

MARGIN = Decimal("0.04")  # nothing lies so near to a limit that rates, rounding or an ending price decide


@dataclass(frozen=True, slots=True)
class Demand:
    """One thing a buyer demands.

    Attributes:
        kind: price, attribute, feature, brand, colour, size, material, pack, product.
        key: of the attribute, feature, colour or material; the words of a brand, size or product.
        value: the limit, in the attribute's unit or in `currency`.
        at_least: the direction of a limit.
        wanted: of a feature, whether it is to be there.
        words: the words of the question that must be heard, one of them at least.
    """

    kind: str
    key: str = ""
    value: Decimal = Decimal(0)
    currency: str = ""
    at_least: bool = False
    wanted: bool = True
    words: tuple[str, ...] = ()


class Truth:
    """Answers from the data of one web."""

    def __init__(self, web: ShoppingWeb) -> None:
        self._web = web
        self._stated: dict[str, set[str]] = {}
        for page in web.pages.values():
            if page.sells and page.what == "product" and not page.lie:
                self._stated.setdefault(page.sells, set()).update(page.states)

    def qualifying(self, category: Category, demands: Iterable[Demand]) -> frozenset[str]:
        """Keys of the products that meet all demands and whose pages say so."""
        listed = list(demands)
        return frozenset(p.key for p in self._web.goods.of(category) if all(self.meets(p, d) for d in listed))

    def meets(self, product: Product, demand: Demand) -> bool:
        """Whether a product meets a demand by honest pages. What no page states does not count."""
        check = {
            "price": self._within,
            "attribute": self._figure,
            "feature": lambda p, d: d.key in self._stated.get(p.key, ()) and p.features[d.key] is d.wanted,
            "brand": lambda p, d: p.brand == d.key,
            "colour": lambda p, d: d.key in p.colours,
            "size": lambda p, d: d.key in p.sizes,
            "material": lambda p, d: p.material == d.key and "material" in self._stated.get(p.key, ()),
            "pack": lambda p, d: False,  # one alone is no pack; packs are things of their own
            "product": lambda p, d: p.key == d.key,
        }[demand.kind]
        return bool(check(product, demand))

    def packs_eur(self, category: Category) -> dict[str, Decimal]:
        """What the packs of two of a category cost, in euros, by key."""
        pages = [p for p in self._web.pages.values() if p.what == "pack" and (p.sells or "").startswith(f"{category.key}/")]
        return {f"{p.sells}+pack": in_euros(p.price, p.currency or "EUR") for p in pages if p.price}

    def price_eur(self, key: str) -> Decimal:
        """The lowest honest price of a new one, in euros."""
        return min(in_euros(p.price, p.currency or "EUR") for p in self._web.offers_of(key) if p.price is not None)

    def is_near(self, product: Product, demand: Demand) -> bool:
        """Whether a product lies so near to a limit that it would be a matter of rounding."""
        if demand.kind == "price":
            limit = in_euros(demand.value, demand.currency)
            values = [in_euros(p.price, p.currency or "EUR") for p in self._web.offers_of(product.key) if p.price]
        elif demand.kind == "attribute":
            limit, values = demand.value, [product.facts[demand.key]]
        else:
            return False
        return any(abs(v - limit) / limit < MARGIN and not (demand.kind == "attribute" and v == limit) for v in values)

    def _within(self, product: Product, demand: Demand) -> bool:
        return self.price_eur(product.key) <= in_euros(demand.value, demand.currency)

    def _figure(self, product: Product, demand: Demand) -> bool:
        value = product.facts[demand.key]
        stated = demand.key in self._stated.get(product.key, ())
        return stated and (value >= demand.value if demand.at_least else value <= demand.value)
