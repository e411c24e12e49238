"""Expressions whose words are concepts of the lexicon."""

from __future__ import annotations

import pytest

from emptor.lexicon import fold
from emptor.lexicon.worded import Worded, any_phrase
from tests.fakes.patterns import worded_expressions


@pytest.mark.parametrize("text", ["from 20 to 30", "von 20 bis 30", "de 20 à 30", "van 20 tot 30", "da 20 a 30"])
def test_a_concept_stands_for_its_phrases_in_every_language(text: str) -> None:
    """One expression reads a range in any language."""
    assert Worded(r"\d+ (?:«joint.range»|«joint.range-between») \d+").search(fold(text)) is not None


def test_the_longest_phrase_is_matched() -> None:
    """`the best` is not read as far as `the` alone, and `range of` does not hide `in the range of`."""
    match = Worded("«joint.range-open»").match("in the range of")
    assert match is not None
    assert match.group() == "in the range of"


@pytest.mark.parametrize(("text", "is_one"), [("meinem ", True), ("minem ", False), ("the ", True), ("thesis ", False)])
def test_a_star_lets_a_phrase_begin_a_longer_word(text: str, is_one: bool) -> None:
    """`mein*` in the data is meinem, meinen, …; a phrase without a star ends where it ends."""
    assert (Worded(r"«article» ").fullmatch(text) is not None) is is_one


def test_a_gap_of_a_phrase_is_a_space_or_a_hyphen() -> None:
    """The notation of phrases means the same in an expression as in a matcher."""
    found = Worded("«size.bed»")
    assert all(found.fullmatch(text) for text in ("king size", "king-size", "kingsize"))


def test_a_concept_that_no_language_has_is_an_error() -> None:
    """A misspelt name does not match nothing in silence."""
    with pytest.raises(KeyError, match=r"joint\.nothing"):
        any_phrase("joint.nothing")


def test_every_expression_of_the_package_names_concepts_that_exist() -> None:
    """They are compiled when they are first used, so a wrong name would show on a user's question."""
    found = worded_expressions()
    assert found
    for module, worded in found:
        assert worded.pattern.pattern, module
