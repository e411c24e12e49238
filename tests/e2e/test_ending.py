"""A command that is asked to end, by whatever signal: its job goes on elsewhere at once, and its PostgreSQL ends with it."""

from __future__ import annotations

import json
import os
import pty
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import httpx
import psycopg
import pytest
from psycopg.rows import dict_row

from emptor_local.postgres import server as postgres
from emptor_local.postgres.process import running_port
from tests.e2e.test_live import KETTLE
from tests.fakes.threaded_server import ThreadedServer

pytestmark = pytest.mark.slow

TIMEOUT_S = 120
POLL_S = 0.05
QUESTION = "electric kettle under 50 euros with at least 1.5 litres"
HELLO = {
    "jsonrpc": "2.0", "id": 1, "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "test", "version": "1"}},
}  # fmt: skip


class SlowShop(BaseHTTPRequestHandler):
    """A product page that answers only once it may: a job that reads it is certainly under way."""

    asked, may_answer = threading.Event(), threading.Event()

    def do_GET(self) -> None:
        is_page = self.path == "/kettle"
        if is_page:
            self.asked.set()
            self.may_answer.wait(TIMEOUT_S)
        body = KETTLE.encode() if is_page else b"gone"
        self.send_response(200 if is_page else 404)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def data_dir(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    directory = tmp_path_factory.mktemp("ending")
    yield directory
    postgres.remove(directory)


@pytest.fixture
def page() -> Iterator[str]:
    SlowShop.asked.clear()
    SlowShop.may_answer.clear()
    with ThreadedServer(SlowShop) as server:
        yield f"{server.url}/kettle"
        SlowShop.may_answer.set()


def by_a_terminal() -> None:
    """No signal is ignored, whoever started the tests."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


def by_a_script() -> None:
    """A shell's script starts in the background what ignores Ctrl-C."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


@contextmanager
def command(data_dir: Path, *arguments: str, **options: Any) -> Iterator[subprocess.Popen[bytes]]:
    """The real command on its own embedded database; killed should the test fail."""
    environment = {name: value for name, value in os.environ.items() if name != "DATABASE_URL"} | {
        "EMPTOR_DATA_DIR": str(data_dir), "EMPTOR_ALLOW_ADDRESSES": "127.0.0.0/8", "EMPTOR_SEARCH_ORDER": "searxng",
        "EMPTOR_LOOP_SILENCE_S": "60",
    }  # fmt: skip
    process = subprocess.Popen(
        [sys.executable, "-m", "emptor_local.cli.main", *arguments],
        env=environment, start_new_session=True,
        **{"stdin": subprocess.PIPE, "stderr": subprocess.DEVNULL, "preexec_fn": by_a_terminal, **options},
    )  # fmt: skip
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def until(holds: Callable[[], Any], what: str) -> Any:
    deadline = time.monotonic() + TIMEOUT_S
    while time.monotonic() < deadline:
        if found := holds():
            return found
        time.sleep(POLL_S)
    raise TimeoutError(what)


def api_of(process: subprocess.Popen[bytes]) -> str:
    assert process.stderr is not None
    for line in process.stderr:
        if line.startswith(b"Emptor serves "):
            return line.split()[2].decode()
    raise RuntimeError("the server did not start")


def asked(process: subprocess.Popen[bytes]) -> None:
    """Wait until the page is being read."""

    def is_asked() -> bool:
        assert process.poll() is None, "the command has ended"
        return SlowShop.asked.is_set()

    until(is_asked, "the page to be asked for")


def ended(process: subprocess.Popen[bytes], data_dir: Path) -> int:
    """The exit status, of a process after which no PostgreSQL runs."""
    status = process.wait(TIMEOUT_S)
    assert running_port((data_dir / "postgres").resolve() / "data") is None, "PostgreSQL still runs"
    return status


def rows(data_dir: Path, query: str) -> list[dict[str, Any]]:
    server = postgres.start(data_dir)
    try:
        with psycopg.connect(server.url, row_factory=dict_row) as connection:
            return connection.execute(query).fetchall()
    finally:
        server.release()


def newest_job(data_dir: Path) -> dict[str, Any]:
    return rows(data_dir, "select * from research_jobs order by created_at desc limit 1")[0]


def is_handed_back(job: dict[str, Any]) -> bool:
    """Free for the next worker at once; and no attempt was used up, for nobody died."""
    return job["finished_at"] is None and job["leased_by"] is None and job["attempts"] == 0


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda sign: sign.name)
def test_a_server_that_is_stopped_hands_its_job_back_and_the_next_one_ends_it(
    data_dir: Path, page: str, sign: signal.Signals
) -> None:
    """The signal goes to the whole group, as a terminal and a supervisor send it: the pool's workers get it too."""
    with command(data_dir, "dev", "--port", "0", "--web", "live", stderr=subprocess.PIPE) as process:
        accepted = httpx.post(f"{api_of(process)}/research", json={"question": QUESTION, "urls": [page]}, trust_env=False)
        asked(process)
        os.killpg(process.pid, sign)
        assert ended(process, data_dir) in {0, -sign}
    job = newest_job(data_dir)
    assert str(job["id"]) == accepted.json()["id"]
    assert is_handed_back(job), job
    SlowShop.may_answer.set()
    with command(data_dir, "dev", "--port", "0", "--web", "live", stderr=subprocess.PIPE) as process:
        url = f"{api_of(process)}/research/{job['id']}"

        def end() -> Any:
            view = httpx.get(url, trust_env=False).json()
            return view if view["status"] not in {"queued", "running"} else None

        assert until(end, "the job to end")["status"] == "succeeded"
        process.terminate()
        ended(process, data_dir)


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGHUP], ids=lambda sign: sign.name)
def test_a_question_that_is_broken_off_leaves_its_job_to_others(data_dir: Path, page: str, sign: signal.Signals) -> None:
    with command(data_dir, "research", QUESTION, "--web", "live", f"--url={page}") as process:
        asked(process)
        process.send_signal(sign)
        assert ended(process, data_dir) == -sign
    assert is_handed_back(newest_job(data_dir))


def test_a_command_in_the_background_of_a_script_ends_in_order_too(data_dir: Path, page: str) -> None:
    """Where Ctrl-C is ignored, SIGTERM is not."""
    with command(data_dir, "research", QUESTION, "--web", "live", f"--url={page}", preexec_fn=by_a_script) as process:
        asked(process)
        process.terminate()
        assert ended(process, data_dir) == -signal.SIGTERM
    assert is_handed_back(newest_job(data_dir))


def test_a_second_signal_does_not_cut_off_what_the_first_began(data_dir: Path, page: str) -> None:
    with command(data_dir, "research", QUESTION, "--web", "live", f"--url={page}") as process:
        asked(process)
        for _ in range(3):
            process.terminate()
            time.sleep(POLL_S)
        assert ended(process, data_dir) == -signal.SIGTERM
    assert is_handed_back(newest_job(data_dir))


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGINT], ids=lambda sign: sign.name)
def test_the_server_over_standard_input_ends_while_its_client_is_silent(data_dir: Path, sign: signal.Signals) -> None:
    """Its input stays open: the client is there, and says nothing."""
    with command(data_dir, "mcp", stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        process.stdin.write(json.dumps(HELLO).encode() + b"\n")
        process.stdin.flush()
        assert json.loads(process.stdout.readline())["result"]["serverInfo"]["name"] == "emptor"
        process.send_signal(sign)
        assert ended(process, data_dir) == -sign


@pytest.mark.parametrize("sign", [signal.SIGTERM, signal.SIGHUP, signal.SIGINT], ids=lambda sign: sign.name)
def test_a_conversation_ends_while_it_waits_for_a_line(data_dir: Path, sign: signal.Signals) -> None:
    """On a terminal, whose line editing reads it by itself, and whose modes are as before afterwards."""
    ours, theirs = pty.openpty()
    import termios  # noqa: PLC0415

    before = termios.tcgetattr(theirs)
    with command(data_dir, "chat", stdin=theirs, stdout=theirs) as process:
        shown = bytearray()

        def is_prompted() -> bool:
            if select.select([ours], [], [], 0)[0]:
                shown.extend(os.read(ours, 4096))
            return b"> " in shown

        until(is_prompted, "the prompt")
        process.send_signal(sign)
        assert ended(process, data_dir) == -sign
    assert termios.tcgetattr(theirs) == before
    os.close(ours)
    os.close(theirs)


def test_a_conversation_over_a_pipe_ends_while_it_waits_for_a_line(data_dir: Path) -> None:
    with command(data_dir, "chat", stderr=subprocess.PIPE) as process:
        assert process.stderr is not None
        assert b"Ask what you want to buy" in process.stderr.readline()
        process.terminate()
        assert ended(process, data_dir) == -signal.SIGTERM


def test_a_signal_that_is_ignored_stays_ignored(data_dir: Path, page: str) -> None:
    """`nohup emptor …` goes on after the terminal has been closed."""

    def deaf() -> None:
        signal.signal(signal.SIGHUP, signal.SIG_IGN)

    with command(data_dir, "research", QUESTION, "--web", "live", f"--url={page}", preexec_fn=deaf) as process:
        asked(process)
        process.send_signal(signal.SIGHUP)
        SlowShop.may_answer.set()
        assert ended(process, data_dir) == 0
