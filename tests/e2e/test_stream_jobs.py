"""Real jobs, worked on by the server: told to every client alike, and by the examples of docs/api.md as they stand there."""

from __future__ import annotations

import asyncio
import json
import os
import re
from asyncio.subprocess import PIPE
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
import pytest_asyncio

from emptor.models.typed_events import typed
from tests.e2e.conftest import HEADPHONES
from tests.fakes.stream_stage import API, REPOSITORY, SCRIPTS, Stage, missing, opened, text_of

EXAMPLES = dict(re.findall(r"<!-- run: (\S+) -->\n```js\n(.*?)```", (REPOSITORY / "docs" / "api.md").read_text(), re.DOTALL))
TIMEOUT_S = 120
JOINING = ("realtime", "ticket")  # examples that follow a job which is there
CHATS = ("ai", "ag-ui", "langgraph")

pytestmark = [pytest.mark.asyncio(loop_scope="module"), pytest.mark.skipif(bool(missing()), reason=missing() or "")]


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def stage(module_database_url: str) -> AsyncIterator[Stage]:
    async with opened(module_database_url, workers=2) as stage:
        yield stage


async def run(stage: Stage, example: str, folder: Path) -> dict[str, Any]:
    """What the example showed."""
    job = (await stage.http.post(f"{API}/research", json={"question": HEADPHONES})).json()["id"] if example in JOINING else ""
    script = folder / f"{example}.mjs"
    script.write_text(EXAMPLES[example])
    (folder / "node_modules").symlink_to(REPOSITORY / "node_modules")
    page = str(SCRIPTS / "page.mjs")
    env = {**os.environ, "PAGE_ORIGIN": stage.server.base, "PAGE_JOB": job}
    process = await asyncio.create_subprocess_exec("node", "--import", page, str(script), env=env, stdout=PIPE, stderr=PIPE)
    out, errors = await asyncio.wait_for(process.communicate(), TIMEOUT_S)
    assert process.returncode == 0, errors.decode()
    said: dict[str, Any] = json.loads(out.splitlines()[-1])
    return said


@pytest.mark.parametrize(
    ("example", "least"),
    [
        ("native", {"shown": 20, "rendered": 1, "text": 100}),
        ("ticket", {"shown": 20}),
        ("realtime", {"shown": 20}),
        ("ai", {"rendered": 40}),
        ("ag-ui", {"shown": 5, "rendered": 10, "text": 100}),
        ("langgraph", {"shown": 20, "rendered": 5, "text": 100}),
    ],
)
async def test_an_example_of_the_documentation_works(stage: Stage, tmp_path: Path, example: str, least: dict[str, int]) -> None:
    """It ends by itself, and has shown something."""
    said = await run(stage, example, tmp_path)
    shown = {**said, "text": len(said["text"])}
    assert all(shown[what] >= much for what, much in least.items()), said


async def test_a_real_job_reaches_every_client_and_its_events_are_as_described(stage: Stage) -> None:
    """From a chat's question to the report, with a worker on the sample; the others join the same job."""
    plan = {"threadId": "real", "runId": "run-3", "key": "real", "question": HEADPHONES}
    seen = dict(zip(CHATS, await asyncio.gather(*(stage.run(client, [None], **plan) for client in CHATS)), strict=True))
    job_id = UUID(seen["langgraph"][0]["runId"])
    events = [event async for event in stage.events(job_id)]
    view = (await stage.http.get(f"{API}/research/{job_id}")).json()
    for event in events:
        assert typed(event).data.model_extra == {}, f"{event.type}: describe the new field in models/typed_events.py"
    text = text_of([event.model_dump(mode="json") for event in events])
    assert view["report"]["summary"] in text
    parts = seen["ai"][0]["messages"][-1]["parts"]
    assert "".join(part["text"] for part in parts if part["type"] == "text") == text
    assert seen["ag-ui"][0]["messages"][-1]["content"] == text
    assert seen["langgraph"][0]["values"]["messages"][-1]["content"] == text
    assert seen["langgraph"][0]["values"]["report"] == view["report"]
    assert [event.seq for event in events] == seen["langgraph"][0]["joined"]
