"""How checkpoints are written and read: by the holder of the job alone, and only types of ours come back from the database."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable, Mapping, Sequence
from enum import Enum
from functools import lru_cache
from types import ModuleType
from typing import Any
from uuid import UUID

from langchain_core.runnables import RunnableConfig
from langgraph.checkpoint.base import (
    WRITES_IDX_MAP,
    ChannelVersions,
    Checkpoint,
    CheckpointMetadata,
    CheckpointTuple,
    get_serializable_checkpoint_metadata,
)
from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver
from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from pydantic import BaseModel

from emptor.db.database import Database
from emptor.db.jobs import JobRepository
from emptor.db.sql import queries
from emptor.db.values import jsonb
from emptor.models.jobs import Job

MovedOn = Callable[[UUID], Awaitable[None]]
_INLINE = (str, int, float, bool, type(None))  # what stands in the checkpoint itself


class FencedSaver(AsyncPostgresSaver):
    """The checkpoints of one job, for the worker that holds it.

    Each is written by one statement, which begins with the question whether the job is still ours: psycopg raises
    ObjectNotInPrerequisiteState where it is not. The library's own way takes a pipeline of three statements and a thread for
    the same rows, which is twice the processor time.

    The state before the first node is not written by itself: it is made of the job's row, and a job that stopped before its
    first node had begun starts from there. Its values are written with the checkpoint that follows.

    What is written shows that the job has moved on: a job over which a worker had died is noted as such once.
    """

    def __init__(self, database: Database, job: Job, moved_on: MovedOn | None = None) -> None:
        """`moved_on` is called with the job's id once it is known to have come past the place where its last worker died."""
        super().__init__(database.pool, serde=checkpoint_serde())
        self._held = {"job_id": job.id, "token": job.fencing_token}
        self._job, self._jobs, self._suspected = job, JobRepository(database), job.silent_claims > 1
        self._moved_on = moved_on
        self._input_id: str | None = None
        self._input_values: dict[str, list[Any]] = {}
        self.begun = True  # set to False where it is known that there is no checkpoint: then none is looked for

    async def aget_tuple(self, config: RunnableConfig) -> CheckpointTuple | None:
        """The newest checkpoint, or the one that `config` names. Reading is not fenced."""
        return await super().aget_tuple(config) if self.begun else None

    async def aput(
        self, config: RunnableConfig, checkpoint: Checkpoint, metadata: CheckpointMetadata, new_versions: ChannelVersions
    ) -> RunnableConfig:
        """Write a checkpoint. Values that JSON holds as they are stand in it, others in rows of their own, once a version."""
        where = config["configurable"]
        inline = {name: value for name, value in checkpoint["channel_values"].items() if isinstance(value, _INLINE)}
        apart = {name: value for name, value in checkpoint["channel_values"].items() if name not in inline}
        changed = {name: str(version) for name, version in new_versions.items() if name in apart}
        values = await self._packed([apart[name] for name in changed])
        values |= {"channels": list(changed), "versions": list(changed.values())}
        here = {"thread_id": where["thread_id"], "checkpoint_ns": where["checkpoint_ns"], "checkpoint_id": checkpoint["id"]}
        if metadata.get("source") == "input" and not where.get("checkpoint_id"):
            self._input_id, self._input_values = checkpoint["id"], values
            return {"configurable": here}
        earlier, self._input_values = self._input_values, {}
        await self._write(
            "put",
            here,
            parent_id=where.get("checkpoint_id") if where.get("checkpoint_id") != self._input_id else None,
            checkpoint=jsonb({**checkpoint, "channel_values": inline}),
            metadata=jsonb(get_serializable_checkpoint_metadata(config, metadata)),
            **{name: earlier.get(name, []) + column for name, column in values.items()},
        )
        self.begun = True
        return {"configurable": here}

    async def aput_writes(
        self, config: RunnableConfig, writes: Sequence[tuple[str, Any]], task_id: str, task_path: str = ""
    ) -> None:
        """Keep what one node of a superstep has returned, so that it is not run again when the others have to be."""
        if config["configurable"]["checkpoint_id"] == self._input_id:
            return
        ending = all(channel in WRITES_IDX_MAP for channel, _ in writes)
        numbered = {WRITES_IDX_MAP.get(channel, n): (channel, value) for n, (channel, value) in enumerate(writes)}
        await self._write(
            "replace_writes" if ending else "put_writes",
            config["configurable"],
            task_id=task_id,
            task_path=task_path,
            idxs=list(numbered),
            channels=[channel for channel, _ in numbered.values()],
            **await self._packed([value for _, value in numbered.values()]),
        )

    async def _write(self, query: str, where: Mapping[str, Any], **values: Any) -> None:
        names = {"thread_id": where["thread_id"], "namespace": where["checkpoint_ns"], "checkpoint_id": where["checkpoint_id"]}
        async with super()._cursor() as cursor:
            await cursor.execute(queries("checkpoints")[query], {**self._held, **names, **values})
        if self._suspected:  # a statement of its own: in the same one, nodes that end together could lock each other out
            self._suspected = False
            await self._jobs.moved_on(self._job.id, self._job.fencing_token)
            if self._moved_on is not None:
                await self._moved_on(self._job.id)

    async def _packed(self, values: Sequence[Any]) -> dict[str, list[Any]]:
        """Values as the tables hold them. What may be large is packed off the event loop."""
        small = all(isinstance(value, _INLINE) for value in values)
        packed = self._pack(values) if small else await asyncio.to_thread(self._pack, values)
        return {"types": [kind for kind, _ in packed], "blobs": [blob for _, blob in packed]}

    def _pack(self, values: Sequence[Any]) -> list[tuple[str, bytes]]:
        return [self.serde.dumps_typed(value) for value in values]


@lru_cache(maxsize=1)
def checkpoint_serde() -> JsonPlusSerializer:
    """A serializer that revives the models of the state and nothing else: what a checkpoint names is not imported."""
    from emptor.agents.research import state  # noqa: PLC0415
    from emptor.models import (  # noqa: PLC0415
        brief,
        conversation,
        dossier,
        events,
        evidence,
        extraction,
        jobs,
        money,
        page,
        report,
        research,
        search,
    )

    modules = (brief, conversation, dossier, events, evidence, extraction, jobs, money, page, report, research, search)
    allowed = [name for module in modules for name in _own_types(module)]
    # Jobs that began before the records moved out of `state` name them there.
    allowed += [(state.__name__, name) for _, name in (*_own_types(dossier), *_own_types(research)) if hasattr(state, name)]
    return JsonPlusSerializer(allowed_msgpack_modules=allowed)


def _own_types(module: ModuleType) -> list[tuple[str, str]]:
    """The models and enumerations a module defines itself."""
    return [
        (module.__name__, name)
        for name, value in vars(module).items()
        if inspect.isclass(value) and issubclass(value, BaseModel | Enum) and value.__module__ == module.__name__
    ]
