"""Migrations: applied once, recorded as the Supabase CLI records them, and true to what LangGraph expects."""

from __future__ import annotations

import asyncio
import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import psycopg
import pytest
from psycopg.rows import dict_row

from emptor.core.errors import ConfigurationError, Unavailable
from emptor.db import Database
from emptor.db.migrate import migrate

HISTORY = "select version, name, statements from supabase_migrations.schema_migrations order by version"
SCHEMA = """
select table_name, column_name, data_type, is_nullable, column_default from information_schema.columns
where table_schema = 'public' and table_name like 'checkpoint%' order by 1, 2
"""
INDEXES = """
select tablename, indexname, indexdef from pg_indexes where schemaname = 'public' and tablename like 'checkpoint%' order by 2
"""


def rows(url: str, query: str) -> list[dict[str, Any]]:
    with psycopg.connect(url, row_factory=dict_row) as connection:
        return connection.execute(query).fetchall()


async def test_migrating_twice_changes_nothing(empty_database_url: str, migrations_dir: Path) -> None:
    """The first run applies every file in order, the second none."""
    versions = sorted(file.name[:14] for file in migrations_dir.glob("*.sql"))
    assert await migrate(empty_database_url, migrations_dir) == versions
    assert await migrate(empty_database_url, migrations_dir) == []
    assert [row["version"] for row in rows(empty_database_url, HISTORY)] == versions


async def test_processes_that_migrate_at_once_do_it_once(empty_database_url: str, migrations_dir: Path) -> None:
    """One works, the others wait and find it done."""
    applied = await asyncio.gather(*(migrate(empty_database_url, migrations_dir) for _ in range(4)))
    everything = sorted(version for versions in applied for version in versions)
    assert everything == sorted(file.name[:14] for file in migrations_dir.glob("*.sql"))


async def test_a_migration_that_fails_leaves_nothing_of_itself(empty_database_url: str, tmp_path: Path) -> None:
    """A file is one transaction; those before it stay."""
    (tmp_path / "20260101000000_good.sql").write_text("create table good (id int);")
    (tmp_path / "20260102000000_bad.sql").write_text("create table bad (id int);\nselect 1/0;")
    with pytest.raises(ConfigurationError, match=r"20260102000000_bad.*division by zero"):
        await migrate(empty_database_url, tmp_path)
    assert [row["version"] for row in rows(empty_database_url, HISTORY)] == ["20260101000000"]
    assert rows(empty_database_url, "select to_regclass('good') is not null as good, to_regclass('bad') as bad") == [
        {"good": True, "bad": None}
    ]


@pytest.mark.parametrize(("name", "words"), [("1_short.sql", "14 digits"), (None, "No migrations")])
async def test_a_folder_that_is_no_migrations_folder_is_told_so(tmp_path: Path, name: str | None, words: str) -> None:
    """Before any database is touched."""
    if name:
        (tmp_path / name).touch()
    with pytest.raises(ConfigurationError, match=words):
        await migrate("postgresql://nowhere.test/x", tmp_path)


async def test_a_database_that_is_away_is_unavailable(migrations_dir: Path) -> None:
    """And named."""
    with pytest.raises(Unavailable, match=r"127\.0\.0\.1:1/x"):
        await migrate("postgresql://u:p@127.0.0.1:1/x", migrations_dir)


async def test_the_checkpoint_tables_are_those_langgraph_makes(database_url: str, empty_database_url: str) -> None:
    """Same columns, keys and indexes, and its own set-up finds nothing left to do."""
    from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver  # noqa: PLC0415 - heavy

    for url in (empty_database_url, database_url):
        async with Database(url) as database:
            await AsyncPostgresSaver(database.pool).setup()
    for query in (SCHEMA, INDEXES, "select v from checkpoint_migrations order by v"):
        assert rows(database_url, query) == rows(empty_database_url, query)


async def test_a_supabase_database_keeps_its_own_schemas(empty_database_url: str, migrations_dir: Path) -> None:
    """Where `auth` is there already, nothing is put into it; old default grants to visitors are taken back."""
    setup = """
      create schema auth; create schema realtime; create schema extensions;
      create table auth.users (id uuid primary key);
      create function auth.uid() returns uuid language sql stable as 'select null::uuid';
      create table realtime.messages (extension text, topic text);
      create function realtime.topic() returns text language sql stable as 'select null::text';
      create function realtime.send(jsonb, text, text, boolean) returns void language sql as 'select';
      alter default privileges in schema public grant all on tables to anon, authenticated;
    """
    with psycopg.connect(empty_database_url, autocommit=True) as connection:
        connection.execute(setup.encode())
        # as hosted Supabase sets it for the role that migrates
        connection.execute(f'alter database {connection.info.dbname} set search_path = "$user", public, extensions'.encode())
    await migrate(empty_database_url, migrations_dir)
    assert rows(empty_database_url, "select to_regprocedure('auth.adopt_user(uuid)') as f") == [{"f": None}]
    query = """select count(*) as n from information_schema.role_table_grants
               where grantee = 'anon' and table_schema = 'public'"""
    assert rows(empty_database_url, query) == [{"n": 0}]


@pytest.mark.skipif(
    shutil.which("supabase") is None and not (Path(__file__).parents[3] / "node_modules/.bin/supabase").exists(),
    reason="the Supabase CLI (npm package supabase) is not installed",
)
async def test_the_supabase_cli_and_the_runner_agree(
    empty_database_url: str, database_url: str, migrations_dir: Path, tmp_path: Path
) -> None:
    """The CLI's push records what the runner records, and neither has anything to do after the other."""
    async with Database(empty_database_url) as database, database.connection() as connection:
        from emptor.db.migrate import _prepare  # noqa: PLC0415 - what `migrate` does before the first file

        await _prepare(connection)
    _push(empty_database_url, migrations_dir, tmp_path)
    assert rows(empty_database_url, HISTORY) == rows(database_url, HISTORY)
    assert await migrate(empty_database_url, migrations_dir) == []
    assert "up to date" in _push(database_url, migrations_dir, tmp_path)


def _push(url: str, migrations_dir: Path, home: Path) -> str:
    local = Path(__file__).parents[3] / "node_modules/.bin/supabase"
    command = [str(local) if local.exists() else "supabase", "db", "push", "--db-url", f"{url}?sslmode=disable", "--yes"]
    shutil.copytree(migrations_dir, home / "supabase" / "migrations", dirs_exist_ok=True)
    environment = {**os.environ, "HOME": str(home), "SUPABASE_TELEMETRY_DISABLED": "1", "DO_NOT_TRACK": "1"}
    done = subprocess.run(command, cwd=home, env=environment, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 0, json.dumps([done.stdout, done.stderr])
    return done.stdout + done.stderr
