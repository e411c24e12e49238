"""A bound on what one page may take of the memory: Chromium bounds the heap of scripts itself, but not their buffers."""

from __future__ import annotations

import logging
import os
import signal
import threading
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

log = logging.getLogger(__name__)

LOOK_EVERY_S = 0.1  # a script fills some 0.7 GB a second
RELIEF_S = 0.5  # how long a process that serves all pages may take to let go of what an ended page has left with it
PROC = Path("/proc")
PAGE_PROCESS = b"--type=renderer"
SERVICE_PROCESS = b"--type=utility"  # storage and network: Chromium starts them again
BROWSER_PROCESS = b"--remote-debugging-"  # how a driver starts one; the processes of a browser are started without
BYTES_PER_MB = 1024 * 1024
_CPU_FIELDS = slice(11, 13)  # of user and system, in ticks, behind the name in /proc/PID/stat (proc_pid_stat(5))


class MemoryWatch:
    """A thread that ends pages for which one process of this process's browsers holds more than `max_mb` of memory.

    A page has a process of its own, which is killed when it holds too much. What a page hands over, as blobs, caches and the
    bodies of its requests, is held by processes that serve all pages: then the page that computes most is killed, with which
    most of it goes. Where that frees too little, the next page follows, and in the end the process itself. Chromium reports such
    pages as crashed, and every other page goes on. Where there is no /proc, nothing is watched.
    """

    def __init__(self, max_mb: int) -> None:
        self._max_bytes = max_mb * BYTES_PER_MB
        self._end = threading.Event()
        self._thread: threading.Thread | None = None
        self.killed = 0  # pages so far

    def start(self) -> None:
        """Begin to watch. May be called again and again."""
        if self._thread is None and (PROC / "self" / "statm").exists():
            self._end.clear()
            self._thread = threading.Thread(target=self._watch, name="browser-memory", daemon=True)
            self._thread.start()

    def stop(self) -> None:
        """Watch no more. May be called twice."""
        self._end.set()
        if self._thread is not None:
            self._thread.join()
            self._thread = None

    def _watch(self) -> None:
        while not self._end.wait(LOOK_EVERY_S):
            seen = processes(os.getpid())
            for pid in seen.pages:
                if self._holds_too_much(pid):
                    self._kill_page(pid, pid)
            for pid in (*seen.services, *seen.browsers):
                if self._holds_too_much(pid):
                    self._relieve(pid, seen)

    def _relieve(self, pid: int, seen: Processes) -> None:
        """End pages, the busiest first, until the process that serves them holds less; or itself, if nothing else helps."""
        for page in self._by_work(seen.pages):
            self._kill_page(page, pid)
            if self._end.wait(RELIEF_S) or not self._holds_too_much(pid):
                return
            if pid in seen.services:
                break  # it keeps what no page needs any more
        log.warning(
            "a process of the browser takes too much memory", extra={"pid": pid, "mb": resident_bytes(pid) // BYTES_PER_MB}
        )
        _kill(pid)

    def _by_work(self, pages: Sequence[int]) -> list[int]:
        before = {pid: cpu_ticks(pid) for pid in pages}
        self._end.wait(LOOK_EVERY_S)
        return sorted(pages, key=lambda pid: before[pid] - cpu_ticks(pid))

    def _holds_too_much(self, pid: int) -> bool:
        return resident_bytes(pid) > self._max_bytes

    def _kill_page(self, page: int, holder: int) -> None:
        held = resident_bytes(holder) // BYTES_PER_MB
        self.killed += 1  # before the page is told
        _kill(page)
        log.warning("a page took too much memory", extra={"pid": page, "held_by": holder, "mb": held})


class Processes(NamedTuple):
    """Ids of the processes of browsers: their pages', their services', and their own."""

    pages: list[int]
    services: list[int]
    browsers: list[int]


def processes(root: int) -> Processes:
    """Return the processes of the browsers among the descendants of `root`."""
    found, waiting = Processes([], [], []), [root]
    while waiting:
        children = _children(waiting.pop())
        waiting += children
        for pid in children:
            command = _read(PROC / str(pid) / "cmdline")
            for kind, mark in zip(found, (PAGE_PROCESS, SERVICE_PROCESS, BROWSER_PROCESS), strict=True):
                if mark in command:
                    kind.append(pid)
                    break
    return found


def resident_bytes(pid: int) -> int:
    """Return how much memory a process holds; 0 when it is gone."""
    fields = _read(PROC / str(pid) / "statm").split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") if fields else 0


def cpu_ticks(pid: int) -> int:
    """Return how long a process has computed, in ticks of the system's clock; 0 when it is gone."""
    _, _, behind_name = _read(PROC / str(pid) / "stat").rpartition(b")")
    return sum(map(int, behind_name.split()[_CPU_FIELDS]))


def _kill(pid: int) -> None:
    with suppress(OSError):
        os.kill(pid, signal.SIGKILL)


def _children(pid: int) -> list[int]:
    found: list[int] = []
    with suppress(OSError):
        for task in (PROC / str(pid) / "task").iterdir():
            found += map(int, _read(task / "children").split())
    return found


def _read(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
