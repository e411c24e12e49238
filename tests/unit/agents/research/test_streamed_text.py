"""What is streamed while a model writes: sentences that hold, and nothing that is removed later."""

from __future__ import annotations

from collections.abc import AsyncIterator

from emptor.llm import NoModel, Prompt, ScriptedLlm
from emptor.llm.port import Delta, Task
from emptor.models.events import EventType
from tests.fakes.memory_jobs import Done, run_in_memory
from tests.fakes.small_web import small_web

QUESTION = "wireless over-ear headphones under 150 dollars with at least 30 hours of battery"
TRUE, OTHER = "The Tarvane Drift 2 costs 79.99 USD", "The Tarvane Drift 2 is below your limit of 150 USD"
LIES = "It is an amazing bargain at 9.99 USD [1]. See https://evil.example/x.png [1]."


async def run(text: str, again: str = "") -> Done:
    rewritten = {"sentences": [{"number": 1, "text": again}]} if again else {"sentences": []}
    web, _ = small_web({})
    return await run_in_memory(QUESTION, web, ScriptedLlm({"write": text, "rewrite": rewritten}))


def streamed(done: Done) -> list[str]:
    """The pieces of text, with a mark where all before is void."""
    kinds = {EventType.REPORT_DELTA, EventType.REPORT_RESTART}
    return [str(e.data.get("text", "RESTART")).strip() for e in done.events if e.type in kinds]


async def test_sentences_that_hold_are_streamed_without_their_citations() -> None:
    done = await run(f"{TRUE} [1]. {OTHER} [1].")
    assert streamed(done) == [f"{TRUE}.", f"{OTHER}."]


async def test_what_does_not_hold_is_never_shown() -> None:
    """There is nothing to take back: what stands has been told already."""
    done = await run(f"{TRUE} [1]. {LIES} {OTHER} [1].")
    assert streamed(done) == [f"{TRUE}.", f"{OTHER}."]
    assert done.report.verification.sentences.removed == 2
    assert not any("evil" in str(event) or "9.99 USD" in str(event).replace("79.99 USD", "") for event in done.events)


async def test_a_sentence_written_anew_begins_the_text_again() -> None:
    done = await run(f"{TRUE} [1]. It costs 9.99 USD [1].", again=f"{OTHER} [1].")
    shown = streamed(done)
    assert shown[:2] == [f"{TRUE}.", "RESTART"]
    assert shown[-2:] == [f"{TRUE}.", f"{OTHER}."]


async def test_where_nothing_holds_the_text_is_that_of_the_rules() -> None:
    done = await run(LIES)
    assert done.report.recommendation
    assert done.report.recommendation.written_by == "rules"
    assert "RESTART" not in streamed(done)
    assert "The recommendation was worded by rules: nothing that a model wrote holds to the pages." in done.report.notes
    assert streamed(done)[0] == done.report.summary


async def test_a_writer_that_breaks_off_is_taken_back() -> None:
    """Nobody else could take over: the rules word the report."""

    def breaks(prompt: Prompt) -> str:
        raise NoModel("no model answered")

    web, _ = small_web({})
    done = await run_in_memory(QUESTION, web, ScriptedLlm({"write": breaks}))
    assert done.report.recommendation
    assert done.report.recommendation.written_by == "rules"
    assert streamed(done)[0] == done.report.summary


class CutWriter(ScriptedLlm):
    """Has no room for more than its script."""

    async def stream(self, task: Task, prompt: Prompt, *, node: str) -> AsyncIterator[Delta]:
        async for delta in super().stream(task, prompt, node=node):
            yield delta
        yield Delta(kind="cut")


async def test_a_writer_that_was_cut_leaves_no_half_sentence() -> None:
    """The half would pass for a sentence: it cites a fact, and says nothing wrong about it."""
    web, _ = small_web({})
    done = await run_in_memory(QUESTION, web, CutWriter({"write": f"{TRUE} [1]. {OTHER} [1] and", "rewrite": {"sentences": []}}))
    assert streamed(done) == [f"{TRUE}."]
    assert done.report.recommendation
    assert [statement.text for statement in done.report.recommendation.statements] == [f"{TRUE}."]
