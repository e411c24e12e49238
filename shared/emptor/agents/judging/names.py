"""Is it of a wanted brand, a named product, from a wanted seller?"""

from __future__ import annotations

from collections.abc import Callable

from emptor.agents.judging.answers import fails, passes, unknown
from emptor.agents.resolving.asked import asked_names, is_model, names_products, words_of
from emptor.agents.resolving.model_names import generations_of
from emptor.agents.resolving.naming import full_name
from emptor.models.brief import Brief, Constraint, Op
from emptor.models.dossier import Dossier
from emptor.models.evidence import Evidence
from emptor.models.report import Verdict


def judge_brand(constraint: Constraint, dossier: Dossier, _brief: Brief) -> Verdict:
    words = dossier.brand or dossier.name
    return _judge(constraint, words, _evidence(dossier), _is_brand if dossier.brand else _holds)


def judge_name(constraint: Constraint, dossier: Dossier, brief: Brief) -> Verdict:
    """Judge whether it is one of the products named; another generation than the question names is another product."""
    if names_products(constraint) and not _is_generation(dossier.name, constraint, brief):
        evidence = _evidence(dossier)
        said = f"it is {full_name(dossier.name, dossier.brand)}, of another generation"
        return fails(constraint, evidence, said) if evidence else unknown(constraint, said)
    return _judge(constraint, full_name(dossier.name, dossier.brand), _evidence(dossier), is_model)


def _is_generation(name: str, constraint: Constraint, brief: Brief) -> bool:
    """Whether a name is of the generation asked for. Only one product named says whose generation the question means."""
    if len(asked_names(brief)) != 1:
        return True
    asked = generations_of(" ".join((brief.question, *constraint.values)))
    return generations_of(name) == asked


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


def _parts(text: str) -> set[str]:
    return set(words_of(text))


def _evidence(dossier: Dossier) -> Evidence | None:
    return next((t.evidence for t in dossier.texts if t.where == "name"), None)
