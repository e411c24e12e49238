"""How checkpoints are written and read: by the holder of the job alone, and only types of ours come back from the database."""

from __future__ import annotations

import inspect
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from enum import Enum
from functools import lru_cache
from types import ModuleType

from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from psycopg import AsyncCursor
from psycopg.rows import DictRow
from pydantic import BaseModel

from emptor.db.database import Database
from emptor.db.sql import queries
from emptor.models.jobs import Job


class FencedSaver(AsyncPostgresSaver):
    """The checkpoints of one job, for the worker that holds it.

    A trigger refuses a checkpoint of a stale worker. The results of single nodes and the values of channels go into tables
    without the token: here each of the library's writes begins with the question whether the job is still ours, in the same
    transaction.
    psycopg raises ObjectNotInPrerequisiteState where it is not.
    """

    def __init__(self, database: Database, job: Job) -> None:
        super().__init__(database.pool, serde=checkpoint_serde())
        self._held = {"job_id": job.id, "token": job.fencing_token}

    @asynccontextmanager
    async def _cursor(self, *, pipeline: bool = False) -> AsyncIterator[AsyncCursor[DictRow]]:
        """The library opens a pipeline, which is one transaction, for writing and for nothing else."""
        async with super()._cursor(pipeline=pipeline) as cursor:
            if pipeline:
                await cursor.execute(queries("jobs")["hold"], self._held)
            yield cursor


@lru_cache(maxsize=1)
def checkpoint_serde() -> JsonPlusSerializer:
    """A serializer that revives the models of the state and nothing else: what a checkpoint names is not imported."""
    from emptor.agents.research import state  # noqa: PLC0415
    from emptor.models import (  # noqa: PLC0415
        brief,
        events,
        evidence,
        extraction,
        jobs,
        money,
        page,
        report,
        search,
    )

    modules = (state, brief, events, evidence, extraction, jobs, money, page, report, search)
    allowed = [name for module in modules for name in _own_types(module)]
    return JsonPlusSerializer(allowed_msgpack_modules=allowed)


def _own_types(module: ModuleType) -> list[tuple[str, str]]:
    """The models and enumerations a module defines itself."""
    return [
        (module.__name__, name)
        for name, value in vars(module).items()
        if inspect.isclass(value) and issubclass(value, BaseModel | Enum) and value.__module__ == module.__name__
    ]
