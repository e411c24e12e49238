"""One behaviour, three queues: in PostgreSQL, in SQS, in the process."""

from __future__ import annotations

import asyncio
import json
import time
from collections.abc import AsyncIterator, Iterator
from uuid import uuid4

import boto3
import pytest
from moto.server import ThreadedMotoServer

from emptor.core.errors import ConfigurationError, Unavailable
from emptor.core.settings import Settings
from emptor.db import Database
from emptor.db.listen import Notifications
from emptor.queue.factory import make_queue
from emptor.queue.memory import MemoryQueue
from emptor.queue.pgmq import PgmqQueue
from emptor.queue.port import WorkQueue
from emptor.queue.sqs import SqsQueue

LONG_S = 30
MAX_DELIVERIES = 2


@pytest.fixture(scope="session")
def sqs_endpoint() -> Iterator[str]:
    """A server on loopback that speaks SQS."""
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def aws(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("AWS_DEFAULT_REGION", "eu-central-1")
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "test")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "test")


@pytest.fixture
def sqs_url(sqs_endpoint: str, aws: None) -> str:
    """A queue with a dead-letter queue."""
    client = boto3.client("sqs", endpoint_url=sqs_endpoint)
    name = f"jobs-{uuid4().hex[:8]}"
    dead = client.create_queue(QueueName=f"{name}-dead")["QueueUrl"]
    arn = client.get_queue_attributes(QueueUrl=dead, AttributeNames=["QueueArn"])["Attributes"]["QueueArn"]
    policy = json.dumps({"deadLetterTargetArn": arn, "maxReceiveCount": MAX_DELIVERIES})
    url: str = client.create_queue(QueueName=name, Attributes={"RedrivePolicy": policy})["QueueUrl"]
    return url


@pytest.fixture(params=["memory", "pgmq", "sqs"])
async def queue(request: pytest.FixtureRequest) -> AsyncIterator[WorkQueue]:
    """Each queue in turn, new and empty."""
    made: WorkQueue
    if request.param == "memory":
        made = MemoryQueue(max_deliveries=MAX_DELIVERIES)
        yield made
    elif request.param == "pgmq":
        async with Database(request.getfixturevalue("database_url")) as database:
            made = PgmqQueue(database, "some_jobs", max_deliveries=MAX_DELIVERIES)
            yield made
    else:
        made = SqsQueue(request.getfixturevalue("sqs_url"), endpoint_url=request.getfixturevalue("sqs_endpoint"))
        yield made
    await made.aclose()


async def test_a_message_is_delivered_hidden_and_removed(queue: WorkQueue) -> None:
    """While one works on it nobody else gets it; after the ack nobody does."""
    job_id = uuid4()
    await queue.send(job_id)
    (message,) = await queue.receive(visibility_s=LONG_S, wait_s=2)
    assert (message.job_id, message.deliveries) == (job_id, 1)
    assert await queue.receive(visibility_s=LONG_S) == []
    await queue.ack(message)
    await queue.ack(message)
    assert await queue.receive(visibility_s=LONG_S) == []


async def test_an_empty_queue_gives_nothing_when_the_wait_is_over(queue: WorkQueue) -> None:
    """Waiting ends."""
    assert await queue.receive(visibility_s=LONG_S, wait_s=0.2) == []


async def test_a_waiting_receiver_gets_what_is_sent_meanwhile(queue: WorkQueue) -> None:
    """It need not ask again."""
    job_id = uuid4()
    waiting = asyncio.create_task(queue.receive(visibility_s=LONG_S, wait_s=20))
    await asyncio.sleep(0.05)
    await queue.send(job_id)
    async with asyncio.timeout(15):
        assert [message.job_id for message in await waiting] == [job_id]


async def test_several_messages_come_at_once_each_to_one_receiver(queue: WorkQueue) -> None:
    """Concurrent receivers share them without overlap."""
    sent = {uuid4() for _ in range(9)}
    for job_id in sent:
        await queue.send(job_id)
    batches = await asyncio.gather(*(queue.receive(limit=3, visibility_s=LONG_S) for _ in range(3)))
    got = [message.job_id for batch in batches for message in batch]
    while rest := await queue.receive(limit=9, visibility_s=LONG_S):
        got += [message.job_id for message in rest]
    assert len(got) == 9
    assert set(got) == sent


async def test_what_is_not_acknowledged_comes_again_then_becomes_a_dead_letter(queue: WorkQueue) -> None:
    """A message that kills its workers does not come for ever."""
    job_id = uuid4()
    await queue.send(job_id)
    for delivery in range(1, MAX_DELIVERIES + 1):
        (message,) = await queue.receive(visibility_s=LONG_S, wait_s=5)
        assert (message.job_id, message.deliveries) == (job_id, delivery)
        await queue.extend(message, visibility_s=0)
    assert await queue.receive(visibility_s=LONG_S, wait_s=0.2) == []
    assert await queue.dead_letters() == [job_id]


async def test_a_longer_visibility_keeps_a_message_hidden(queue: WorkQueue) -> None:
    """The first time-out passes without the message coming again."""
    await queue.send(uuid4())
    (message,) = await queue.receive(visibility_s=1, wait_s=2)
    await queue.extend(message, visibility_s=LONG_S)
    assert await queue.receive(visibility_s=LONG_S, wait_s=1.3) == []


async def test_a_delayed_message_comes_later(queue: WorkQueue) -> None:
    """Not at once, but without being asked for again."""
    job_id = uuid4()
    began = time.monotonic()
    await queue.send(job_id, delay_s=1)
    assert await queue.receive(visibility_s=LONG_S) == []
    (message,) = await queue.receive(visibility_s=LONG_S, wait_s=10)
    assert message.job_id == job_id
    assert time.monotonic() - began >= 0.9


async def test_a_send_wakes_a_receiver_through_postgresql(db: Database) -> None:
    """With notifications the receiver does not poll for new messages."""
    notifications = Notifications(db)
    queue = PgmqQueue(db, "research_jobs", notifications=notifications)
    await notifications.start()
    try:
        assert notifications.live
        waiting = asyncio.create_task(queue.receive(visibility_s=LONG_S, wait_s=20))
        await asyncio.sleep(0.1)
        await queue.send(uuid4())
        async with asyncio.timeout(10):
            assert len(await waiting) == 1
    finally:
        await notifications.close()


async def test_a_database_without_pgmq_says_what_to_do(empty_database_url: str) -> None:
    """The setting to change is named."""
    async with Database(empty_database_url) as database:
        with pytest.raises(ConfigurationError, match="migrations"):
            await PgmqQueue(database, "q").send(uuid4())


async def test_an_sqs_queue_that_is_not_there_is_unavailable(sqs_endpoint: str, aws: None) -> None:
    """Its name is in the message."""
    queue = SqsQueue(f"{sqs_endpoint}/123456789012/nowhere", endpoint_url=sqs_endpoint)
    with pytest.raises(Unavailable, match="nowhere"):
        await queue.send(uuid4())
    await queue.aclose()


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        pytest.param(Settings(queue="sqs"), "EMPTOR_SQS_QUEUE_URL", id="SQS without a URL"),
        pytest.param(Settings(queue="pgmq"), "DATABASE_URL", id="pgmq without a database"),
    ],
)
def test_a_queue_without_what_it_needs_is_refused(settings: Settings, words: str) -> None:
    """The missing setting is named."""
    with pytest.raises(ConfigurationError, match=words):
        make_queue(settings)


async def test_the_setting_chooses_the_queue(db: Database) -> None:
    """Each by its name."""
    assert isinstance(make_queue(Settings(queue="memory")), MemoryQueue)
    assert isinstance(make_queue(Settings(queue="pgmq"), db), PgmqQueue)
    sqs = make_queue(Settings(queue="sqs", sqs_queue_url="https://sqs.test/1/jobs"))
    assert isinstance(sqs, SqsQueue)
    assert sqs.name == "jobs"
