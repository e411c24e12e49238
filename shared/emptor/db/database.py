"""The database: one small pool of psycopg connections, used as the service or as a user."""

from __future__ import annotations

import asyncio
import json
import select
from collections.abc import AsyncIterator, Mapping
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Self
from uuid import UUID

import psycopg
from psycopg import AsyncConnection
from psycopg.rows import DictRow, dict_row
from psycopg_pool import AsyncConnectionPool, PoolTimeout

from emptor.db.urls import checked, describe, unavailable

Connection = AsyncConnection[DictRow]
Pool = AsyncConnectionPool[Connection]

DEFAULT_POOL_SIZE = 4
DEFAULT_CONNECT_TIMEOUT_S = 5.0
KEPT_OPEN = 1  # connections that stay open while idle
MAX_IDLE_S = 120.0
USER_ROLE = "authenticated"
# Nothing can be done there for now: it is out of reach, or read-only, as a standby is until it has taken over.
AWAY = (psycopg.OperationalError, psycopg.InterfaceError, psycopg.errors.ReadOnlySqlTransaction)
# `prepare_threshold=None`: a prepared statement belongs to a server connection, which a transaction pooler changes under us.
CONNECTION_OPTIONS: dict[str, Any] = {"autocommit": True, "prepare_threshold": None, "row_factory": dict_row}
KEEP_ALIVE: dict[str, Any] = {"keepalives_idle": 30, "keepalives_interval": 10, "keepalives_count": 3}  # seconds, seconds, tries


class Database:
    """Access to one database. Make it in the event loop that uses it; the first use opens it, or `open`. `close` it after.

    The service (`connection`) is the role of the URL, which row level security does not bind: its queries say whose rows they
    mean. A user (`as_user`) is bound by row level security. `pool` may be given to LangGraph's AsyncPostgresSaver.
    """

    def __init__(
        self,
        url: str,
        *,
        pool_size: int = DEFAULT_POOL_SIZE,
        connect_timeout_s: float = DEFAULT_CONNECT_TIMEOUT_S,
    ) -> None:
        """Remember how to connect; nothing is opened.

        Args:
            url: libpq URL; it may lead to a transaction pooler.
            pool_size: connections at most.
            connect_timeout_s: for one connection, and for waiting until one is free.

        Raises:
            ConfigurationError: the URL is not one of PostgreSQL's.
        """
        self.url = checked(url)
        self._timeout_s = connect_timeout_s
        self._refusal: asyncio.Future[psycopg.Error] | None = None
        self._pool_size = pool_size
        self._opening = asyncio.Lock()
        self.pool: Pool = self._new_pool()

    def _new_pool(self) -> Pool:
        return AsyncConnectionPool(
            self.url,
            open=False,
            min_size=min(KEPT_OPEN, self._pool_size),
            max_size=self._pool_size,
            max_idle=MAX_IDLE_S,
            timeout=self._timeout_s,
            kwargs={**CONNECTION_OPTIONS, "connect_timeout": max(2, round(self._timeout_s))},
            connection_class=self._connection_class(),
            check=_check,
            name="emptor",
        )

    async def open(self) -> None:
        """Connect.

        Raises:
            Unavailable: at once when the server refuses, else after the connect timeout. It names the host.
        """
        self._refusal = asyncio.get_running_loop().create_future()
        await self.pool.open(wait=False)
        ready = asyncio.ensure_future(self.pool.wait(self._timeout_s))
        first: set[asyncio.Future[Any]] = {ready, self._refusal}
        await asyncio.wait(first, return_when=asyncio.FIRST_COMPLETED)
        refusal = self._refused()
        self._refusal = None
        if ready.done() and ready.exception() is None:
            return
        ready.cancel()
        await asyncio.gather(ready, return_exceptions=True)
        await self.close()
        self.pool = self._new_pool()  # a closed pool cannot be opened again; the next use tries again
        raise unavailable(self.url, refusal)

    async def _ensure_open(self) -> None:
        async with self._opening:
            if self.pool.closed:
                await self.open()

    async def close(self) -> None:
        """Close all connections. May be called twice."""
        await self.pool.close()

    async def __aenter__(self) -> Self:
        await self.open()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.close()

    @asynccontextmanager
    async def connection(self) -> AsyncIterator[Connection]:
        """A connection of the service's, in autocommit. Hold it for a query, not for a stream or a wait.

        Raises:
            Unavailable: no connection was to be had, it broke, or the database takes no changes.
        """
        if self.pool.closed:
            await self._ensure_open()
        try:
            async with self.pool.connection() as connection:
                yield connection
        except AWAY as error:
            raise unavailable(self.url, None if isinstance(error, PoolTimeout) else error) from error

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[Connection]:
        """A connection of the service's inside a transaction: all or nothing."""
        async with self.connection() as connection, connection.transaction():
            yield connection

    @asynccontextmanager
    async def as_user(self, user_id: UUID) -> AsyncIterator[Connection]:
        """A transaction as this user: row level security shows and lets change only what is theirs.

        Role and claims are set for the transaction alone, so they do not leak to others through a pooler.
        """
        claims = json.dumps({"sub": str(user_id), "role": USER_ROLE})
        async with self.transaction() as connection:
            await connection.execute(
                "select set_config('request.jwt.claims', %s, true), set_config('role', %s, true)", [claims, USER_ROLE]
            )
            yield connection

    async def one(self, query: bytes, parameters: Mapping[str, Any], *, user_id: UUID | None = None) -> DictRow | None:
        """The first row of a query, run by the service or, if named, as a user; None when there is none."""
        async with self._acting(user_id) as connection:
            return await (await connection.execute(query, parameters)).fetchone()

    async def all(self, query: bytes, parameters: Mapping[str, Any], *, user_id: UUID | None = None) -> list[DictRow]:
        """All rows of a query, run by the service or, if named, as a user."""
        async with self._acting(user_id) as connection:
            return await (await connection.execute(query, parameters)).fetchall()

    async def run(self, query: bytes, parameters: Mapping[str, Any]) -> int:
        """Run a statement as the service and return how many rows it touched."""
        async with self.connection() as connection:
            return (await connection.execute(query, parameters)).rowcount

    def _acting(self, user_id: UUID | None) -> AbstractAsyncContextManager[Connection]:
        return self.connection() if user_id is None else self.as_user(user_id)

    async def direct_connection(self) -> Connection:
        """A connection outside the pool, for LISTEN. The caller closes it."""
        timeout_s = max(2, round(self._timeout_s))
        try:
            return await AsyncConnection.connect(
                self.url, autocommit=True, prepare_threshold=None, row_factory=dict_row, connect_timeout=timeout_s, **KEEP_ALIVE
            )
        except psycopg.OperationalError as error:
            raise unavailable(self.url, error) from error

    def __repr__(self) -> str:
        return f"Database({describe(self.url)})"

    def _refused(self) -> psycopg.Error | None:
        return self._refusal.result() if self._refusal is not None and self._refusal.done() else None

    def _connection_class(self) -> type[Connection]:
        """A connection whose failure to connect is told to `open`: the pool itself only says that it waited."""
        database = self

        class TellingConnection(AsyncConnection[DictRow]):
            @classmethod
            async def connect(cls, conninfo: str = "", **kwargs: Any) -> Any:
                try:
                    return await super().connect(conninfo, **kwargs)
                except psycopg.Error as error:
                    if database._refusal is not None and not database._refusal.done():
                        database._refusal.set_result(error)
                    raise

        return TellingConnection


async def _check(connection: Connection) -> None:
    """Find a connection that the server has closed before it is given out, without asking over the network each time.

    A server that closes a connection says so: there is something to read on one that should be silent.
    """
    poller = select.poll()
    poller.register(connection.pgconn.socket, select.POLLIN)
    if poller.poll(0):
        await AsyncConnectionPool.check_connection(connection)
