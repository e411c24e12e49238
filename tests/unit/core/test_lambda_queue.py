"""A queue's messages and a schedule's tick, as one Lambda handler."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Callable
from typing import Any
from uuid import UUID, uuid4

from emptor.core.lambda_queue import queue_handler
from emptor.core.logging import bound
from tests.functions.payloads import schedule, sqs, work

BAD = uuid4()


class Context:
    """Lambda's context of one invocation."""

    aws_request_id = "11111111-2222-4333-8444-555555555555"

    def __init__(self, remaining_ms: int = 30_000) -> None:
        self.remaining_ms = remaining_ms

    def get_remaining_time_in_millis(self) -> int:
        return self.remaining_ms


class Worker:
    """Remembers what it was asked to do, and under which circumstances."""

    def __init__(self) -> None:
        self.jobs: list[UUID] = []
        self.remaining: list[float] = []
        self.fields: list[dict[str, str]] = []
        self.loops: set[asyncio.AbstractEventLoop] = set()
        self.ticks = 0

    async def work(self, job_id: UUID, remaining_s: Callable[[], float]) -> None:
        if job_id == BAD:
            raise OSError("the database is away")
        self.jobs.append(job_id)
        self.remaining.append(remaining_s())
        self.fields.append(dict(bound()))
        self.loops.add(asyncio.get_running_loop())

    async def tick(self) -> None:
        self.ticks += 1

    @property
    def handler(self) -> Callable[[dict[str, Any], Any], dict[str, Any]]:
        return queue_handler(self.work, self.tick)


def test_only_the_messages_that_failed_are_named() -> None:
    worker, good = Worker(), uuid4()
    event = sqs([json.dumps({"job_id": str(good)}), json.dumps({"job_id": str(BAD)}), "not json", "{}", '{"job_id": "x"}'])
    answer = worker.handler(event, Context())
    assert worker.jobs == [good]
    assert [item["itemIdentifier"] for item in answer["batchItemFailures"]] == [r["messageId"] for r in event["Records"][1:]]


def test_each_invocation_counts_its_own_time() -> None:
    worker = Worker()
    handler = worker.handler
    handler(work(uuid4()), Context(remaining_ms=900_000))
    handler(work(uuid4()), Context(remaining_ms=1_500))
    assert worker.remaining == [900.0, 1.5]


def test_all_invocations_share_one_loop_even_after_asyncio_run() -> None:
    worker = Worker()
    handler = worker.handler
    handler(work(uuid4()), Context())
    asyncio.run(asyncio.sleep(0))
    handler(work(uuid4()), Context())
    assert len(worker.loops) == 1


def test_lines_logged_for_a_message_carry_its_job_and_the_invocation() -> None:
    worker, one, other = Worker(), uuid4(), uuid4()
    worker.handler(work(one, other), Context())
    assert worker.fields == [{"request_id": Context.aws_request_id, "job_id": str(job)} for job in (one, other)]


def test_a_tick_of_the_schedule_is_no_message() -> None:
    worker = Worker()
    assert worker.handler(schedule(), Context()) == {}
    assert (worker.ticks, worker.jobs) == (1, [])
