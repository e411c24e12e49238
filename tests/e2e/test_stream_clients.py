"""The clients that frontends use, as npm has them, against the running server: their connection is cut after each frame in turn.

The jobs' logs are written by the test in the place of a worker, so that they are short, hold a text that is taken back, and grow
when the test wants it. What a client has in the end must be what one has that was never cut off.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import pytest
import pytest_asyncio

from emptor.models.events import EventType
from emptor.models.typed_events import ResearchEvent
from emptor.services.streams.ag_ui import AgUiEncoder, Run
from emptor.services.streams.frames import encoded
from emptor.services.streams.langgraph import GraphRun, LangGraphEncoder
from emptor.services.streams.ui_messages import UiMessageEncoder
from tests.fakes.job_logs import BODY, FINAL_TEXT, OUTCOME
from tests.fakes.stream_stage import API, QUESTION, Stage, missing, opened, text_of

EVENTS = len(BODY) + 2  # accepted, and the end
LIVE_OFFSETS = (None, 0, 3, 9)

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.skipif(bool(missing()), reason=missing() or "")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(module_database_url: str) -> AsyncIterator[Stage]:
    async with opened(module_database_url) as stage:
        yield stage


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def finished(stage: Stage) -> UUID:
    """A job that has ended."""
    job_id = await stage.job("finished")
    await stage.logs.write(job_id, BODY)
    await stage.logs.finish(job_id)
    return job_id


def check_native(one: dict[str, Any]) -> None:
    assert [event["id"] for event in one["events"]] == [str(n) for n in range(1, EVENTS + 1)], one["offset"]
    assert [event["event"]["seq"] for event in one["events"]] == list(range(1, EVENTS + 1))
    assert text_of([event["event"] for event in one["events"]]) == FINAL_TEXT
    for event in one["events"]:
        ResearchEvent.model_validate(event["event"])


def check_ai(one: dict[str, Any], job_id: UUID) -> None:
    assert one["status"] == "ready", one
    assert [(m["role"], m["id"]) for m in one["messages"]] == [("user", "m1"), ("assistant", f"job-{job_id}")]
    parts = one["messages"][-1]["parts"]
    assert [part["text"] for part in parts if part["type"] == "text"] == [FINAL_TEXT]
    drafts = [(part["text"], "providerMetadata" in part) for part in parts if part["type"] == "reasoning"]
    assert drafts == [("The Sonnika H700 lasts 60 hours.\n", True), (FINAL_TEXT, False)]
    data = {part["type"]: part["data"] for part in parts if part["type"].startswith("data-")}
    assert [c["name"] for c in data["data-candidates"]] == ["Halvik Meridian 45", "Other"]
    assert data["data-progress"]["seq"] == EVENTS
    assert data["data-report"]["recommendation"] == OUTCOME["recommendation"]
    assert len([part for part in parts if part["type"] == "source-url"]) == 1
    assert len({(part["type"], part.get("id")) for part in parts}) == len(parts), "a part came twice"


def check_ag_ui(one: dict[str, Any], job_id: UUID) -> None:
    assert one.get("result"), one
    assert one["result"] == {**OUTCOME, "job_id": str(job_id), "links": one["result"]["links"]}
    assert [(m["role"], m["content"]) for m in one["messages"]] == [("user", QUESTION), ("assistant", FINAL_TEXT)]
    assert one["steps"] == ["brief", "brief", "select", "judge", "judge", "write", "verify"]
    assert one["custom"] == sorted(set(one["custom"]))
    state = one["state"]
    assert (state["status"], state["round"], len(state["pages"]), len(state["failures"])) == ("succeeded", 2, 2, 1)
    assert [c["name"] for c in state["candidates"]] == ["Halvik Meridian 45", "Other"]


def check_langgraph(one: dict[str, Any], job_id: UUID) -> None:
    chunks = one["chunks"]
    places = [tuple(map(int, chunk["id"].split("-"))) for chunk in chunks]
    assert places == sorted(set(places)), one["offset"]
    custom = [chunk["data"] for chunk in chunks if chunk["event"] == "custom"]
    assert [event["seq"] for event in custom] == list(range(1, EVENTS + 1))
    texts: dict[str, str] = {}
    for message, _ in (chunk["data"] for chunk in chunks if chunk["event"] == "messages"):
        if message["type"] == "remove":
            del texts[message["id"]]
        else:
            texts[message["id"]] = texts.get(message["id"], "") + message["content"]
    assert list(texts.values()) == [FINAL_TEXT]
    values = [chunk["data"] for chunk in chunks if chunk["event"] == "values"]
    assert [m["content"] for m in values[-1]["messages"]] == [QUESTION, FINAL_TEXT]
    assert values[-1]["status"] == "succeeded"
    assert one["runId"] == str(job_id)
    if one["offset"] is None:  # then it also joined the run afterwards, and read the thread's state
        assert (one["status"], one["joined"]) == ("success", list(range(1, EVENTS + 1)))
        assert one["values"].items() >= values[-1].items()


NATIVE = ("eventsource", "eventsource-client")
CHECKS = {"ai": check_ai, "ag-ui": check_ag_ui, "langgraph": check_langgraph}
TYPES = [type_.value for type_ in EventType]


@pytest.mark.parametrize("client", NATIVE)
async def test_the_log_is_resumed_after_every_event(stage: Stage, finished: UUID, client: str) -> None:
    """Every number once and in order, wherever the connection was cut; and every event is as OpenAPI describes it."""
    offsets = [None, *range(EVENTS)]
    for one in await stage.run(client, offsets, jobId=str(finished), types=TYPES):
        check_native(one)


ENCODERS = {
    "ai": lambda: UiMessageEncoder({}),
    "ag-ui": lambda: AgUiEncoder(Run("t", "r"), {}),
    "langgraph": lambda: LangGraphEncoder(GraphRun("t", "r", QUESTION), {}),
}


@pytest.mark.parametrize("client", CHECKS)
async def test_a_chat_client_ends_with_the_same_message_wherever_it_was_cut_off(
    stage: Stage, finished: UUID, client: str
) -> None:
    """The whole way: its own POST, which finds the one job, its own way to come back, its own idea of the message."""
    frames = len(encoded(ENCODERS[client](), [event async for event in stage.events(finished)]))
    plan = {"threadId": f"{client}-thread", "runId": "run-1", "key": "finished"}
    seen = await stage.run(client, [None, *range(frames)], **plan)
    for one in seen:
        CHECKS[client](one, finished)


async def test_all_clients_follow_a_job_while_it_runs(stage: Stage) -> None:
    """Events reach them while the log grows, also after their connection was cut; and a POST of theirs joins the one job."""
    job_id = await stage.job("live")
    plan = {"jobId": str(job_id), "types": TYPES, "threadId": "live-thread", "runId": "run-2", "key": "live"}
    following = [asyncio.create_task(stage.run(client, LIVE_OFFSETS, **plan)) for client in (*NATIVE, *CHECKS)]
    for event in BODY:
        await stage.logs.write(job_id, [event])
        await asyncio.sleep(0.05)
    await stage.logs.finish(job_id)
    for client, seen in zip((*NATIVE, *CHECKS), await asyncio.gather(*following), strict=True):
        for one in seen:
            check_native(one) if client in NATIVE else CHECKS[client](one, job_id)


async def test_a_question_in_a_chat_starts_one_job_and_asking_anew_another(stage: Stage) -> None:
    """The same message posted again is the same job; `regenerate-message` is not. Who knows no chat of that id gets nothing."""
    message = {"id": "m1", "role": "user", "parts": [{"type": "text", "text": QUESTION}]}
    body = {"id": f"chat {uuid4()}", "messages": [message], "trigger": "submit-message", "max_products": 3}

    async def job_of(**changes: object) -> str:
        async with stage.http.stream("POST", f"{API}/chat", json={**body, **changes}) as answer:
            assert answer.status_code == 200, await answer.aread()
            assert answer.headers["x-vercel-ai-ui-message-stream"] == "v1"
            async for line in answer.aiter_lines():
                if line.startswith("data: "):
                    return str(json.loads(line.removeprefix("data: "))["messageMetadata"]["jobId"])
        raise AssertionError("the stream was empty")

    first = await job_of()
    assert await job_of() == first
    assert await job_of(trigger="regenerate-message") != first
    assert (await stage.http.get(f"{API}/research/{first}")).json()["options"]["max_products"] == 3
    assert (await stage.http.get(f"{API}/chat/never-seen/stream")).status_code == 204
