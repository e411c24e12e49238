"""CPU work off the event loop."""

from __future__ import annotations

import asyncio
import os
import re
import time
from collections.abc import Iterator

import pytest

from emptor.core.cpu import CpuPool, CpuTimeout, close_cpu, run_cpu
from emptor.core.cpu_worker import WorkerLost


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
