"""Pinned floors: what each figure must reach in each half, read from and written to `floors.toml`."""

from __future__ import annotations

import math
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from tests.evals.frame import Figure, Split, SuiteResult

FILE = Path(__file__).parent / "floors.toml"
DECIMALS = 3
# How far below a figure its floor is pinned, so that a rounding does not fail the gate. A perfect figure is pinned exactly.
TOLERANCE = 0.002
PERFECT = 1.0

Floors: TypeAlias = dict[str, dict[str, dict[str, float]]]  # suite → figure → half → floor


HEADER = f"""\
# What each figure of `make eval` must reach, by suite and half. An error rate (its name says so) must not be above.
# `make eval ARGS=--update` raises floors to {TOLERANCE} below the figure; lowering one needs `--allow-regression` as well.
"""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """A figure that fails the gate, in words."""

    suite: str
    figure: str
    reason: str

    def __str__(self) -> str:
        return f"{self.suite}: {self.figure}: {self.reason}"


def read(file: Path | None = None) -> Floors:
    """Return the floors by suite, figure and half; none where the file is not there."""
    file = file or FILE
    return tomllib.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def write(floors: Floors, file: Path | None = None) -> None:
    """Write the floors, sorted, so that two changes of different suites merge."""
    lines = [HEADER]
    for suite in sorted(floors):
        lines.append(f"[{suite}]")
        lines += [f'"{name}" = {{ {_halves(halves)} }}' for name, halves in sorted(floors[suite].items())]
        lines.append("")
    (file or FILE).write_text("\n".join(lines), encoding="utf-8")


def shortfalls(suite: str, result: SuiteResult, floors: Floors) -> list[Shortfall]:
    """Return the figures of a suite that miss a floor, have none, or are pinned and were not measured."""
    pinned = floors.get(suite, {})
    measured = {figure.name for figure in result.figures}
    found = [
        Shortfall(suite, figure.name, reason) for figure in result.figures for reason in _misses(figure, pinned.get(figure.name))
    ]
    return found + [Shortfall(suite, name, "has a floor and is no longer measured") for name in sorted(pinned.keys() - measured)]


def raised(suite: str, result: SuiteResult, floors: Floors, *, allow_regression: bool = False) -> Floors:
    """Return the floors with those of one suite raised to what it measured.

    A floor that the figure misses stays where it is, unless `allow_regression`. Then it falls to the figure, and the floors of
    figures that are no longer measured go.
    """
    old = floors.get(suite, {})
    new = {} if allow_regression else dict(old)
    for figure in result.figures:
        halves = _measured(figure)
        new[figure.name] = {
            half: floor if allow_regression else _better(figure, floor, old.get(figure.name, {}).get(half))
            for half, floor in ((half, _pin(figure, value)) for half, value in halves.items())
        }
    return {**floors, suite: new}


def meets(figure: Figure, value: float, floor: float) -> bool:
    """Whether a value of the figure is at least as good as its floor."""
    return value <= floor if figure.lower_is_better else value >= floor


def _misses(figure: Figure, pinned: Mapping[str, float] | None) -> Iterable[str]:
    if pinned is None:
        yield "has no floor; pin it with `make eval ARGS=--update`"
        return
    values = _measured(figure)
    for half, floor in pinned.items():
        if half not in values:
            yield f"{half} has a floor and no rows"
        elif not meets(figure, values[half], floor):
            yield f"{half} {values[half]:.{DECIMALS}f} is {'above' if figure.lower_is_better else 'below'} {floor:.{DECIMALS}f}"
    for half in values.keys() - pinned.keys():
        yield f"{half} has no floor; pin it with `make eval ARGS=--update`"


def _measured(figure: Figure) -> dict[str, float]:
    halves = {Split.KNOWN.value: figure.known, Split.UNSEEN.value: figure.unseen}
    return {half: value for half, value in halves.items() if value is not None}


def _pin(figure: Figure, value: float) -> float:
    scale = 10**DECIMALS
    if figure.lower_is_better:
        return value if value == 0 else math.ceil((value + TOLERANCE) * scale) / scale
    return value if value == PERFECT else max(0.0, math.floor((value - TOLERANCE) * scale) / scale)


def _better(figure: Figure, new: float, old: float | None) -> float:
    if old is None:
        return new
    return min(new, old) if figure.lower_is_better else max(new, old)


def _halves(halves: Mapping[str, float]) -> str:
    return ", ".join(f"{half} = {halves[half]:.{DECIMALS}f}" for half in sorted(halves))
