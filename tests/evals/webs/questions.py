"""Questions as buyers ask them, from templates in six languages, with what would be a right answer."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from random import Random

from tests.evals.webs.building import ShoppingWeb
from tests.evals.webs.goods import Attribute, Category, Feature, Part, Product
from tests.evals.webs.language import LANGUAGES, Words, words
from tests.evals.webs.shops import CURRENCIES, PER_EUR
from tests.evals.webs.truth import Demand, Truth

REGIONS = {"USD": "US", "GBP": "GB", "CHF": "CH"}
HOME = {"de": "DE", "fr": "FR", "es": "ES", "it": "IT", "nl": "NL", "en": "IE"}
TRIES = 60
MIN_RIGHT, MAX_RIGHT = 1, 4
TYPO_MIN_LETTERS = 6
TYPO_MIN_INDEX = 2


@dataclass(frozen=True, slots=True)
class Question:
    """A question with its right answers.

    Attributes:
        kind: what is tried: `least`, `named`, `accessory` …
        right: keys of what may be told as qualifying; empty where nothing qualifies.
        best: keys of what may be recommended; one for a superlative.
    """

    text: str
    kind: str
    language: str
    currency: str
    region: str
    category: Category
    demands: tuple[Demand, ...]
    right: frozenset[str]
    best: frozenset[str]


@dataclass(slots=True)
class Asker:
    """What a template needs: the web, a language, chance."""

    web: ShoppingWeb
    truth: Truth
    category: Category
    language: str
    currency: str
    rng: Random
    book: Callable[[str], Words] = words  # how buyers write, by language

    @property
    def lang(self) -> Words:
        return self.book(self.language)

    @property
    def products(self) -> list[Product]:
        return self.web.goods.of(self.category)

    def fill(self, template: str, **values: object) -> str:
        text = str(self.rng.choice(self.lang.data["ask"][template]))
        names = {"singular": self.category.singular[self.language], "plural": self.category.plural[self.language]}
        filled = text.format(**{**names, **values})
        return re.sub(r"\s+", " ", filled).strip()

    def question(self, kind: str, text: str, demands: tuple[Demand, ...], best: frozenset[str] | None = None) -> Question:
        right = self.truth.qualifying(self.category, demands)
        region = REGIONS.get(self.currency, HOME[self.language])
        chosen = right if best is None else best
        return Question(text, kind, self.language, self.currency, region, self.category, demands, right, chosen)

    def price_demand(self) -> Demand:
        """A round budget in the gap between two products."""
        prices = sorted(self.truth.price_eur(p.key) for p in self.products)
        place = self.rng.randint(len(prices) // 2, len(prices) - 2)
        amount = _round((prices[place] * prices[place + 1]).sqrt() * PER_EUR[self.currency])
        return Demand("price", value=amount, currency=self.currency, words=(f"{amount:f}",))

    def attribute_demand(self, attribute: Attribute, *, at_least: bool) -> Demand:
        values = sorted(p.facts[attribute.key] for p in self.products)
        value = self.rng.choice(values[2:-2])
        naming = attribute.names[self.language]
        return Demand(
            "attribute", attribute.key, value, at_least=at_least, words=(naming.bare, self.lang.plain(value), f"{value:f}")
        )

    def feature_demand(self, feature: Feature, *, wanted: bool = True) -> Demand:
        return Demand("feature", feature.key, wanted=wanted, words=(feature.names[self.language].bare,))

    def money(self, demand: Demand) -> str:
        return self.lang.budget(demand.value, demand.currency)

    def clear_price(self, demand: Demand) -> bool:
        return not any(self.truth.is_near(p, demand) for p in self.products)

    def clear(self, demands: tuple[Demand, ...]) -> bool:
        """Some qualify, not all do, and no product is a matter of rounding."""
        near = any(self.truth.is_near(p, d) for p in self.products for d in demands)
        return not near and MIN_RIGHT <= len(self.truth.qualifying(self.category, demands)) <= MAX_RIGHT


def _round(amount: Decimal) -> Decimal:
    """A figure a buyer would name: 47, 150, 340, 1250."""
    step = next(s for limit, s in ((60, 1), (200, 5), (1000, 10), (10**9, 50)) if amount < limit)
    return (amount / step).quantize(Decimal(1)) * step


Maker = Callable[[Asker], Question | None]


def tried(make: Callable[[Asker], tuple[str, tuple[Demand, ...]]], kind: str) -> Maker:
    """Repeat until the answer is clear."""

    def maker(asker: Asker) -> Question | None:
        for _ in range(TRIES):
            text, demands = make(asker)
            if asker.clear(demands):
                return asker.question(kind, text, demands)
        return None

    return maker


def _limit(asker: Asker, template: str, *, at_least: bool) -> tuple[str, tuple[Demand, ...]]:
    options = [a for a in asker.category.attributes if a.more_is_better is at_least]
    attribute, price = asker.rng.choice(options), asker.price_demand()
    demand = asker.attribute_demand(attribute, at_least=at_least)
    unit = asker.lang.data["units"].get(attribute.unit, attribute.unit)
    figure = f"{asker.lang.plain(demand.value)} {unit}".strip()  # a count has no unit
    forms = asker.lang.forms(attribute.names[asker.language])
    return asker.fill(template, money=asker.money(price), n=figure, **forms), (price, demand)


def _least(asker: Asker) -> tuple[str, tuple[Demand, ...]]:
    return _limit(asker, "least", at_least=True)


def _most(asker: Asker) -> tuple[str, tuple[Demand, ...]]:
    return _limit(asker, "most", at_least=False)


def _feature(asker: Asker, template: str = "feature", *, wanted: bool = True) -> tuple[str, tuple[Demand, ...]]:
    feature, price = asker.rng.choice(asker.category.features), asker.price_demand()
    forms = asker.lang.forms(feature.names[asker.language])
    return asker.fill(template, money=asker.money(price), **forms), (price, asker.feature_demand(feature, wanted=wanted))


def _without(asker: Asker) -> tuple[str, tuple[Demand, ...]]:
    return _feature(asker, "without", wanted=False)


def _colour(asker: Asker) -> tuple[str, tuple[Demand, ...]]:
    price, colour = asker.price_demand(), asker.rng.choice(asker.products).colours[0]
    named = str(asker.lang.data["colours"][colour])
    name = named if asker.language == "de" else named.lower()
    return asker.fill("colour", money=asker.money(price), colour=name), (price, Demand("colour", colour, words=(name,)))


def _size(asker: Asker) -> tuple[str, tuple[Demand, ...]]:
    price, size = asker.price_demand(), asker.rng.choice(asker.category.sizes)
    return asker.fill("size", money=asker.money(price), size=size), (price, Demand("size", size, words=(size,)))


def _material(asker: Asker) -> tuple[str, tuple[Demand, ...]]:
    price, material = asker.price_demand(), asker.rng.choice(asker.category.materials)
    named = str(asker.lang.data["materials"][material])
    name = named if asker.language == "de" else named.lower()
    return asker.fill("material", money=asker.money(price), material=name), (price, Demand("material", material, words=(name,)))


def _pack(asker: Asker) -> Question | None:
    """Two in one pack, which some shops sell."""
    packs = sorted(asker.truth.packs_eur(asker.category).items(), key=lambda pack: pack[1])
    if len(packs) < 2:
        return None
    prices = [price for _, price in packs]
    place = asker.rng.randint(0, len(prices) - 2)
    amount = _round((prices[place] * prices[place + 1]).sqrt() * PER_EUR[asker.currency])
    price = Demand("price", value=amount, currency=asker.currency, words=(f"{amount:f}",))
    demands = (price, Demand("pack", "2", words=("2",)))
    question = asker.question("pack", asker.fill("pack", money=asker.money(price)), demands)
    return _with_right(question, frozenset(key for key, _ in packs[: place + 1]))


def _brand(asker: Asker) -> Question | None:
    """A maker that stands in no table."""
    brand = asker.rng.choice(asker.products).brand
    template = str(asker.lang.data["ask"]["brand"][0]).replace("{brand}", brand)
    text = template.format(singular=asker.category.singular[asker.language], plural=asker.category.plural[asker.language])
    return asker.question("brand", text, (Demand("brand", brand, words=(brand,)),))


def _nothing(asker: Asker) -> Question | None:
    """A demand that no product meets."""
    attribute = next(a for a in asker.category.attributes if a.more_is_better)
    price, value = asker.price_demand(), attribute.high * 2
    unit = asker.lang.data["units"].get(attribute.unit, attribute.unit)
    forms = asker.lang.forms(attribute.names[asker.language])
    text = asker.fill("least", money=asker.money(price), n=f"{asker.lang.plain(value)} {unit}".strip(), **forms)
    return asker.question(
        "nothing", text, (price, Demand("attribute", attribute.key, value, at_least=True, words=(f"{value:f}",)))
    )


def _cheapest(asker: Asker) -> Question | None:
    """The cheapest of those with a feature."""
    feature = asker.rng.choice(asker.category.features)
    demand = asker.feature_demand(feature)
    right = sorted(asker.truth.qualifying(asker.category, (demand,)), key=asker.truth.price_eur)
    if not right:
        return None
    forms = asker.lang.forms(feature.names[asker.language])
    text = asker.fill("cheapest", **forms, **_adjectives(asker, "cheap"))
    return asker.question("cheapest", text, (demand,), frozenset(right[:1]))


def _adjectives(asker: Asker, key: str) -> dict[str, str]:
    """The superlative as it agrees with the category; German has the form of the plural besides."""
    forms = asker.lang.data[key]
    gender = asker.category.genders[asker.language]
    place = _PLACES.get(gender, 0) if asker.language in _AGREEING else 0
    return {"adjective": forms[place], "adjective_plural": forms[1]}


_AGREEING = frozenset({"fr", "es", "it"})
_PLACES = {"m": 0, "f": 1, "mp": 2, "fp": 3}


def _lightest(asker: Asker) -> Question | None:
    return _extreme(asker, "lightest", asker.category.attribute("weight"), _adjectives(asker, "light"))


def _superlative(asker: Asker) -> Question | None:
    attribute = asker.rng.choice([a for a in asker.category.attributes if a.key != "weight"])
    naming = attribute.names[asker.language]
    forms = {**asker.lang.forms(naming), "adjective": asker.lang.adjective(attribute.adjective, naming)}
    return _extreme(asker, "superlative", attribute, forms)


def _extreme(asker: Asker, template: str, attribute: Attribute, forms: dict[str, str]) -> Question | None:
    """The product with the highest or lowest figure within a budget."""
    for _ in range(TRIES):
        price = asker.price_demand()
        right = asker.truth.qualifying(asker.category, (price,))
        stated = [p for p in asker.products if p.key in right and asker.truth.meets(p, _any(attribute))]
        if len(stated) > 1 and asker.clear_price(price):
            ordered = sorted(stated, key=lambda p: p.facts[attribute.key], reverse=attribute.more_is_better)
            best = {p.key for p in stated if p.facts[attribute.key] == ordered[0].facts[attribute.key]}
            return asker.question(template, asker.fill(template, money=asker.money(price), **forms), (price,), frozenset(best))
    return None


def _any(attribute: Attribute) -> Demand:
    return Demand("attribute", attribute.key, attribute.low, at_least=True)


def _named(asker: Asker) -> Question | None:
    product = asker.rng.choice(asker.products)
    text = asker.fill("named", product=product.name(asker.language))
    return asker.question("named", text, (Demand("product", product.key, words=(product.line,)),))


def _absent(asker: Asker) -> Question | None:
    """A named model of a maker that no page knows."""
    name = f"Quorbano {asker.rng.choice(('Vito', 'Alma', 'Trio'))} {asker.rng.randint(2, 90)}"
    return asker.question("absent", asker.fill("named", product=name), (Demand("product", name, words=(name,)),))


def _compare(asker: Asker) -> Question | None:
    first, second = asker.rng.sample(asker.products, 2)
    text = asker.fill("compare", product=first.name(asker.language), other=second.name(asker.language))
    both = frozenset((first.key, second.key))
    question = asker.question("compare", text, (Demand("product", first.key, words=(first.line,)),), both)
    return _with_right(question, both)


def _accessory(asker: Asker) -> Question | None:
    """A spare part or an accessory wanted on purpose."""
    parts = [p for p in asker.web.goods.parts if p.product.category is asker.category]
    if not parts:
        return None
    part: Part = asker.rng.choice(parts)
    names = {"part": part.kind.names[asker.language], "product": part.product.name(asker.language)}
    question = asker.question("accessory", asker.fill("accessory", **names), (), frozenset((part.key,)))
    return _with_right(question, frozenset((part.key,)))


def _with_right(question: Question, right: frozenset[str]) -> Question:
    values = {name: getattr(question, name) for name in Question.__slots__}
    return Question(**{**values, "right": right, "best": right})


def _typo(asker: Asker) -> Question | None:
    question = MAKERS["least"](asker)
    if question is None:
        return None
    values = {name: getattr(question, name) for name in Question.__slots__}
    return Question(**{**values, "kind": "typo", "text": misspelt(question.text, asker.rng)})


def misspelt(text: str, rng: Random) -> str:
    """Two letters of the two longest words changed places."""
    longest = sorted((w for w in set(re.findall(r"[^\W\d_]+", text)) if len(w) >= TYPO_MIN_LETTERS), key=lambda w: (-len(w), w))[
        :2
    ]
    for word in longest:
        at = rng.randint(TYPO_MIN_INDEX, len(word) - 2)
        wrong = word[:at] + word[at + 1] + word[at] + word[at + 2 :]
        text = text.replace(word, wrong if wrong != word else word[:at] + word[at + 1 :], 1)
    return text


MAKERS: dict[str, Maker] = {
    "least": tried(_least, "least"),
    "most": tried(_most, "most"),
    "feature": tried(_feature, "feature"),
    "without": tried(_without, "without"),
    "colour": tried(_colour, "colour"),
    "size": tried(_size, "size"),
    "material": tried(_material, "material"),
    "pack": _pack,
    "brand": _brand,
    "nothing": _nothing,
    "cheapest": _cheapest,
    "lightest": _lightest,
    "superlative": _superlative,
    "named": _named,
    "absent": _absent,
    "compare": _compare,
    "accessory": _accessory,
    "typo": _typo,
}
ALWAYS = ("least", "feature", "named", "accessory", "typo")
BEST = ("cheapest", "lightest", "superlative")
OTHERS = ("most", "without", "colour", "size", "material", "pack", "brand", "nothing", "absent", "compare")
PER_WEB = 9
_NEEDS: dict[str, Callable[[Category], bool]] = {
    "size": lambda c: bool(c.sizes),
    "material": lambda c: bool(c.materials),
    "pack": lambda c: c.packs,
}


def _always(category: Category) -> bool:
    return True


def make_questions(web: ShoppingWeb, number: int) -> Iterator[Question]:
    """Nine questions a web: five kinds always, a superlative, and others in turn; languages in turn."""
    rng, truth = Random(f"questions {web.seed}"), Truth(web)
    rest = [OTHERS[(number * 3 + i) % len(OTHERS)] for i in range(len(OTHERS))]
    wanted = [*ALWAYS, BEST[number % len(BEST)], *rest]
    made = 0
    for place, kind in enumerate(wanted):
        possible = [c for c in web.kinds if _NEEDS.get(kind, _always)(c)]
        if not possible:
            continue
        category = possible[(place + number) % len(possible)]
        language = LANGUAGES[(place + number * 5) % len(LANGUAGES)]
        asker = Asker(web, truth, category, language, rng.choice(CURRENCIES[language]), rng)
        question = MAKERS[kind](asker)
        if question is not None:
            made += 1
            yield question
        if made == PER_WEB:
            return
