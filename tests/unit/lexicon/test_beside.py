"""Phrases are found right before a place and behind it, with only what may stand between."""

from __future__ import annotations

import re

import pytest

from emptor.lexicon import fold
from emptor.lexicon.beside import NOTHING, SPACE, after, before, leads, starts_before

TWO_WORDS = re.compile(r"\s+(?:\w+\s+){0,2}")


@pytest.mark.parametrize(
    ("text", "between", "phrase"),
    [
        ("lamps less than 50", SPACE, "less than"),
        ("lamps less than the promised 50", TWO_WORDS, "less than"),
        ("lamps less than the promised 50", SPACE, None),  # words stand between
        ("cost under50", SPACE, None),  # no space
        ("thunder 50", SPACE, None),  # inside a word
        (f"{'under' * 30} 50", SPACE, None),  # inside a word that begins before what is looked at
    ],
)
def test_a_phrase_before_a_place(text: str, between: re.Pattern[str], phrase: str | None) -> None:
    match = before(fold(text), text.index("50"), between, "comparator.at-most")
    assert (match and text[match.start : match.end]) == phrase


@pytest.mark.parametrize(
    ("text", "between", "phrase"),
    [
        ("50 stars", SPACE, "stars"),
        ("50stars", NOTHING, "stars"),
        ("50 of the stars", TWO_WORDS, "stars"),
        ("50 of the stars", SPACE, None),
        ("50 starships", SPACE, None),
    ],
)
def test_a_phrase_behind_a_place(text: str, between: re.Pattern[str], phrase: str | None) -> None:
    match = after(fold(text), 2, between, "said.of.rating")
    assert (match and text[match.start : match.end]) == phrase


def test_a_chain_of_concepts_tries_each_place_of_the_first() -> None:
    """The first `the` leads nowhere; the second is followed by what is looked for."""
    text = "50 for the lamp, the weight"
    steps = ((re.compile(r"[^.]{0,20}"), "beside-feature.article"), (SPACE, "said.of.weight"))
    assert leads(text, 2, *steps) == len(text)
    assert leads("50 for the lamp", 2, *steps) is None


def test_phrases_that_stand_in_a_row_before_a_place() -> None:
    """The nearest first, no more than asked for, and the place itself where none stands there."""
    text = "without any the built-in lamp"
    places = [text.index(word) for word in ("lamp", "built-in", "the", "any")]
    assert starts_before(text, places[0], SPACE, "beside-feature.article", 6) == places
    assert starts_before(text, places[0], SPACE, "beside-feature.article") == places[:2]
    assert starts_before(text, places[3], SPACE, "beside-feature.article", 6) == places[3:]
