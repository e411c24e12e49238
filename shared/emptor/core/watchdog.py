"""Ends a process whose event loop stands still: nothing else can, when native code holds the interpreter or a call blocks."""

from __future__ import annotations

import asyncio
import faulthandler
import os
import sys
import threading
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

TICKS_PER_LIMIT = 10
LIMITS_WITHOUT_THREADS = 2  # after so many limits in which native code let no thread run, our own one included
NS_PER_S = 1_000_000_000
EXIT_STATUS = 70  # EX_SOFTWARE of sysexits.h: a platform starts the process again


def processor_wait_s(thread: int, process: int | None = None) -> float:
    """Seconds for which a thread (by its native id) was ready to run and had no processor, since it began. Of this process, or of
    another; a process's first thread has the process's id.

    From Linux's /proc/PID/task/TID/schedstat: nanoseconds on a processor, nanoseconds waiting for one, time slices. 0 elsewhere.
    """
    try:
        return int(Path(f"/proc/{process or 'self'}/task/{thread}/schedstat").read_bytes().split()[1]) / NS_PER_S
    except (OSError, ValueError, IndexError):
        return 0.0


def die(silent_s: float) -> None:
    """Print where every thread stands, and end this process without another word: its leases run out, and others go on."""
    sys.stderr.write(f"The event loop has been silent for {silent_s:.0f} s: this process ends. Where it stands:\n")
    sys.stderr.flush()
    faulthandler.dump_traceback(all_threads=True)
    os._exit(EXIT_STATUS)


@asynccontextmanager
async def watchdog(limit_s: float, *, end: Callable[[float], None] = die) -> AsyncIterator[None]:
    """Watch the running event loop, from a thread, until the block ends.

    Time in which the loop waits for a processor does not count (on Linux), nor much of that in which the process is stopped: the
    thread has to be awake through it itself. Where native code lets no thread run, faulthandler's own, which needs no
    interpreter, ends the process with status 1.

    Args:
        limit_s: of silence; 0 or less watches nothing.
        end: what is done then, in the thread.
    """
    if limit_s <= 0:
        yield
        return
    tick_s, stop, beats = limit_s / TICKS_PER_LIMIT, threading.Event(), [0]

    loop_thread = threading.get_native_id()

    def watch() -> None:
        seen, silent_s, before, waited_s = beats[0], 0.0, time.monotonic(), processor_wait_s(loop_thread)
        while not stop.wait(tick_s):
            faulthandler.dump_traceback_later(limit_s * LIMITS_WITHOUT_THREADS, exit=True, file=sys.__stderr__ or sys.stderr)
            now, waits_s = time.monotonic(), processor_wait_s(loop_thread)
            passed_s = max(0.0, min(now - before, 2 * tick_s) - (waits_s - waited_s))
            before, waited_s = now, waits_s
            silent_s, seen = (0.0 if beats[0] != seen else silent_s + passed_s), beats[0]
            if silent_s > limit_s:
                end(silent_s)
                break
        faulthandler.cancel_dump_traceback_later()

    async def beat() -> None:
        while True:
            beats[0] += 1
            await asyncio.sleep(tick_s / 2)

    beating = asyncio.create_task(beat())
    thread = threading.Thread(target=watch, name="watchdog", daemon=True)
    thread.start()
    try:
        yield
    finally:
        stop.set()
        beating.cancel()
        await asyncio.to_thread(thread.join)
