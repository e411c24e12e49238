"""When a fetch is tried again."""

from __future__ import annotations

import pytest

from emptor.models.page import FailureKind
from emptor.scraping.faults import FetchFault
from emptor.scraping.http.retry import MAX_TRIES, wait_before_retry


def _fault(*, retryable: bool = True, retry_after_s: float | None = None) -> FetchFault:
    return FetchFault(FailureKind.CONNECT, "x", retryable=retryable, retry_after_s=retry_after_s)


def test_what_cannot_be_helped_is_given_up() -> None:
    """A final fault is not waited for."""
    assert wait_before_retry(_fault(retryable=False), 1, 60) is None


def test_tries_are_counted() -> None:
    """After the last allowed try there is no other."""
    assert wait_before_retry(_fault(), MAX_TRIES - 1, 60) is not None
    assert wait_before_retry(_fault(), MAX_TRIES, 60) is None


def test_waits_are_spread() -> None:
    """Two clients that failed together do not come back together."""
    assert len({wait_before_retry(_fault(), 1, 60) for _ in range(20)}) > 15


@pytest.mark.parametrize(("asked_s", "left_s", "wait_s"), [(2, 10, 2), (0, 10, 0), (9.9, 10, None), (3_600, 10, None)])
def test_retry_after_is_kept_exactly_or_not_at_all(asked_s: float, left_s: float, wait_s: float | None) -> None:
    """The server's wish fits the deadline, or the fetch ends."""
    assert wait_before_retry(_fault(retry_after_s=asked_s), 1, left_s) == wait_s
