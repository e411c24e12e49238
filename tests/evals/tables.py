"""Tables of figures, for a terminal and for `docs/accuracy.md`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tests.evals.floors import DECIMALS, Floors
from tests.evals.frame import Failure, Figure, Split
from tests.evals.runner import SuiteRun

COLUMNS = ("figure", "known", "unseen", "difference", "floors", "rows")
NONE = "-"


def cells(figure: Figure, pinned: dict[str, float]) -> tuple[str, ...]:
    """Return the row of one figure: its name, both halves, their difference, both floors, and how many rows each has."""
    difference = None if figure.known is None or figure.unseen is None else figure.known - figure.unseen
    floors = " / ".join(number(pinned.get(half.value)) for half in Split)
    return (
        figure.name + (" (lower is better)" if figure.lower_is_better else ""),
        number(figure.known),
        number(figure.unseen),
        NONE if difference is None else f"{difference:+.{DECIMALS}f}",
        floors,
        f"{figure.rows[0]} + {figure.rows[1]}",
    )


def number(value: float | None) -> str:
    """Return a figure as it is printed."""
    return NONE if value is None else f"{value:.{DECIMALS}f}"


def terminal(run: SuiteRun, floors: Floors) -> str:
    """Return the table of one suite, or why there is none."""
    head = f"{run.name}: {run.title} ({run.seconds:.1f} s)"
    if run.result is None:
        return f"{head}\n  {'skipped: ' + run.skipped if run.skipped else run.error.rstrip()}"
    rows = [COLUMNS, *(cells(figure, floors.get(run.name, {}).get(figure.name, {})) for figure in run.result.figures)]
    return "\n".join([head, *_aligned(rows)])


def markdown(figures: Iterable[Figure], pinned: dict[str, dict[str, float]]) -> str:
    """Return the table of one suite in Markdown."""
    rows = [COLUMNS, tuple("---" if column == "figure" else "---:" for column in COLUMNS)]
    rows += [cells(figure, pinned.get(figure.name, {})) for figure in figures]
    return "\n".join(f"| {' | '.join(row)} |" for row in rows)


def failure_lines(failures: Sequence[Failure], *, show_unseen: bool) -> list[str]:
    """Return one line a row answered wrong. Those of the unseen half are only counted, unless asked for."""
    shown = [failure for failure in failures if show_unseen or failure.split is Split.KNOWN]
    lines = [f"  {one.row} [{one.kind}]: expected {one.expected}; got {one.got}" for one in shown]
    hidden = len(failures) - len(shown)
    return [*lines, *([f"  and {hidden} of the unseen half"] if hidden else [])]


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(row[n]) for row in rows) for n in range(len(COLUMNS))]
    return [
        "  " + row[0].ljust(widths[0]) + "".join(f"  {row[n].rjust(widths[n])}" for n in range(1, len(COLUMNS))) for row in rows
    ]
