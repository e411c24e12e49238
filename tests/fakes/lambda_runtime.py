"""Lambda's Runtime API on loopback, and a function under AWS's own runtime client talking to it.

The protocol: the client asks `GET …/invocation/next` and hangs until there is an event; it answers with
`POST …/invocation/{id}/response` or `…/error`; a handler that cannot be imported is reported to `…/init/error`.
https://docs.aws.amazon.com/lambda/latest/dg/runtimes-api.html
"""

from __future__ import annotations

import json
import os
import queue
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, Self
from uuid import uuid4

import psutil

PREFIX = "/2018-06-01/runtime"
REPOSITORY = Path(__file__).resolve().parents[2]
POLL_S = 0.01
ANSWER_TIMEOUT_S = 60.0
MS_PER_S = 1_000


class FunctionError(Exception):
    """The function failed; `payload` is what Lambda would show: errorType, errorMessage, stackTrace."""

    def __init__(self, payload: dict[str, Any]) -> None:
        super().__init__(payload.get("errorMessage"))
        self.payload = payload


class LambdaFunction:
    """One execution environment. Use as a context manager; each `invoke` is one invocation of the same warm process.

    Args:
        handler: as in serverless.yml: `functions/health/handler.handler`.
        env: variables on top of a minimal environment.
    """

    def __init__(self, handler: str, env: Mapping[str, str]) -> None:
        self._handler = handler
        self._env = env
        self._events: queue.Queue[tuple[str, bytes, float]] = queue.Queue()
        self._answers: queue.Queue[tuple[str, dict[str, Any]]] = queue.Queue()
        self._stopping = threading.Event()
        self._initialised = threading.Event()
        self._started = 0.0
        # How long it took until the function asked for its first event, which is what Lambda calls the init phase.
        self.init_s = 0.0
        self.init_cpu_s = 0.0

    def __enter__(self) -> Self:
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._protocol())
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, args=(POLL_S,), daemon=True).start()
        self._log = tempfile.TemporaryFile(mode="a+")  # appending: the process shares our position in the file
        env = {
            "AWS_LAMBDA_RUNTIME_API": f"127.0.0.1:{self._server.server_port}",
            "AWS_LAMBDA_FUNCTION_NAME": "test",
            "AWS_EXECUTION_ENV": "AWS_Lambda_python3.13",
            **self.environment(),
            **self._env,
        }
        self._started = time.perf_counter()
        self._process = subprocess.Popen(
            self.command(self._handler), cwd=REPOSITORY, env=env, stdout=self._log, stderr=subprocess.STDOUT
        )
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping.set()
        self._process.kill()
        self._process.wait()
        self._server.shutdown()
        self._server.server_close()
        self._log.close()

    def environment(self) -> dict[str, str]:
        """Variables that belong to the place where it runs: here the repository and the environment of the tests."""
        return {
            "PATH": os.environ["PATH"],
            "HOME": os.environ.get("HOME", "/tmp"),
            "PYTHONDONTWRITEBYTECODE": os.environ.get("PYTHONDONTWRITEBYTECODE", ""),
            "LAMBDA_TASK_ROOT": str(REPOSITORY),
        }

    def command(self, handler: str) -> list[str]:
        """What starts the runtime client with a handler there."""
        return [sys.executable, "-m", "awslambdaric", handler]

    def invoke(self, event: dict[str, Any], *, remaining_s: float = 30.0) -> Any:
        """Send one event and return the handler's answer, as it came over the wire.

        Raises:
            FunctionError: the handler raised, or could not be imported.
            TimeoutError: nothing came back.
        """
        self._events.put((str(uuid4()), json.dumps(event).encode(), time.time() + remaining_s))
        kind, payload = self._next_answer()
        if kind != "response":
            raise FunctionError(payload)
        return payload

    def wait_until_initialised(self) -> None:
        """Wait for the end of the init phase, and no event.

        Raises:
            TimeoutError: it did not end.
        """
        if not self._initialised.wait(ANSWER_TIMEOUT_S):
            raise TimeoutError(f"not initialised within {ANSWER_TIMEOUT_S} s:\n{self.log()}")

    def log(self) -> str:
        """Everything the process has printed."""
        self._log.seek(0)
        return self._log.read()

    def _next_answer(self) -> tuple[str, dict[str, Any]]:
        deadline = time.monotonic() + ANSWER_TIMEOUT_S
        while time.monotonic() < deadline:
            try:
                return self._answers.get(timeout=0.2)
            except queue.Empty:
                if self._process.poll() is not None:
                    raise FunctionError({"errorMessage": f"the process ended:\n{self.log()}"}) from None
        raise TimeoutError(f"no answer within {ANSWER_TIMEOUT_S} s:\n{self.log()}")

    def _protocol(self) -> type[BaseHTTPRequestHandler]:
        function = self

        class Protocol(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                function._note_initialised()
                invocation = function._take()
                if invocation is None:
                    self.close_connection = True
                    return
                request_id, body, deadline = invocation
                self.send_response(200)
                self.send_header("Lambda-Runtime-Aws-Request-Id", request_id)
                self.send_header("Lambda-Runtime-Deadline-Ms", str(int(deadline * MS_PER_S)))
                self.send_header("Lambda-Runtime-Invoked-Function-Arn", "arn:aws:lambda:eu-central-1:000000000000:function:test")
                self.send_header("Content-Type", "application/json")
                self.send_header("Content-Length", str(len(body)))
                self.end_headers()
                self.wfile.write(body)

            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(202)
                self.send_header("Content-Length", "0")
                self.end_headers()
                function._answers.put((self.path.rsplit("/", 1)[-1], json.loads(body)))

            def log_message(self, *_: object) -> None: ...

        return Protocol

    def _note_initialised(self) -> None:
        if not self._initialised.is_set():
            self.init_s = time.perf_counter() - self._started
            used = psutil.Process(self._process.pid).cpu_times()
            self.init_cpu_s = used.user + used.system
            self._initialised.set()

    def _take(self) -> tuple[str, bytes, float] | None:
        while not self._stopping.is_set():
            try:
                return self._events.get(timeout=0.1)
            except queue.Empty:
                continue
        return None
