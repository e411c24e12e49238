"""Is it of a wanted brand, a named product, from a wanted seller?"""

from __future__ import annotations

import re
from collections.abc import Iterable

from emptor.agents.judging.answers import fails, passes, unknown
from emptor.agents.research.state import Dossier
from emptor.models.brief import Brief, Constraint, Op
from emptor.models.evidence import Evidence
from emptor.models.report import Verdict
from emptor.utils.text import fold


def judge_brand(constraint: Constraint, dossier: Dossier, _brief: Brief) -> Verdict:
    words = dossier.brand or dossier.name
    return _judge(constraint, words, _evidence(dossier), exactly=bool(dossier.brand))


def judge_name(constraint: Constraint, dossier: Dossier, _brief: Brief) -> Verdict:
    return _judge(constraint, f"{dossier.brand or ''} {dossier.name}", _evidence(dossier), exactly=False)


def judge_seller(constraint: Constraint, dossier: Dossier, _brief: Brief) -> Verdict:
    sellers = " ".join(f"{o.seller} {o.url}" for o in dossier.offers)
    if not sellers:
        return unknown(constraint, "no seller was found")
    return _judge(constraint, sellers, dossier.offers[0].evidence, exactly=False)


def _judge(constraint: Constraint, words: str, evidence: Evidence | None, *, exactly: bool) -> Verdict:
    among = _any_of(constraint.values, words, exactly=exactly)
    good = among if constraint.op in {Op.IN, Op.EQ} else not among
    if evidence is None:
        return unknown(constraint, "no page read tells")
    return (passes if good else fails)(constraint, evidence, f"it is {words.strip()}")


def _any_of(values: Iterable[str], words: str, *, exactly: bool) -> bool:
    """Whether one of `values` is in `words`: all its word parts, in any order; for brands, the whole."""
    have = _parts(words)
    return any(_parts(v) == have if exactly and len(_parts(v)) > 1 else _parts(v) <= have for v in values)


def _parts(text: str) -> set[str]:
    return set(re.findall(r"[a-z0-9]+", fold(text).replace("-", "")))


def _evidence(dossier: Dossier) -> Evidence | None:
    return next((t.evidence for t in dossier.texts if t.where == "name"), None)
