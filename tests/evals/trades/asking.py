"""Questions on the trades, in turns of phrase and combinations of demands that the other suites do not have."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from random import Random

from tests.evals.trades.saying import words
from tests.evals.webs.building import ShoppingWeb
from tests.evals.webs.goods import Category
from tests.evals.webs.language import LANGUAGES
from tests.evals.webs.questions import MAKERS, Asker, Question, tried
from tests.evals.webs.shops import CURRENCIES
from tests.evals.webs.truth import Demand, Truth

# One question of each group a kind, the members in turn.
GROUPS = (
    ("least", "most"),
    ("feature", "without"),
    ("several", "pair"),
    ("cheapest", "superlative", "lightest"),
    ("accessory", "named"),
    ("typo", "nothing", "brand", "material", "compare", "colour", "size"),
)


def make_questions(web: ShoppingWeb, number: int) -> Iterator[Question]:
    """Six questions a kind; kinds of questions and languages in turn."""
    rng, truth = Random(f"trading {web.seed}"), Truth(web)
    for place, category in enumerate(web.kinds):
        for step, group in enumerate(GROUPS):
            possible = [kind for kind in group if _fits(kind, category)]
            kind = possible[(place + number + step) % len(possible)]
            language = LANGUAGES[(place * 5 + step + number) % len(LANGUAGES)]
            asker = Asker(web, truth, category, language, rng.choice(CURRENCIES[language]), rng, words)
            question = {**MAKERS, **_MAKERS}[kind](asker)
            if question is not None:
                yield question


def _fits(kind: str, category: Category) -> bool:
    needs = {
        "most": any(not a.more_is_better for a in category.attributes),
        "size": bool(category.sizes),
        "material": len(category.materials) > 1,
    }
    return needs.get(kind, True)


def _several(asker: Asker) -> tuple[str, tuple[Demand, ...]]:
    """A price, a feature and a figure."""
    options = [a for a in asker.category.attributes if a.more_is_better]
    attribute, feature = asker.rng.choice(options), asker.rng.choice(asker.category.features)
    price, least, has = asker.price_demand(), asker.attribute_demand(attribute, at_least=True), asker.feature_demand(feature)
    unit = asker.lang.data["units"].get(attribute.unit, attribute.unit)
    naming, named = attribute.names[asker.language], feature.names[asker.language]
    forms = {**asker.lang.forms(naming), "with": asker.lang.forms(named)["with"]}
    text = asker.fill("several", money=asker.money(price), n=f"{asker.lang.plain(least.value)} {unit}".strip(), **forms)
    return text, (price, least, has)


def _pair(asker: Asker) -> tuple[str, tuple[Demand, ...]]:
    """A feature that is wanted and one that is not."""
    wanted, unwanted = asker.rng.sample(asker.category.features, 2)
    forms = asker.lang.forms(wanted.names[asker.language])
    text = asker.fill("pair", without=unwanted.names[asker.language].with_, **forms)
    return text, (asker.feature_demand(wanted), asker.feature_demand(unwanted, wanted=False))


_MAKERS: dict[str, Callable[[Asker], Question | None]] = {"several": tried(_several, "several"), "pair": tried(_pair, "pair")}
