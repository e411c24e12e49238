"""The port every work queue implements. Delivery is at least once; the row in research_jobs decides who may work."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol, runtime_checkable
from uuid import UUID

from emptor.models.base import Model

if TYPE_CHECKING:
    from emptor.db.database import Connection

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

    async def drop_dead_letters(self, job_id: UUID) -> int:
        """Remove a job's dead letters, because it has been seen to; return how many there were."""
        ...

    async def aclose(self) -> None: ...


@runtime_checkable
class QueueInDatabase(Protocol):
    """A queue that lies in the database of the jobs: a job's row and its message are then written both or neither."""

    async def send_within(self, connection: Connection, job_id: UUID) -> None:
        """Send as a part of the connection's transaction."""
        ...

    async def recall_within(self, connection: Connection, job_ids: Sequence[UUID]) -> None:
        """Let the messages of these jobs, whose workers died, come now, before younger ones; send those that are gone."""
        ...
