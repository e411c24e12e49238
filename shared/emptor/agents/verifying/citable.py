"""What a writer may cite: one value or quotation of one product, and the scene in which claims about it are checked."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from emptor.agents.resolving.naming import full_name, short_name
from emptor.models.base import Model
from emptor.models.brief import Brief, Constraint
from emptor.models.evidence import Evidence
from emptor.models.report import Candidate

PRICE, RATING, REVIEWS, STOCK, OPINION, FEATURE = "price", "rating", "review_count", "availability", "opinion", "feature"


class Citable(Model):
    """One fact as a writer sees it: what it says of which product, and the words of the page that say so.

    Attributes:
        line: the fact in words, as a model is shown it.
        asked: the canonical text of the demand that it meets; empty for a further fact.
        role: who says it, of an opinion.
        stance: of an opinion.
    """

    line: str
    product: str
    attribute: str
    evidence: Evidence
    number: Decimal | None = None
    unit: str | None = None
    currency: str | None = None
    seller: str | None = None
    asked: str = ""
    role: str = ""
    stance: str = ""

    @property
    def feature(self) -> str:
        """The feature that it shows; empty where it shows none."""
        return self.asked.removeprefix("has ") if self.attribute == FEATURE else ""


@dataclass(frozen=True)
class Scene:
    """What is known when claims are checked: all that may be cited, the products, the buyer's limits, and what was asked."""

    facts: tuple[Citable, ...]
    brief: Brief
    products: tuple[str, ...]
    limits: tuple[Constraint, ...]
    best: str | None = None
    short: tuple[str, ...] = ()  # how the products are called in a sentence, in the order of `products`

    def product(self, reference: str) -> str | None:
        """The name that `P1` stands for; None for what is no reference."""
        return self.products[at] if (at := _numbered(reference, "P", len(self.products))) is not None else None

    def called(self, product: str) -> str:
        """The product as a sentence calls it: brand and model, where that tells it from the others."""
        return dict(zip(self.products, self.short, strict=False)).get(product, product)

    def limit(self, reference: str) -> Constraint | None:
        """The demand that `L1` stands for."""
        return self.limits[at] if (at := _numbered(reference, "L", len(self.limits))) is not None else None

    def measured(self, product: str, attribute: str) -> Citable | None:
        """The first fact of a product that states an attribute as a figure."""
        return next(
            (f for f in self.facts if f.product == product and f.attribute == attribute and f.number is not None),
            None,
        )


def _numbered(reference: str, letter: str, count: int) -> int | None:
    """The place in a list that `P1` names."""
    digits = reference.removeprefix(letter)
    if digits == reference or not (digits.isascii() and digits.isdecimal()) or len(digits) > len(str(count)):
        return None
    return int(digits) - 1 if 1 <= int(digits) <= count else None


def scene_for(facts: list[Citable], candidates: list[Candidate], brief: Brief) -> Scene:
    """The scene of a report's candidates."""
    best = next((full_name(c.name, c.brand) for c in candidates if c.qualifies), None)
    products = tuple(dict.fromkeys(fact.product for fact in facts))
    limits = tuple(c for c in brief.constraints if c.hard and c.number is not None and c.unit)
    short = {full_name(c.name, c.brand): short_name(c.name, c.brand, brief.category) for c in candidates}
    times = Counter(short.get(product, product) for product in products)
    called = tuple(name if times[name := short.get(product, product)] == 1 else product for product in products)
    return Scene(tuple(facts), brief, products, limits, best, called)


def listing_of(scene: Scene) -> str:
    """The products, the limits and the facts as a model sees them."""
    lines = [f"P{n} = {product}" for n, product in enumerate(scene.products, start=1)]
    lines += [f"L{n} = {limit.text}" for n, limit in enumerate(scene.limits, start=1)]
    places = {product: n for n, product in enumerate(scene.products, start=1)}
    lines += [f"[{n}] P{places[f.product]} {f.attribute}: {f.line}" for n, f in enumerate(scene.facts, start=1)]
    return "\n".join(lines)
