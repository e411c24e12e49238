"""The node that reads the question."""

from __future__ import annotations

import os
import re
from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from typing import Any, cast

import pytest

from emptor.agents.context import AgentContext
from emptor.agents.questions import parse_question
from emptor.agents.research.brief import brief as read_brief
from emptor.agents.research.brief import in_one_line, read_question
from emptor.core.cpu import CpuPool
from emptor.core.errors import NotAShoppingQuestion, QuestionUnreadable
from emptor.models.jobs import JobOptions

SOON_S = 0.3


@pytest.mark.parametrize(
    ("call", "arguments"),
    [
        pytest.param(re.match, ("(a+)+$", "a" * 40 + "b"), id="it never ends"),
        pytest.param(os._exit, (3,), id="the process dies"),
    ],
)
async def test_a_question_that_cannot_be_read_is_a_typed_failure(call: Callable[..., Any], arguments: tuple[Any, ...]) -> None:
    """The job ends with a clear problem, and the process that reads questions is replaced."""
    pool = CpuPool(1)

    def instead(_: Callable[..., Any], /, *__: Any, timeout_s: float) -> Awaitable[Any]:
        assert timeout_s > 0
        return pool.run(call, *arguments, timeout_s=SOON_S)

    context = cast("AgentContext", SimpleNamespace(run_cpu=instead))
    with pytest.raises(QuestionUnreadable, match="shorten it") as caught:
        await read_question("kettle", JobOptions(), context)
    assert caught.value.code == "question-unreadable"
    pool.close()


async def test_a_question_about_no_purchase_ends_as_a_typed_failure_without_a_search() -> None:
    """The job is told at once; no model and no search provider is asked."""

    async def here(call: Callable[..., Any], /, *arguments: Any, timeout_s: float) -> Any:
        assert timeout_s > 0
        return call(*arguments)

    job = SimpleNamespace(question="what is the capital of France", options=JobOptions())
    runtime = cast("Any", SimpleNamespace(context=SimpleNamespace(run_cpu=here), stream_writer=lambda _: None))
    with pytest.raises(NotAShoppingQuestion, match="Name the product") as caught:
        await read_brief(cast("Any", {"job": job}), runtime)
    assert caught.value.code == "not-a-shopping-question"


def test_the_line_of_the_brief_says_what_was_corrected_sorted_and_not_used() -> None:
    said = in_one_line(parse_question("lightest hedphones under 150 dolars, crackle", JobOptions()))
    assert said.startswith("headphones: price <= 150 USD")
    assert "sorted by weight, ascending" in said
    assert "“hedphones” read as “headphones”" in said
    assert "crackle" in said
    assert "No budget is named" in in_one_line(parse_question("gift for dad", JobOptions()))
