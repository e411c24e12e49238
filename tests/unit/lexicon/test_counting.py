"""Whole numbers that may count something, in figures and in words."""

from __future__ import annotations

import pytest

from emptor.lexicon.counting import counts


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Seats 8 guests, or ten at a push", [8, 10]),
        ("a four-person tent", [4]),
        ("4-Personen-Zelt", [4]),
        ("for 3-4 people", [3]),
        ("tente quatre places", [4]),
        ("Model XM5, 2.5 l, $300, 40%", []),
        ("one person", []),
    ],
)
def test_whole_numbers_are_read(text: str, numbers: list[int]) -> None:
    assert [count.number for count in counts(text)] == numbers


def test_the_words_stand_where_they_are_said_to() -> None:
    text = "Fits twelve bottles"
    (count,) = counts(text)
    assert text[count.start : count.end] == count.words == "twelve"
