"""A bound on what one page may take of the memory: Chromium bounds the heap of scripts itself, but not their buffers."""

from __future__ import annotations

import logging
import os
import signal
import threading
from contextlib import suppress
from pathlib import Path

log = logging.getLogger(__name__)

LOOK_EVERY_S = 0.1  # a script fills some 0.7 GB a second
PROC = Path("/proc")
PAGE_PROCESS = b"--type=renderer"
BYTES_PER_MB = 1024 * 1024


class MemoryWatch:
    """A thread that kills those of this process's renderers that hold more than `max_mb` of memory.

    Chromium reports the page as crashed, and every other page goes on. Where there is no /proc, nothing is watched.
    """

    def __init__(self, max_mb: int) -> None:
        self._max_bytes = max_mb * BYTES_PER_MB
        self._end = threading.Event()
        self._thread: threading.Thread | None = None
        self.killed = 0  # renderers so far

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
            for pid in renderers(os.getpid()):
                if (held := resident_bytes(pid)) > self._max_bytes:
                    self.killed += 1  # before the page is told
                    with suppress(OSError):
                        os.kill(pid, signal.SIGKILL)
                    log.warning("a page took too much memory", extra={"pid": pid, "mb": held // BYTES_PER_MB})


def renderers(root: int) -> list[int]:
    """Return the process ids of Chromium's page processes among the descendants of `root`."""
    found, waiting = [], [root]
    while waiting:
        children = _children(waiting.pop())
        waiting += children
        found += [pid for pid in children if PAGE_PROCESS in _read(PROC / str(pid) / "cmdline")]
    return found


def resident_bytes(pid: int) -> int:
    """Return how much memory a process holds; 0 when it is gone."""
    fields = _read(PROC / str(pid) / "statm").split()
    return int(fields[1]) * os.sysconf("SC_PAGE_SIZE") if fields else 0


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
