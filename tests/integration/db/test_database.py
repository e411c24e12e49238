"""Connections: what a caller gets when the database is there, and when it is not."""

from __future__ import annotations

import socket
from uuid import uuid4

import psycopg
import pytest

from emptor.core.errors import Unavailable
from emptor.db import Database


async def test_the_service_sees_the_migrated_schema(db: Database) -> None:
    """A fresh database has the tables, and rows come back by name."""
    async with db.connection() as connection:
        row = await (await connection.execute("select count(*) as jobs from research_jobs")).fetchone()
    assert row == {"jobs": 0}


async def test_a_user_is_a_role_and_claims_for_one_transaction_only(db: Database) -> None:
    """Inside, the database knows who calls; after it, the same connection is the service again."""
    user_id = uuid4()
    who = "select current_user::text as role, auth.uid() as uid"
    async with db.as_user(user_id) as connection:
        assert await (await connection.execute(who)).fetchone() == {"role": "authenticated", "uid": user_id}
    async with db.connection() as connection:
        assert await (await connection.execute(who)).fetchone() == {"role": "postgres", "uid": None}


async def test_a_refused_connection_fails_at_once_and_names_the_host_but_no_password() -> None:
    """The message says where the database was sought; the password in the URL stays secret."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        database = Database(f"postgresql://someone:hunter2@127.0.0.1:{port}/shop", connect_timeout_s=30)
        with pytest.raises(Unavailable) as caught:
            await database.open()
    assert f"127.0.0.1:{port}/shop" in caught.value.message
    assert "DATABASE_URL" in caught.value.message
    assert "hunter2" not in caught.value.message


async def test_a_wrong_password_is_told_as_such(database_url: str) -> None:
    """The server's own reason reaches the user."""
    wrong = psycopg.conninfo.make_conninfo(database_url, password="wrong-one")
    with pytest.raises(Unavailable, match="password authentication failed") as caught:
        await Database(wrong).open()
    assert "wrong-one" not in caught.value.message


async def test_a_read_only_database_is_unavailable(db: Database) -> None:
    """As a standby is until it has taken over: the caller is asked to come back."""

    async def change() -> None:
        async with db.transaction() as connection:
            await connection.execute("set transaction read only")
            await connection.execute("delete from research_jobs")

    with pytest.raises(Unavailable, match="read-only"):
        await change()


async def test_an_exhausted_pool_is_unavailable_not_a_hang(database_url: str) -> None:
    """Who waits longer than the timeout for a connection is told to come back."""
    async with Database(database_url, pool_size=1, connect_timeout_s=0.2) as database, database.connection():
        with pytest.raises(Unavailable):
            async with database.connection():
                pass


async def test_connections_that_the_server_cut_are_replaced(db: Database) -> None:
    """After a restart of the server the pool hands out working connections only."""
    async with db.connection() as first, db.connection() as second:
        await first.execute("select pg_terminate_backend(%s, 5000)", [second.info.backend_pid])  # and wait until it is gone
    for _ in range(3):
        async with db.connection() as connection:
            await connection.execute("select 1")
