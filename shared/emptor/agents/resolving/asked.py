"""Which of the products that a question names a name is of."""

from __future__ import annotations

import re
from collections.abc import Iterable

from emptor.agents.questions.morphology import english_singular
from emptor.agents.resolving.model_names import generations_of, without_generation
from emptor.agents.resolving.naming import full_name, other_tiers
from emptor.lexicon import matcher
from emptor.models.brief import Brief, Constraint, Op
from emptor.models.dossier import Dossier
from emptor.utils.text import comparable


def asked_names(brief: Brief) -> tuple[str, ...]:
    """The products that the question names: `A vs B` asks for these and no others."""
    return tuple(dict.fromkeys(v for c in brief.constraints if names_products(c) for v in c.values))


def is_asked_for(dossier: Dossier, brief: Brief) -> bool:
    """Whether it is one of the products that the question names, or the question names none."""
    return not asked_names(brief) or asked_name(full_name(dossier.name, dossier.brand), brief) is not None


def shares_name(dossier: Dossier, brief: Brief) -> bool:
    """Whether it has a word in common with a product that the question names: its maker's, or its line's."""
    own = {word for word in _plain_words(full_name(dossier.name, dossier.brand)) if word.isalpha()}
    return any(own.intersection(_plain_words(asked)) for asked in asked_names(brief))


def missing_names(names: Iterable[str], brief: Brief) -> list[str]:
    """Those of the products asked for that none of these names is of."""
    found = {asked_name(name, brief) for name in names}
    return [asked for asked in asked_names(brief) if asked not in found]


def asked_name(name: str, brief: Brief) -> str | None:
    """The question's own words for a product of this name; None when it is not one of those asked for."""
    return max((asked for asked in asked_names(brief) if is_model(asked, name)), key=len, default=None)


def names_products(constraint: Constraint) -> bool:
    """Whether a constraint names the products that are asked for."""
    return constraint.attribute == "name" and constraint.hard and constraint.op in {Op.IN, Op.EQ}


def is_model(asked: str, name: str) -> bool:
    """Whether a name is of the model asked for, one or many: `Arc Max` is not the `Arc`, `Arc 2 Max` is one of the line."""
    if not generations_of(asked) <= generations_of(name):
        return False
    wanted, words = set(_plain_words(asked)), _plain_words(name)
    if not wanted <= set(words):
        return False
    behind = words[max(words.index(word) for word in wanted) + 1 :]
    return not behind or not (behind[0] in other_tiers() or matcher("model.size").fullmatch(behind[0]))


def _plain_words(text: str) -> list[str]:
    """The words of a name in the singular, its generation aside: languages write that in many ways."""
    return [*map(english_singular, words_of(without_generation(comparable(text))))]


def words_of(text: str) -> list[str]:
    """The folded words of a name, hyphens joined: `WH-1000XM5` is one word."""
    return re.findall(r"[a-z0-9]+", comparable(text).replace("-", ""))
