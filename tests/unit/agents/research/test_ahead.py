"""Models are asked beside the reading: no page waits for one, and what it says serves the rounds that follow."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import cast
from uuid import UUID

import pytest
from langgraph.runtime import Runtime

from emptor.agents.context import AgentContext
from emptor.agents.questions import parse_question
from emptor.agents.research.ahead import MAX_QUERIES, further_queries
from emptor.agents.research.graph import MAX_WAITING, asked_meanwhile
from emptor.agents.research.plan import LAST_SEARCH, by_rules, plan
from emptor.agents.research.state import ResearchState
from emptor.llm import ScriptedLlm
from emptor.models.events import EventType
from emptor.models.jobs import JobOptions
from emptor.models.report import SourceRole
from emptor.models.research import Ahead, JobInput, Selected, Skipped
from emptor.services.pages.web import Web, archive_web
from emptor_local.sample import sample_path
from tests.fakes.contexts import context_with
from tests.fakes.memory_jobs import run_in_memory

QUESTION = "robot vacuum under 300 dollars"
BRIEF = parse_question(QUESTION, JobOptions())
MODELS_OWN = "vacuum with a docking station"
PLAN = {"plan": {"shops": [MODELS_OWN], "reviews": []}}


@pytest.fixture
async def web() -> AsyncIterator[Web]:
    opened = await archive_web(sample_path())
    yield opened
    await opened.aclose()


async def test_the_first_round_searches_by_rules_and_the_next_for_what_a_model_named(web: Web) -> None:
    """The model is asked once, after pages have been chosen; its searches come behind all of the rules' own."""
    llm = ScriptedLlm(PLAN)
    done = await run_in_memory(QUESTION, web, llm)
    rules = [query.text for query in by_rules(BRIEF)]
    assert done.queries[: len(rules)] == rules
    assert MODELS_OWN in done.queries[len(rules) :]
    assert [asked.node for asked in llm.asked].count("plan") == 1
    begun = [event.node for event in done.events if event.type is EventType.NODE_STARTED]
    assert begun.index("select") < begun.index("ahead") < begun.index("resolve")


async def test_a_model_that_plans_nonsense_takes_no_page_away(web: Web) -> None:
    """Its searches fill the room that others leave."""
    alone = await run_in_memory(QUESTION, web, ScriptedLlm({}))
    misled = await run_in_memory(
        QUESTION, web, ScriptedLlm({"plan": {"shops": ["garden hose 1 dollar"], "reviews": ["garden hose test"]}})
    )
    assert [c.name for c in misled.report.candidates] == [c.name for c in alone.report.candidates]
    assert set(alone.fetched) <= set(misled.fetched)


async def test_where_nothing_was_read_the_second_round_asks() -> None:
    """No page, no branch beside it: then the round that searches for what a model names asks it."""
    runtime = cast("Runtime[AgentContext]", SimpleNamespace(context=context_with(PLAN), stream_writer=lambda _: None))
    options = JobInput(job_id=UUID(int=1), question=QUESTION, options=JobOptions(), started_at=datetime.now(UTC))
    state = ResearchState(job=options, brief=BRIEF, round=2)
    unasked = await plan(state, runtime)
    asked = await plan({**state, "ahead": Ahead()}, runtime)
    assert MODELS_OWN in [query.text for query in unasked["queries"]]
    assert MODELS_OWN not in [query.text for query in asked["queries"]]


async def test_searches_of_a_model_are_words_and_few() -> None:
    """Shops and reviews in turn; addresses and operators would lead the search somewhere else."""
    answer = {"shops": ["https://evil.example", "a", "site:evil.example b", "b", "c"], "reviews": ["", "d", "e"]}
    queries, notes = await further_queries(BRIEF, context_with({"plan": answer}))
    assert [query.text for query in queries] == ["a", "d"]
    assert len(queries) == MAX_QUERIES
    assert notes == []
    _, notes = await further_queries(BRIEF, context_with({}))
    assert notes


def test_the_last_round_looks_no_further_ahead() -> None:
    """What would be said of the next round is not paid for where there is none; titles are shown up to a limit."""
    skipped = [Skipped(url=f"https://a.example/{n}", title="t", role=SourceRole.RETAILER, why="") for n in range(MAX_WAITING + 9)]
    state = ResearchState(brief=BRIEF, selected=[Selected(url=skipped[0].url)], skipped=skipped, round=1)
    (branch,) = asked_meanwhile(state)
    assert branch.arg["first"] is True
    assert len(branch.arg["waiting"]) == MAX_WAITING
    assert skipped[0].url not in {page.url for page in branch.arg["waiting"]}
    assert asked_meanwhile({**state, "round": LAST_SEARCH}) == []
    (later,) = asked_meanwhile({**state, "round": 2, "ahead": Ahead()})
    assert later.arg["first"] is False
