"""The work queue: each message is a job's id, and one invocation runs a bounded slice of it. Its schedule runs the sweeper."""

from __future__ import annotations

import asyncio
import logging
from typing import Any
from uuid import UUID

from emptor.core.logging import bind, configure
from emptor.core.settings import get_settings
from emptor.services.sweeper import sweep
from emptor.services.wiring import Services
from emptor.services.worker import run_slice

MS_PER_S = 1_000

logger = logging.getLogger(__name__)
configure(get_settings())
services = Services(get_settings())
# One loop for the life of the environment: connections opened in one invocation are used in the next.
loop = asyncio.new_event_loop()


def handler(event: dict[str, Any], context: Any) -> dict[str, Any]:
    """Answer SQS with the messages to deliver again; answer EventBridge with nothing."""
    asyncio.set_event_loop(loop)
    return loop.run_until_complete(_handle(event, context))


async def _handle(event: dict[str, Any], context: Any) -> dict[str, Any]:
    if "Records" not in event:
        await sweep(services)
        return {}
    failed = await asyncio.gather(*(_failed(record, context) for record in event["Records"]))
    return {"batchItemFailures": [{"itemIdentifier": message_id} for message_id in failed if message_id]}


async def _failed(record: dict[str, Any], context: Any) -> str | None:
    """Run the message's slice; return the message's id when SQS is to deliver it again."""
    try:
        job_id = UUID(record["body"])
        with bind(job_id=job_id, request_id=context.aws_request_id):
            outcome = await run_slice(services, job_id, remaining_s=lambda: context.get_remaining_time_in_millis() / MS_PER_S)
            if outcome.requeue:
                await services.queue.send(job_id)
    except Exception:
        logger.exception("message not done", extra={"message_id": record["messageId"]})
        return str(record["messageId"])
    return None
