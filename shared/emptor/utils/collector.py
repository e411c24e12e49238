"""The garbage collector in processes that only compute, and while much is loaded that stays."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_THRESHOLD = 100_000  # new objects between two searches for cycles; Python's own is 700


def relax_collector() -> None:
    """Search for cycles seldom: a page makes thousands of objects that free themselves, and to look among them takes a tenth of
    the time. What is loaded by now is left out for good."""
    gc.freeze()
    gc.set_threshold(_THRESHOLD)


@contextmanager
def loading() -> Iterator[None]:
    """Load modules and tables without searches for cycles among them, which take a third of the time; they stay, so they are left
    out of later searches too. Where the collector is off already, it stays off."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
