"""Figures that sentences state."""

from __future__ import annotations

import pytest

from emptor.agents.questions import parse_question
from emptor.agents.resolving.sentences import Wanted, asked_figures, facts_in_sentence
from emptor.models.jobs import JobOptions
from tests.fakes.dossiers import evidence

BRIEF = parse_question("headphones with at least 30 hours of battery", JobOptions())


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("The battery lasts up to 40 hours.", "40"),
        ("Battery life: 35 h, charging time: 2 h.", "35"),
        ("It comes with a warranty of 24 months.", None),
        ("The maker promises a battery life of 40 hours; we measured 33 hours.", "33"),
        ("A 10-minute charge gives 5 hours of playback.", None),
        ("Delivered within 48 hours.", None),
        ("Great sound.", None),
    ],
)
def test_only_a_figure_that_belongs_to_the_attribute_is_read(sentence: str, found: str | None) -> None:
    facts = facts_in_sentence(sentence, evidence(sentence), asked_figures(BRIEF))
    assert [f.value for f in facts] == ([found] if found else [])


@pytest.mark.parametrize(
    ("sentence", "found"),
    [("Strix RTX 4080 Graphics Card (16GB GDDR6X, HDMI 2.1a)", "16"), ("Ships with a 512 GB SSD.", None)],
)
def test_a_type_of_memory_tells_that_it_is_memory(sentence: str, found: str | None) -> None:
    brief = parse_question("graphics card with at least 16 GB of memory", JobOptions())
    facts = facts_in_sentence(sentence, evidence(sentence), asked_figures(brief))
    assert [f.value for f in facts] == ([found] if found else [])


@pytest.mark.parametrize(
    "sentence", ["Connects by Bluetooth 5.2, 3.5 mm cable", "Over-Ear-Kopfhörer mit Bluetooth 5.3, 3,5-mm-Kabel."]
)
def test_a_plug_is_no_length_of_a_cable(sentence: str) -> None:
    """A cable of 3.5 mm would fail every demand for its length."""
    assert facts_in_sentence(sentence, evidence(sentence), [Wanted("cable_length", "m")]) == []
