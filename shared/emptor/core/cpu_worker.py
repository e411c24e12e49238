"""One worker process of the CPU pool: the parent's side (`Worker`) and the process itself (`main`).

Messages are pickles with their length before them, both ways, over the worker's standard input and output.
"""

from __future__ import annotations

import contextlib
import os
import pickle
import signal
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from typing import IO, Protocol, Self, TypeVar

from emptor.core.watchdog import processor_wait_s
from emptor.utils.collector import relax_collector

T = TypeVar("T")

LENGTH = struct.Struct("!Q")
PIPE_BYTES = 1024 * 1024  # what Linux grants: a page goes through at once, and not in sixteenths
SET_PIPE_SIZE = 1031  # F_SETPIPE_SZ, which the fcntl module does not name on all systems that have it
WALL_PER_CPU_S = 10.0  # a call that waits, or that a busy machine starves, may take so much longer than its CPU time
SOONEST_LOOK_S = 0.05
COMMAND = "from emptor.core.cpu_worker import main; main()"


class WorkerLost(Exception):
    """The worker process ended in the middle of a call."""


class LimitReached(Exception):
    """A call used up its CPU time, or waited for ten times as long; its worker was killed."""


class Handle(Protocol):
    """What a worker needs of its process."""

    @property
    def pid(self) -> int: ...
    def poll(self) -> int | None: ...
    def kill(self) -> None: ...
    def wait(self) -> int: ...


class Worker:
    """A running worker process, and the pipes to it."""

    def __init__(self, process: Handle, calls: IO[bytes], results: IO[bytes]) -> None:
        """Args: the process; the pipe its calls are written to; the pipe its results are read from."""
        self._process, self._calls, self._results = process, calls, results
        self._killing = threading.Lock()  # a timer and the pool may end it at the same time
        widen(calls, results)

    @classmethod
    def started(cls) -> Worker:
        """Start a plain interpreter as a worker. Raises OSError where processes cannot be started."""
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and code
            [sys.executable, "-c", COMMAND], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=import_environment()
        )
        if process.stdin is None or process.stdout is None:
            raise OSError("A worker process has no pipes.")
        return cls(process, process.stdin, process.stdout)

    @property
    def pid(self) -> int:
        """The process's id."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it can take another call."""
        return self._process.poll() is None

    def call(self, fn: Callable[..., T], args: tuple[object, ...], cpu_s: float) -> T:
        """Return `fn(*args)` as the worker computes it, within `cpu_s` seconds of its CPU time. Blocks.

        Raises:
            LimitReached: it took too long; the worker was killed.
            WorkerLost: it died.
        """
        request = pickle.dumps(
            (fn, args, cpu_s), pickle.HIGHEST_PROTOCOL
        )  # before the clock starts: what cannot be pickled raises here
        with WallLimit(self.pid, cpu_s * WALL_PER_CPU_S, self.kill) as limit:
            try:
                ok, value = self._exchange(request)
            except (OSError, EOFError) as error:
                ended = self.kill()
                if limit.reached or ended == -signal.SIGPROF:
                    raise LimitReached from error
                raise WorkerLost("A worker process died in the middle of its work.") from error
        if not ok:
            raise value  # type: ignore[misc]  # an exception by the protocol
        return value  # type: ignore[return-value]  # what fn returned

    def kill(self) -> int:
        """End the process at once; return the exit status it has. May be called from any thread, and again."""
        with self._killing:
            if self._process.poll() is None:
                self._process.kill()
            return self._process.wait()

    def _exchange(self, request: bytes) -> tuple[bool, object]:
        _send(self._calls, request)
        answer: tuple[bool, object] = pickle.loads(_receive(self._results))  # noqa: S301 - from our own worker
        return answer


class WallLimit:
    """Calls `end`, from a thread, when a block takes too long. Time in which the process waits for a processor is not counted."""

    def __init__(self, pid: int, limit_s: float, end: Callable[[], object]) -> None:
        self.reached = False
        self._pid, self._limit_s, self._end = pid, limit_s, end
        self._done = threading.Event()
        self._began, self._waited_s = time.monotonic(), processor_wait_s(pid, pid)

    def __enter__(self) -> Self:
        self._timer = self._after(self._limit_s)
        return self

    def __exit__(self, *_: object) -> None:
        self._done.set()
        self._timer.cancel()

    def _after(self, seconds: float) -> threading.Timer:
        timer = threading.Timer(seconds, self._look)
        timer.daemon = True
        timer.start()
        return timer

    def _look(self) -> None:
        starved_s = processor_wait_s(self._pid, self._pid) - self._waited_s
        left_s = self._limit_s + starved_s - (time.monotonic() - self._began)
        if self._done.is_set():
            return
        if left_s > 0:
            self._timer = self._after(max(left_s, SOONEST_LOOK_S))
            return
        self.reached = True
        self._end()


def import_environment() -> dict[str, str]:
    """The environment in which a new interpreter imports from where this one does."""
    return os.environ | {"PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}


def main() -> None:
    """Serve calls on standard input until it ends, which it does when the parent is gone."""
    relax_collector()
    source, sink = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a function prints must not mix with the messages
    serve(source, sink)


def serve(source: IO[bytes], sink: IO[bytes]) -> None:
    """Answer the calls that come from `source` until it ends."""
    while True:
        try:
            request = _receive(source)
        except EOFError:
            return
        _send(sink, _answer(request))


def _answer(request: bytes) -> bytes:
    try:
        fn, args, cpu_s = pickle.loads(request)  # noqa: S301 - from our own parent; imports are not on the call's time
        with _cpu_limit(cpu_s):
            return pickle.dumps((True, fn(*args)), pickle.HIGHEST_PROTOCOL)
    except BaseException as error:  # noqa: BLE001 - whatever it is, the parent raises it
        return _pickled_error(error)


@contextlib.contextmanager
def _cpu_limit(seconds: float) -> Iterator[None]:
    """Let the kernel end this process once it has used so much CPU time, even inside native code that never returns."""
    signal.setitimer(signal.ITIMER_PROF, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)


def _pickled_error(error: BaseException) -> bytes:
    try:
        data = pickle.dumps((False, error), pickle.HIGHEST_PROTOCOL)
        pickle.loads(data)  # noqa: S301 - some exceptions pickle but cannot be read back
    except Exception:  # noqa: BLE001 - then its words have to do
        return pickle.dumps((False, RuntimeError(f"{type(error).__name__}: {error}")))
    return data


def widen(*pipes: IO[bytes] | None) -> None:
    """Make pipes hold more, where the system lets them."""
    if sys.platform != "linux":
        return
    import fcntl  # noqa: PLC0415 - there is none elsewhere

    for pipe in pipes:
        if pipe is not None:
            with contextlib.suppress(OSError):
                fcntl.fcntl(pipe.fileno(), SET_PIPE_SIZE, PIPE_BYTES)


def _send(stream: IO[bytes], data: bytes) -> None:
    stream.write(LENGTH.pack(len(data)) + data)
    stream.flush()


def _receive(stream: IO[bytes]) -> bytes:
    size = LENGTH.unpack(_exactly(stream, LENGTH.size))[0]
    return _exactly(stream, size)


def _exactly(stream: IO[bytes], size: int) -> bytes:
    data = stream.read(size)
    if len(data) != size:
        raise EOFError
    return data
