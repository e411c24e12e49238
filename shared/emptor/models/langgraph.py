"""What the LangGraph SDK is answered: the fields of its own types that a research job has something for."""

from __future__ import annotations

from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from pydantic import Field

from emptor.models.base import Model
from emptor.models.jobs import JobStatus

RunStatus = Literal["pending", "running", "success", "error", "interrupted"]
ThreadStatus = Literal["idle", "busy", "interrupted", "error"]

RUN_STATUS: dict[JobStatus, RunStatus] = {
    JobStatus.QUEUED: "pending",
    JobStatus.RUNNING: "running",
    JobStatus.NEEDS_INPUT: "interrupted",
    JobStatus.SUCCEEDED: "success",
    JobStatus.FAILED: "error",
    JobStatus.CANCELLED: "interrupted",
}
THREAD_STATUS: dict[JobStatus, ThreadStatus] = {
    JobStatus.QUEUED: "busy",
    JobStatus.RUNNING: "busy",
    JobStatus.NEEDS_INPUT: "interrupted",
    JobStatus.FAILED: "error",
}


class GraphAssistant(Model):
    """What can be run."""

    assistant_id: str = Field(description="Id of the assistant: `research`.")
    graph_id: str = Field(description="Name of its graph: `research`.")
    name: str = Field(description="Its name for people.")
    description: str = Field(description="What it does, in a sentence.")
    version: int = Field(default=1, description="Always 1; the protocol expects it.")
    config: dict[str, Any] = Field(default_factory=dict, description="Always empty; the protocol expects it.")
    context: dict[str, Any] = Field(default_factory=dict, description="Always empty; the protocol expects it.")
    metadata: dict[str, Any] = Field(default_factory=dict, description="Always empty; the protocol expects it.")
    created_at: datetime = Field(description="The protocol expects it.")
    updated_at: datetime = Field(description="The protocol expects it.")


class GraphThread(Model):
    """A thread."""

    thread_id: str = Field(description="Id of the thread.")
    created_at: datetime = Field(description="When the thread was made.")
    updated_at: datetime = Field(description="When its newest run last changed.")
    metadata: dict[str, Any] = Field(description="Data of your own, kept with the thread.")
    status: ThreadStatus = Field(default="idle", description="State of the newest run, in the protocol's words.")
    values: dict[str, Any] = Field(default_factory=dict, description="State of the newest run.")
    interrupts: dict[str, Any] = Field(default_factory=dict, description="What the newest run asks, by its id.")


class GraphRunView(Model):
    """A run; its id is the job's."""

    run_id: UUID = Field(description="Id of the run; it is the job's.")
    thread_id: str = Field(description="Id of the thread.")
    assistant_id: str = Field(description="Name of the graph: `research`.")
    created_at: datetime = Field(description="When the run was started.")
    updated_at: datetime = Field(description="When the run last changed.")
    status: RunStatus = Field(description="State of the run, in the protocol's words.")
    metadata: dict[str, Any] = Field(default_factory=dict, description="Always empty; the protocol expects it.")
    kwargs: dict[str, Any] = Field(default_factory=dict, description="Always empty; the protocol expects it.")
    multitask_strategy: str = Field(
        default="enqueue", description="How runs of a thread at the same time are handled; the protocol expects it."
    )


class GraphCheckpoint(Model):
    """Names a state: the number of the log's last event that went into it."""

    thread_id: str = Field(description="Id of the thread.")
    checkpoint_ns: str = Field(default="", description="Always empty; the protocol expects it.")
    checkpoint_id: str | None = Field(
        default=None, description="Number of the log's last event in the state; null before the first."
    )
    checkpoint_map: dict[str, Any] | None = Field(default=None, description="Always null; the protocol expects it.")


class GraphState(Model):
    """The state of a thread's newest run; `values.report` is there once it has succeeded."""

    values: dict[str, Any] = Field(default_factory=dict, description="The state: messages, candidates, report, …")
    next: tuple[str, ...] = Field(default=(), description="Nodes that come next; empty once the run has ended.")
    checkpoint: GraphCheckpoint = Field(description="Names this state.")
    metadata: dict[str, Any] = Field(default_factory=dict, description="About the state; the protocol expects it.")
    created_at: datetime = Field(description="When the state was reached.")
    parent_checkpoint: GraphCheckpoint | None = Field(default=None, description="Always null: earlier states are not kept.")
    tasks: tuple[dict[str, Any], ...] = Field(default=(), description="Work under way; the protocol expects it.")
