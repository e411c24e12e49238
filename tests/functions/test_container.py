"""The container's entry point as a process: migrate, serve, work, stop."""

from __future__ import annotations

import os
import signal
import socket
import struct
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import httpx
import psycopg
import pytest

from tests.fakes.lambda_runtime import REPOSITORY
from tests.fakes.threaded_server import ThreadedServer

START_TIMEOUT_S = 30.0
JOB_TIMEOUT_S = 60.0
POLL_S = 0.1
SECRET = "cron-secret-0123456789"
MAIN = REPOSITORY / "infra" / "docker" / "main.py"

END_TIMEOUT_S = 30.0


class Program:
    """A running program of the deployment, and what it prints."""

    def __init__(self, command: list[str], env: dict[str, str], log: Path) -> None:
        self._log = log
        with log.open("w") as stream:
            self._process = subprocess.Popen(command, cwd=REPOSITORY, env=env, stderr=stream)

    def end(self) -> tuple[int, str]:
        """Wait for its end; give its status and what it has printed."""
        return self._process.wait(END_TIMEOUT_S), self._log.read_text()

    def terminate(self) -> None:
        self._process.terminate()

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()


Start = Callable[..., Program]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Start a Python program of the deployment; killed after the test."""
    with ExitStack() as running:

        def run(*command: object, **env: str) -> Program:
            environment = {"PATH": os.environ["PATH"], "PYTHONPATH": str(REPOSITORY), **env}
            program = Program([sys.executable, *map(str, command)], environment, tmp_path / "log")
            running.callback(program.kill)
            return program

        yield run


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def until_ready(http: httpx.Client) -> None:
    deadline = time.monotonic() + START_TIMEOUT_S
    while time.monotonic() < deadline:
        try:
            if http.get("/ready").status_code == 200:
                return
        except httpx.TransportError:
            pass
        time.sleep(POLL_S)
    raise TimeoutError("the container did not become ready")


def until_ended(http: httpx.Client, path: str) -> dict[str, object]:
    deadline = time.monotonic() + JOB_TIMEOUT_S
    while time.monotonic() < deadline:
        job: dict[str, object] = http.get(path).json()
        if job["status"] in {"succeeded", "failed", "cancelled"}:
            return job
        time.sleep(POLL_S)
    raise TimeoutError("the job did not end")


def test_migrate_brings_an_empty_database_up_to_date_and_may_run_again(start: Start, empty_database_url: str) -> None:
    for applied in (True, False):
        status, said = start(MAIN, "migrate", DATABASE_URL=empty_database_url).end()
        assert status == 0, said
        assert said.strip().endswith("migrations applied")
        assert said.strip().startswith("0") != applied
    with psycopg.connect(empty_database_url) as connection:
        assert connection.execute("select count(*) from research_jobs").fetchone() == (0,)


@pytest.mark.slow
def test_it_serves_works_and_stops_when_told(start: Start, database_url: str, sample_archive: str) -> None:
    port = free_port()
    program = start(MAIN, DATABASE_URL=database_url, EMPTOR_WEB=sample_archive, PORT=str(port), HOST="127.0.0.1")
    with httpx.Client(base_url=f"http://127.0.0.1:{port}/api/v1", timeout=30, trust_env=False) as http:
        until_ready(http)
        accepted = http.post("/research", json={"question": "wireless headphones under 150 dollars"})
        assert accepted.status_code == 202
        job = until_ended(http, f"/research/{accepted.json()['id']}")
        assert job["status"] == "succeeded", job["error"]
    program.terminate()
    status, said = program.end()
    assert status in {0, -signal.SIGTERM}, said


def test_without_a_database_it_ends_and_says_why(start: Start) -> None:
    status, said = start(MAIN, PORT=str(free_port()), HOST="127.0.0.1").end()
    assert status != 0
    assert "DATABASE_URL" in said


@pytest.mark.parametrize("command", [(), ("api",), ("worker",), ("migrate",)], ids=lambda words: " ".join(words) or "serve")
def test_with_a_database_that_is_away_it_ends_and_says_so(command: tuple[str, ...], start: Start) -> None:
    """In a sentence that names it, without a trace and without the password."""
    url = f"postgresql://emptor:secret-word@127.0.0.1:{free_port()}/emptor"
    status, said = start(MAIN, *command, DATABASE_URL=url, PORT=str(free_port()), HOST="127.0.0.1").end()
    assert status == 1, said
    assert "cannot be reached" in said
    assert "Traceback" not in said
    assert "secret-word" not in said


def test_an_unknown_command_prints_what_there_is(start: Start) -> None:
    status, said = start(MAIN, "start").end()
    assert status == 2
    assert "python main.py migrate" in said


def start_on_vercel(start: Start, database_url: str, web: str, port: str, **environment: str) -> str:
    """Start the function as Vercel does, and return its address."""
    command = ["-m", "uvicorn", "infra.vercel.main:app", "--host", "127.0.0.1", "--port", port, "--log-level", "warning"]
    start(*command, DATABASE_URL=database_url, EMPTOR_WEB=web, CRON_SECRET=SECRET, **environment)
    return f"http://127.0.0.1:{port}"


def test_on_vercel_a_question_is_worked_on_at_once(start: Start, database_url: str, sample_archive: str) -> None:
    """The request calls the worker in an invocation of its own, and does not wait for it; no cron has come."""
    port = free_port()
    base = start_on_vercel(start, database_url, sample_archive, port, VERCEL_URL=f"http://127.0.0.1:{port}")
    with httpx.Client(base_url=f"{base}/api/v1", timeout=JOB_TIMEOUT_S, trust_env=False) as http:
        until_ready(http)
        jobs = [
            http.post("/research", json={"question": f"{kind} under 150 dollars"}).json() for kind in ("headphones", "backpack")
        ]
        for job in jobs:
            http.get(f"{base}{job['links']['events']}")  # until the log has ended
            assert http.get(f"{base}{job['links']['self']}").json()["status"] == "succeeded"


class Resets(BaseHTTPRequestHandler):
    """Breaks the connection off, the request unanswered."""

    def do_GET(self) -> None:
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.connection.close()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(params=["nobody", "resets"])
def broken_worker(request: pytest.FixtureRequest) -> Iterator[str]:
    """The address of a worker that cannot be called."""
    if request.param == "nobody":
        yield f"http://127.0.0.1:{free_port()}"
    else:
        with ThreadedServer(Resets) as server:
            yield server.url


def test_on_vercel_a_worker_that_cannot_be_called_costs_no_question(
    start: Start, database_url: str, sample_archive: str, broken_worker: str
) -> None:
    """The job is accepted, and waits for the cron."""
    base = start_on_vercel(start, database_url, sample_archive, free_port(), VERCEL_URL=broken_worker)
    with httpx.Client(base_url=f"{base}/api/v1", timeout=JOB_TIMEOUT_S, trust_env=False) as http:
        until_ready(http)
        accepted = http.post("/research", json={"question": "headphones under 150 dollars"})
        assert accepted.status_code == 202
        assert http.get(f"/research/{accepted.json()['id']}").json()["status"] == "queued"


def test_vercels_cron_works_through_the_queue_and_nobody_else_may(start: Start, database_url: str, sample_archive: str) -> None:
    base = start_on_vercel(start, database_url, sample_archive, free_port())
    with httpx.Client(base_url=f"{base}/api/v1", timeout=JOB_TIMEOUT_S, trust_env=False) as http:
        until_ready(http)
        accepted = http.post("/research", json={"question": "wireless headphones under 150 dollars"}).json()
        for wrong in ({}, {"Authorization": "Bearer guess"}):
            assert http.get("/internal/drain", headers=wrong).status_code == 403
        assert http.get(f"/research/{accepted['id']}").json()["status"] == "queued"
        drained = http.get("/internal/drain", headers={"Authorization": f"Bearer {SECRET}"})
        assert drained.json() == {"jobs": 1}
        assert http.get(f"/research/{accepted['id']}").json()["status"] == "succeeded"
