"""Bring a database to the schema of `supabase/migrations`, and record it where the Supabase CLI does.

`supabase db push` and this runner agree both ways: each skips what the other applied. A PostgreSQL that is not Supabase's is
first given what Supabase has (`compat.sql`, and the SQL of pgmq where the extension is not there).
"""

from __future__ import annotations

import asyncio
import hashlib
import logging
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg
from psycopg import AsyncConnection

from emptor.core.errors import ConfigurationError
from emptor.db.statements import split_statements
from emptor.db.urls import checked, unavailable

logger = logging.getLogger(__name__)

Connection = AsyncConnection[Any]

LOCK_KEY = 6_367_112_004  # any constant; held by whoever migrates this database
FILE_NAME = re.compile(r"(?P<version>\d{14})_(?P<name>\w+)\.sql")
COMPAT = Path(__file__).with_name("compat.sql")
HISTORY = """
create schema if not exists supabase_migrations;
create table if not exists supabase_migrations.schema_migrations (version text not null primary key);
alter table supabase_migrations.schema_migrations add column if not exists statements text[];
alter table supabase_migrations.schema_migrations add column if not exists name text;
"""


async def migrate(url: str, migrations_dir: Path) -> list[str]:
    """Apply what is missing, each file in one transaction, and return the versions that were applied.

    Run it on a direct connection. Any number of processes may call it at once: one works, the others wait.

    Raises:
        Unavailable: the database cannot be reached.
        ConfigurationError: the URL is none, a file has a wrong name, or a statement failed; the message says which and why.
    """
    migrations = await asyncio.to_thread(read_migrations, migrations_dir)
    try:
        connection = await AsyncConnection.connect(checked(url), autocommit=True, prepare_threshold=None)
    except psycopg.OperationalError as error:
        raise unavailable(url, error) from error
    async with connection:
        async with _locked(connection):
            await _prepare(connection)
            await connection.execute(HISTORY)
        return [migration.version for migration in migrations if await _apply(connection, migration)]


@dataclass(frozen=True)
class Migration:
    """One file of the migrations folder."""

    version: str
    name: str
    script: str


def read_migrations(migrations_dir: Path) -> list[Migration]:
    """The migrations of a folder, oldest first. Blocks; raises ConfigurationError when a file is misnamed or there is none."""
    migrations = []
    for file in sorted(migrations_dir.glob("*.sql")):
        if not (parts := FILE_NAME.fullmatch(file.name)):
            raise ConfigurationError(f"{file} is not named <14 digits>_<name>.sql.")
        migrations.append(Migration(parts["version"], parts["name"], file.read_text(encoding="utf-8")))
    if not migrations:
        raise ConfigurationError(f"No migrations in {migrations_dir}: name the folder supabase/migrations of the repository.")
    return migrations


async def _apply(connection: Connection, migration: Migration) -> bool:
    async with _locked(connection):
        if await _is_recorded(connection, migration.version):
            return False
        try:
            await connection.execute(migration.script.encode())
        except psycopg.Error as error:
            raise ConfigurationError(f"Migration {migration.version}_{migration.name} failed: {error}") from error
        await connection.execute(
            "insert into supabase_migrations.schema_migrations (version, name, statements) values (%s, %s, %s)",
            (migration.version, migration.name, split_statements(migration.script)),
        )
    logger.info("migration applied", extra={"migration": migration.name})
    return True


async def _is_recorded(connection: Connection, version: str) -> bool:
    found = await connection.execute("select from supabase_migrations.schema_migrations where version = %s", [version])
    return found.rowcount == 1


async def _prepare(connection: Connection) -> None:
    """Give a database that is not Supabase's what Supabase has; again when `compat.sql` has changed since."""
    script = COMPAT.read_bytes()
    mark = f"emptor compat {hashlib.sha256(script).hexdigest()[:12]}"
    found = await connection.execute("select obj_description(oid, 'pg_namespace') from pg_namespace where nspname = 'auth'")
    row = await found.fetchone()
    if row is not None and (row[0] == mark or not (row[0] or "").startswith("emptor compat ")):
        return
    try:
        await connection.execute(script)
        await connection.execute(f"comment on schema auth is '{mark}'".encode())
        await _install_pgmq(connection)
    except psycopg.Error as error:
        raise ConfigurationError(
            f"The database cannot be prepared ({error}): connect as its owner, with pgvector installed."
        ) from error


async def _install_pgmq(connection: Connection) -> None:
    found = await connection.execute(
        "select from pg_available_extensions where name = 'pgmq' union all select from pg_namespace where nspname = 'pgmq'"
    )
    spec = find_spec("pgmq")  # its files alone are wanted: importing it loads two drivers
    if found.rowcount or spec is None or not spec.submodule_search_locations:
        return
    await connection.execute((Path(next(iter(spec.submodule_search_locations))) / "sql" / "pgmq.sql").read_bytes())


@asynccontextmanager
async def _locked(connection: Connection) -> AsyncIterator[None]:
    """A transaction under the migration lock. The lock ends with it, so it holds behind a pooler too."""
    async with connection.transaction():
        await connection.execute("select pg_advisory_xact_lock(%s)", [LOCK_KEY])
        yield
