"""The watchdog of the event loop, in a process of its own."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import threading
import time

import pytest

from emptor.core.watchdog import EXIT_STATUS, processor_wait_s, watchdog

LIMIT_S = 0.5
PATIENCE_S = 60
WAITED_S = 0.3
STUCK = """
import asyncio, re, time
from emptor.core.watchdog import watchdog
def stands_still():
    {call}
async def main():
    async with watchdog({limit}):
        await asyncio.sleep(0.1)
        stands_still()
asyncio.run(main())
"""


def _run(call: str) -> subprocess.CompletedProcess[str]:
    program = STUCK.format(call=call, limit=LIMIT_S)
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, timeout=PATIENCE_S, check=False)


def test_a_process_whose_loop_stands_still_ends_and_says_where() -> None:
    """A blocking call is named in the log, and the exit status lets a platform start the process again."""
    ended = _run("time.sleep(600)")
    assert ended.returncode == EXIT_STATUS
    assert "silent" in ended.stderr
    assert "stands_still" in ended.stderr


def test_a_loop_that_computes_without_end_is_ended_too() -> None:
    """Python code that never yields to the loop."""
    assert _run("while True: pass").returncode == EXIT_STATUS


def test_native_code_that_holds_the_interpreter_is_ended_too() -> None:
    """No thread of Python's runs during a match; the log says where it is."""
    ended = _run("re.match('(a+)+$', 'a' * 60 + 'b')")
    assert ended.returncode == 1
    assert "stands_still" in ended.stderr


def test_a_loop_that_moves_is_left_alone() -> None:
    """A block of half the limit, again and again, is no silence."""
    silences: list[float] = []

    async def main() -> None:
        async with watchdog(2.0, end=silences.append):
            for _ in range(4):
                time.sleep(1.0)  # noqa: ASYNC251 - blocking the loop is the point
                await asyncio.sleep(0.2)

    asyncio.run(main())
    assert silences == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems do not say")
def test_time_without_a_processor_is_known() -> None:
    """More threads than processors that all compute: each waits for a part of the time, and that is not its own."""
    before = processor_wait_s(threading.get_native_id())
    hogs = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(2 * (os.cpu_count() or 1))]
    try:
        deadline = time.monotonic() + PATIENCE_S
        while processor_wait_s(threading.get_native_id()) - before < WAITED_S and time.monotonic() < deadline:
            sum(range(100_000))
    finally:
        for hog in hogs:
            hog.kill()
            hog.wait()
    assert processor_wait_s(threading.get_native_id()) - before >= WAITED_S


def test_a_thread_that_is_not_there_has_waited_for_nothing() -> None:
    """As on a system without this figure."""
    assert processor_wait_s(0) == 0.0
