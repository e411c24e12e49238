"""Which way an opinion speaks."""

from __future__ import annotations

import pytest

from emptor.agents.resolving.opinions import stance_of


@pytest.mark.parametrize(
    ("sentence", "stance"),
    [
        ("Excellent sound and very comfortable.", "for"),
        ("It looks lovely and runs out a day early.", "against"),
        ("Not recommended for long flights.", "against"),
        ("It is not bad at all.", "for"),
        ("Leider ist der Akku schwach.", "against"),
        ("Überzeugt im Alltag und sitzt bequem.", "for"),
        ("It comes in a box.", "open"),
    ],
)
def test_an_opinion_speaks_for_against_or_leaves_it_open(sentence: str, stance: str) -> None:
    """Only what speaks for a product may stand among its reasons."""
    assert stance_of(sentence) == stance
