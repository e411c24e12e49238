"""The event log: gap-free, ordered, complete for a reader that follows it."""

from __future__ import annotations

import asyncio
from uuid import UUID, uuid4

import psycopg
import pytest

from emptor.db import Database
from emptor.db.events import EventRepository
from emptor.models.events import EventType, JobEvent, NewEvent

from .conftest import MakeJob

WRITERS, BATCHES = 8, 25


def notices(*messages: str) -> list[NewEvent]:
    return [NewEvent(type=EventType.NOTICE, node="test", message=message, data={"m": message}) for message in messages]


async def test_events_come_back_as_they_were_written(events: EventRepository, running_job: MakeJob) -> None:
    """Several at once keep their order and get the next numbers."""
    job = await running_job()
    written = await events.append(job.id, job.fencing_token, notices("a", "b", "c"))
    assert [event.seq for event in written] == [2, 3, 4]
    assert await events.after(job.id, 1) == written
    assert await events.after(job.id, 3) == written[2:]
    assert await events.after(job.id, 1, limit=2) == written[:2]
    assert await events.last_seqs([job.id, uuid4()]) == {job.id: 4}


async def test_writing_nothing_changes_nothing(events: EventRepository, running_job: MakeJob) -> None:
    """An empty batch is not an error."""
    job = await running_job()
    assert await events.append(job.id, job.fencing_token, []) == []


@pytest.mark.parametrize("message", ["NUL \x00 inside", "half a pair \ud83d", "literal \\u0000 stays", "emoji 😀 — ß"])
async def test_text_that_postgresql_cannot_hold_is_mended(events: EventRepository, running_job: MakeJob, message: str) -> None:
    """A page may say anything; the log takes it."""
    job = await running_job()
    await events.append(job.id, job.fencing_token, notices(message))
    (event,) = await events.after(job.id, 1)
    expected = message.replace("\x00", "\ufffd").replace("\ud83d", "\ufffd")
    assert (event.message, event.data) == (expected, {"m": expected})


async def test_terminal_events_are_refused(events: EventRepository, running_job: MakeJob) -> None:
    """Only the end of the job writes one."""
    job = await running_job()
    with pytest.raises(ValueError, match="terminal"):
        await events.append(job.id, job.fencing_token, [NewEvent(type=EventType.JOB_FAILED)])


async def test_eight_writers_leave_no_gap_and_a_reader_misses_nothing(events: EventRepository, running_job: MakeJob) -> None:
    """seq is 1..n, and a cursor reader at work meanwhile sees each event once, in order."""
    job = await running_job()
    total = 1 + WRITERS * BATCHES * 2
    seen: list[int] = []

    async def read() -> None:
        while len(seen) < total:
            seen.extend(event.seq for event in await events.after(job.id, seen[-1] if seen else 0))
            await asyncio.sleep(0)

    async def write(writer: int) -> None:
        for batch in range(BATCHES):
            await events.append(job.id, job.fencing_token, notices(f"{writer}.{batch}.a", f"{writer}.{batch}.b"))

    async with asyncio.timeout(30):
        await asyncio.gather(read(), *(write(writer) for writer in range(WRITERS)))
    assert seen == list(range(1, total + 1))
    logged = await events.after(job.id, 1, limit=total)
    assert len({event.message for event in logged}) == total - 1
    assert _batches_stay_together(logged)


def _batches_stay_together(logged: list[JobEvent]) -> bool:
    pairs = zip(logged[::2], logged[1::2], strict=True)
    return all(first.message[:-1] == second.message[:-1] for first, second in pairs)


async def test_the_log_cannot_be_rewritten(db: Database, events: EventRepository, running_job: MakeJob) -> None:
    """Not even by the service."""
    job = await running_job()
    async with db.connection() as connection:
        with pytest.raises(psycopg.errors.RestrictViolation):
            await connection.execute("update agent_state_history set message = 'x' where job_id = %s", [job.id])


async def test_a_second_terminal_event_is_impossible(db: Database, running_job: MakeJob) -> None:
    """The database itself forbids it, whatever code does."""
    job = await running_job()
    insert = "insert into agent_state_history (job_id, seq, type) values (%s, %s, %s)"
    async with db.connection() as connection:
        await connection.execute(insert, [job.id, 2, "job.failed"])
        with pytest.raises(psycopg.errors.UniqueViolation):
            await connection.execute(insert, [job.id, 3, "job.succeeded"])


async def test_a_users_reading_is_narrowed_to_their_jobs(events: EventRepository, running_job: MakeJob, user_id: UUID) -> None:
    """A stranger sees an empty log."""
    job = await running_job()
    assert len(await events.after(job.id, 0, user_id=user_id)) == 1
    assert await events.after(job.id, 0, user_id=uuid4()) == []
