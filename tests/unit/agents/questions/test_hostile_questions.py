"""Questions that once held a worker for good."""

from __future__ import annotations

import pytest

from emptor.agents.questions import parse_question
from emptor.agents.questions.models import _MIXED
from emptor.core.cpu import CpuPool
from emptor.models.jobs import JobOptions

LOADING_S = 20.0
LIMIT_S = 2.0  # of CPU time: the one that jobs have; what hung took minutes to years


@pytest.mark.parametrize(
    "question",
    [
        pytest.param("a1" * 20 + "_", id="letters and figures that end in an underscore"),
        pytest.param("a1" * 1_000 + "_", id="the same, as long as a question may be"),
        pytest.param("a-" * 1_000, id="hyphens"),
        pytest.param("sony " * 400, id="a maker, 400 times"),
        pytest.param("Sony " * 400, id="a maker with a capital letter, 400 times"),
        pytest.param("usb-c " * 333, id="a feature, 333 times"),
        pytest.param("5 " + " " * 1_990, id="a number and spaces"),
        pytest.param("under 5 usd " * 166, id="a price, 166 times"),
        pytest.param("1-" * 1_000, id="figures and hyphens"),
    ],
)
async def test_a_hostile_question_is_read_within_its_time(question: str) -> None:
    """The process that reads it is not killed for its CPU time. It has read one before, as workers have loaded what they need."""
    pool = CpuPool(1)
    try:
        await pool.run(parse_question, "headphones", JobOptions(), timeout_s=LOADING_S)
        brief = await pool.run(parse_question, question, JobOptions(), timeout_s=LIMIT_S)
    finally:
        pool.close()
    assert brief.question == question


@pytest.mark.parametrize(
    ("name", "is_one"),
    [("wh-1000xm4", True), ("a1", True), ("dt-770-pro", True), ("ath-m50x", True), ("noise-cancelling", False), ("xm4_b", False)],
)
def test_a_model_number_is_no_quantity(name: str, is_one: bool) -> None:
    """Letters and hyphens with a figure among them are a model number; words are not."""
    found = _MIXED.search(f"the {name}, please")
    assert (found is not None and found.group() == name) is is_one
