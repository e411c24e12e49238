"""The process from which workers of the CPU pool are forked: what they need is loaded once, and a new worker costs milliseconds.

    template = Template.started()  # or Template.forked(), from a process that has loaded it all and has no second thread yet
    template.load(something)       # a function without arguments: its imports, and what its first call makes, are there to stay
    worker = template.fork("emptor.extract")

It is single-threaded, so forking is safe there, as it would not be in a process with an event loop. Orders go over a socket pair,
one a packet, each with its answer; the pipes of a worker go along as open files. It ends when that socket does.
"""

from __future__ import annotations

import contextlib
import importlib
import json
import os
import pickle
import signal
import socket
import subprocess
import sys
import threading
from collections.abc import Callable
from typing import Any, Self

from emptor.core.cpu_worker import Worker, import_environment, serve
from emptor.utils.collector import loading, relax_collector
from emptor.utils.kept import keep_new, start_keeping

MAX_ORDER_BYTES = 64 * 1024
STDIN, STDOUT, STDERR = 0, 1, 2
WORKER_FILES = 2  # the pipe it reads from, and the one it writes to
COMMAND = "import sys; from emptor.core.cpu_template import main; main(int(sys.argv[1]))"
# They may go to the whole group (Ctrl-C, a closed terminal, a supervisor's stop): our parent puts things in order; we end with it
ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP) if os.name == "posix" else (signal.SIGINT,)
POSSIBLE = sys.platform == "linux"  # elsewhere packets or forking without exec are not to be relied on


class Template:
    """The parent's side of it. Usable from any thread; each method raises OSError once it has died."""

    def __init__(self, control: socket.socket, pid: int) -> None:
        """Args: the socket to the template; its process id."""
        self._control, self.pid = control, pid
        self._lock = threading.Lock()

    @classmethod
    def started(cls) -> Self:
        """Start a plain interpreter as a template. Raises OSError where processes cannot be started."""
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        try:
            with theirs:
                process = subprocess.Popen(  # noqa: S603 - our own interpreter and code
                    [sys.executable, "-c", COMMAND, str(theirs.fileno())],
                    stdin=subprocess.DEVNULL, stdout=STDERR, env=import_environment(), pass_fds=[theirs.fileno()],
                )  # fmt: skip
        except OSError:
            ours.close()
            raise
        return cls(ours, process.pid)

    @classmethod
    def forked(cls) -> Self:
        """Fork this process as it is now. Raises RuntimeError where it has several threads: a fork would copy their locks."""
        if threading.active_count() > 1:
            raise RuntimeError("A process with several threads cannot be forked safely.")
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        for stream in (sys.stdout, sys.stderr):
            stream.flush()
        pid = os.fork()
        if pid == 0:
            _be_template(ours, theirs)
        theirs.close()
        return cls(ours, pid)

    def load(self, fn: Callable[[], object]) -> None:
        """Call `fn`, which must be importable by name, in the template. Raises RuntimeError with the words of what it raised."""
        self._ask({"load": pickle.dumps(fn).hex()})

    def fork(self, module: str) -> Worker:
        """Fork a worker. `module` is imported first, in the template, so that the next worker has it too.

        Raises:
            OSError: the template has died, or nothing can be forked.
            RuntimeError: the module cannot be imported.
        """
        (source, calls), (results, sink) = os.pipe(), os.pipe()
        ends = os.fdopen(calls, "wb"), os.fdopen(results, "rb")
        try:
            pid = int(self._ask({"fork": module}, [source, sink]))
        finally:
            os.close(source)
            os.close(sink)
        return Worker(Forked(self, pid), *ends)

    def status(self, pid: int, *, wait: bool = False) -> int | None:
        """Return the exit status of a worker, as `subprocess` gives it, or None while it runs. For `Forked`."""
        try:
            answer = self._ask({"status": pid, "wait": wait})
        except (OSError, RuntimeError):  # who had to wait for it is gone
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
            return -signal.SIGKILL
        return None if answer is None else int(answer)

    def close(self) -> None:
        """End the template. Its workers end when their pipes do. May be called twice."""
        with self._lock:
            self._control.close()
        with contextlib.suppress(ProcessLookupError, ChildProcessError):
            os.kill(self.pid, signal.SIGKILL)
            os.waitpid(self.pid, 0)

    def _ask(self, order: dict[str, Any], files: list[int] | None = None) -> Any:
        with self._lock:
            if self._control.fileno() < 0:
                raise OSError("The template of the CPU workers has been closed.")
            socket.send_fds(self._control, [json.dumps(order).encode()], files or [])
            data = self._control.recv(MAX_ORDER_BYTES)
        if not data:
            raise OSError("The template of the CPU workers has died.")
        answer = json.loads(data)
        if "error" in answer:
            raise RuntimeError(answer["error"])
        return answer["ok"]


class Forked:
    """A worker's process, whose parent is the template: only that one can wait for it."""

    def __init__(self, template: Template, pid: int) -> None:
        self.pid = pid
        self._template = template
        self._status: int | None = None

    def poll(self) -> int | None:
        """Return the exit status, or None while it runs."""
        if self._status is None:
            self._status = self._template.status(self.pid)
        return self._status

    def kill(self) -> None:
        """End it. It keeps its id until its status is asked for."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def wait(self) -> int:
        """Return its exit status, once it has one."""
        while self._status is None:
            self._status = self._template.status(self.pid, wait=True)
        return self._status


def main(control: int) -> None:
    """Be a template that a new interpreter runs; `control` is the number of the open socket."""
    relax_collector()
    start_keeping()
    _take_orders(socket.socket(fileno=control))


def _be_template(ours: socket.socket, theirs: socket.socket) -> None:
    """Go on as a template in a process that was just forked. Never returns."""
    status = 1
    try:
        ours.close()
        os.dup2(os.open(os.devnull, os.O_RDWR), STDIN)
        os.dup2(STDERR, STDOUT)  # nobody who reads our parent's output waits for us
        relax_collector()
        _take_orders(theirs)
        status = 0
    finally:
        os._exit(status)


def _take_orders(control: socket.socket) -> None:
    for number in ENDINGS:
        signal.signal(number, signal.SIG_IGN)
    while True:
        data, files, _, _ = socket.recv_fds(control, MAX_ORDER_BYTES, WORKER_FILES)
        if not data:
            return
        try:
            answer: dict[str, Any] = {"ok": _do(json.loads(data), files, control)}
        except Exception as error:  # noqa: BLE001 - whatever it is, the parent raises it
            answer = {"error": f"{type(error).__name__}: {error}"}
        finally:
            for file in files:
                os.close(file)
        with contextlib.suppress(BrokenPipeError):
            control.send(json.dumps(answer).encode())


def _do(order: dict[str, Any], files: list[int], control: socket.socket) -> object:
    if "load" in order:
        with loading():
            pickle.loads(bytes.fromhex(order["load"]))()  # noqa: S301 - from our own parent
            keep_new()
        return None
    if "status" in order:
        pid, status = os.waitpid(order["status"], 0 if order["wait"] else os.WNOHANG)
        return os.waitstatus_to_exitcode(status) if pid else None
    with loading():
        importlib.import_module(order["fork"])
    pid = os.fork()
    if pid == 0:
        _be_worker(files, control)
    return pid


def _be_worker(files: list[int], control: socket.socket) -> None:
    """Serve calls in a process that was just forked. Never returns."""
    status = 1
    try:
        control.close()
        source, sink = files
        serve(os.fdopen(source, "rb"), os.fdopen(sink, "wb"))
        status = 0
    finally:
        os._exit(status)
