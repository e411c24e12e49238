"""What is broadcast on a job's private topic: status always, progress sometimes, the text of reports never."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import psycopg
import pytest

from emptor.db import Database
from emptor.db.events import EventRepository
from emptor.db.jobs import JobRepository
from emptor.models.events import EventType, NewEvent
from emptor.models.jobs import JobStatus

from .conftest import MakeJob

Broadcasts = Callable[[UUID], Awaitable[list[dict[str, Any]]]]
MAX_PAYLOAD_BYTES = 1_000


@pytest.fixture
def broadcasts(db: Database) -> Broadcasts:
    """Everything that was sent on a job's topic, in order."""

    async def of(job_id: UUID) -> list[dict[str, Any]]:
        query = b"""select event, payload, private, extension, octet_length(payload::text) as bytes
                    from realtime.messages where topic = %(topic)s order by (payload ->> 'seq')::int"""
        return await db.all(query, {"topic": f"job:{job_id}"})

    return of


async def test_the_life_of_a_job_is_told(
    jobs: JobRepository, events: EventRepository, running_job: MakeJob, broadcasts: Broadcasts
) -> None:
    """Each change of status is sent with its number in the log, privately."""
    job = await running_job()
    await events.append(job.id, job.fencing_token, [NewEvent(type=EventType.JOB_STARTED)])
    await jobs.finish(job.id, job.fencing_token, JobStatus.SUCCEEDED, report={"big": "x" * 100_000})
    sent = await broadcasts(job.id)
    assert [(one["event"], one["payload"]["seq"], one["payload"]["status"]) for one in sent] == [
        ("status", 1, "queued"),
        ("status", 2, "running"),
        ("status", 3, "succeeded"),
    ]
    assert all(one["private"] and one["extension"] == "broadcast" and one["bytes"] < MAX_PAYLOAD_BYTES for one in sent)


async def test_a_burst_of_progress_is_thinned_out_and_its_last_word_is_in_the_log(
    events: EventRepository, running_job: MakeJob, broadcasts: Broadcasts, db: Database
) -> None:
    """A batch makes one message; those within a quarter of a second make none."""
    job = await running_job()
    note = NewEvent(type=EventType.NOTICE, message="m" * 5_000)
    await events.append(job.id, job.fencing_token, [note, note, note])
    await db.run(b"update research_jobs set broadcast_at = clock_timestamp() + interval '1 hour'", {})
    for _ in range(20):
        await events.append(job.id, job.fencing_token, [note])
    sent = await broadcasts(job.id)
    assert [(one["event"], one["payload"]["seq"]) for one in sent] == [("status", 1), ("progress", 4)]
    assert sent[-1]["bytes"] < MAX_PAYLOAD_BYTES
    assert len(await events.after(job.id, 0)) == 24


@pytest.mark.parametrize("type_", [EventType.REPORT_DELTA, EventType.PAGE_READ, EventType.PRODUCT_FOUND])
async def test_finds_and_text_are_not_broadcast(
    events: EventRepository, running_job: MakeJob, broadcasts: Broadcasts, type_: EventType
) -> None:
    """They are read from the log."""
    job = await running_job()
    await events.append(job.id, job.fencing_token, [NewEvent(type=type_, message="secret find")])
    assert [one["payload"]["seq"] for one in await broadcasts(job.id)] == [1]


async def test_a_broadcast_that_fails_does_not_undo_the_event(
    db: Database, events: EventRepository, running_job: MakeJob
) -> None:
    """The hint is lost, the truth stays."""
    job = await running_job()
    await db.run(b"alter table realtime.messages add constraint broken check (false) not valid", {})
    await events.append(job.id, job.fencing_token, [NewEvent(type=EventType.NOTICE)])
    assert [event.seq for event in await events.after(job.id, 0)] == [1, 2]


async def as_role(db: Database, role: str, user_id: UUID, topic: str, statement: str) -> int:
    """Run a statement as Realtime does for a client of this role on a topic; return how many rows it touched."""
    claims = json.dumps({"sub": str(user_id), "role": role})
    async with db.transaction() as connection:
        for name, value in (("request.jwt.claims", claims), ("realtime.topic", topic), ("role", role)):
            await connection.execute("select set_config(%s, %s, true)", [name, value])
        return (await connection.execute(statement.encode())).rowcount


@pytest.mark.parametrize("role", ["anon", "authenticated", "service_role"])
async def test_each_role_hears_what_it_may_on_a_jobs_topic(db: Database, running_job: MakeJob, role: str) -> None:
    """Visitors nothing, even with the owner's id in their claims; users their own jobs; the service everything."""
    job = await running_job()
    topic, read = f"job:{job.id}", "select from realtime.messages where topic = realtime.topic()"
    heard = {who: await as_role(db, role, user, topic, read) > 0 for who, user in (("owner", job.user_id), ("other", uuid4()))}
    assert (
        heard
        == {
            "anon": {"owner": False, "other": False},
            "authenticated": {"owner": True, "other": False},
            "service_role": {"owner": True, "other": True},
        }[role]
    )


LIE = "'{}'"
FORGERIES = [
    f"""insert into realtime.messages (topic, extension, event, payload, private)
        values (realtime.topic(), 'broadcast', 'status', {LIE}, true)""",
    f"update realtime.messages set payload = {LIE}",
    "delete from realtime.messages",
    f"select realtime.send({LIE}, 'status', realtime.topic(), true)",
]


@pytest.mark.parametrize("role", ["anon", "authenticated"])
@pytest.mark.parametrize("forgery", FORGERIES, ids=["insert", "update", "delete", "send"])
async def test_nobody_but_the_service_says_anything_on_it(
    db: Database, running_job: MakeJob, broadcasts: Broadcasts, role: str, forgery: str
) -> None:
    """Not even the owner of the job: what is heard there was said by the database."""
    job = await running_job()
    before = await broadcasts(job.id)
    with contextlib.suppress(psycopg.errors.InsufficientPrivilege):
        await as_role(db, role, job.user_id, f"job:{job.id}", forgery)
    assert await broadcasts(job.id) == before


def test_the_seed_can_be_planted_again(database_url: str, migrations_dir: Path) -> None:
    """`supabase db reset` and a person may both run it."""
    seed = (migrations_dir.parent / "seed.sql").read_bytes()
    with psycopg.connect(database_url, autocommit=True) as connection:
        connection.execute(seed)
        connection.execute(seed)
        row = connection.execute("select (select count(*) from users), (select count(*) from watches)").fetchone()
    assert row == (1, 1)


async def test_rows_that_name_the_worker_are_not_published(db: Database) -> None:
    """`postgres_changes` sends whole rows, so a table with the lease and the fencing token is not among them."""
    query = b"""select distinct tablename from pg_publication_tables, unnest(attnames) as attname
                where pubname = 'supabase_realtime' and attname in ('leased_by', 'fencing_token', 'lease_expires_at')"""
    assert await db.all(query, {}) == []
    published = await db.all(b"select tablename from pg_publication_tables where pubname = 'supabase_realtime'", {})
    assert {row["tablename"] for row in published} >= {"agent_state_history", "watch_alerts"}
