"""A snapshot that cannot be checked in time costs the claims that rest on it, and not the job."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from emptor.agents.research.verify import UNCHECKED, failing_of
from emptor.agents.verifying.claims import Claim
from emptor.core.cpu import CpuTimeout
from emptor.core.cpu_worker import WorkerLost
from emptor.models.evidence import Evidence

SOURCES = {"good": "It lasts 30 hours.", "hard": "It hangs."}


def claim(snapshot: str, quote: str) -> Claim:
    evidence = Evidence(quote=quote, url="https://shop.test/a", snapshot_id=snapshot)
    return Claim(where=f"Lamp: {quote}", text=quote, evidence=evidence)


def breaking(error: type[Exception]) -> Any:
    """A pool that breaks on whatever has to do with the hard snapshot."""

    async def run_cpu(fn: Callable[..., Any], *args: Any, timeout_s: float = 0.0) -> Any:
        if "hard" in args[1]:
            raise error("cannot")
        return fn(*args)

    return run_cpu


@pytest.mark.parametrize("error", [CpuTimeout, WorkerLost])
async def test_what_cannot_be_checked_does_not_hold(error: type[Exception]) -> None:
    """And what can be checked is: the true claim of the other snapshot stays, the false one goes."""
    true, false, hard = claim("good", "30 hours"), claim("good", "40 hours"), claim("hard", "It hangs")
    bad = await failing_of([true, false, hard], SOURCES, breaking(error))
    assert [found for found, _ in bad] == [false, hard]
    assert {found.where: why for found, why in bad}[hard.where] == UNCHECKED
