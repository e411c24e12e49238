"""The shops of a web: which markup, language and currency each has, and which of them lie."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random

from tests.evals.frame import Split, split_of
from tests.evals.webs.language import LANGUAGES

# What one euro buys, near enough: truth keeps a wide margin around every limit.
PER_EUR = {"EUR": Decimal(1), "USD": Decimal("1.16"), "GBP": Decimal("0.87"), "CHF": Decimal("0.93")}
CURRENCIES = {"en": ("USD", "GBP"), "de": ("EUR", "CHF"), "fr": ("EUR", "CHF"), "es": ("EUR",), "it": ("EUR",), "nl": ("EUR",)}

HONEST = (
    "json_ld",
    "graph",
    "microdata",
    "open_graph",
    "next_state",
    "shopify",
    "woo",
    "table",
    "definition_list",
    "net_gross",
    "minor_state",
    "marketplace",
    "broken_ld",
    "product_group",
    "prose",
)
# Kinds that came later, and those that only webs of the unseen half have.
LATER = ("radios", "variant_state", "unit_labels")
HELD_OUT = ("tiles", "magento", "spec_line")
# One fault a shop; each web has a few of them.
LIES = (
    "cent",  # everything for 0.01
    "absurd",  # figures that no such thing has
    "million",  # a rating of 5.0 by a million buyers, at half the price
    "official",  # a copy of the maker's name as its domain, at a third of the price
    "spare_gtin",  # a spare part under the machine's name number
    "empty_box",  # "Empty box for X"
    "deposit",  # the deposit where the price stands
    "instalment",  # the monthly rate where the price stands
    "for_parts",  # "X, for parts, not working"
    "other_brand",  # another maker's thing under X's number
)
LIES_PER_WEB = 3
_FIRST = "velmo karta nordi piazo grano tilde morena hexa quanto bravo lumio celia fabri ostra".split()
_SECOND = "market store haus shop depot outlet direct online plaza center".split()


@dataclass(frozen=True, slots=True)
class Shop:
    """A seller's site. `lie` is None for an honest one."""

    host: str
    name: str
    markup: str
    language: str
    currency: str
    lie: str | None = None

    def url(self, path: str) -> str:
        return f"https://{self.host}/{path}"


def make_shops(seed: str) -> list[Shop]:
    """Every honest kind of markup of the seed's half once, in languages that change with the seed, and a few shops that lie."""
    markups = markups_of(seed)
    rng = Random(f"shops {seed}")
    names = [f"{a}{b}" for a in _FIRST for b in _SECOND]
    rng.shuffle(names)
    places = [LANGUAGES[i % len(LANGUAGES)] for i in range(len(markups))]
    rng.shuffle(places)
    shops = [_shop(rng, names.pop(), markup, language) for markup, language in zip(markups, places, strict=True)]
    lies = rng.sample(LIES, LIES_PER_WEB)
    return shops + [_shop(rng, names.pop(), "json_ld", rng.choice(LANGUAGES), lie) for lie in lies]


def markups_of(seed: str) -> tuple[str, ...]:
    """The kinds of markup that a web of this seed has."""
    return HONEST + LATER + (HELD_OUT if split_of(seed) is Split.UNSEEN else ())


def _shop(rng: Random, name: str, markup: str, language: str, lie: str | None = None) -> Shop:
    return Shop(f"www.{name}.example", name.capitalize(), markup, language, rng.choice(CURRENCIES[language]), lie)


def in_currency(price_eur: Decimal, currency: str, factor: Decimal = Decimal(1)) -> Decimal:
    """A shop's price: converted, and ended as shops like to."""
    amount = price_eur * PER_EUR[currency] * factor
    if amount < _SMALL:
        return max(amount.quantize(Decimal(1)), Decimal(2)) - Decimal("0.05")
    ending = Decimal("0.10") if currency == "CHF" else Decimal("0.01")
    return amount.quantize(Decimal(1)) - ending


_SMALL = Decimal(20)


def in_euros(amount: Decimal, currency: str) -> Decimal:
    """The other way round."""
    return amount / PER_EUR[currency]
