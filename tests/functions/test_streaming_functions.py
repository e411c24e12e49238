"""The streaming functions as Lambda Web Adapter starts them: run.sh, then plain HTTP on the adapter's port."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest

from tests.fakes.lambda_runtime import REPOSITORY
from tests.functions.conftest import LOCAL_USER

START_TIMEOUT_S = 30.0
POLL_S = 0.02
Serve = Callable[..., httpx.Client]


@pytest.fixture(scope="module")
def serve(module_database: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serve]:
    """Start a streaming function; gives a client for it."""
    with ExitStack() as running:

        def start(name: str, **env: str) -> httpx.Client:
            port = free_port()
            process = subprocess.Popen(
                [REPOSITORY / "functions" / name / "run.sh"],
                cwd=tmp_path_factory.mktemp(name),
                env={
                    "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
                    "LAMBDA_TASK_ROOT": str(REPOSITORY),
                    "AWS_LWA_PORT": str(port),
                    "DATABASE_URL": module_database,
                    **env,
                },
            )
            running.callback(stop, process)
            wait_for_port(process, port)
            return running.enter_context(httpx.Client(base_url=f"http://127.0.0.1:{port}/api/v1", timeout=30, trust_env=False))

        yield start


@pytest.fixture(scope="module")
def events(serve: Serve) -> httpx.Client:
    return serve("research_events")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_for_port(process: subprocess.Popen[bytes], port: int) -> None:
    """What the adapter does with a TCP readiness check."""
    deadline = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < deadline:
        assert process.poll() is None, "the function ended"
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(POLL_S)
    raise TimeoutError(f"nothing listens on {port}")


def stop(process: subprocess.Popen[bytes]) -> None:
    process.terminate()
    process.wait(timeout=10)


def job_with_events(sql: psycopg.Connection, *types: str) -> UUID:
    sql.execute("select emptor.ensure_user(%s)", [LOCAL_USER])
    finished = types[-1] == "job.failed"
    row = sql.execute(
        "insert into research_jobs (user_id, question, last_seq, status, finished_at)"
        " values (%s, 'lamp', %s, %s, case when %s then now() end) returning id",
        [LOCAL_USER, len(types), "failed" if finished else "running", finished],
    ).fetchone()
    assert row
    for seq, kind in enumerate(types, start=1):
        sql.execute("insert into agent_state_history (job_id, seq, type) values (%s, %s, %s)", [row[0], seq, kind])
    return UUID(str(row[0]))


def ids(text: str) -> list[str]:
    return [line.removeprefix("id: ") for line in text.splitlines() if line.startswith("id:")]


class TestEvents:
    def test_a_finished_job_is_told_to_its_end(self, events: httpx.Client, sql: psycopg.Connection) -> None:
        job_id = job_with_events(sql, "job.accepted", "job.started", "job.failed")
        answer = events.get(f"/research/{job_id}/events")
        assert answer.headers["content-type"].startswith("text/event-stream")
        assert ids(answer.text) == ["1", "2", "3"]

    def test_a_client_that_comes_back_gets_what_it_has_not_seen(self, events: httpx.Client, sql: psycopg.Connection) -> None:
        job_id = job_with_events(sql, "job.accepted", "job.started", "job.failed")
        answer = events.get(f"/research/{job_id}/events", headers={"Last-Event-ID": "2"})
        assert ids(answer.text) == ["3"]

    def test_an_event_reaches_the_client_while_the_job_still_runs(self, events: httpx.Client, sql: psycopg.Connection) -> None:
        """A server that holds the answer back until it is complete would never show the first event of a job that goes on."""
        job_id = job_with_events(sql, "job.accepted", "job.started")
        with events.stream("GET", f"/research/{job_id}/events") as answer:
            lines = answer.iter_lines()
            assert next(line for line in lines if line.startswith("id:")) == "id: 1"

    def test_a_chat_starts_a_job_and_has_its_first_part_at_once(self, events: httpx.Client) -> None:
        """The function that follows jobs also starts those of chat clients: one request does both."""
        body = {"id": "chat", "messages": [{"id": "1", "role": "user", "content": "good headphones"}]}
        with events.stream("POST", "/chat", json=body) as answer:
            assert answer.headers["x-vercel-ai-ui-message-stream"] == "v1"
            line = next(line for line in answer.iter_lines() if line.startswith("data: "))
        job_id = json.loads(line.removeprefix("data: "))["messageMetadata"]["jobId"]
        page = events.get(f"/research/{job_id}/log").json()
        assert ([event["type"] for event in page["events"]], page["ended"]) == (["job.accepted"], False)

    def test_an_unknown_job_is_a_problem_and_not_a_stream(self, events: httpx.Client) -> None:
        answer = events.get(f"/research/{uuid4()}/events")
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json")


class TestScrape:
    def test_a_batch_comes_line_by_line(self, serve: Serve, sample_archive: str) -> None:
        urls = ["https://nowhere.example/a", "https://nowhere.example/b"]
        answer = serve("scrape", EMPTOR_WEB=sample_archive).post("/scrape", json={"urls": urls})
        assert answer.headers["content-type"].startswith("application/x-ndjson"), answer.text
        assert {json.loads(line)["url"] for line in answer.text.splitlines()} == set(urls)


class TestAgent:
    def test_agents_are_listed_and_an_unknown_one_is_a_problem(self, serve: Serve) -> None:
        agent = serve("agent")
        names = [item["name"] for item in agent.get("/agent").json()]
        assert "research" in names
        answer = agent.post("/agent/run", json={"agent": "no-such-agent", "input": {}})
        assert answer.status_code in {404, 422}
        assert answer.headers["content-type"] == "application/problem+json"
