"""Standard input, read so that a command can end while nobody types.

A thread that waits for input cannot be stopped. So it is one that nobody waits for, and not one of asyncio's.
"""

from __future__ import annotations

import asyncio
import contextlib
import os
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

CHUNK_BYTES = 64 * 1024
POSIX = os.name == "posix"
T = TypeVar("T")


async def typed(read: Callable[[], T]) -> T:
    """Return what `read` reads from standard input, or raise what it raises. It may be cancelled at any moment.

    Args:
        read: a function that waits for somebody to type, such as `input`.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[T] = loop.create_future()

    def give(result: T | None, error: Exception | None) -> None:
        if answer.done():
            return
        if error is not None:
            answer.set_exception(error)
        else:
            answer.set_result(result)  # type: ignore[arg-type]

    def wait() -> None:
        result: T | None = None
        failure: Exception | None = None
        try:
            result = read()
        except Exception as error:  # noqa: BLE001 - whatever it is, who awaits it gets it
            failure = error
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody asks any more
            loop.call_soon_threadsafe(give, result, failure)

    with _terminal_kept():
        threading.Thread(target=wait, daemon=True, name="emptor-input").start()
        return await answer


@contextmanager
def closable_input() -> Iterator[Callable[[], None]]:
    """Standard input as a pipe that this process can end: the function that is yielded does it.

    Who reads standard input then sees its end, as if the client had closed it. It stays a pipe afterwards.
    """
    source = os.dup(sys.stdin.fileno())
    reading, writing = os.pipe()
    os.dup2(reading, sys.stdin.fileno())
    os.close(reading)
    sink = os.fdopen(writing, "wb", buffering=0)

    def end() -> None:
        with contextlib.suppress(OSError):
            sink.close()

    threading.Thread(target=_copy, args=(source, sink.write, end), daemon=True, name="emptor-input").start()
    try:
        yield end
    finally:
        end()


def _copy(source: int, write: Callable[[bytes], object], end: Callable[[], None]) -> None:
    with contextlib.suppress(OSError, ValueError):  # closed by `end`, or nobody reads any more
        while data := os.read(source, CHUNK_BYTES):
            write(data)
    end()


@contextmanager
def _terminal_kept() -> Iterator[None]:
    """The terminal's own modes afterwards: line editing changes them for as long as it waits."""
    if not sys.stdin.isatty() or not POSIX:
        yield
        return
    import termios  # noqa: PLC0415 - not on Windows

    before = termios.tcgetattr(sys.stdin.fileno())
    try:
        yield
    finally:
        termios.tcsetattr(sys.stdin.fileno(), termios.TCSADRAIN, before)
