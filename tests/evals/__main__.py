"""`make eval`: measure the suites and fail when a figure misses its floor. `python -m tests.evals --help` lists the options."""

from __future__ import annotations

import argparse
import sys

from tests.evals import accuracy, floors, tables
from tests.evals.runner import SuiteRun, run_suites, suite_names


def main(arguments: list[str] | None = None) -> int:
    """Run the suites that were asked for; return 0 when every figure reaches its floor."""
    asked = _parser().parse_args(arguments)
    unknown = sorted(set(asked.suites) - set(suite_names()))
    if unknown:
        print(f"Unknown suite: {', '.join(unknown)}. There are: {', '.join(sorted(suite_names()))}.", file=sys.stderr)
        return 2
    pinned = floors.read()
    if asked.render:
        keep([], pinned)
        return 0
    runs = []
    for run in run_suites(asked.suites or suite_names(), update=asked.update):
        runs.append(run)
        print(_report(run, pinned, asked), end="\n\n", flush=True)
    if asked.update:
        pinned = update_floors(runs, pinned, allow_regression=asked.allow_regression)
    if asked.update or asked.docs:
        keep(runs, pinned)
    return _verdict(runs, pinned)


def update_floors(runs: list[SuiteRun], pinned: floors.Floors, *, allow_regression: bool) -> floors.Floors:
    """Raise the floors of the suites that ran, write them and return them."""
    for run in runs:
        if run.result is not None:
            pinned = floors.raised(run.name, run.result, pinned, allow_regression=allow_regression)
    floors.write(pinned)
    return pinned


def keep(runs: list[SuiteRun], pinned: floors.Floors) -> None:
    """Store what was measured and write `docs/accuracy.md` from it. A suite that misses a floor keeps its last figures."""
    reached = [run for run in runs if run.result is not None and not floors.shortfalls(run.name, run.result, pinned)]
    results = accuracy.kept(accuracy.stored(), reached)
    accuracy.store(results)
    accuracy.PAGE.write_text(accuracy.page(results, pinned), encoding="utf-8")


def _report(run: SuiteRun, pinned: floors.Floors, asked: argparse.Namespace) -> str:
    lines = [tables.terminal(run, pinned)]
    if run.result is not None and (asked.failures or asked.show_unseen):
        lines += tables.failure_lines(run.result.failures, show_unseen=asked.show_unseen)
    if run.result is not None and asked.details:
        lines += [f"  {line}" for line in run.result.details]
    return "\n".join(lines)


def _verdict(runs: list[SuiteRun], pinned: floors.Floors) -> int:
    missed = [short for run in runs if run.result is not None for short in floors.shortfalls(run.name, run.result, pinned)]
    broken = [run.name for run in runs if run.error]
    for short in missed:
        print(f"FAILED {short}")
    for name in broken:
        print(f"FAILED {name}: the suite raised an exception")
    skipped = [run.name for run in runs if run.skipped]
    measured = len(runs) - len(broken) - len(skipped)
    print(f"evals: {measured} suites measured, {len(missed)} figures missed, {len(broken)} broken, {len(skipped)} skipped")
    return int(bool(missed or broken))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="make eval", description="Measure how often the product is right.")
    parser.add_argument("suites", nargs="*", metavar="SUITE", help="the suites to run (all of them without one)")
    parser.add_argument("--failures", action="store_true", help="print the rows of the known half that are answered wrong")
    parser.add_argument(
        "--show-unseen", action="store_true", help="print those of the unseen half as well, which spoils it as a measure"
    )
    parser.add_argument("--details", action="store_true", help="print a suite's own tables, such as figures by shop")
    parser.add_argument(
        "--update", action="store_true", help="raise the floors to what was measured; write docs and golden files"
    )
    parser.add_argument("--allow-regression", action="store_true", help="with --update: lower floors as well")
    parser.add_argument("--docs", action="store_true", help="write docs/accuracy.md from what was measured")
    parser.add_argument("--render", action="store_true", help="write docs/accuracy.md from the stored results; run nothing")
    return parser


if __name__ == "__main__":
    sys.exit(main())
