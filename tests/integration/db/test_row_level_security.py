"""Who may see and change what, proved in the database as each role: own rows only, in every table."""

from __future__ import annotations

import contextlib
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from decimal import Decimal
from hashlib import sha256
from uuid import UUID, uuid4

import psycopg
import pytest

from emptor.db import Connection, Database
from emptor.db.buckets import BucketRepository
from emptor.db.events import EventRepository
from emptor.db.feedback import FeedbackRepository
from emptor.db.host_turns import HostTurnRepository
from emptor.db.hosts import HostRepository
from emptor.db.image_keys import ImageKeyRepository
from emptor.db.jobs import JobRepository, NewJob
from emptor.db.ledger import JobLedger
from emptor.db.model_readings import ReadingRepository
from emptor.db.products import ProductRepository
from emptor.db.snapshots import SnapshotRepository
from emptor.db.threads import ThreadRepository
from emptor.models.events import EventType, NewEvent
from emptor.models.feedback import FeedbackRequest, Rating
from emptor.models.jobs import JobOptions
from emptor.models.ledger import UsageLine
from emptor.models.page import Page
from emptor.models.products import NewCachedProduct, PriceObservation

OWNED = (
    "users", "research_jobs", "agent_state_history", "usage_ledger", "page_readings", "page_snapshots", "cached_product_data",
    "price_observations", "vector_embeddings", "watches", "watch_alerts", "threads", "thread_runs",
)  # fmt: skip
SERVICE_ONLY = (
    "step_ledger", "spend_reservations", "rate_buckets", "host_memory", "checkpoints", "checkpoint_blobs", "checkpoint_writes",
    "checkpoint_migrations", "api_keys", "stream_tickets", "page_cache", "page_leases", "snapshot_removals",
    "webhooks", "webhook_deliveries", "report_shares", "image_keys", "feedback", "host_turns", "model_readings",
    "research_findings",
)  # fmt: skip
VECTOR = "[" + ",".join(["0.1"] * 384) + "]"
NOW = datetime.now(UTC)

User = tuple[UUID, UUID]
CountHeard = Callable[[UUID, str], Awaitable[int]]


async def furnish(db: Database) -> User:
    """A user with a row in every table; returns the user and their job."""
    user_id = uuid4()
    job = (await JobRepository(db).create(user_id, NewJob(question="q", options=JobOptions()))).job
    claimed = await JobRepository(db).claim(job.id, "w", lease_s=30, max_attempts=3)
    assert claimed is not None
    token = claimed.fencing_token
    await EventRepository(db).append(job.id, token, [NewEvent(type=EventType.NOTICE)])
    ledger = JobLedger(db, job.id, token)
    await ledger.put("s", "d", {})
    await ImageKeyRepository(db).current()
    await HostTurnRepository(db).back_off("shop.example", 1)
    await FeedbackRepository(db).say(user_id, job.id, FeedbackRequest(rating=Rating.GOOD))
    await ledger.reserve(Decimal("0.01"))
    await ledger.record(UsageLine(kind="other", what="x"))
    body = str(user_id).encode()
    page = Page(url="https://a.test/", final_url="https://a.test/", status=200, body=body, fetched_at=NOW)
    await SnapshotRepository(db).put(page, job_id=job.id, token=token)
    product = NewCachedProduct(url="https://a.test/", product={}, fetched_at=NOW)
    await ProductRepository(db).upsert(user_id, product, [PriceObservation(observed_at=NOW, price=Decimal(1))])
    await ReadingRepository(db).keep("0" * 64, {}, page=sha256(body).hexdigest(), task="extraction", model="m")
    await HostRepository(db).learn("a.test", "http", worked=True)
    await BucketRepository(db).take("k", capacity=1e9, per_s=1)
    async with db.transaction() as connection:
        await _insert_the_rest(connection, user_id, job.id)
    await ThreadRepository(db).add_run(user_id, "t", job.id)
    return user_id, job.id


async def _insert_the_rest(connection: Connection, user_id: UUID, job_id: UUID) -> None:
    await connection.execute(
        "insert into vector_embeddings (user_id, namespace, ref, model, dimension, embedding)"
        " values (%s, 'n', 'r', 'm', 384, %s)",
        [user_id, VECTOR],
    )
    await connection.execute("insert into watches (user_id, url) values (%s, 'https://a.test/')", [user_id])
    await connection.execute(
        "insert into watch_alerts (watch_id, user_id, kind, message)"
        " select id, user_id, 'price_drop', 'm' from watches where user_id = %s",
        [user_id],
    )
    await connection.execute(
        """insert into page_cache (key, url, snapshot_id, kind, final_url, status, content_type, charset, via, fetched_at,
                                   checked_at, expires_at)
           select encode(sha256(convert_to(id, 'utf-8')), 'hex'), 'https://a.test/', id, 'product', 'https://a.test/', 200,
                  'text/html', 'utf-8', 'http', now(), now(), now() from page_snapshots on conflict do nothing"""
    )
    await connection.execute("insert into page_leases (key, holder, until) values (%s, %s, now())", [str(user_id), user_id])
    await connection.execute("insert into snapshot_removals (id, store) values (%s, 's3')", [str(user_id)])
    await connection.execute(
        "insert into api_keys (user_id, name, digest, scopes) values (%s, 'k', encode(sha256(%s::text::bytea), 'hex'), '{read}')",
        [user_id, str(user_id)],
    )
    await connection.execute(
        "insert into stream_tickets (digest, user_id, job_id, expires_at)"
        " values (encode(sha256(%s::text::bytea), 'hex'), %s, %s, now())",
        [str(user_id), user_id, job_id],
    )
    await connection.execute(
        "insert into report_shares (digest, user_id, job_id, expires_at)"
        " values (encode(sha256(%s::text::bytea), 'hex'), %s, %s, now())",
        [str(user_id), user_id, job_id],
    )
    await connection.execute(
        "with hook as (insert into webhooks (user_id, url, events, secret) values (%s, 'https://a.example', '{watch.alert}', 's')"
        " returning id, user_id) insert into webhook_deliveries (webhook_id, user_id, type, data)"
        " select id, user_id, 'test', '{}' from hook",
        [user_id],
    )
    await connection.execute("insert into research_findings (job_id, body, size_bytes) values (%s, 'b', 1)", [job_id])
    thread = str(job_id)
    await connection.execute("insert into checkpoints (thread_id, checkpoint_id, checkpoint) values (%s, '1', '{}')", [thread])
    await connection.execute(
        "insert into checkpoint_blobs (thread_id, channel, version, type) values (%s, 'c', '1', 'empty')", [thread]
    )
    await connection.execute(
        "insert into checkpoint_writes (thread_id, checkpoint_id, task_id, idx, channel, blob) values (%s, '1', 't', 0, 'c', '')",
        [thread],
    )


@pytest.fixture
async def alice(db: Database) -> User:
    return await furnish(db)


@pytest.fixture
async def bob(db: Database) -> User:
    return await furnish(db)


async def test_every_table_is_known_here_and_guarded(db: Database) -> None:
    """A new table must be put into one of the two lists above, and have row level security."""
    rows = await db.all(
        b"""select relname, relrowsecurity from pg_class
            where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')""",
        {},
    )
    assert {row["relname"] for row in rows} == set(OWNED) | set(SERVICE_ONLY)
    assert all(row["relrowsecurity"] for row in rows)


async def test_a_user_sees_exactly_their_own_rows_of_every_table(db: Database, alice: User, bob: User) -> None:
    """Two users have a row each everywhere; each counts one (two events), and a third user none."""
    for table in OWNED:
        query = f"select count(*) as n from {table}".encode()
        mine = 2 if table == "agent_state_history" else 1
        assert await db.one(query, {}) == {"n": 2 * mine}, table
        assert await db.one(query, {}, user_id=alice[0]) == {"n": mine}, table
        assert await db.one(query, {}, user_id=uuid4()) == {"n": 0}, table


async def test_a_user_cannot_name_anothers_rows(db: Database, alice: User, bob: User) -> None:
    """Knowing the id does not help."""
    assert await JobRepository(db).get(bob[1], user_id=alice[0]) is None
    assert await EventRepository(db).after(bob[1], 0, user_id=alice[0]) == []
    row = await db.one(b"select snapshot_id as id from page_readings where job_id = %(job)s", {"job": bob[1]})
    assert row is not None
    assert await SnapshotRepository(db).get(row["id"], user_id=alice[0]) is None
    assert await SnapshotRepository(db).get(row["id"], user_id=bob[0]) is not None


async def test_inner_tables_are_closed_to_users(db: Database) -> None:
    """Ledgers, checkpoints and limits are nobody's to read."""
    readable = []
    for table in SERVICE_ONLY:
        with contextlib.suppress(psycopg.errors.InsufficientPrivilege):
            await db.one(f"select count(*) from {table}".encode(), {}, user_id=uuid4())
            readable.append(table)
    assert readable == []


async def test_a_visitor_without_a_token_reads_nothing(db: Database) -> None:
    """The role `anon` has no grant on any table."""
    readable = []
    for table in OWNED + SERVICE_ONLY:
        with contextlib.suppress(psycopg.errors.InsufficientPrivilege):
            async with db.transaction() as connection:
                await connection.execute("set local role anon")
                await connection.execute(f"select from {table}".encode())
            readable.append(table)
    assert readable == []


@pytest.mark.parametrize(
    "statement",
    [
        "insert into research_jobs (user_id, question) values (auth.uid(), 'free work')",
        "update research_jobs set max_cost_usd = 1000",
        "delete from usage_ledger",
        "insert into agent_state_history (job_id, seq, type) select id, 99, 'job.succeeded' from research_jobs",
        "insert into vector_embeddings (namespace, ref, model, dimension, embedding) values ('n', 'r', 'm', 1, '[1]')",
        "update users set id = gen_random_uuid()",
        "insert into watches (user_id, url) values (auth.uid(), 'https://b.test/')",
        "update watches set next_run_at = now()",
        "select emptor.ensure_user(gen_random_uuid())",
        "select auth.adopt_user(gen_random_uuid())",
        "select * from pgmq.q_research_jobs",
    ],
)
async def test_users_cannot_write_around_the_api(db: Database, alice: User, statement: str) -> None:
    """Jobs, costs and logs are written by the service alone, even for their owner."""
    with pytest.raises(psycopg.errors.InsufficientPrivilege):
        await db.one(statement.encode(), {}, user_id=alice[0])


async def test_users_remove_their_own_watches_and_no_others(db: Database, alice: User, bob: User) -> None:
    """Removing is the one thing users do past the API."""
    remove = b"delete from watches where user_id = %(owner)s returning user_id"
    assert await db.all(remove, {"owner": bob[0]}, user_id=alice[0]) == []
    assert await db.all(remove, {"owner": alice[0]}, user_id=alice[0]) == [{"user_id": alice[0]}]


@pytest.fixture
def listening_as(db: Database) -> CountHeard:
    """Count the broadcasts a user may receive on a topic."""

    async def count(user_id: UUID, topic: str) -> int:
        async with db.as_user(user_id) as connection:
            await connection.execute("select set_config('realtime.topic', %s, true)", [topic])
            cursor = await connection.execute("select count(*) as n from realtime.messages where topic = realtime.topic()")
            row = await cursor.fetchone()
            assert row is not None
            return int(row["n"])

    return count


async def test_broadcasts_of_a_job_reach_its_owner_only(alice: User, bob: User, listening_as: CountHeard) -> None:
    """The private topic `job:<id>` is readable by the job's owner, and by no one else."""
    topic = f"job:{alice[1]}"
    assert await listening_as(alice[0], topic) >= 1
    assert await listening_as(bob[0], topic) == 0
    assert await listening_as(alice[0], "job:*") == 0


async def test_the_roles_of_supabase_exist_with_their_powers(db: Database) -> None:
    """As on Supabase: only the service role passes row level security."""
    rows = await db.all(b"select rolname, rolbypassrls, rolcanlogin from pg_roles where rolname = any(%(names)s)", {
        "names": ["anon", "authenticated", "service_role", "authenticator"]
    })  # fmt: skip
    assert {row["rolname"]: (row["rolbypassrls"], row["rolcanlogin"]) for row in rows} == {
        "anon": (False, False),
        "authenticated": (False, False),
        "authenticator": (False, False),
        "service_role": (True, False),
    }


async def test_the_service_role_can_do_the_services_work(db: Database, alice: User) -> None:
    """A deployment may connect as `service_role`: every table is open to it."""
    for table in OWNED + SERVICE_ONLY:
        async with db.transaction() as connection:
            await connection.execute("set local role service_role")
            row = await (await connection.execute(f"select count(*) as n from {table}".encode())).fetchone()
            assert row is not None
            assert row["n"] >= 1, table
