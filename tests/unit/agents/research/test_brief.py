"""The node that reads the question."""

from __future__ import annotations

import os
import re
from collections.abc import Awaitable, Callable
from types import SimpleNamespace
from typing import Any, cast

import pytest

from emptor.agents.context import AgentContext
from emptor.agents.research.brief import _read
from emptor.core.cpu import CpuPool
from emptor.core.errors import QuestionUnreadable
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
        await _read("kettle", JobOptions(), context)
    assert caught.value.code == "question-unreadable"
    pool.close()
