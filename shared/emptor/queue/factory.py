"""The queue that the settings name."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emptor.core.errors import ConfigurationError
from emptor.core.settings import Settings
from emptor.queue.port import WorkQueue

if TYPE_CHECKING:
    from emptor.db.database import Database
    from emptor.db.listen import Notifications


def make_queue(settings: Settings, db: Database | None = None, notifications: Notifications | None = None) -> WorkQueue:
    """Make the queue of EMPTOR_QUEUE. The caller closes it.

    Raises:
        ConfigurationError: the setting needs another that is missing.
    """
    if settings.queue == "sqs":
        from emptor.queue.sqs import SqsQueue  # noqa: PLC0415 - only where it is used

        if settings.sqs_queue_url is None:
            raise ConfigurationError("EMPTOR_QUEUE=sqs needs EMPTOR_SQS_QUEUE_URL, the URL of the queue.")
        return SqsQueue(settings.sqs_queue_url, endpoint_url=settings.aws_endpoint_url)
    if settings.queue == "pgmq":
        from emptor.queue.pgmq import PgmqQueue  # noqa: PLC0415 - only where it is used

        if db is None:
            raise ConfigurationError("EMPTOR_QUEUE=pgmq needs a database: set DATABASE_URL.")
        return PgmqQueue(db, settings.queue_name, notifications=notifications, max_deliveries=settings.max_attempts)
    from emptor.queue.memory import MemoryQueue  # noqa: PLC0415 - only where it is used

    return MemoryQueue(settings.queue_name, max_deliveries=settings.max_attempts)
