"""CPU work off the event loop: in worker processes that can be killed, or in threads where no process can be started.

    facts = await run_cpu(extract, page, timeout_s=5)  # seconds of CPU time: a busy machine fails no call

Workers are plain Python processes that speak pickles over their pipes: they need neither /dev/shm (which Lambda lacks) nor an
import of the caller's `__main__`. They start when first needed, one more only while all others are busy, and end with this
process. On Linux they are forked from a template (`cpu_template.py`), which keeps loaded what they need.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from typing import TypeVar

from emptor.core.cpu_template import POSSIBLE, Template
from emptor.core.cpu_worker import WALL_PER_CPU_S, LimitReached, Worker, WorkerLost

T = TypeVar("T")

DEFAULT_TIMEOUT_S = 30.0
TEMPLATES = 2  # tried in turn, before workers are started without one
LAMBDA_MB_PER_CPU = 1_769  # AWS Lambda gives one vCPU per so many MB of memory


class CpuTimeout(Exception):
    """A call took more CPU time than it may. Its worker was killed; a thread cannot be, and runs on unheeded."""


def machine_size() -> int:
    """Return how many processors this process may use."""
    memory = os.environ.get("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", "")
    if memory.isdigit():
        return max(1, int(memory) // LAMBDA_MB_PER_CPU)
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class CpuPool:
    """Runs functions in up to `size` processes, at least one; in threads when no process can be started.

    Usable from any event loop, and from several in turn.
    """

    def __init__(self, size: int | None = None) -> None:
        self.size = max(1, machine_size() if size is None else size)
        self._lock = threading.Lock()
        self._idle: list[Worker] = []
        self._all: list[Worker] = []
        self._template: Template | None = None
        self._templating = threading.Lock()  # while one starts or loads, idle workers can still be taken
        self._threads: ThreadPoolExecutor | None = None
        self._closed = False
        self._no_processes = False

    @property
    def pids(self) -> list[int]:
        """Process ids of the workers that run."""
        with self._lock:
            return [worker.pid for worker in self._all]

    async def run(self, fn: Callable[..., T], *args: object, timeout_s: float = DEFAULT_TIMEOUT_S) -> T:
        """Return `fn(*args)`. `fn` must be importable by name, its arguments and result picklable.

        Raises:
            CpuTimeout: it took more CPU time than `timeout_s`, or waited ten times as long (for a free worker not counted).
            WorkerLost: the worker died, as in a crash of native code.
            Exception: what `fn` raised.
        """
        loop = asyncio.get_running_loop()
        if self._no_processes:
            return await self._in_thread(loop, fn, args, timeout_s)
        return await loop.run_in_executor(self._executor(), self._call, fn, args, timeout_s)

    async def load(self, fn: Callable[[], object]) -> None:
        """Call `fn` where workers come from: what its first call makes is there in each worker that starts afterwards.

        Raises:
            RuntimeError: `fn` failed there; the message names what it raised.
        """
        if POSSIBLE and not self._no_processes:
            await asyncio.get_running_loop().run_in_executor(self._executor(), self._load, fn)

    def fork_here(self) -> None:
        """Make this process, with all it has loaded by now, the one that workers are like. Before it has a second thread.

        Raises:
            RuntimeError: it has several threads.
        """
        if POSSIBLE and self._template is None:
            self._template = Template.forked()

    def close(self) -> None:
        """End the workers. May be called twice; the pool cannot be used afterwards."""
        with self._lock:
            workers, self._all, self._idle, self._closed = self._all, [], [], True
            threads, self._threads = self._threads, None
        for worker in workers:
            worker.kill()
        if threads:
            threads.shutdown(wait=True, cancel_futures=True)
        if self._template is not None:
            self._template.close()

    async def _in_thread(
        self, loop: asyncio.AbstractEventLoop, fn: Callable[..., T], args: tuple[object, ...], timeout_s: float
    ) -> T:
        try:
            async with asyncio.timeout(timeout_s * WALL_PER_CPU_S):
                return await loop.run_in_executor(self._executor(), lambda: fn(*args))
        except TimeoutError as error:
            raise CpuTimeout(_too_long(fn, timeout_s)) from error

    def _executor(self) -> ThreadPoolExecutor:
        with self._lock:
            if self._closed:
                raise RuntimeError("The CPU pool has been closed.")
            if self._threads is None:
                self._threads = ThreadPoolExecutor(self.size, thread_name_prefix="cpu")
            return self._threads

    def _call(self, fn: Callable[..., T], args: tuple[object, ...], timeout_s: float) -> T:
        try:
            worker = self._take(fn.__module__)
        except OSError:
            self._no_processes = True
            return fn(*args)
        try:
            return worker.call(fn, args, timeout_s)
        except LimitReached as error:
            raise CpuTimeout(_too_long(fn, timeout_s)) from error
        finally:
            self._give_back(worker)

    def _take(self, module: str) -> Worker:
        with self._lock:
            if self._closed:
                raise WorkerLost("The CPU pool has been closed.")
            if self._idle:
                return self._idle.pop()
        worker = self._new_worker(module)
        with self._lock:
            if not self._closed:
                self._all.append(worker)
                return worker
        worker.kill()
        raise WorkerLost("The CPU pool has been closed.")

    def _new_worker(self, module: str) -> Worker:
        if not POSSIBLE:
            return Worker.started()
        with self._templating:
            for _ in range(TEMPLATES):
                self._template = self._template or Template.started()
                with contextlib.suppress(OSError):
                    return self._template.fork(module)
                self._template.close()  # it was killed, as a system short of memory does
                self._template = None
        return Worker.started()

    def _load(self, fn: Callable[[], object]) -> None:
        with self._templating:
            self._template = self._template or Template.started()
            self._template.load(fn)

    def _give_back(self, worker: Worker) -> None:
        with self._lock:
            if worker.alive and not self._closed:
                self._idle.append(worker)
            elif worker in self._all:
                self._all.remove(worker)


@lru_cache(maxsize=1)
def cpu_pool() -> CpuPool:
    """The process's pool, made when first used. `close_cpu()` ends it."""
    return CpuPool()


async def run_cpu(fn: Callable[..., T], *args: object, timeout_s: float = DEFAULT_TIMEOUT_S) -> T:
    """Return `fn(*args)`, computed off the event loop. See `CpuPool.run`."""
    return await cpu_pool().run(fn, *args, timeout_s=timeout_s)


def close_cpu() -> None:
    """End the workers of `run_cpu`; its next call starts new ones."""
    if cpu_pool.cache_info().currsize:
        cpu_pool().close()
        cpu_pool.cache_clear()


def _too_long(fn: Callable[..., object], timeout_s: float) -> str:
    return f"{getattr(fn, '__qualname__', fn)} took more than {timeout_s:g} s of CPU time."
