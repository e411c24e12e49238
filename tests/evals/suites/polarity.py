"""A demand and one passage of a page: does the page affirm it, deny it, or say nothing?

A *false pass*, a demand that is taken for met where the page denies it or says nothing, is the dangerous error. Rows stand in
`data/polarity.jsonl`. Each is put on a small page of its own, which is read, gathered and judged as in a research job. `says` is
`affirms`, `denies`, `silent`, or `not affirmed` where either of the last two is right (`optional`, an empty cell). `wording` is
the passage without the name of the feature: one wording is in one half, whatever it is about.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from emptor.agents.judging.verdicts import judge
from emptor.agents.questions.features import feature_mentions
from emptor.agents.research.resolve import dossiers_of
from emptor.models.brief import Brief, Constraint, Op
from emptor.models.report import VerdictKind
from emptor.utils.attributes import canonical_attribute
from tests.evals.demands import LOWER, read_demand
from tests.evals.frame import Failure, Figure, Split, SuiteResult, share, split_of
from tests.evals.pages import ShopPage, read_page
from tests.evals.rows import read_rows

TITLE = "polarity: affirmed, denied or not mentioned, in 8 languages"

_RIGHT = {
    "affirms": {VerdictKind.PASS},
    "denies": {VerdictKind.FAIL},
    "silent": {VerdictKind.UNKNOWN},
    "not affirmed": {VerdictKind.FAIL, VerdictKind.UNKNOWN},
}
_NAME = "Oakline H5"
_OTHER_ROW = ("SKU", "OAK-5521")  # a specification of one row is rare

Outcomes = defaultdict[str, list[tuple[Split, bool]]]


def run() -> SuiteResult:
    """Judge every row, and count the errors apart by what the page says."""
    outcomes: Outcomes = defaultdict(list)
    failures: list[Failure] = []
    for number, row in enumerate(read_rows("polarity")):
        split, says = split_of(row["wording"]), row["says"]
        got = verdict_of(row, number)
        right = got in _RIGHT[says]
        if says == "affirms":
            outcomes["false fail"].append((split, got is VerdictKind.FAIL))
            outcomes["affirmation not seen"].append((split, got is VerdictKind.UNKNOWN))
        else:
            outcomes["false pass"].append((split, got is VerdictKind.PASS))
        if says == "denies":
            outcomes["denial not seen"].append((split, got is VerdictKind.UNKNOWN))
        if says == "silent":
            outcomes["silence taken for a denial"].append((split, got is VerdictKind.FAIL))
        outcomes["right"].append((split, right))
        outcomes[f"right, {row['language']}"].append((split, right))
        outcomes[f"right, {row['kind']}"].append((split, right))
        if not right:
            failures.append(Failure(split, _shown(row), f"{row['language']}, {row['kind']}", says, got.value))
    return SuiteResult(tuple(_figures(outcomes)), tuple(failures))


def _figures(outcomes: Outcomes) -> list[Figure]:
    errors = ("false pass", "false fail", "silence taken for a denial", "denial not seen", "affirmation not seen")
    rights = sorted(name for name in outcomes if name.startswith("right"))
    return [
        *(share(name, outcomes[name], lower_is_better=True) for name in errors if name in outcomes),
        *(share(name, outcomes[name]) for name in rights),
    ]


def _shown(row: dict[str, Any]) -> str:
    said = (
        row[key]
        for key in ("text", "markup", "columns", "label", "value", "cells", "question", "answer", "heading", "items")
        if key in row
    )
    return f"{row['demand']} | {', '.join(map(str, said))}"


def verdict_of(row: dict[str, Any], number: int = 0, *, asked_in: str | None = None) -> VerdictKind:
    """Return what the product judges of a page that says only what the row says, asked in its language or in another."""
    constraint = constraint_of(row["demand"])
    brief = Brief(question=row["demand"], language=asked_in or row["language"], constraints=(constraint,))
    dossiers = dossiers_of([read_page(page_of(row, number))], brief)
    return judge(constraint, dossiers[0], brief).verdict if dossiers else VerdictKind.UNKNOWN


def page_of(row: dict[str, Any], number: int) -> ShopPage:
    """A page with the row's passage, where a page has such a passage."""
    return ShopPage(
        name=_NAME,
        url=f"https://shop.example/p/{number}",
        language=row["language"],
        sentences=(row["text"],) if row["where"] == "sentence" else (),
        specs=(_OTHER_ROW, (row["label"], row["value"])) if row["where"] == "row" else (),
        questions=((row["question"], row["answer"]),) if row["where"] == "question" else (),
        related=(row["heading"], row["items"]) if row["where"] == "related" else ("", ()),
        comparison=(row["columns"], row["label"], row["cells"]) if row["where"] == "comparison" else ((), "", ()),
        markup=row["markup"] if row["where"] == "markup" else "",
    )


def constraint_of(demand: str) -> Constraint:
    """The demand as a brief would carry it: a figure, a feature of the vocabulary, or a feature in its own words."""
    if any(sign in demand for sign in "<>"):
        figure = read_demand(demand)
        attribute = canonical_attribute(figure.label)
        op = Op.GE if figure.side == LOWER else Op.LE
        text = f"{attribute} {op.value} {figure.number} {figure.unit}"
        return Constraint(
            id="c1",
            text=text,
            words=demand,
            label=figure.label,
            attribute=attribute,
            op=op,
            number=figure.number,
            unit=figure.unit,
        )
    known = [name for name, start, end, _ in feature_mentions(demand) if (start, end) == (0, len(demand))]
    value = known[0] if known else demand
    return Constraint(id="c1", text=f"has {value}", words=demand, attribute="feature", op=Op.HAS, values=(value,))
