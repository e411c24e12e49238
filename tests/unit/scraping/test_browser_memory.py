"""Which processes are ended when a browser takes too much memory: kept processes of ours stand in for those of a browser."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

import pytest

from emptor.scraping.browser import memory
from emptor.scraping.browser.memory import MemoryWatch, processes, resident_bytes

pytestmark = pytest.mark.skipif(not (memory.PROC / "self" / "statm").exists(), reason="watches by /proc, which is Linux's")

MAX_MB = 100
IDLE = "import sys, time; sys.stdin.read()"
BUSY = "while True: pass"
LARGE = f"import sys; kept = bytearray({MAX_MB + 60} * 1024 * 1024); kept[::4096] = b'1' * len(kept[::4096]); sys.stdin.read()"
WAIT_S = 10.0

Start = Callable[[str, str], subprocess.Popen[bytes]]


@pytest.fixture
def start() -> Iterator[Start]:
    """Starts a process with a mark of Chromium's in its command line."""
    started: list[subprocess.Popen[bytes]] = []

    def begin(code: str, mark: str) -> subprocess.Popen[bytes]:
        process = subprocess.Popen([sys.executable, "-c", code, mark], stdin=subprocess.PIPE)
        started.append(process)
        return process

    yield begin
    for process in started:
        process.kill()
        process.communicate()


def _watched(until: subprocess.Popen[bytes]) -> MemoryWatch:
    watch = MemoryWatch(MAX_MB)
    watch.start()
    try:
        until.wait(WAIT_S)
    finally:
        watch.stop()
    return watch


def _settled(process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + WAIT_S
    while resident_bytes(process.pid) < (MAX_MB + 1) * memory.BYTES_PER_MB and time.monotonic() < end:
        time.sleep(0.01)


def test_processes_of_a_browser_are_told_apart_from_others(start: Start) -> None:
    page, service = start(IDLE, "--type=renderer"), start(IDLE, "--type=utility")
    browser, other = start(IDLE, "--remote-debugging-pipe"), start(IDLE, "--type=ours")
    time.sleep(0.1)  # until each is the program it was started as
    seen = processes(os.getpid())
    assert (page.pid in seen.pages, service.pid in seen.services, browser.pid in seen.browsers) == (True, True, True)
    assert not any(other.pid in kind for kind in seen)


def test_the_busiest_page_is_ended_first_then_others_then_the_browser_that_lets_nothing_go(start: Start) -> None:
    """None of them frees what the browser holds: it is ended last."""
    browser = start(LARGE, "--remote-debugging-pipe")
    _settled(browser)
    idle, busy = start(IDLE, "--type=renderer"), start(BUSY, "--type=renderer")
    time.sleep(0.2)
    watch = MemoryWatch(MAX_MB)
    watch.start()
    try:
        busy.wait(WAIT_S)
        assert idle.poll() is None
        browser.wait(WAIT_S)
    finally:
        watch.stop()
    assert (idle.poll() is None, watch.killed) == (False, 2)


def test_a_service_is_ended_when_the_end_of_one_page_does_not_help(start: Start) -> None:
    """Chromium starts it again; the other pages go on."""
    service = start(LARGE, "--type=utility")
    _settled(service)
    idle, busy = start(IDLE, "--type=renderer"), start(BUSY, "--type=renderer")
    time.sleep(0.2)
    watch = _watched(service)
    assert (busy.poll() is None, idle.poll() is None, watch.killed) == (False, True, 1)


def test_processes_that_hold_less_are_left_alone(start: Start) -> None:
    small = [start(IDLE, mark) for mark in ("--type=renderer", "--type=utility", "--remote-debugging-pipe")]
    large = start(LARGE, "--type=renderer")
    watch = _watched(large)
    assert ([process.poll() for process in small], watch.killed) == ([None] * 3, 1)
