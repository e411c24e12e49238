"""The port every work queue implements. Delivery is at least once; the row in research_jobs decides who may work."""

from __future__ import annotations

from typing import Protocol
from uuid import UUID

from emptor.models.base import Model

DEFAULT_MAX_DELIVERIES = 5  # then a message is a dead letter


class WorkMessage(Model):
    """One delivery of a job's id."""

    receipt: str
    job_id: UUID
    deliveries: int = 1


class WorkQueue(Protocol):
    """Messages carry a job id and nothing else."""

    name: str

    async def send(self, job_id: UUID, *, delay_s: int = 0) -> None: ...

    async def receive(self, *, limit: int = 1, visibility_s: int, wait_s: float = 0) -> list[WorkMessage]:
        """Take up to `limit` messages, hidden from others for `visibility_s`; wait up to `wait_s` for the first."""
        ...

    async def extend(self, message: WorkMessage, *, visibility_s: int) -> None:
        """Hide a message for longer, counted from now."""
        ...

    async def ack(self, message: WorkMessage) -> None:
        """Remove a message that is done with. Removing it twice is not an error."""
        ...

    async def dead_letters(self, *, limit: int = 100) -> list[UUID]:
        """Jobs whose message was delivered too often without being acknowledged, oldest first. They stay there."""
        ...

    async def aclose(self) -> None: ...
