"""Checkpoints as this project writes them, beside those of the library whose tables they are."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from operator import add
from typing import Annotated, Any, TypedDict
from uuid import UUID

import psycopg
import pytest
from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.base import BaseCheckpointSaver
from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver
from langgraph.graph import END, START, StateGraph

from emptor.db import Database
from emptor.db.jobs import JobRepository
from emptor.models.jobs import Job, JobOptions
from emptor.models.research import JobInput
from emptor.services.jobs.checkpoints import FencedSaver, checkpoint_serde

from .conftest import LEASE_S, MAX_ATTEMPTS, MakeJob

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


class State(TypedDict, total=False):
    """A value of each kind that the tables hold in its own way."""

    job: JobInput
    word: str
    count: int
    found: Annotated[list[str], add]
    none: None


async def left(state: State) -> dict[str, Any]:
    return {"found": ["left", "ünï"], "count": 1}


async def right(state: State) -> dict[str, Any]:
    return {"found": ["right"], "none": None}


def graph(saver: BaseCheckpointSaver[str], *, breaks: bool) -> Any:
    """Two nodes at once, then one that may fail."""

    async def last(state: State) -> dict[str, Any]:
        if breaks:
            raise ValueError("broken")
        return {"word": "/".join(sorted(state["found"]))}

    built = StateGraph(State)
    for name, node in (("left", left), ("right", right), ("last", last)):
        built.add_node(name, node)
    for before, after in ((START, "left"), (START, "right"), ("left", "last"), ("right", "last"), ("last", END)):
        built.add_edge(before, after)
    return built.compile(checkpointer=saver)


def config_of(job: Job) -> RunnableConfig:
    return {"configurable": {"thread_id": str(job.id)}, "metadata": {"fencing_token": job.fencing_token}}


async def run(saver: BaseCheckpointSaver[str], job: Job, *, breaks: bool, onwards: bool = False) -> Any:
    given = JobInput(job_id=UUID(int=0), question="q", options=JobOptions(), started_at=NOON)
    first = State(job=given, word="", count=0)
    return await graph(saver, breaks=breaks).ainvoke(None if onwards else first, config_of(job), durability="sync")


async def rows_of(db: Database, job: Job) -> dict[str, Any]:
    """What was written for a job, without what is new in every run: ids, times and the random ends of versions."""
    found = {
        "checkpoints": b"""select checkpoint -> 'channel_values' as values, metadata - 'thread_id' - 'fencing_token' as metadata,
                                  parent_checkpoint_id is null as first
                           from checkpoints where thread_id = %(id)s order by checkpoint_id""",
        "blobs": b"""select channel, split_part(version, '.', 1)::int as version, type, blob
                     from checkpoint_blobs where thread_id = %(id)s order by 1, 2""",
        "writes": b"""select channel, type, idx, task_path, blob from checkpoint_writes
                      where thread_id = %(id)s order by task_path, idx, blob""",
    }
    return {name: await db.all(query, {"id": str(job.id)}) for name, query in found.items()}


async def test_what_is_written_is_what_the_library_writes(db: Database, running_job: MakeJob) -> None:
    """The same graph that fails, once with each: the rows are the same, and either goes on where the other stopped."""
    theirs, ours = await running_job(), await running_job()
    for job, saver in ((theirs, AsyncPostgresSaver(db.pool, serde=checkpoint_serde())), (ours, FencedSaver(db, ours))):
        with pytest.raises(ValueError, match="broken"):
            await run(saver, job, breaks=True)
    their_rows, our_rows = await rows_of(db, theirs), await rows_of(db, ours)
    without_input = [row for row in their_rows["checkpoints"] if row["metadata"]["source"] != "input"]
    assert our_rows["checkpoints"] == [row | {"first": n == 0} for n, row in enumerate(without_input)]
    assert our_rows["blobs"] == their_rows["blobs"]
    assert our_rows["writes"] == their_rows["writes"]
    assert {row["channel"] for row in our_rows["writes"]} >= {"found", "count", "__error__"}
    done = await run(FencedSaver(db, theirs), theirs, breaks=False, onwards=True)
    assert (done["word"], done["count"]) == ("left/right/ünï", 1)
    assert done == await run(AsyncPostgresSaver(db.pool, serde=checkpoint_serde()), ours, breaks=False, onwards=True)


async def test_a_node_that_ends_twice_in_another_way_has_its_last_end(db: Database, running_job: MakeJob) -> None:
    """An error is replaced by the next one; what a node has returned is not."""
    job = await running_job()
    saver = FencedSaver(db, job)
    where: RunnableConfig = {"configurable": {"thread_id": str(job.id), "checkpoint_ns": "", "checkpoint_id": "1"}}
    for word in ("first", "second"):
        await saver.aput_writes(where, [("__error__", word)], "failing")
        await saver.aput_writes(where, [("found", [word])], "working")
    rows = await db.all(b"select channel, type, blob from checkpoint_writes order by channel", {})
    assert [(row["channel"], saver.serde.loads_typed((row["type"], row["blob"]))) for row in rows] == [
        ("__error__", "second"),
        ("found", ["first"]),
    ]


async def test_a_worker_that_loses_the_job_in_a_node_writes_no_row_of_it(
    db: Database, jobs: JobRepository, running_job: MakeJob
) -> None:
    """Checkpoint, values and results are written by one statement each, which the fence ends."""
    job = await running_job(lease_s=0)
    saver = FencedSaver(db, job)
    await run(saver, job, breaks=False)
    assert await jobs.claim(job.id, "w2", lease_s=LEASE_S, max_attempts=MAX_ATTEMPTS)
    before = await rows_of(db, job)
    with pytest.raises(psycopg.errors.ObjectNotInPrerequisiteState, match="stale worker"):
        await run(saver, job, breaks=False)
    assert await rows_of(db, job) == before


async def test_what_is_large_is_packed_off_the_event_loop(db: Database, running_job: MakeJob) -> None:
    """A state of pages takes long to pack: others must be served meanwhile."""
    job = await running_job()
    saver, threads = FencedSaver(db, job), []
    pack = saver._pack

    def noting(values: Any) -> Any:
        threads.append(asyncio._get_running_loop() is None)
        return pack(values)

    saver._pack = noting  # type: ignore[method-assign]
    where: RunnableConfig = {"configurable": {"thread_id": str(job.id), "checkpoint_ns": "", "checkpoint_id": "1"}}
    await saver.aput_writes(where, [("found", ["a page"])], "t")
    await saver.aput_writes(where, [("word", "short")], "u")
    assert threads == [True, False]
