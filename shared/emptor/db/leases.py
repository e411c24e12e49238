"""Renewal of leases from a thread: one connection of its own, which no event loop and no pool can hold up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Any, Self
from uuid import UUID

import psycopg
from psycopg.rows import DictRow, dict_row

from emptor.db.sql import queries
from emptor.db.urls import unavailable

LEAST_CONNECT_TIMEOUT_S = 2  # libpq takes less for this
_MS_PER_S = 1_000


@dataclass(frozen=True)
class Kept:
    """The state of one job after a renewal. One that is ours and was not renewed has a row that somebody holds locked."""

    mine: bool
    renewed: bool
    cancel_requested: bool


class LeaseConnection:
    """For one thread. Connects when it is first needed, and again after it broke."""

    def __init__(self, url: str, *, timeout_s: float) -> None:
        """Remember where to connect. `timeout_s` limits connecting, and how long the network may keep silent to what was sent."""
        self._url = url
        self._options: dict[str, Any] = {
            "connect_timeout": max(LEAST_CONNECT_TIMEOUT_S, round(timeout_s)),
            "tcp_user_timeout": round(timeout_s * _MS_PER_S),
        }
        self._connection: psycopg.Connection[DictRow] | None = None

    def renew(self, held: Mapping[UUID, int], *, lease_s: float) -> dict[UUID, Kept]:
        """Keep the leases of all these jobs (by id, with their fencing tokens) for `lease_s` from now, in one statement.

        Raises:
            Unavailable: the database cannot be reached, or the connection broke.
        """
        parameters = {"job_ids": list(held), "tokens": list(held.values()), "lease_s": lease_s}
        try:
            if self._connection is None:
                self._connection = psycopg.connect(
                    self._url, autocommit=True, prepare_threshold=None, row_factory=dict_row, **self._options
                )
            rows = self._connection.execute(queries("jobs")["renew_all"], parameters).fetchall()
        except psycopg.Error as error:
            self.close()
            raise unavailable(self._url, error) from error
        return {row["job_id"]: Kept(row["mine"], row["renewed"], row["cancel_requested"]) for row in rows}

    def close(self) -> None:
        """Close the connection, if there is one. The next renewal opens another."""
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self.close()
