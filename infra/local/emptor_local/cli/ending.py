"""How a command ends when somebody asks it to: Ctrl-C, SIGTERM and SIGHUP put everything in order first.

Python ends at once on SIGTERM and SIGHUP: a job would stay with a worker that is gone until its lease runs out, and the
embedded PostgreSQL would go on running. Here each of them does what Ctrl-C does, which `asyncio.run` turns into a cancel.
"""

from __future__ import annotations

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType
from typing import NoReturn

_NAMES = ("SIGTERM", "SIGHUP")  # a supervisor's stop, and a terminal that was closed; Windows has no SIGHUP


class Ending:
    """Which signal asked the command to end: SIGINT until another one comes."""

    def __init__(self) -> None:
        self.asked = signal.SIGINT

    def ask(self, number: int, _frame: FrameType | None) -> None:
        """Do what Ctrl-C does, once: a second signal must not cut off what the first one began."""
        if self.asked is signal.SIGINT:
            self.asked = signal.Signals(number)
            signal.raise_signal(signal.SIGINT)

    def leave(self) -> NoReturn:
        """End this process by the signal, so that whoever started it sees why, and no thread that still reads is waited for."""
        sys.stdout.flush()
        sys.stderr.flush()
        signal.signal(self.asked, signal.SIG_DFL)
        signal.raise_signal(self.asked)
        raise SystemExit(128 + self.asked)  # not reached where the signal can be delivered


@contextmanager
def orderly() -> Iterator[Ending]:
    """SIGTERM and SIGHUP are Ctrl-C meanwhile. One of them that is ignored stays so: `nohup` asks for that.

    A shell's script starts what runs in the background with Ctrl-C ignored. `asyncio.run` would then cancel nothing, so Ctrl-C
    counts again meanwhile.
    """
    ending = Ending()
    numbers = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
    before = {number: signal.getsignal(number) for number in numbers}
    interrupt = signal.getsignal(signal.SIGINT)
    if interrupt is signal.SIG_IGN:
        signal.signal(signal.SIGINT, signal.default_int_handler)
    taken = [number for number, handler in before.items() if handler is not signal.SIG_IGN]
    for number in taken:
        signal.signal(number, ending.ask)
    try:
        yield ending
    finally:
        signal.signal(signal.SIGINT, interrupt)
        for number in taken:
            signal.signal(number, before[number])
