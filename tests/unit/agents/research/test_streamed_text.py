"""What is streamed when a model writes: sentences whose claims hold, and nothing that is removed later."""

from __future__ import annotations

from typing import Any

from emptor.llm import NoModel, ScriptedLlm
from emptor.models.events import EventType
from tests.fakes.memory_jobs import Done, run_in_memory
from tests.fakes.small_web import small_web
from tests.fakes.written import COSTS, LIE, PRAISE, WITHIN, written

QUESTION = "wireless over-ear headphones under 150 dollars with at least 30 hours of battery"
TRUE = "The Tarvane Drift 2 costs 79.99 USD."
OTHER = "The Tarvane Drift 2 is 70.01 USD below your limit of 150.00 USD."


async def run(answer: Any) -> Done:
    web, _ = small_web({})
    return await run_in_memory(QUESTION, web, ScriptedLlm({"write": answer}))


def streamed(done: Done) -> list[str]:
    """The pieces of text, with a mark where all before is void."""
    kinds = {EventType.REPORT_DELTA, EventType.REPORT_RESTART}
    return [str(e.data.get("text", "RESTART")).strip() for e in done.events if e.type in kinds]


async def test_sentences_that_hold_are_streamed_with_figures_and_names_filled_in() -> None:
    done = await run(written(COSTS, WITHIN))
    assert streamed(done)[-2:] == [TRUE, OTHER]
    assert done.report.recommendation
    assert done.report.recommendation.written_by == "model"
    assert all(statement.evidence for statement in done.report.recommendation.statements)


async def test_what_does_not_hold_is_never_shown() -> None:
    """A claim that no fact bears out is gone; a wording that says more than its claim is replaced by the claim in plain words."""
    done = await run(written(WITHIN, LIE, PRAISE))
    record = done.report.verification.sentences
    assert (record.written, record.kept, record.removed, record.rewritten) == (3, 2, 1, 1)
    assert streamed(done)[-1] == "Tarvane Drift 2 costs 79.99 USD at shop1.example."
    assert not any("evil" in str(event) or "amazing" in str(event) for event in done.events)
    assert not any(" 9.99" in str(event) for event in done.events)


async def test_where_nothing_holds_the_text_is_that_of_the_rules() -> None:
    done = await run(written(LIE))
    assert done.report.recommendation
    assert done.report.recommendation.written_by == "rules"
    assert "The recommendation was worded by rules: nothing that a model wrote holds to the pages." in done.report.notes
    assert streamed(done)[0] == done.report.summary


async def test_a_writer_that_fails_leaves_the_text_to_the_rules() -> None:
    """One that cannot hand over claims counts as none."""
    done = await run(NoModel("no model answered"))
    assert done.report.recommendation
    assert done.report.recommendation.written_by == "rules"
    assert streamed(done)[0] == done.report.summary
    assert any("the recommendation was worded by rules" in note.lower() for note in done.report.notes)
