"""What a model read in a page serves every job that asks the same of it, and goes with the page."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from pydantic import BaseModel

from emptor.core.settings import Settings
from emptor.db import Database
from emptor.db.model_readings import ReadingRepository
from emptor.db.snapshots import SnapshotRepository
from emptor.llm import Gateway, MemoryBudget, MemoryLedger, Router
from emptor.llm.port import Prompt, Task
from emptor.models.page import Page
from tests.fakes.model_apis import OpenAiApi
from tests.fakes.model_servers import ModelServer
from tests.integration.db.conftest import MakeJob

URL = "https://shop.test/p"


class Weight(BaseModel):
    grams: int


async def snapshot(db: Database, make: MakeJob, body: bytes = b"It weighs 240 g.") -> str:
    job = await make()
    page = Page(url=URL, final_url=URL, status=200, body=body, fetched_at=datetime.now(UTC))
    return await SnapshotRepository(db).put(page, job_id=job.id, token=job.fencing_token)


def router(server: ModelServer, db: Database, **more: str) -> Router:
    """A job of its own: ledger and budget are new, the database is the same."""
    settings = Settings(OPENAI_API_KEY="k", OPENAI_BASE_URL=server.base_url, local_base_url=None, **more)
    return Router(Gateway(settings), ledger=MemoryLedger(), budget=MemoryBudget(Decimal(1)), readings=ReadingRepository(db))


def prompt(page: str, system: str = "version 1") -> Prompt:
    return Prompt(system=system, user="How heavy?", data=("It weighs 240 g.",), page=page)


async def asked(router: Router, prompt: Prompt, schema: type[BaseModel] = Weight) -> BaseModel:
    return await router.structured(Task.EXTRACTION, prompt, schema, node="extract")


async def test_a_second_job_is_answered_without_a_call(db: Database, running_job: MakeJob) -> None:
    """Also one of another user: the page is public. Its own ledger pays nothing."""
    page = await snapshot(db, running_job)
    async with ModelServer(OpenAiApi()) as server:
        server.answer = lambda _: json.dumps({"grams": 240})
        first, second = router(server, db), router(server, db)
        assert await asked(first, prompt(page)) == await asked(second, prompt(page)) == Weight(grams=240)
        assert len(server.requests) == 1
        assert len(first.usage) == 1
        assert second.usage == []


@pytest.mark.parametrize("what", ["another version of the prompt", "no page", "another model"])
async def test_another_question_is_asked(db: Database, running_job: MakeJob, what: str) -> None:
    page = await snapshot(db, running_job)
    changed = {
        "another version of the prompt": prompt(page, system="version 2"),
        "no page": prompt(""),
        "another model": prompt(page),
    }
    more = {"route_extraction": "openai:gpt-4o"} if what == "another model" else {}
    async with ModelServer(OpenAiApi()) as server:
        server.answer = lambda _: json.dumps({"grams": 240})
        await asked(router(server, db), prompt(page))
        await asked(router(server, db, **more), changed[what])
        assert len(server.requests) == 2


async def test_a_reading_of_an_older_form_is_asked_for_again(db: Database, running_job: MakeJob) -> None:
    """What does not fit the schema is no answer, whoever put it there."""
    page = await snapshot(db, running_job)
    async with ModelServer(OpenAiApi()) as server:
        server.answer = lambda _: json.dumps({"grams": 240})
        await asked(router(server, db), prompt(page))
        async with db.transaction() as connection:
            await connection.execute('update model_readings set result = \'{"value": {"kilos": 1}}\'')
        assert await asked(router(server, db), prompt(page)) == Weight(grams=240)
        assert len(server.requests) == 2


async def test_readings_go_with_their_page_and_none_is_kept_of_a_page_that_is_gone(db: Database, running_job: MakeJob) -> None:
    page = await snapshot(db, running_job)
    readings = ReadingRepository(db)
    await readings.keep("a" * 64, {"value": {}}, page=page, task="extraction", model="m")
    await readings.keep("b" * 64, {"value": {}}, page="f" * 64, task="extraction", model="m")
    assert await readings.get("a" * 64) == {"value": {}}
    assert await readings.get("b" * 64) is None
    async with db.transaction() as connection:
        await connection.execute("delete from page_snapshots where id = %s", [page])
    assert await readings.get("a" * 64) is None
