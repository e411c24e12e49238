"""Numbers in words have one table, for every reader of them."""

from __future__ import annotations

from emptor.agents.questions import parse_question
from emptor.lexicon.numbers import ANY, EVERY_DAY, number_words, value_of
from emptor.models.jobs import JobOptions


def test_words_have_the_value_of_their_concept() -> None:
    assert number_words("de", *ANY)["vierzig"] == 40
    assert "vierzig" not in number_words("de", EVERY_DAY)
    assert number_words(None, EVERY_DAY)["tres"] == number_words(None, EVERY_DAY)["drei"] == 3


def test_concepts_that_join_numbers_have_no_value() -> None:
    assert value_of("amount.n40") == 40
    assert value_of("amount.and") is None


def test_questions_read_the_numbers_of_the_table() -> None:
    question = parse_question("headphones under forty-five euros", JobOptions())
    assert [constraint.number for constraint in question.constraints] == [45]
