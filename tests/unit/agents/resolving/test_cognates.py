"""One word in the spellings of two languages, and words that are only alike."""

from __future__ import annotations

import pytest

from emptor.agents.resolving.cognates import are_cognates


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("telescoop", "telescopio"),
        ("telescoop", "Teleskop"),
        ("aquariumfilter", "Aquarienfilter"),
        ("plafondventilator", "ventilateur de plafond"),
        ("smartphone-adapter", "adaptateur smartphone"),
    ],
)
def test_spellings_of_one_word_are_cognates(one: str, other: str) -> None:
    assert are_cognates(one, other)
    assert are_cognates(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("toaster", "coaster"),
        ("koffer", "coffee"),
        ("labelprinter", "laser printer"),
        ("fietsslot", "fietspomp"),
        ("", "telescope"),
    ],
)
def test_words_that_are_only_alike_are_none(one: str, other: str) -> None:
    assert not are_cognates(one, other)
