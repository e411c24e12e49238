"""Whether a database has the schema that the code needs: what `/ready` answers."""

from __future__ import annotations

import os
from pathlib import Path

import httpx
import psycopg
import pytest
from pydantic import SecretStr

from emptor.core.app import create_app
from emptor.core.errors import ConfigurationError
from emptor.core.settings import Settings
from emptor.db import Database
from emptor.db.migrate import read_migrations
from emptor.db.schema import MIGRATIONS, require_schema
from emptor.routers import health
from emptor.services.wiring import Services


def test_the_versions_in_the_code_are_those_of_the_migrations(migrations_dir: Path) -> None:
    """A new migration is added to `emptor.db.schema.MIGRATIONS`."""
    assert [migration.version for migration in read_migrations(migrations_dir)] == list(MIGRATIONS)


async def test_an_up_to_date_schema_is_enough(db: Database) -> None:
    await require_schema(db)


@pytest.mark.parametrize("missing", [MIGRATIONS[-1], MIGRATIONS[1]], ids=["the last one", "one in between"])
async def test_a_schema_that_lacks_a_migration_is_old(db: Database, missing: str) -> None:
    """One in between is lacking where branches were merged: the newest alone says nothing."""
    async with db.connection() as connection:
        await connection.execute("delete from supabase_migrations.schema_migrations where version = %s", [missing])
    with pytest.raises(
        ConfigurationError, match=r"older than this version \(1 missing of \d+ migrations\): run `emptor db migrate`"
    ):
        await require_schema(db)


async def test_a_later_schema_is_enough(db: Database) -> None:
    """While a new version is rolled out the old one goes on serving."""
    async with db.connection() as connection:
        await connection.execute("insert into supabase_migrations.schema_migrations (version) values ('29990101000000')")
    await require_schema(db)


async def test_a_database_without_any_schema_is_not_ready(empty_database_url: str) -> None:
    async with Database(empty_database_url, pool_size=1) as empty:
        with pytest.raises(ConfigurationError, match="no schema of ours"):
            await require_schema(empty)


async def test_a_role_that_may_not_read_the_record_is_told_so(database_url: str) -> None:
    role = f"reader_{os.getpid()}"
    with psycopg.connect(database_url, autocommit=True) as owner:
        owner.execute(f"create role {role} login password 'x'")
        try:
            with_role = psycopg.conninfo.make_conninfo(database_url, user=role, password="x")
            async with Database(with_role, pool_size=1) as limited:
                with pytest.raises(ConfigurationError, match="may not read"):
                    await require_schema(limited)
        finally:
            owner.execute(f"drop role {role}")


async def test_ready_says_that_the_schema_is_old(database_url: str) -> None:
    """The whole way: settings, services, route."""
    settings = Settings().model_copy(update={"database_url": SecretStr(database_url), "auth": "local"})
    services = Services(settings)
    app = create_app(health.router, settings=settings, services=services)
    try:
        async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test/api/v1") as http:
            ready = await http.get("/ready")
            with psycopg.connect(database_url, autocommit=True) as owner:
                owner.execute("delete from supabase_migrations.schema_migrations where version = %s", [MIGRATIONS[-1]])
            old = await http.get("/ready")
    finally:
        await services.aclose()
    assert ready.json() == {"status": "ready", "checks": {"database": "ok", "schema": "ok", "sign_in": "ok"}}
    assert old.status_code == 503
    assert "schema is older than this version" in old.json()["detail"]
