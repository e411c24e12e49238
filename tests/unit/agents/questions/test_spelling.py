"""Misspelt words are read as the words they stand for, and said; names and figures stay."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from emptor.agents.questions.spelling import correct, slips
from tests.unit.agents.questions.rows import ledger, read


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("wireless hedphones under 150 dolars", {"hedphones": "headphones", "dolars": "dollars"}),
        ("dishwahser with a third rack", {"dishwahser": "dishwasher"}),
        ("blutooth speaker", {"blutooth": "bluetooth"}),
        ("Kopfhörrer bis 100 Eruo", {"Kopfhörrer": "Kopfhörer", "Eruo": "Euro"}),
        ("casque bluetoot", {"bluetoot": "bluetooth"}),
        ("labadora de 8 kilos", {"labadora": "lavadora"}),
    ],
)
def test_a_misspelt_word_is_corrected_and_said(question: str, wanted: dict[str, str]) -> None:
    assert {c.written: c.read for c in correct(question).corrected} == wanted


@pytest.mark.parametrize(
    "question",
    [
        "Corvo 15 Pro smartphone under 950 dollars",  # a name
        "headphones by Sonny",
        "WH-1000XM4 vs QC45",
        "galvanised garage shelving, any colour",  # British spelling
        "Sportkopfhörer mit Kniepolstertaschen",  # compounds that no dictionary has
        "tires for a van",  # a word of its own, near to one of ours
        "see https://shop.exmaple/hedphones",
    ],
)
def test_names_compounds_and_other_words_stay(question: str) -> None:
    assert correct(question).corrected == ()


def test_the_words_of_a_demand_are_the_buyers_own() -> None:
    brief = read("wireless hedphones under 150 dolars")
    assert brief.category == "headphones"
    assert ledger("wireless hedphones under 150 dolars") == ["has wireless", "price <= 150 USD"]
    assert [c.words for c in brief.constraints] == ["wireless", "under 150 dolars"]


@pytest.mark.parametrize(("a", "b", "count"), [("kettle", "kettle", 0), ("kettel", "kettle", 1), ("bycicle", "bicycle", 2)])
def test_a_slip_is_a_letter_or_a_swap(a: str, b: str, count: int) -> None:
    assert slips(a, b) == count


PRINT_NEIGHBOURS = """
from emptor.agents.questions import spelling
print([*spelling._phrases()])
"""


def test_what_is_suggested_depends_on_no_hash() -> None:
    """Of words that are equally near the first is taken: their order is the same in each process."""
    orders = {
        subprocess.run(
            [sys.executable, "-c", PRINT_NEIGHBOURS],
            env={**os.environ, "PYTHONHASHSEED": seed},
            check=True,
            capture_output=True,
            text=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(orders) == 1
