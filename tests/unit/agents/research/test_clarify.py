"""The questions a vague question is answered with, and how their answers are read."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, cast

import pytest

from emptor.agents.questions import parse_question
from emptor.agents.research.clarify import BUDGET, CATEGORY, asks_back, questions_for, with_answers
from emptor.agents.writing.phrases import phrases_in
from emptor.models.brief import Brief
from emptor.models.jobs import Clarify, JobOptions

GIFTS = ("gift for dad", "Geschenk für Papa", "cadeau pour papa", "regalo para papá", "regalo per papà", "cadeau voor papa")


def read(question: str) -> Brief:
    parsed = parse_question(question, JobOptions())
    return parsed.model_copy(update={"answer_language": phrases_in(parsed.language).language})


def asks(question: str, clarify: Clarify = Clarify.ASK) -> bool:
    job = SimpleNamespace(options=JobOptions(clarify=clarify))
    return asks_back(cast("Any", {"job": job, "brief": read(question)}))


@pytest.mark.parametrize("question", [*GIFTS, "something nice under 50 dollars", "wireless", "good cheap one"])
def test_a_question_without_a_kind_of_thing_is_asked_back_about(question: str) -> None:
    """Only where somebody is there to answer."""
    assert asks(question)
    assert not asks(question, Clarify.NEVER)
    assert not asks(question, Clarify.AUTO)


@pytest.mark.parametrize("question", ["headphones", "Kopfhörer", "laptop for school", "Sony WH-1000XM5", "card holder"])
def test_a_kind_of_thing_or_a_product_is_clear_enough(question: str) -> None:
    assert not asks(question)


@pytest.mark.parametrize("question", GIFTS)
def test_answers_become_demands_in_every_language_of_the_questions(question: str) -> None:
    """Each option is understood by the rules that read questions: the kind of thing, and the limit of the price."""
    brief = read(question)
    category, budget = questions_for(brief).questions
    assert (category.id, budget.id) == (CATEGORY, BUDGET)
    for thing in category.options[:-1]:
        for limit in budget.options[:-1]:
            full = with_answers(question, questions_for(brief), {CATEGORY: thing, BUDGET: limit})
            answered = parse_question(full, JobOptions())
            assert (answered.category or "").casefold() == thing.casefold(), full
            assert [c.attribute for c in answered.constraints] == ["price"], full


def test_defaults_and_questions_left_out_add_nothing() -> None:
    asked = questions_for(read(GIFTS[0]))
    assert with_answers(GIFTS[0], asked, {}) == GIFTS[0]
    assert with_answers(GIFTS[0], asked, {q.id: q.default for q in asked.questions}) == GIFTS[0]
