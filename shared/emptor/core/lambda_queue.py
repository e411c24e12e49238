"""Work from a queue as a Lambda handler: each SQS message is a job's id; anything else is the tick of a schedule.

SQS deletes the messages of a batch that the answer does not name (`ReportBatchItemFailures`), and delivers the others again:
https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html
"""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Awaitable, Callable
from typing import Any, Protocol
from uuid import UUID

from emptor.core.logging import bind

logger = logging.getLogger(__name__)

MS_PER_S = 1_000

Work = Callable[[UUID, Callable[[], float]], Awaitable[None]]
Tick = Callable[[], Awaitable[object]]


class LambdaContext(Protocol):
    """What is used of the runtime's context object."""

    aws_request_id: str

    def get_remaining_time_in_millis(self) -> int: ...


def queue_handler(work: Work, tick: Tick) -> Callable[[dict[str, Any], LambdaContext], dict[str, Any]]:
    """Return the handler of a function that an SQS queue and a schedule invoke.

    Args:
        work: does what a message asks for; is given the job's id and the seconds left. Raising delivers the message again.
        tick: what the schedule is for.
    """
    # One loop for the life of the environment: connections opened in one invocation are used in the next.
    loop = asyncio.new_event_loop()

    def handle(event: dict[str, Any], context: LambdaContext) -> dict[str, Any]:
        asyncio.set_event_loop(loop)
        with bind(request_id=context.aws_request_id):
            return loop.run_until_complete(_handle(event, context, work, tick))

    return handle


async def _handle(event: dict[str, Any], context: LambdaContext, work: Work, tick: Tick) -> dict[str, Any]:
    if "Records" not in event:
        await tick()
        return {}

    def remaining_s() -> float:
        return context.get_remaining_time_in_millis() / MS_PER_S

    failed = await asyncio.gather(*(_failed(record, remaining_s, work) for record in event["Records"]))
    return {"batchItemFailures": [{"itemIdentifier": message_id} for message_id in failed if message_id]}


async def _failed(record: dict[str, Any], remaining_s: Callable[[], float], work: Work) -> str | None:
    """Do one message; return its id when it is to be delivered again."""
    try:
        job_id = UUID(json.loads(record["body"])["job_id"])
        with bind(job_id=job_id):
            await work(job_id, remaining_s)
    except Exception:
        logger.exception("the message was not done", extra={"message_id": record["messageId"]})
        return str(record["messageId"])
    return None
