"""Whether and when to try again: a decision, returned as data."""

from __future__ import annotations

import random

from emptor.scraping.faults import FetchFault

MAX_TRIES = 3
FIRST_WAIT_S = 0.25
WAIT_FACTOR = 3.0
MIN_LEFT_S = 0.5  # of the deadline after the wait; less is not worth a try
RETRYABLE_STATUS = frozenset({500, 502, 503, 504, 520, 521, 522, 523, 524})


def wait_before_retry(fault: FetchFault, tries: int, left_s: float) -> float | None:
    """Return how long to wait before the next try, or None to give up.

    The wait is drawn evenly from zero to a bound that grows with every try, so that many clients do not come back
    together; a server's Retry-After is honoured to the second, or not at all when the deadline comes first.

    Args:
        tries: made so far.
        left_s: until the deadline.
    """
    if not fault.retryable or tries >= MAX_TRIES:
        return None
    if fault.retry_after_s is not None:
        wait = fault.retry_after_s
    else:
        wait = random.uniform(0, FIRST_WAIT_S * WAIT_FACTOR ** (tries - 1))  # noqa: S311 - spreads load, hides nothing
    return wait if wait + MIN_LEFT_S <= left_s else None
