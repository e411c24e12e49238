"""The garbage collector in processes that only compute."""

from __future__ import annotations

import gc

_THRESHOLD = 100_000  # new objects between two searches for cycles; Python's own is 700


def relax_collector() -> None:
    """Search for cycles seldom: a page makes thousands of objects that free themselves, and to look among them takes a tenth of
    the time. What is loaded by now is left out for good."""
    gc.freeze()
    gc.set_threshold(_THRESHOLD)
