"""What the LangGraph SDK is answered: the fields of its own types that a research job has something for."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import Field

from emptor.models.base import Model
from emptor.models.jobs import JobStatus

RunStatus = Literal["pending", "running", "success", "error", "interrupted"]
ThreadStatus = Literal["idle", "busy", "error"]

RUN_STATUS: dict[JobStatus, RunStatus] = {
    JobStatus.QUEUED: "pending",
    JobStatus.RUNNING: "running",
    JobStatus.NEEDS_INPUT: "interrupted",
    JobStatus.SUCCEEDED: "success",
    JobStatus.FAILED: "error",
    JobStatus.CANCELLED: "interrupted",
}
THREAD_STATUS: dict[RunStatus, ThreadStatus] = {"pending": "busy", "running": "busy", "error": "error"}


class GraphThread(Model):
    """A thread."""

    thread_id: str
    created_at: datetime
    updated_at: datetime
    metadata: dict[str, Any]
    status: ThreadStatus = "idle"
    values: dict[str, Any] = Field(default_factory=dict)
    interrupts: dict[str, Any] = Field(default_factory=dict)


class GraphRunView(Model):
    """A run; its id is the job's."""

    run_id: UUID
    thread_id: str
    assistant_id: str
    created_at: datetime
    updated_at: datetime
    status: RunStatus
    metadata: dict[str, Any] = Field(default_factory=dict)
    kwargs: dict[str, Any] = Field(default_factory=dict)
    multitask_strategy: str = "enqueue"


class GraphCheckpoint(Model):
    """Names a state: the number of the log's last event that went into it."""

    thread_id: str
    checkpoint_ns: str = ""
    checkpoint_id: str | None = None
    checkpoint_map: dict[str, Any] | None = None


class GraphState(Model):
    """The state of a thread's newest run; `values.report` is there once it has succeeded."""

    values: dict[str, Any] = Field(default_factory=dict)
    next: tuple[str, ...] = ()
    checkpoint: GraphCheckpoint
    metadata: dict[str, Any] = Field(default_factory=dict)
    created_at: datetime
    parent_checkpoint: GraphCheckpoint | None = None
    tasks: tuple[dict[str, Any], ...] = ()
