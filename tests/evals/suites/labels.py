"""An attribute as a buyer asks for it, and one row of a page in another language or other words: are they the same attribute?

A *false match*, a row of another attribute that is taken for the one asked for, is the dangerous error: it would be a false pass
with a quote that looks right. Rows stand in `data/labels.jsonl`: the value of each row would satisfy the demand if the label were
its own. `concept` is the attribute whatever the language: one concept is in one half.
"""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from emptor.models.report import VerdictKind
from tests.evals.frame import Failure, Figure, Split, SuiteResult, share, split_of
from tests.evals.rows import read_rows
from tests.evals.suites.polarity import verdict_of

TITLE = "labels: the attribute asked for and the label of a row, across 8 languages"

Outcomes = defaultdict[str, list[tuple[Split, bool]]]


def run() -> SuiteResult:
    """Judge every row, and count what is matched falsely apart from what is not matched."""
    outcomes: Outcomes = defaultdict(list)
    failures: list[Failure] = []
    for number, row in enumerate(read_rows("labels")):
        split, matched = split_of(row["concept"]), is_matched(row, number)
        kind = "one language" if row["asked_in"] == row["language"] else "two languages"
        outcomes["same attribute found" if row["same"] else "false match"].append((split, matched))
        if row["same"]:
            outcomes[f"same attribute found, {kind}"].append((split, matched))
        if matched is not row["same"]:
            shown = f"{row['asked']} ({row['asked_in']}) | {row['label']}: {row['value']} ({row['language']})"
            failures.append(Failure(split, shown, kind, "same" if row["same"] else "another", "same" if matched else "not found"))
    return SuiteResult(tuple(_figures(outcomes)), tuple(failures))


def is_matched(row: dict[str, Any], number: int = 0) -> bool:
    """Whether the product takes the row of the page for an answer to the demand."""
    page = {"demand": row["asked"], "where": "row", "label": row["label"], "value": row["value"], "language": row["language"]}
    return verdict_of(page, number, asked_in=row["asked_in"]) is VerdictKind.PASS


def _figures(outcomes: Outcomes) -> list[Figure]:
    return [share(name, outcomes[name], lower_is_better=name == "false match") for name in sorted(outcomes)]
