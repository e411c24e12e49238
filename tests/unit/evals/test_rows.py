"""The rows of the suites: written as their suites read them, without repeats, in both halves."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from tests.evals.demands import read_demand
from tests.evals.frame import Split, SuiteSkipped, split_of
from tests.evals.rows import read_rows

LANGUAGES = {"en", "de", "fr", "es", "it", "nl", "pt", "pl"}
LEAST_ROWS = {"briefs": 500, "polarity": 500, "identity": 400, "labels": 70}
LEAST_SHARE = 0.3  # of the rows in the smaller half
HALF_BY = {"briefs": "topic", "polarity": "wording", "identity": "wording", "labels": "concept"}


def _asked(suite: str, row: dict[str, Any]) -> str:
    if suite == "briefs":
        return str(row["question"])
    if suite == "identity":
        return str(row["pages"])
    return str({key: value for key, value in row.items() if key not in {"says", "kind", "wording"}})


@pytest.mark.parametrize("suite", list(LEAST_ROWS))
def test_no_row_stands_twice(suite: str) -> None:
    """A repeated row would count twice."""
    asked = Counter(_asked(suite, row) for row in read_rows(suite))
    assert [row for row, times in asked.items() if times > 1] == []
    assert asked.total() >= LEAST_ROWS[suite]


@pytest.mark.parametrize("suite", list(LEAST_ROWS))
def test_both_halves_are_large_enough_to_compare(suite: str) -> None:
    """The difference of the halves measures tuning only if neither is small."""
    halves = Counter(split_of(row[HALF_BY[suite]]) for row in read_rows(suite))
    assert min(halves[half] for half in Split) >= LEAST_SHARE * halves.total()


def test_all_demands_are_written_in_the_notation() -> None:
    """A line that the notation does not know would raise in the middle of a run."""
    for row in read_rows("briefs"):
        for alternatives in [*row["demands"], *row.get("optional", ())]:
            assert [read_demand(line) for line in alternatives]


def test_rows_cover_all_languages() -> None:
    """Each suite has rows in each of the eight languages."""
    assert {language for row in read_rows("briefs") for language in row["languages"]} >= LANGUAGES
    assert {row["language"] for row in read_rows("polarity")} == LANGUAGES
    assert {row["pages"][1]["language"] for row in read_rows("identity")} == LANGUAGES
    assert {row["asked_in"] for row in read_rows("labels")} == LANGUAGES


def test_a_missing_file_skips_the_suite_and_says_which() -> None:
    """`run` of a suite without data is not a failure of the product."""
    with pytest.raises(SuiteSkipped, match=r"nowhere\.jsonl is missing"):
        read_rows("nowhere")
