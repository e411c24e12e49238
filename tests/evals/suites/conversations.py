"""One turn of a conversation: a question that follows a report, read against it.

Rows stand in `data/conversations.jsonl`: the question, the report it follows (`about`), and how it is to be read: the kind, the
demands that are added and removed, the order, the products, what is asked about them, and demands that are only asked about. A
turn is right when all of it is. `CUR` stands for the currency of the report. A *false change* is the dangerous error: a question
that changes no demand is read as one that does, so that the buyer sees another list than the one that was asked about.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache
from typing import Any

from emptor.agents.conversation.reading import read_follow_up
from emptor.agents.judging.ranking import rank
from emptor.agents.questions import parse_question
from emptor.models.conversation import FollowUp
from emptor.models.jobs import JobOptions
from emptor.models.research import Findings
from tests.evals.frame import Failure, Figure, Split, SuiteResult, share, split_of
from tests.evals.rows import read_rows
from tests.fakes.dossiers import dossier, fact, offer

TITLE = "conversations: questions that follow a report, in 4 languages"

_QUESTIONS = {
    ("headphones", "en"): "wireless over-ear headphones under 150 dollars with at least 30 hours of battery",
    ("headphones", "de"): "kabellose Over-Ear-Kopfhörer unter 150 Euro mit mindestens 30 Stunden Akkulaufzeit",
    ("headphones", "fr"): "casque circum-aural sans fil à moins de 150 euros avec au moins 30 heures d'autonomie",
    ("headphones", "es"): "auriculares circumaurales inalámbricos por menos de 150 euros con al menos 30 horas de batería",
    ("vacuum", "en"): "robot vacuum under 300 dollars quieter than 65 dB",
    ("vacuum", "de"): "Saugroboter unter 300 Euro leiser als 65 dB",
    ("vacuum", "fr"): "aspirateur robot à moins de 300 euros et moins de 65 dB",
    ("vacuum", "es"): "robot aspirador por menos de 300 euros y menos de 65 dB",
}
_PRODUCTS = {
    "headphones": (
        ("Tarvane Drift 2", "79.99", {"battery_life": ("50", "h"), "weight": ("228", "g")}),
        ("Halvik Meridian 45", "129.00", {"battery_life": ("45", "h"), "weight": ("254", "g")}),
        ("Quillon Arc Lite", "189.00", {"battery_life": ("35", "h"), "weight": ("240", "g")}),
    ),
    "vacuum": (
        ("Sweepra Mini", "179.00", {"noise_level": ("58", "dB")}),
        ("Domovik R3", "249.00", {"noise_level": ("60", "dB")}),
        ("Rundo Aqua", "329.00", {"noise_level": ("62", "dB")}),
    ),
}
_CHANGES = frozenset({"refine", "more"})
_SPECIFICS = re.compile(r"\d+|Tarvane|Halvik|Quillon|Sweepra|Domovik|Rundo|Sony|Roborock")

Outcomes = defaultdict[str, list[tuple[Split, bool]]]


def run() -> SuiteResult:
    """Read every turn, and count the errors apart by kind and language."""
    outcomes: Outcomes = defaultdict(list)
    failures: list[Failure] = []
    for row in read_rows("conversations"):
        split = split_of(_SPECIFICS.sub("_", row["text"]))
        said = read_follow_up(row["text"], findings(row["about"], row["language"]), JobOptions())
        expected, got = _expected(row), _got(said)
        right = expected == got
        outcomes["turn right"].append((split, right))
        outcomes["kind right"].append((split, said.kind.value == row["kind"]))
        outcomes[f"right, {row['kind']}"].append((split, right))
        outcomes[f"right in {row['language']}"].append((split, right))
        if row["kind"] not in _CHANGES:
            outcomes["false change"].append((split, bool(said.added or said.removed) and said.kind.value in _CHANGES))
        if not right:
            failures.append(Failure(split, row["text"], f"{row['language']}, {row['kind']}", _shown(expected), _shown(got)))
    return SuiteResult(tuple(_figures(outcomes)), tuple(failures))


def _figures(outcomes: Outcomes) -> list[Figure]:
    changed = share("false change", outcomes.pop("false change"), lower_is_better=True)
    return [changed, *(share(name, outcomes[name]) for name in sorted(outcomes))]


@cache
def findings(about: str, language: str) -> Findings:
    """What the job before has found: three products, in the order in which they stand in the table."""
    currency = "USD" if language == "en" else "EUR"
    brief = parse_question(_QUESTIONS[about, language], JobOptions(currency=currency))
    dossiers = [
        dossier(
            name,
            brand=name.split()[0],
            offers=(offer(price, currency),),
            facts=tuple(fact(attribute, *figure) for attribute, figure in figures.items()),
        )
        for name, price, figures in _PRODUCTS[about]
    ]
    shown = tuple(candidate.name for candidate in rank(dossiers, brief, len(dossiers)))
    return Findings(brief=brief, dossiers=tuple(dossiers), shown=shown)


def _expected(row: dict[str, Any]) -> dict[str, Any]:
    currency = "USD" if row["language"] == "en" else "EUR"
    texts = {key: sorted(text.replace("CUR", currency) for text in row.get(key, ())) for key in ("added", "removed", "checks")}
    listed = {key: list(row.get(key, ())) for key in ("products", "attributes")}
    return {"kind": row["kind"], **texts, **listed, "sort": row.get("sort", "")}


def _got(said: FollowUp) -> dict[str, Any]:
    """A question of its own is right whatever it asks for: the suite of briefs scores that."""
    kind = said.kind.value
    if kind == "new":
        return {"kind": kind, "added": [], "removed": [], "checks": [], "products": [], "attributes": [], "sort": ""}
    return {
        "kind": kind,
        "added": sorted(said.added),
        "removed": sorted(said.removed),
        "checks": sorted(check.text for check in said.checks),
        "products": list(said.products),
        "attributes": list(said.attributes),
        "sort": next((f"{key.attribute} {key.direction.value}" for key in said.brief.sort), ""),
    }


def _shown(turn: dict[str, Any]) -> str:
    return ", ".join(f"{key} {value}" for key, value in turn.items() if value)
