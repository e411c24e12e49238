"""Run suites in processes of their own and collect what each measured, how long it took, or why it could not run."""

from __future__ import annotations

import importlib
import multiprocessing
import time
import traceback
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from pathlib import Path

from tests.evals.frame import SuiteResult, SuiteSkipped

SUITES = "tests.evals.suites"
FOLDER = Path(__file__).parent / "suites"
# Suites that take longest start first, so that no processor waits for the last one.
LONGEST_FIRST = ("readers", "webs", "bazaar", "trades", "words", "identity", "golden")
PROCESSES = 2


@dataclass(frozen=True, slots=True)
class SuiteRun:
    """One suite that ran, was skipped, or broke.

    Attributes:
        name: the suite's module, as in `make eval S=briefs`.
        title: what it scores, in one line.
        seconds: how long it ran.
        result: what it measured; None where it did not get that far.
        skipped: why its data is not there; empty where it is.
        error: the traceback of a suite that raised; empty where it did not.
    """

    name: str
    title: str
    seconds: float
    result: SuiteResult | None = None
    skipped: str = ""
    error: str = ""


def suite_names(folder: Path = FOLDER) -> list[str]:
    """Return the names of all suites in the order they start."""
    names = {file.stem for file in folder.glob("*.py") if not file.stem.startswith("_")}
    return [name for name in LONGEST_FIRST if name in names] + sorted(names - set(LONGEST_FIRST))


def run_suite(name: str, package: str = SUITES, *, update: bool = False) -> SuiteRun:
    """Run one suite in this process. An exception of the suite is returned as its `error`, never raised."""
    began, title = time.perf_counter(), name
    try:
        suite = importlib.import_module(f"{package}.{name}")
        title = suite.TITLE
        if update and hasattr(suite, "update"):
            suite.update()
        result = suite.run()
    except SuiteSkipped as reason:
        return SuiteRun(name, title, time.perf_counter() - began, skipped=str(reason))
    except Exception:  # noqa: BLE001 - a broken suite fails the gate with its traceback and does not hide the others
        return SuiteRun(name, title, time.perf_counter() - began, error=traceback.format_exc())
    return SuiteRun(name, title, time.perf_counter() - began, result)


def run_suites(
    names: Sequence[str], package: str = SUITES, *, update: bool = False, processes: int = PROCESSES
) -> Iterator[SuiteRun]:
    """Run suites beside each other in fresh processes, and yield each as it ends."""
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes, mp_context=fresh, max_tasks_per_child=1) as pool:
        running = [pool.submit(run_suite, name, package, update=update) for name in names]
        for done in as_completed(running):
            yield done.result()
