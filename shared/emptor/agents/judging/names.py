"""Is it of a wanted brand, a named product, from a wanted seller?"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from emptor.agents.judging.answers import fails, passes, unknown
from emptor.agents.questions.morphology import english_singular
from emptor.agents.research.state import Dossier
from emptor.agents.resolving.model_names import generations_of
from emptor.agents.resolving.naming import TIERS, full_name
from emptor.models.brief import Brief, Constraint, Op
from emptor.models.evidence import Evidence
from emptor.models.report import Verdict
from emptor.utils.text import fold


def judge_brand(constraint: Constraint, dossier: Dossier, _brief: Brief) -> Verdict:
    words = dossier.brand or dossier.name
    return _judge(constraint, words, _evidence(dossier), _is_brand if dossier.brand else _holds)


def judge_name(constraint: Constraint, dossier: Dossier, brief: Brief) -> Verdict:
    """Judge whether it is one of the products named; another generation than the question names is another product."""
    if _names_products(constraint) and not _is_generation(dossier.name, constraint, brief):
        evidence = _evidence(dossier)
        said = f"it is {full_name(dossier.name, dossier.brand)}, of another generation"
        return fails(constraint, evidence, said) if evidence else unknown(constraint, said)
    return _judge(constraint, full_name(dossier.name, dossier.brand), _evidence(dossier), _is_model)


def _is_generation(name: str, constraint: Constraint, brief: Brief) -> bool:
    """Whether a name is of the generation asked for. Only one product named says whose generation the question means."""
    if len(asked_names(brief)) != 1:
        return True
    asked = generations_of(" ".join((brief.question, *constraint.values)))
    return generations_of(name) == asked


def asked_names(brief: Brief) -> tuple[str, ...]:
    """The products that the question names: `A vs B` asks for these and no others."""
    return tuple(dict.fromkeys(v for c in brief.constraints if _names_products(c) for v in c.values))


def is_asked_for(dossier: Dossier, brief: Brief) -> bool:
    """Whether it is one of the products that the question names, or the question names none."""
    return not asked_names(brief) or asked_name(full_name(dossier.name, dossier.brand), brief) is not None


def missing_names(names: Iterable[str], brief: Brief) -> list[str]:
    """Those of the products asked for that none of these names is of."""
    found = {asked_name(name, brief) for name in names}
    return [asked for asked in asked_names(brief) if asked not in found]


def asked_name(name: str, brief: Brief) -> str | None:
    """The question's own words for a product of this name; None when it is not one of those asked for."""
    return max((asked for asked in asked_names(brief) if _is_model(asked, name)), key=len, default=None)


def _names_products(constraint: Constraint) -> bool:
    return constraint.attribute == "name" and constraint.hard and constraint.op in {Op.IN, Op.EQ}


def judge_seller(constraint: Constraint, dossier: Dossier, _brief: Brief) -> Verdict:
    sellers = " ".join(f"{o.seller} {o.url}" for o in dossier.offers)
    if not sellers:
        return unknown(constraint, "no seller was found")
    return _judge(constraint, sellers, dossier.offers[0].evidence, _holds)


def _judge(constraint: Constraint, words: str, evidence: Evidence | None, fits: Callable[[str, str], bool]) -> Verdict:
    among = any(fits(value, words) for value in constraint.values)
    good = among if constraint.op in {Op.IN, Op.EQ} else not among
    if evidence is None:
        return unknown(constraint, "no page read tells")
    return (passes if good else fails)(constraint, evidence, f"it is {words.strip()}")


def _holds(value: str, words: str) -> bool:
    """Whether all word parts of a value are in some words, in any order."""
    return _parts(value) <= _parts(words)


def _is_brand(value: str, brand: str) -> bool:
    """The same; a brand of several words is the whole."""
    return _parts(value) == _parts(brand) if len(_parts(value)) > 1 else _holds(value, brand)


def _is_model(asked: str, name: str) -> bool:
    """Whether a name is of the model asked for, one or many: `Arc Max` is not the `Arc`, `Arc 2 Max` is one of the line."""
    wanted, words = {*map(english_singular, _words(asked))}, [*map(english_singular, _words(name))]
    if not wanted <= set(words):
        return False
    behind = words[max(words.index(word) for word in wanted) + 1 :]
    return not behind or behind[0] not in TIERS


def _parts(text: str) -> set[str]:
    return set(_words(text))


def _words(text: str) -> list[str]:
    return re.findall(r"[a-z0-9]+", fold(text).replace("-", ""))


def _evidence(dossier: Dossier) -> Evidence | None:
    return next((t.evidence for t in dossier.texts if t.where == "name"), None)
