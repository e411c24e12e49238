"""Behind a transaction pooler, as on Supabase's port 6543: every statement may meet another server connection."""

from __future__ import annotations

import asyncio
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from emptor.db import Database
from emptor.db.events import EventRepository
from emptor.db.jobs import JobRepository, NewJob
from emptor.db.listen import EventWaiter, Notifications
from emptor.models.events import EventType, NewEvent
from emptor.models.jobs import JobOptions, JobStatus
from emptor_local.postgres.accounts import server_account

PGBOUNCER = shutil.which("pgbouncer") or shutil.which("pgbouncer", path="/usr/sbin")
SERVER_CONNECTIONS = 2  # far fewer than clients, so that they are shared all the time
USERS = 8

pytestmark = pytest.mark.skipif(PGBOUNCER is None, reason="pgbouncer is not installed")


@pytest.fixture
def pooled_url(database_url: str) -> Iterator[str]:
    """The test's database behind pgbouncer in transaction mode."""
    assert PGBOUNCER
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    account = server_account()  # pgbouncer does not run as root either
    with tempfile.TemporaryDirectory() as folder:
        config = _configure(Path(folder), database_url, port)
        for path in (Path(folder), *Path(folder).iterdir()):
            account.own(path)
        quiet = {"stdin": subprocess.DEVNULL, "stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL}
        process = subprocess.Popen([PGBOUNCER, str(config)], cwd="/", **quiet, **account.popen_options())
        try:
            yield _reachable(make_conninfo(database_url, port=port))
        finally:
            process.terminate()
            process.wait(timeout=10)


def _configure(folder: Path, url: str, port: int) -> Path:
    parts = conninfo_to_dict(url)
    users = folder / "users.txt"
    users.write_text(f'"{parts["user"]}" "{parts["password"]}"\n')
    config = folder / "pgbouncer.ini"
    config.write_text(
        f"[databases]\n{parts['dbname']} = host=127.0.0.1 port={parts['port']}\n"
        f"[pgbouncer]\nlisten_addr = 127.0.0.1\nlisten_port = {port}\nunix_socket_dir =\nauth_type = scram-sha-256\n"
        f"auth_file = {users}\npool_mode = transaction\ndefault_pool_size = {SERVER_CONNECTIONS}\n"
    )
    return config


def _reachable(url: str) -> str:
    deadline = time.monotonic() + 10
    while True:
        try:
            psycopg.connect(url).close()
        except psycopg.OperationalError:
            if time.monotonic() > deadline:
                raise
        else:
            return url


async def test_many_processes_worth_of_work_goes_right(pooled_url: str) -> None:
    """Claims, logs and reads as users on shared server connections: nothing mixes, nobody sees another's job."""

    async def a_users_life(db: Database) -> None:
        user_id, jobs, events = uuid4(), JobRepository(db), EventRepository(db)
        for _ in range(5):
            job = (await jobs.create(user_id, NewJob(question="q", options=JobOptions()))).job
            held = await jobs.claim(job.id, "w", lease_s=30, max_attempts=3)
            assert held is not None
            await events.append(job.id, held.fencing_token, [NewEvent(type=EventType.NOTICE)] * 3)
            done = await jobs.finish(job.id, held.fencing_token, JobStatus.SUCCEEDED, report={})
            assert done.last_seq == 5
            assert [event.seq for event in await events.after(job.id, 0, user_id=user_id)] == [1, 2, 3, 4, 5]
            assert await jobs.get(job.id, user_id=uuid4()) is None
        assert len((await jobs.page(user_id, limit=50)).items) == 5

    databases = [Database(pooled_url, pool_size=4) for _ in range(USERS)]
    try:
        await asyncio.gather(*(a_users_life(db) for db in databases))
    finally:
        for db in databases:
            await db.close()


async def test_the_caller_does_not_leak_to_the_next_client(pooled_url: str) -> None:
    """Role and claims end with the transaction, also on the server's connection that others use next."""
    async with Database(pooled_url, pool_size=4) as db:
        for _ in range(10):
            async with db.as_user(uuid4()):
                pass
            rows = await asyncio.gather(*(db.one(b"select current_user::text as who, auth.uid() as uid", {}) for _ in range(4)))
            assert rows == [{"who": "postgres", "uid": None}] * 4


@pytest.mark.parametrize("direct", [False, True], ids=["pooler alone", "with a direct connection"])
async def test_waiting_works_with_and_without_notifications(pooled_url: str, database_url: str, direct: bool) -> None:
    """LISTEN is silent behind the pooler; that is found out, and events arrive all the same."""
    async with Database(pooled_url) as db:
        jobs, events = JobRepository(db), EventRepository(db)
        job = (await jobs.create(uuid4(), NewJob(question="q", options=JobOptions()))).job
        held = await jobs.claim(job.id, "w", lease_s=30, max_attempts=3)
        assert held is not None
        notifications = Notifications(db, direct=Database(database_url) if direct else None)
        waiter = EventWaiter(db, notifications)
        await notifications.start()
        assert notifications.live == direct
        waiting = asyncio.create_task(waiter.wait(job.id, 1, 20))
        await asyncio.sleep(0)
        await events.append(job.id, held.fencing_token, [NewEvent(type=EventType.NOTICE)])
        async with asyncio.timeout(10):
            assert await waiting
        await notifications.close()
        await waiter.close()
