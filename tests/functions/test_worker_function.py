"""The worker function under AWS's own runtime client: SQS batches, and the tick of its schedule."""

from __future__ import annotations

import json
from collections.abc import Callable
from uuid import UUID, uuid4

import psycopg
import pytest

from tests.fakes.lambda_runtime import LambdaFunction
from tests.functions.conftest import LOCAL_USER
from tests.functions.payloads import schedule, sqs, work

TOO_SHORT_S = 1.0


@pytest.fixture(scope="module")
def worker(start_function: Callable[..., LambdaFunction], sample_archive: str) -> LambdaFunction:
    return start_function("research_worker", EMPTOR_WEB=sample_archive)


def accept(sql: psycopg.Connection, question: str = "wireless headphones under 150 dollars") -> UUID:
    """A job as the API leaves it: the row, its first event, no message."""
    sql.execute("select emptor.ensure_user(%s)", [LOCAL_USER])
    job = sql.execute(
        "insert into research_jobs (user_id, question, last_seq, deadline)"
        " values (%s, %s, 1, now() + interval '10 minutes') returning id",
        [LOCAL_USER, question],
    ).fetchone()
    assert job
    sql.execute("insert into agent_state_history (job_id, seq, type) values (%s, 1, 'job.accepted')", job)
    return UUID(str(job[0]))


def status(sql: psycopg.Connection, job_id: UUID) -> str:
    row = sql.execute("select status from research_jobs where id = %s", [job_id]).fetchone()
    assert row
    return str(row[0])


def queued(sql: psycopg.Connection, job_id: UUID) -> int:
    row = sql.execute("select count(*) from pgmq.q_research_jobs where message ->> 'job_id' = %s", [str(job_id)]).fetchone()
    assert row
    return int(row[0])


def test_a_message_runs_its_job_to_the_end(worker: LambdaFunction, sql: psycopg.Connection) -> None:
    job_id = accept(sql)
    assert worker.invoke(work(job_id), remaining_s=120) == {"batchItemFailures": []}
    assert status(sql, job_id) == "succeeded", worker.log()
    row = sql.execute("select report -> 'candidates' from research_jobs where id = %s", [job_id]).fetchone()
    assert row
    assert row[0]


def test_a_message_that_comes_again_does_nothing(worker: LambdaFunction, sql: psycopg.Connection) -> None:
    job_id = accept(sql)
    worker.invoke(work(job_id), remaining_s=120)
    events = sql.execute("select count(*) from agent_state_history where job_id = %s", [job_id]).fetchone()
    assert worker.invoke(work(job_id), remaining_s=120) == {"batchItemFailures": []}
    assert sql.execute("select count(*) from agent_state_history where job_id = %s", [job_id]).fetchone() == events


def test_only_the_messages_that_failed_come_again(worker: LambdaFunction, sql: psycopg.Connection) -> None:
    """Deleting a message nobody has handled would lose it; delivering again one that was handled would only cost."""
    job_id = accept(sql)
    event = sqs([json.dumps({"job_id": str(job_id)}), "not json", json.dumps({"job": 1})])
    answer = worker.invoke(event, remaining_s=120)
    bad = [record["messageId"] for record in event["Records"][1:]]
    assert sorted(item["itemIdentifier"] for item in answer["batchItemFailures"]) == sorted(bad)
    assert status(sql, job_id) == "succeeded"


def test_a_message_for_a_job_that_is_gone_is_done_with(worker: LambdaFunction) -> None:
    assert worker.invoke(work(uuid4())) == {"batchItemFailures": []}


def test_when_time_is_short_the_job_goes_back_to_the_queue(worker: LambdaFunction, sql: psycopg.Connection) -> None:
    """The time left is that of this invocation, not of the environment: the next one, with time, finishes the job."""
    job_id = accept(sql)
    assert worker.invoke(work(job_id), remaining_s=TOO_SHORT_S) == {"batchItemFailures": []}
    assert status(sql, job_id) not in {"succeeded", "failed"}
    assert queued(sql, job_id) == 1
    worker.invoke(work(job_id), remaining_s=120)
    assert status(sql, job_id) == "succeeded", worker.log()


def test_the_schedule_queues_what_a_dead_worker_left(worker: LambdaFunction, sql: psycopg.Connection) -> None:
    job_id = accept(sql)
    sql.execute(
        "update research_jobs set status = 'running', leased_by = 'gone', lease_expires_at = now() - interval '1 minute',"
        " queued_at = now() - interval '1 hour', attempts = 1, started_at = now() where id = %s",
        [job_id],
    )
    assert worker.invoke(schedule()) == {}
    assert queued(sql, job_id) == 1


def test_the_schedule_writes_the_services_figures_for_cloudwatch(worker: LambdaFunction, sql: psycopg.Connection) -> None:
    worker.invoke(work(accept(sql)), remaining_s=120)
    before = len(worker.log())
    worker.invoke(schedule())
    lines = [json.loads(line) for line in worker.log()[before:].splitlines() if line.startswith('{"_aws"')]
    figures = {line["_aws"]["CloudWatchMetrics"][0]["Metrics"][0]["Name"]: line for line in lines}
    assert {"jobs_ended", "queue_oldest_seconds", "first_event_seconds", "pages_read"} <= set(figures)
    assert figures["jobs_ended"]["jobs_ended"] >= 1
    assert {line["stack"] for line in lines} == {"test"}


def test_every_line_of_a_slice_carries_its_job(worker: LambdaFunction, sql: psycopg.Connection) -> None:
    job_id = accept(sql)
    before = len(worker.log())
    worker.invoke(work(job_id), remaining_s=120)
    lines = [json.loads(line) for line in worker.log()[before:].splitlines() if line.startswith("{")]
    assert any(line["logger"].startswith("emptor.services") for line in lines)
    assert all(line.get("job_id") == str(job_id) for line in lines), [line for line in lines if line.get("job_id") != str(job_id)]
    assert all(line.get("request_id") for line in lines)
