"""The clients that frontends use hold a conversation with the running server: a question that asks back, its answer, a follow-up.

In each turn the connection is cut once. Each client takes up the turn again in its own way, and the conversation goes on.
"""

from __future__ import annotations

import itertools
import json
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio

from tests.fakes.stream_stage import API, Stage, missing, opened, run_client

MESSAGES = ("gift for dad", "headphones under 150 dollars", "why not the second?")
LAST = "which is the cheapest?"
OFFSETS = (1, 3)  # frames of a turn's first stream
CLIENT_TIMEOUT_S = 300
IDS = itertools.count(1)

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.skipif(bool(missing()), reason=missing() or "")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(module_database_url: str) -> AsyncIterator[Stage]:
    """A server with a worker, on the sample archive."""
    async with opened(module_database_url, workers=1) as stage:
        yield stage


async def talk(stage: Stage, client: str, offset: int) -> dict[str, Any]:
    """Hold the conversation with one client, and return what it has of it in the end."""
    name = f"{client}-{next(IDS)}"
    plan = {"base": stage.proxy.base, "client": name, "offset": offset, "threadId": name, "messages": MESSAGES, "last": LAST}
    seen: dict[str, Any] = await run_client(client, plan, CLIENT_TIMEOUT_S)
    for turn in range(1, len(MESSAGES) + 1):
        assert stage.proxy.cuts[f"{name}-{turn}"] == 1, f"turn {turn} was not cut: {str(seen)[:2000]}"
    return seen


async def report(stage: Stage, job_id: str) -> dict[str, Any]:
    found: dict[str, Any] = (await stage.http.get(f"{API}/research/{job_id}")).json()["report"]
    return found


def check_follow_up(answer: dict[str, Any]) -> None:
    """The last report answers the last message, from what was read before."""
    assert answer["brief"]["category"] == "headphones"
    assert answer["follow_up"]["kind"] == "explain"
    assert answer["follow_up"]["products"] == [2]
    assert not answer["follow_up"]["searched"]


@pytest.mark.parametrize("offset", OFFSETS)
async def test_the_ai_sdk_holds_a_conversation(stage: Stage, offset: int) -> None:
    """Three messages of the user, each with one of the assistant: a question, a report, an answer about it."""
    seen = await talk(stage, "talk-ai", offset)
    assert (seen["status"], seen["drops"]) == ("ready", len(MESSAGES)), seen
    assert [message["role"] for message in seen["messages"]] == ["user", "assistant"] * len(MESSAGES)
    asked, found, explained = (message["parts"] for message in seen["messages"][1::2])
    questions = next(part["data"]["questions"] for part in asked if part["type"] == "data-input")
    assert [question["id"] for question in questions] == ["category", "budget"]
    assert "What kind of thing" in "".join(part["text"] for part in asked if part["type"] == "text")
    assert not [part for part in asked if part["type"] == "data-report"]
    assert [part for part in found if part["type"] == "data-report"]
    ids = [message["id"] for message in seen["messages"][1::2]]
    assert len(set(ids)) == len(ids)
    job_id = seen["messages"][-1]["metadata"]["jobId"]
    check_follow_up(await report(stage, job_id))
    text = "".join(part["text"] for part in explained if part["type"] == "text")
    assert (await report(stage, job_id))["summary"].split(". ")[0] in text


@pytest.mark.parametrize("offset", OFFSETS)
async def test_ag_ui_holds_a_conversation(stage: Stage, offset: int) -> None:
    """The first run ends in an interrupt, the second resumes it, the third follows its report."""
    seen = await talk(stage, "talk-ag-ui", offset)
    asked, found, explained = seen["turns"]
    assert [turn["drops"] for turn in seen["turns"]] == [1, 1, 1]
    assert asked["outcome"]["type"] == "interrupt"
    assert [one["id"] for one in asked["outcome"]["interrupts"]] == ["question-category", "question-budget"]
    assert asked["state"]["status"] == "needs_input"
    assert (found["outcome"]["type"], explained["outcome"]["type"]) == ("success", "success")
    assert found["state"]["job_id"] == asked["state"]["job_id"]
    assert found["state"]["brief"]["category"] == "headphones"
    check_follow_up(await report(stage, explained["state"]["job_id"]))
    roles = [message["role"] for message in seen["messages"]]
    assert roles == ["user", "user", "assistant", "user", "assistant"]


@pytest.mark.parametrize("offset", OFFSETS)
async def test_the_langgraph_sdk_holds_a_conversation(stage: Stage, offset: int) -> None:
    """The thread is interrupted, resumed by a command, and gone on with; then a run is waited for, and the thread is found."""
    seen = await talk(stage, "talk-langgraph", offset)
    asked, found, explained = seen["turns"]
    for turn in seen["turns"]:
        places = [tuple(map(int, place.split("-"))) for place in turn["places"]]
        assert places == sorted(set(places)), "a frame came twice or out of order"
    assert (asked["status"], found["status"], explained["status"]) == ("interrupted", "idle", "idle")
    assert list(asked["interrupts"].values()) == [asked["values"]["__interrupt__"]]
    assert asked["next"] == ["clarify"]
    assert asked["tasks"][0]["interrupts"] == asked["values"]["__interrupt__"]
    assert (found["next"], found["tasks"], found["interrupts"]) == ([], [], {})
    assert found["values"]["job_id"] == asked["values"]["job_id"]
    check_follow_up(await report(stage, explained["values"]["job_id"]))
    assert seen["waited"]["report"]["brief"]["sort"][0]["attribute"] == "price"
    assert [assistant["graph_id"] for assistant in seen["assistants"]] == ["research"]
    assert [thread["status"] for thread in seen["threads"]] == ["idle"]


async def test_an_answer_that_is_sent_again_is_the_same_turn(stage: Stage) -> None:
    """A client that lost the connection posts its message again: no other job is started, and nothing is answered twice."""
    chat = f"again-{next(IDS)}"
    first = await _post(stage, chat, "m1", MESSAGES[0])
    second = await _post(stage, chat, "m2", MESSAGES[1])
    assert second == first
    assert await _post(stage, chat, "m2", MESSAGES[1]) == first
    third = await _post(stage, chat, "m3", MESSAGES[2])
    assert third != first
    assert await _post(stage, chat, "m3", MESSAGES[2]) == third
    assert (await stage.http.get(f"{API}/research/{third}")).json()["parent_id"] == first


async def _post(stage: Stage, chat: str, message_id: str, text: str) -> str:
    """Post a message, read its stream to the end, and return the id of its job."""
    message = {"id": message_id, "role": "user", "parts": [{"type": "text", "text": text}]}
    body = {"id": chat, "messages": [message], "clarify": "ask", "currency": "USD"}
    async with stage.http.stream("POST", f"{API}/chat", json=body, timeout=CLIENT_TIMEOUT_S) as answer:
        assert answer.status_code == 200, await answer.aread()
        lines = [line async for line in answer.aiter_lines() if line.startswith("data: {")]
    return str(json.loads(lines[0].removeprefix("data: "))["messageMetadata"]["jobId"])


async def test_a_command_in_a_thread_that_asks_nothing_is_a_conflict(stage: Stage) -> None:
    """Nothing is started by it."""
    thread = f"quiet-{next(IDS)}"
    await stage.http.post(f"{API}/langgraph/threads", json={"thread_id": thread})
    body = {"assistant_id": "research", "command": {"resume": "headphones"}}
    answer = await stage.http.post(f"{API}/langgraph/threads/{thread}/runs/wait", json=body)
    assert answer.status_code == 409
    assert "Nothing waits for an answer" in answer.json()["detail"]
