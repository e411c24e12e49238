"""Questions on a bazaar, in turns of phrase that suite webs does not have."""

from __future__ import annotations

from collections.abc import Iterator
from random import Random

from tests.evals.bazaar.saying import words
from tests.evals.webs.building import ShoppingWeb
from tests.evals.webs.goods import Category
from tests.evals.webs.language import LANGUAGES
from tests.evals.webs.questions import MAKERS, Asker, Question
from tests.evals.webs.shops import CURRENCIES
from tests.evals.webs.truth import Truth

# One question of each group a kind, the members in turn.
GROUPS = (
    ("least", "most"),
    ("feature", "without"),
    ("cheapest", "lightest"),
    ("superlative",),
    ("accessory",),
    ("named", "compare", "absent", "brand"),
    ("typo", "colour", "nothing", "material", "size"),
)


def make_questions(web: ShoppingWeb, number: int) -> Iterator[Question]:
    """Seven questions a kind; kinds of questions and languages in turn."""
    rng, truth = Random(f"asking {web.seed}"), Truth(web)
    for place, category in enumerate(web.kinds):
        for step, group in enumerate(GROUPS):
            possible = [kind for kind in group if _fits(kind, category)]
            kind = possible[(place + number) % len(possible)]
            language = LANGUAGES[(place * 2 + step + number) % len(LANGUAGES)]
            asker = Asker(web, truth, category, language, rng.choice(CURRENCIES[language]), rng, words)
            question = MAKERS[kind](asker)
            if question is not None:
                yield question


def _fits(kind: str, category: Category) -> bool:
    needs = {
        "most": any(not a.more_is_better for a in category.attributes),
        "size": bool(category.sizes),
        "material": bool(category.materials),
    }
    return needs.get(kind, True)
