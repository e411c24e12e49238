"""How the message of a job goes out with the job's row, where the queue lies in the same database."""

from __future__ import annotations

from emptor.db.jobs import Announce, Recall
from emptor.queue.port import QueueInDatabase, WorkQueue


def announce_within(queue: WorkQueue) -> Announce | None:
    """What writes the message in the row's own transaction; None for queues elsewhere, to which it is sent after."""
    return queue.send_within if isinstance(queue, QueueInDatabase) else None


def recall_within(queue: WorkQueue) -> Recall | None:
    """What brings back the messages of jobs that were swept, in the sweep's transaction; None for queues elsewhere."""
    return queue.recall_within if isinstance(queue, QueueInDatabase) else None
