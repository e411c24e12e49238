"""Database fixtures: one embedded PostgreSQL for all tests, and a fresh migrated database for each test that asks.

The server's files lie in `.emptor/test-postgres` and are kept, so that only the first run makes them. xdist's workers, and
several pytest runs at once, share the server; the last one out stops it. Databases are named after the process that made
them, and what a killed run left behind is dropped by the next.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import itertools
import os
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import psycopg
import pytest

from emptor.db import Database
from emptor.db.migrate import COMPAT, migrate
from emptor_local.postgres import EmbeddedServer, start

REPOSITORY = Path(__file__).resolve().parents[1]
MIGRATIONS = REPOSITORY / "supabase" / "migrations"
TEMPLATE_LOCK = 7_411_001
NUMBERS = itertools.count(1)


def replace_database(url: str, name: str) -> str:
    """The URL of another database on the same server."""
    return f"{url.rsplit('/', 1)[0]}/{name}"


def pytest_make_parametrize_id(config: pytest.Config, val: object, argname: str) -> str | None:
    """Name a row of bytes after its argument: gzip writes the time into them, and parallel processes must agree on names."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(autouse=True, scope="session")
def nothing_kept() -> Iterator[None]:
    """No command that a test runs in this process keeps tables here: later tests would not see a lexicon that they change."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("emptor_local.cli.main.start_keeping", lambda: None)
        yield


@pytest.fixture(scope="session")
def migrations_dir() -> Path:
    """The repository's supabase/migrations."""
    return MIGRATIONS


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[EmbeddedServer]:
    """The embedded server of the tests, without fsync."""
    server = start(REPOSITORY / ".emptor" / "test-postgres", durable=False)
    try:
        _drop_left_overs(server.url)
        yield server
    finally:
        server.release()


@pytest.fixture(scope="session")
def postgres_admin(postgres_server: EmbeddedServer) -> Iterator[psycopg.Connection]:
    """One connection that makes and drops the databases of all tests of this process."""
    with psycopg.connect(postgres_server.url, autocommit=True) as connection:
        yield connection


@pytest.fixture(scope="session")
def template_database(postgres_server: EmbeddedServer) -> str:
    """Name of a migrated database to copy; made once for each state of the migrations."""
    digest = hashlib.sha256(COMPAT.read_bytes())
    for file in sorted(MIGRATIONS.glob("*.sql")):
        digest.update(file.name.encode() + file.read_bytes())
    name = f"template_{digest.hexdigest()[:12]}"
    with psycopg.connect(postgres_server.url, autocommit=True) as admin:
        admin.execute("select pg_advisory_lock(%s)", [TEMPLATE_LOCK])
        if admin.execute("select from pg_database where datname = %s and datistemplate", [name]).rowcount == 0:
            admin.execute(f"drop database if exists {name} (force)")
            admin.execute(f"create database {name}")
            asyncio.run(migrate(replace_database(postgres_server.url, name), MIGRATIONS))
            admin.execute(f"alter database {name} is_template true allow_connections false")
    return name


@pytest.fixture
def empty_database_url(postgres_server: EmbeddedServer, postgres_admin: psycopg.Connection) -> Iterator[str]:
    """URL of a fresh database without anything in it; dropped after the test."""
    with _fresh_database(postgres_admin, postgres_server.url, "template0") as url:
        yield url


@pytest.fixture
def database_url(postgres_server: EmbeddedServer, postgres_admin: psycopg.Connection, template_database: str) -> Iterator[str]:
    """URL of a fresh migrated database; dropped after the test."""
    with _fresh_database(postgres_admin, postgres_server.url, template_database) as url:
        yield url


@pytest.fixture(scope="module")
def module_database_url(
    postgres_server: EmbeddedServer, postgres_admin: psycopg.Connection, template_database: str
) -> Iterator[str]:
    """The same for all tests of a file, where what starts on it is dear."""
    with _fresh_database(postgres_admin, postgres_server.url, template_database) as url:
        yield url


@pytest.fixture
async def db(database_url: str) -> AsyncIterator[Database]:
    """An open Database on a fresh migrated database."""
    async with Database(database_url, pool_size=8) as database:
        yield database


@contextlib.contextmanager
def _fresh_database(admin: psycopg.Connection, url: str, template: str) -> Iterator[str]:
    name = f"test_{os.getpid()}_{next(NUMBERS)}"
    admin.execute(f"create database {name} template {template} strategy file_copy")
    try:
        yield replace_database(url, name)
    finally:
        admin.execute(f"drop database if exists {name} with (force)")


def _drop_left_overs(url: str) -> None:
    with psycopg.connect(url, autocommit=True) as admin:
        rows = admin.execute("select datname from pg_database where datname like 'test\\_%'").fetchall()
        for (name,) in rows:
            if not _is_alive(int(name.split("_")[1])):
                admin.execute(f"drop database if exists {name} with (force)")


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except PermissionError:
        return True
    return True
