"""CPU work off the event loop."""

from __future__ import annotations

import asyncio
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator

import psutil
import pytest

from emptor.core.cpu import CpuPool, CpuTimeout, close_cpu, run_cpu
from emptor.core.cpu_template import POSSIBLE
from emptor.core.cpu_worker import WallLimit, WorkerLost

LINUX = pytest.mark.skipif(not POSSIBLE, reason="workers are forked on Linux only")
_loaded: list[bool] = []


def loads_something() -> None:
    """Called in a template, by name."""
    _loaded.append(True)


def is_loaded() -> bool:
    """The same, in a worker."""
    return bool(_loaded)


def fails() -> None:
    raise ZeroDivisionError


def runs(pid: int) -> bool:
    """Whether a process is alive; one whose status nobody has asked for yet is not."""
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.fixture
def pool() -> Iterator[CpuPool]:
    """Two processes, however small the machine."""
    made = CpuPool(2)
    yield made
    made.close()


async def test_a_result_comes_from_another_process(pool: CpuPool) -> None:
    """The work is done elsewhere."""
    assert await pool.run(os.getpid) in pool.pids
    assert os.getpid() not in pool.pids


async def test_what_a_function_raises_is_raised(pool: CpuPool) -> None:
    """The type and the words survive, and the worker too."""
    with pytest.raises(ValueError, match="invalid literal"):
        await pool.run(int, "kettle")
    assert await pool.run(int, "7") == 7
    assert len(pool.pids) == 1


async def test_a_hung_call_is_ended_and_its_worker_replaced(pool: CpuPool) -> None:
    """A call past its time raises; the process is gone; the next call has a fresh one."""
    first = await pool.run(os.getpid)
    with pytest.raises(CpuTimeout, match="sleep"):
        await pool.run(time.sleep, 60, timeout_s=0.2)
    second = await pool.run(os.getpid)
    assert second != first
    with pytest.raises(ProcessLookupError):
        os.kill(first, 0)


async def test_a_worker_that_dies_is_replaced(pool: CpuPool) -> None:
    """A crash of native code fails its own call only."""
    with pytest.raises(WorkerLost):
        await pool.run(os._exit, 3)
    assert await pool.run(abs, -1) == 1


async def test_the_event_loop_goes_on_and_no_more_than_size_run(pool: CpuPool) -> None:
    """Six sleeps on two processes; the loop ticks throughout."""
    ticks = 0

    async def tick() -> None:
        nonlocal ticks
        while True:
            await asyncio.sleep(0.01)
            ticks += 1

    ticking = asyncio.create_task(tick())
    await asyncio.gather(*(pool.run(time.sleep, 0.1) for _ in range(6)))
    ticking.cancel()
    assert len(pool.pids) <= 2
    assert ticks > 5


async def test_what_a_function_prints_does_not_mix_with_results(pool: CpuPool) -> None:
    """Standard output is not the wire."""
    assert await pool.run(print, "hello") is None
    assert await pool.run(abs, -2) == 2


async def test_native_code_that_never_returns_is_ended_on_one_processor_too() -> None:
    """A regular expression holds the interpreter, so that no thread can stop it: the kernel does, by its CPU time."""
    pool = CpuPool(1)
    with pytest.raises(CpuTimeout, match="CPU time"):
        await pool.run(re.match, "(a+)+$", "a" * 40 + "b", timeout_s=0.3)
    assert await pool.run(abs, -1) == 1
    pool.close()


async def test_time_spent_waiting_is_not_cpu_time(pool: CpuPool) -> None:
    """A call that a busy machine keeps waiting is not failed for it."""
    assert await pool.run(time.sleep, 0.4, timeout_s=0.2) is None


async def test_processes_that_cannot_be_started_mean_threads(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the system allows none, the work is done all the same."""
    pool = CpuPool(2)
    monkeypatch.setattr("sys.executable", "/nowhere/python")
    assert await pool.run(os.getpid) == os.getpid()
    pool.close()


@LINUX
async def test_what_was_loaded_is_there_in_every_worker(pool: CpuPool) -> None:
    """It is loaded once, where workers are forked from, and not once a worker."""
    await pool.load(loads_something)
    found = await asyncio.gather(*(pool.run(is_loaded) for _ in range(2)))
    assert found == [True, True]
    assert not is_loaded()


@LINUX
async def test_loading_that_fails_is_said_and_the_pool_goes_on(pool: CpuPool) -> None:
    with pytest.raises(RuntimeError, match="ZeroDivisionError"):
        await pool.load(fails)
    assert await pool.run(abs, -4) == 4


@LINUX
async def test_a_template_that_is_killed_is_replaced(pool: CpuPool) -> None:
    """A system short of memory may take it: its workers go on, and the next ones come from another."""
    first = await pool.run(os.getpid)
    template = psutil.Process(first).parent()
    assert template is not None
    template.kill()
    assert await pool.run(abs, -5) == 5
    with pytest.raises((CpuTimeout, WorkerLost)):
        await pool.run(time.sleep, 60, timeout_s=0.05)
    assert await pool.run(abs, -6) == 6


@LINUX
def test_a_process_that_has_loaded_everything_is_what_workers_are_like() -> None:
    """A command forks itself before it has a second thread. Afterwards that is refused, for a fork would copy locks."""
    code = """
import asyncio, threading
from emptor.core.cpu import CpuPool
import tests.unit.core.test_cpu as here
here.loads_something()
pool, late, stop = CpuPool(1), CpuPool(1), threading.Event()
pool.fork_here()
print(asyncio.run(pool.run(here.is_loaded)))
threading.Thread(target=stop.wait).start()
try:
    late.fork_here()
except RuntimeError as error:
    print(error)
stop.set()
pool.close()
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.stdout.splitlines() == ["True", "A process with several threads cannot be forked safely."], done.stderr


@LINUX
def test_nothing_is_left_of_a_pool_whose_process_is_killed() -> None:
    """Template and workers end by themselves, and nobody who reads the dead process's output waits for them."""
    code = """
import asyncio, os, signal
from emptor.core.cpu import CpuPool
pool = CpuPool(1)
pool.fork_here()
print(asyncio.run(pool.run(os.getpid)), asyncio.run(pool.run(os.getppid)), flush=True)
os.kill(os.getpid(), signal.SIGKILL)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == -signal.SIGKILL
    worker, template = map(int, done.stdout.split())
    patience = time.monotonic() + 30
    while (runs(worker) or runs(template)) and time.monotonic() < patience:
        time.sleep(0.05)
    assert not runs(worker)
    assert not runs(template)


def test_time_in_which_a_worker_has_no_processor_is_not_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine under load does not fail a call that would have ended on an idle one; one that hangs is still ended."""
    starving, ended = threading.Event(), threading.Event()
    starving.set()
    since = time.monotonic()
    starved_until = [0.0]

    def waited(_thread: int, _process: int | None = None) -> float:
        starved_until[0] = time.monotonic() - since if starving.is_set() else starved_until[0]
        return starved_until[0]

    monkeypatch.setattr("emptor.core.cpu_worker.processor_wait_s", waited)
    with WallLimit(os.getpid(), 0.1, ended.set) as limit:
        assert not ended.wait(0.5)
        starving.clear()
        assert ended.wait(30)
    assert limit.reached


def test_the_shared_pool_serves_one_loop_after_another() -> None:
    """Each asyncio.run may use it; closing it is not final."""
    for number in (1, 2):
        assert asyncio.run(run_cpu(abs, -number)) == number
    close_cpu()
    assert asyncio.run(run_cpu(abs, -3)) == 3
    close_cpu()
    close_cpu()


async def test_what_cannot_be_pickled_is_said_so(pool: CpuPool) -> None:
    """A lambda is the caller's mistake, not a hang."""
    with pytest.raises(Exception, match="pickle"):
        await pool.run(lambda: 1)
