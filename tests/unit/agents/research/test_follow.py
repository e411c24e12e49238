"""A question that follows a report: answered from what was read before where that suffices, else the job goes on from there."""

from __future__ import annotations

import pytest

from emptor.llm import ScriptedLlm
from emptor.models.conversation import FollowUpKind
from emptor.models.events import EventType
from emptor.models.report import Report
from emptor.services.jobs.checkpoints import checkpoint_serde
from tests.fakes.memory_jobs import Done, run_in_memory
from tests.fakes.small_web import PRODUCTS, small_web

QUESTION = "wireless over-ear headphones under 150 dollars with at least 30 hours of battery"


@pytest.fixture
async def first() -> Done:
    """A report on three products, all of which qualify."""
    return await run_in_memory(QUESTION, small_web({})[0], ScriptedLlm({}))


async def ask(question: str, after: Done) -> Done:
    return await run_in_memory(question, small_web({})[0], ScriptedLlm({}), after=after)


def every_quote(report: Report) -> list[str]:
    assert report.follow_up is not None
    return [evidence.quote for statement in report.follow_up.statements for evidence in statement.evidence]


@pytest.mark.parametrize(
    ("question", "kind", "best"),
    [
        ("under 100 instead", FollowUpKind.REFINE, "Tarvane"),
        ("at least 60 hours of battery", FollowUpKind.REFINE, "Sonnika"),
        ("which is the cheapest?", FollowUpKind.REFINE, "Tarvane"),
        ("anything from Halvik?", FollowUpKind.MORE, "Halvik"),
        ("without Sonnika", FollowUpKind.REFINE, "Tarvane"),
    ],
)
async def test_demands_that_the_pages_before_meet_are_answered_without_a_search(
    first: Done, question: str, kind: FollowUpKind, best: str
) -> None:
    """No search, no page, no model; the figures are checked against the snapshots once more."""
    done = await ask(question, first)
    reply = done.report.follow_up
    assert reply is not None
    assert (reply.kind, reply.searched, reply.parent_id) == (kind, False, first.report.job_id)
    assert (done.queries, done.fetched) == ([], [])
    assert done.report.recommendation is not None
    assert done.report.recommendation.name.startswith(best)
    assert done.report.verification.checked > 0


async def test_a_demand_that_no_page_before_meets_goes_on_from_what_was_read(first: Done) -> None:
    """The pages that were read are not read again."""
    done = await ask("only with noise cancelling", first)
    assert done.report.follow_up is not None
    assert done.report.follow_up.searched
    assert done.queries
    assert not set(done.fetched) & set(first.fetched)
    assert {source.url for source in first.report.sources} <= {source.url for source in done.report.sources}
    assert done.report.recommendation is None


async def test_a_product_that_qualifies_too_is_set_against_the_first(first: Done) -> None:
    """Its place stays, and each figure of the answer has its words."""
    done = await ask("why not the Halvik?", first)
    reply = done.report.follow_up
    assert reply is not None
    assert reply.kind is FollowUpKind.EXPLAIN
    assert [c.name for c in done.report.candidates] == [c.name for c in first.report.candidates]
    assert done.report.summary.startswith("Halvik Meridian 45 Wireless Over-Ear Headphones meets everything as well")
    assert any("129.00" in quote for quote in every_quote(done.report))


async def test_a_product_that_fails_is_explained_by_what_it_fails(first: Done) -> None:
    cheap = await ask("under 100 instead", first)
    done = await ask("why not the Halvik?", cheap)
    assert done.report.follow_up is not None
    assert "does not qualify" in done.report.summary
    assert "129.00 USD" in done.report.summary
    assert every_quote(done.report)


async def test_a_doubt_is_answered_by_the_figures_of_all(first: Done) -> None:
    """The recommendation's battery is not the best one, and the answer says whose is."""
    recommended = first.report.candidates[0].name
    assert not recommended.startswith("Sonnika")
    done = await ask("is its battery really better?", first)
    assert done.report.summary.startswith("No: ahead in battery life: Sonnika")
    for _, _, _, hours, _ in PRODUCTS:
        assert hours.split()[0] in done.report.summary


async def test_two_numbers_of_the_list_are_compared(first: Done) -> None:
    done = await ask("1 and 3", first)
    reply = done.report.follow_up
    assert reply is not None
    assert (reply.kind, reply.products) == (FollowUpKind.COMPARE, (1, 3))
    assert {value.rank for row in done.report.comparison for value in row.values} == {1, 3}


async def test_a_conversation_goes_on_from_the_answer_before(first: Done) -> None:
    """Demands of all turns count together; a question about a product leaves them as they are."""
    second = await ask("under 120 instead", first)
    third = await ask("does the Sonnika have noise cancelling?", second)
    fourth = await ask("at least 60 hours of battery", third)
    assert [c.text for c in fourth.report.brief.constraints if c.hard] == [
        "has wireless",
        "has over-ear",
        "price <= 120 USD",
        "battery_life >= 60 h",
    ]
    assert fourth.report.recommendation is not None
    assert fourth.report.recommendation.name.startswith("Sonnika")


async def test_what_is_not_understood_is_said_and_changes_nothing(first: Done) -> None:
    done = await ask("blub", first)
    assert done.report.follow_up is not None
    assert done.report.follow_up.kind is FollowUpKind.UNCLEAR
    assert "“blub” was not understood" in done.report.summary
    assert [c.name for c in done.report.candidates] == [c.name for c in first.report.candidates]
    assert done.queries == []


async def test_a_question_of_its_own_is_no_follow_up(first: Done) -> None:
    done = await ask("a robot vacuum under 300 dollars", first)
    assert done.report.follow_up is None
    assert done.report.brief.category == "robot vacuum"
    assert done.queries[0] == "a robot vacuum under 300 dollars"


async def test_findings_that_are_gone_leave_the_question_by_itself(first: Done) -> None:
    lost = Done(**{**vars(first), "findings": None})
    done = await ask("headphones under 100 dollars", lost)
    assert done.report.follow_up is None
    assert any("no longer there" in note for note in done.report.notes)
    assert done.report.recommendation is not None


async def test_the_events_tell_what_is_asked_for_now(first: Done) -> None:
    done = await ask("under 100 instead", first)
    told = [event for event in done.events if event.type is EventType.BRIEF_READY]
    assert [event.data["constraints"] for event in told] == [
        ["has wireless", "has over-ear", "battery_life >= 30 h", "price <= 100 USD"]
    ]
    assert done.events[-1].type is EventType.NODE_FINISHED


async def test_every_value_of_the_state_comes_back_from_a_checkpoint(first: Done) -> None:
    """A type that the serializer does not know would come back as a dictionary, and fail the job that goes on from there."""
    done = await ask("why not the Halvik?", first)
    serde = checkpoint_serde()
    for name, value in done.state.items():
        assert serde.loads_typed(serde.dumps_typed(value)) == value, name
