"""Forgetting: old things go, jobs under way keep theirs, and a user who leaves leaves nothing."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TypedDict
from uuid import UUID, uuid4

import psycopg
import pytest
from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.base import empty_checkpoint
from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver
from langgraph.graph import StateGraph
from pydantic import SecretStr

from emptor.core.errors import StaleWorker
from emptor.core.settings import Settings
from emptor.db import Database
from emptor.db.api_keys import ApiKeyRepository
from emptor.db.events import EventRepository
from emptor.db.image_keys import ImageKeyRepository
from emptor.db.jobs import JobRepository
from emptor.db.ledger import JobLedger
from emptor.db.products import ProductRepository
from emptor.db.retention import BATCH, Ages, Forgotten, RetentionRepository
from emptor.db.snapshots import SnapshotRepository
from emptor.models.jobs import Job, JobStatus
from emptor.models.page import Page
from emptor.models.products import NewCachedProduct
from emptor.models.webhooks import WebhookEvent
from emptor.services.jobs.checkpoints import FencedSaver
from emptor.services.jobs.sweeper import sweep
from emptor.services.wiring import Services

from .conftest import MakeJob

LONG_AGO = datetime.now(UTC) - timedelta(days=100)


class Steps(TypedDict):
    steps: list[str]


TABLES = ("agent_state_history", "step_ledger", "checkpoints", "page_readings", "page_snapshots")


async def furnish(db: Database, job: Job, *, at: datetime = LONG_AGO, body: bytes | None = None) -> str:
    """Give a job a result, a checkpoint and a page of that time; return the page's snapshot id."""
    await JobLedger(db, job.id, job.fencing_token).put("s", "d", {})
    config = {"configurable": {"thread_id": str(job.id), "checkpoint_ns": ""}}
    checkpoint = empty_checkpoint() | {"ts": at.isoformat()}
    await AsyncPostgresSaver(db.pool).aput(config, checkpoint, {}, {})
    page = Page(url="https://a.test/", final_url="https://a.test/", status=200, body=body or job.id.bytes, fetched_at=at)
    snapshot_id = await SnapshotRepository(db).put(page, job_id=job.id)
    await db.run(b"update page_snapshots set created_at = %(at)s", {"at": at})
    return snapshot_id


async def counts(db: Database, tables: tuple[str, ...] = TABLES) -> dict[str, int]:
    found = {}
    for table in tables:
        row = await db.one(f"select count(*) as n from {table}".encode(), {})
        assert row is not None
        found[table] = row["n"]
    return found


@pytest.fixture
async def old_and_open(db: Database, jobs: JobRepository, running_job: MakeJob) -> tuple[Job, Job]:
    """A job that ended long ago, and one as old that is under way."""
    old, under_way = await running_job(), await running_job()
    for job in (old, under_way):
        await furnish(db, job)
    await jobs.finish(old.id, old.fencing_token, JobStatus.SUCCEEDED, report={})
    await db.run(b"update research_jobs set finished_at = %(at)s where id = %(id)s", {"at": LONG_AGO, "id": old.id})
    return old, under_way


async def test_old_things_go_and_jobs_under_way_keep_theirs(
    db: Database, jobs: JobRepository, events: EventRepository, old_and_open: tuple[Job, Job]
) -> None:
    """The old job's row and report stay; a second sweep finds nothing."""
    old, under_way = old_and_open
    removed = await RetentionRepository(db).sweep(Ages())
    assert (removed.events, removed.steps, removed.checkpoints, removed.pages) == (2, 1, 1, 1)
    assert set((await counts(db)).values()) == {1}
    kept = await jobs.get(old.id)
    assert kept is not None
    assert kept.report == {}
    assert len(await events.after(under_way.id, 0)) == 1
    again = await RetentionRepository(db).sweep(Ages())
    assert (again.events, again.steps, again.checkpoints, again.pages) == (0, 0, 0, 0)


async def test_what_is_kept_for_ever_is_kept(db: Database, old_and_open: tuple[Job, Job]) -> None:
    """None is no age."""
    before = await counts(db)
    await RetentionRepository(db).sweep(Ages(events=None, checkpoints=None, pages=None))
    assert await counts(db) == before


async def test_a_user_who_leaves_leaves_nothing(db: Database, jobs: JobRepository, queued_job: MakeJob) -> None:
    """Nothing in any table names them; a page that another read as well, and the other's rows, stay."""
    leaving, staying = uuid4(), uuid4()
    shared = b"both read this"
    made = {user_id: [await claimed(jobs, await queued_job(owner=user_id))] for user_id in (leaving, staying)}
    for user_id, (job,) in made.items():
        await furnish(db, job)
        await furnish(db, job, body=shared)
        page = Page(
            url="https://b.test/",
            final_url="https://b.test/",
            status=200,
            body=b"watched by " + user_id.bytes,
            fetched_at=LONG_AGO,
        )
        watched = await SnapshotRepository(db).put(page, user_id=user_id)
        both = page.model_copy(update={"body": b"watched by both"})
        await SnapshotRepository(db).put(both, user_id=user_id)
        product = NewCachedProduct(url="https://b.test/", product={}, snapshot_id=watched, fetched_at=LONG_AGO)
        await ProductRepository(db).upsert(user_id, product)
        await ApiKeyRepository(db).create(user_id, "a program")
    forgotten = await RetentionRepository(db).forget_user(leaving)
    assert forgotten == Forgotten(jobs=1, pages=2, pages_of_others=2)
    assert await RetentionRepository(db).forget_user(leaving) is None
    named = {leaving, *(job.id for job in made[leaving])}
    assert await tables_that_name(db, named) == []
    tables = {"agent_state_history": 1, "step_ledger": 1, "checkpoints": 2, "page_readings": 4, "page_snapshots": 4}
    assert await counts(db, tuple(tables)) == tables
    ones = ("users", "auth.users", "research_jobs", "cached_product_data", "api_keys")
    assert await counts(db, ones) == dict.fromkeys(ones, 1)


async def tables_that_name(db: Database, ids: set[UUID]) -> list[str]:
    """Every table of ours, of the accounts and of realtime in whose rows one of these ids stands, in whatever column."""
    tables = await db.all(
        b"""select format('%%I.%%I', schemaname, tablename) as name from pg_tables
            where schemaname in ('public', 'auth', 'realtime')""",
        {},
    )
    found = []
    for table in tables:
        query = f"select from {table['name']} as t where to_jsonb(t)::text like any(%(ids)s) limit 1".encode()
        if await db.one(query, {"ids": [f"%{one}%" for one in ids]}) is not None:
            found.append(table["name"])
    return found


async def test_a_worker_at_a_job_of_a_user_who_leaves_writes_nothing_more(
    db: Database, jobs: JobRepository, running_job: MakeJob
) -> None:
    """The job is gone under its hands: it is told that it is stale, and no orphans are left."""
    job = await running_job()
    await RetentionRepository(db).forget_user(job.user_id)
    with pytest.raises(StaleWorker):
        await jobs.finish(job.id, job.fencing_token, JobStatus.SUCCEEDED, report={})
    with pytest.raises(psycopg.errors.ObjectNotInPrerequisiteState):
        await FencedSaver(db, job).aput_writes(
            {"configurable": {"thread_id": str(job.id), "checkpoint_ns": "", "checkpoint_id": "1"}}, [("steps", ["a"])], "task"
        )
    assert await tables_that_name(db, {job.id, job.user_id}) == []


async def claimed(jobs: JobRepository, job: Job) -> Job:
    held = await jobs.claim(job.id, "w", lease_s=30, max_attempts=3)
    assert held is not None
    return held


async def test_a_stale_worker_cannot_move_the_graph(db: Database, jobs: JobRepository, running_job: MakeJob) -> None:
    """A run that names its fencing token in its metadata is refused once another holds the job; the new one goes on."""
    old = await running_job(lease_s=0)
    taken: list[Job] = []

    async def first(state: Steps) -> Steps:
        return {"steps": [*state["steps"], "first"]}

    async def second(state: Steps) -> Steps:
        if not taken:
            taken.append(await claimed(jobs, old))
        return {"steps": [*state["steps"], "second"]}

    graph = StateGraph(Steps)
    graph.add_sequence([first, second])
    graph.set_entry_point("first")
    runnable = graph.compile(checkpointer=AsyncPostgresSaver(db.pool))

    def config(token: int) -> RunnableConfig:
        return {"configurable": {"thread_id": str(old.id)}, "metadata": {"fencing_token": token}}

    with pytest.raises(psycopg.errors.ObjectNotInPrerequisiteState, match="stale worker"):
        await runnable.ainvoke({"steps": []}, config(old.fencing_token), durability="sync")
    done = await runnable.ainvoke(None, config(taken[0].fencing_token), durability="sync")
    assert done["steps"] == ["first", "second"]


async def test_a_stale_worker_writes_none_of_a_checkpoints_parts(db: Database, jobs: JobRepository, running_job: MakeJob) -> None:
    """Neither the values of channels nor the results of single nodes, which lie in tables without the token."""
    old = await running_job(lease_s=0)
    new = await claimed(jobs, old)
    config: RunnableConfig = {"configurable": {"thread_id": str(old.id), "checkpoint_ns": "", "checkpoint_id": "1"}}
    checkpoint = empty_checkpoint() | {"channel_values": {"steps": ["a"]}}
    stale, current = FencedSaver(db, old), FencedSaver(db, new)
    with pytest.raises(psycopg.errors.ObjectNotInPrerequisiteState, match="stale worker"):
        await stale.aput(config, checkpoint, {}, {"steps": "1"})
    with pytest.raises(psycopg.errors.ObjectNotInPrerequisiteState, match="stale worker"):
        await stale.aput_writes(config, [("steps", ["a"])], "task")
    tables = ("checkpoints", "checkpoint_blobs", "checkpoint_writes")
    assert await counts(db, tables) == dict.fromkeys(tables, 0)
    await current.aput(config, checkpoint, {}, {"steps": "1"})
    await current.aput_writes(config, [("steps", ["a"])], "task")
    assert await counts(db, tables) == dict.fromkeys(tables, 1)
    assert await stale.aget_tuple({"configurable": {"thread_id": str(old.id)}}), "reading is not fenced"


async def test_a_stale_worker_keeps_no_prices(db: Database, running_job: MakeJob) -> None:
    """Products and prices of a report are written as the holder of the job, or not at all."""
    job = await running_job()
    product = NewCachedProduct(url="https://a.test/", product={}, fetched_at=LONG_AGO)
    with pytest.raises(StaleWorker):
        await ProductRepository(db).upsert(job.user_id, product, held=(job.id, job.fencing_token - 1))
    assert await counts(db, ("cached_product_data",)) == {"cached_product_data": 0}
    assert await ProductRepository(db).upsert(job.user_id, product, held=(job.id, job.fencing_token))


async def test_deliveries_of_webhooks_go_as_fast_as_they_come(db: Database) -> None:
    """More than one batch goes in one tidying; what is young or still to be sent stays."""
    user_id = uuid4()
    settings = Settings().model_copy(update={"database_url": SecretStr(db.url), "queue": "memory"})
    services = Services(settings)
    made, _ = await services.webhook_rows.create(user_id, "https://hooks.test/", "", (WebhookEvent.ALERT,))
    put = (
        "insert into webhook_deliveries (webhook_id, user_id, type, data, state, created_at) "
        "select %(webhook)s, %(user)s, 'test', '{}', %(state)s, %(at)s from generate_series(1, %(n)s)"
    )
    now = datetime.now(UTC)
    for state, at, n in (("delivered", LONG_AGO, 2 * BATCH + 7), ("pending", LONG_AGO, 3), ("failed", now, 5)):
        await db.run(put.encode(), {"webhook": made.id, "user": user_id, "state": state, "at": at, "n": n})
    try:
        await sweep(services)
        left = await db.all(b"select state, count(*) as n from webhook_deliveries group by state order by state", {})
    finally:
        await services.aclose()
    assert [(row["state"], row["n"]) for row in left] == [("failed", 5), ("pending", 3)]


async def test_keys_of_pictures_go_once_they_verify_nothing(db: Database) -> None:
    """With the sweep: reading them removes none."""
    keys = ImageKeyRepository(db)
    (old,) = await keys.current()
    await db.run(b"update image_keys set created_at = created_at - interval '61 days'", {})
    (new,) = await keys.current()
    assert new != old
    assert len(await db.all(b"select from image_keys", {})) == 2
    await RetentionRepository(db).sweep(Ages())
    assert len(await db.all(b"select from image_keys", {})) == 1
    assert await keys.current() == (new,)
