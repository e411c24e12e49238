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
from collections.abc import Callable, Iterator
from typing import IO, TypeVar

from emptor.utils.collector import relax_collector

T = TypeVar("T")

LENGTH = struct.Struct("!Q")
PIPE_BYTES = 1024 * 1024  # what Linux grants: a page goes through at once, and not in sixteenths
SET_PIPE_SIZE = 1031  # F_SETPIPE_SZ, which the fcntl module does not name on all systems that have it
WALL_PER_CPU_S = 10.0  # a call that waits, or that a busy machine starves, may take so much longer than its CPU time
COMMAND = "from emptor.core.cpu_worker import main; main()"


class WorkerLost(Exception):
    """The worker process ended in the middle of a call."""


class LimitReached(Exception):
    """A call used up its CPU time, or waited for ten times as long; its worker was killed."""


class Worker:
    """A running worker process. Raises OSError where processes cannot be started."""

    def __init__(self) -> None:
        environment = os.environ | {"PYTHONPATH": os.pathsep.join(entry for entry in sys.path if entry)}
        self._process = subprocess.Popen(  # noqa: S603 - our own interpreter and code
            [sys.executable, "-c", COMMAND], stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
        )
        _widen(self._process.stdin, self._process.stdout)

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
        expired = threading.Event()

        def expire() -> None:
            expired.set()
            self.kill()

        timer = threading.Timer(cpu_s * WALL_PER_CPU_S, expire)
        timer.start()
        try:
            ok, value = self._exchange(request)
        except (OSError, EOFError) as error:
            self.kill()
            if expired.is_set() or self._process.returncode == -signal.SIGPROF:
                raise LimitReached from error
            raise WorkerLost("A worker process died in the middle of its work.") from error
        finally:
            timer.cancel()
        if not ok:
            raise value  # type: ignore[misc]  # an exception by the protocol
        return value  # type: ignore[return-value]  # what fn returned

    def kill(self) -> None:
        """End the process at once, and release its pipes."""
        self._process.kill()
        self._process.wait()

    def _exchange(self, request: bytes) -> tuple[bool, object]:
        pipes = self._process
        if pipes.stdin is None or pipes.stdout is None:
            raise EOFError
        _send(pipes.stdin, request)
        answer: tuple[bool, object] = pickle.loads(_receive(pipes.stdout))  # noqa: S301 - from our own worker
        return answer


def main() -> None:
    """Serve calls until standard input ends, which it does when the parent is gone."""
    relax_collector()
    source, sink = sys.stdin.buffer, os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what a function prints must not mix with the messages
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


def _widen(*pipes: IO[bytes] | None) -> None:
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
