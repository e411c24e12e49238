"""A queue in Amazon SQS. boto3 blocks, so its calls run in threads of their own."""

from __future__ import annotations

import asyncio
import json
import logging
import math
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Any
from uuid import UUID

from emptor.core.errors import ConfigurationError, Unavailable
from emptor.queue.port import WorkMessage

logger = logging.getLogger(__name__)

MAX_BATCH = 10  # messages one ReceiveMessage gives; SQS quota
MAX_DELAY_S = 900  # SQS quota
MAX_VISIBILITY_S = 43_200  # SQS quota
WAIT_S = 5  # of one call (SQS allows 20): a thread that waits cannot be interrupted when the process ends
DEAD_HIDDEN_S = 1  # a dead letter that is being looked at
DEAD_LOOKED_AT = 1_000  # dead letters searched for those of one job
THREADS = 4
CONNECT_TIMEOUT_S = 3
READ_TIMEOUT_S = WAIT_S + 10


class SqsQueue:
    """A WorkQueue in SQS. The queue's redrive policy makes dead letters; credentials come from boto3's usual places."""

    def __init__(self, url: str, *, endpoint_url: str | None = None, dead_letter_url: str | None = None) -> None:
        """Remember where the queue is; boto3 is loaded at the first call.

        Args:
            url: the queue's URL.
            endpoint_url: of another server that speaks SQS.
            dead_letter_url: the queue named in the redrive policy; found through it when None.
        """
        self.name = url.rsplit("/", 1)[-1]
        self._url, self._endpoint_url, self._dead_url = url, endpoint_url, dead_letter_url
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="emptor-sqs")
        self._client: Any = None

    async def send(self, job_id: UUID, *, delay_s: int = 0) -> None:
        body = json.dumps({"job_id": str(job_id)})
        await self._call("send_message", MessageBody=body, DelaySeconds=min(delay_s, MAX_DELAY_S))

    async def receive(self, *, limit: int = 1, visibility_s: int, wait_s: float = 0) -> list[WorkMessage]:
        loop = asyncio.get_running_loop()
        deadline = loop.time() + wait_s
        while True:
            left_s = max(0.0, deadline - loop.time())
            answer = await self._call(
                "receive_message",
                MaxNumberOfMessages=min(limit, MAX_BATCH),
                VisibilityTimeout=min(visibility_s, MAX_VISIBILITY_S),
                WaitTimeSeconds=min(WAIT_S, math.ceil(left_s)),
                MessageSystemAttributeNames=["ApproximateReceiveCount"],
            )
            if (messages := _messages(answer)) or loop.time() >= deadline:
                return messages

    async def extend(self, message: WorkMessage, *, visibility_s: int) -> None:
        timeout = min(visibility_s, MAX_VISIBILITY_S)
        await self._call("change_message_visibility", ReceiptHandle=message.receipt, VisibilityTimeout=timeout)

    async def ack(self, message: WorkMessage) -> None:
        await self._call("delete_message", ReceiptHandle=message.receipt)

    async def dead_letters(self, *, limit: int = 100) -> list[UUID]:
        letters = await self._read_dead_letters(limit)
        return list(dict.fromkeys(letter.job_id for letter in letters))[:limit]

    async def drop_dead_letters(self, job_id: UUID) -> int:
        mine = [letter for letter in await self._read_dead_letters(DEAD_LOOKED_AT) if letter.job_id == job_id]
        for letter in mine:
            await self._call("delete_message", QueueUrl=self._dead_url, ReceiptHandle=letter.receipt)
        return len(mine)

    async def _read_dead_letters(self, limit: int) -> list[WorkMessage]:
        """What lies in the dead-letter queue. Each is hidden for a moment, so that the next call gives others."""
        self._dead_url = self._dead_url or await self._find_dead_url()
        found: dict[UUID, WorkMessage] = {}
        while self._dead_url is not None and len(found) < limit:
            answer = await self._call(
                "receive_message", QueueUrl=self._dead_url, MaxNumberOfMessages=MAX_BATCH, VisibilityTimeout=DEAD_HIDDEN_S
            )
            messages = _messages(answer)
            if not messages or all(message.job_id in found for message in messages):
                break
            found.update({message.job_id: message for message in messages})
        return list(found.values())

    async def aclose(self) -> None:
        self._threads.shutdown(wait=False, cancel_futures=True)

    async def _find_dead_url(self) -> str | None:
        answer = await self._call("get_queue_attributes", AttributeNames=["RedrivePolicy"])
        policy = answer.get("Attributes", {}).get("RedrivePolicy")
        if policy is None:
            return None
        name = json.loads(policy)["deadLetterTargetArn"].rsplit(":", 1)[-1]
        return str((await self._call("get_queue_url", QueueUrl=None, QueueName=name))["QueueUrl"])

    async def _call(self, operation: str, **arguments: Any) -> dict[str, Any]:
        merged = {name: value for name, value in {"QueueUrl": self._url, **arguments}.items() if value is not None}
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._threads, partial(self._blocking_call, operation, merged))

    def _blocking_call(self, operation: str, arguments: dict[str, Any]) -> dict[str, Any]:
        import botocore.exceptions as failures  # noqa: PLC0415 - heavy

        try:
            self._client = self._client or _client(self._endpoint_url)
            call: Callable[..., dict[str, Any]] = getattr(self._client, operation)
            return call(**arguments)
        except (failures.NoCredentialsError, failures.NoRegionError) as error:
            raise ConfigurationError(
                f"SQS cannot be used: {error} Set AWS_REGION and credentials, or EMPTOR_QUEUE=pgmq."
            ) from error
        except (failures.BotoCoreError, failures.ClientError) as error:
            raise Unavailable(f"The SQS queue {self.name} cannot be used: {error}", retry_after_s=1.0) from error


def _messages(answer: dict[str, Any]) -> list[WorkMessage]:
    messages = []
    for raw in answer.get("Messages", ()):
        try:
            job_id = UUID(json.loads(raw["Body"])["job_id"])
        except (ValueError, KeyError, TypeError):
            logger.warning(
                "a message that is not ours is left to become a dead letter", extra={"message_id": raw.get("MessageId")}
            )
            continue
        deliveries = int(raw.get("Attributes", {}).get("ApproximateReceiveCount", 1))
        messages.append(WorkMessage(receipt=raw["ReceiptHandle"], job_id=job_id, deliveries=deliveries))
    return messages


def _client(endpoint_url: str | None) -> Any:
    try:
        import boto3  # noqa: PLC0415 - heavy
        from botocore.config import Config  # noqa: PLC0415 - heavy
    except ImportError as error:
        raise ConfigurationError("EMPTOR_QUEUE=sqs needs boto3: install emptor[aws].") from error
    config = Config(
        connect_timeout=CONNECT_TIMEOUT_S, read_timeout=READ_TIMEOUT_S, retries={"mode": "standard", "max_attempts": 3}
    )
    return boto3.client("sqs", endpoint_url=endpoint_url, config=config)
