"""The frame of every suite: figures with a `known` and an `unseen` half, and the failures behind them.

A suite is a module of `tests/evals/suites` with two names: `TITLE`, a line that says what it scores, and `run()`, which returns
a `SuiteResult`. `run` reads its rows, asks the product, and compares. It never raises because an answer is wrong; it raises
`SuiteSkipped` where its data is not there. A suite that keeps files of answers also has `update()`, which writes them again;
`make eval ARGS=--update` calls it before `run`.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum


class Split(StrEnum):
    """Which half a row belongs to. Only `KNOWN` rows may be looked at while rules are tuned."""

    KNOWN = "known"
    UNSEEN = "unseen"


class SuiteSkipped(Exception):
    """The data of a suite is not on this machine; the message says which and how to get it."""


def split_of(key: str) -> Split:
    """Return the half of a row by a hash of what must not be in both: a shop, a seed, a category, a wording."""
    return Split.UNSEEN if hashlib.sha256(key.encode()).digest()[0] % 2 else Split.KNOWN


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured share or count, for both halves.

    Attributes:
        name: what is measured, in words that stand in a table: `price F1`, `false pass`.
        known: the figure on the rows that were looked at; None where there are none.
        unseen: the figure on the rows that nobody looked at; None where there are none.
        rows: how many rows stand behind the two.
        lower_is_better: an error rate. Its floor is a ceiling.
    """

    name: str
    known: float | None
    unseen: float | None
    rows: tuple[int, int] = (0, 0)
    lower_is_better: bool = False


@dataclass(frozen=True, slots=True)
class Failure:
    """A row that was answered wrong. Those of the unseen half are counted, and printed only on request."""

    split: Split
    row: str
    kind: str
    expected: str
    got: str


@dataclass(frozen=True, slots=True)
class SuiteResult:
    """What one suite measured.

    Attributes:
        figures: the figures, each with its halves and its floors.
        failures: the rows answered wrong, of both halves.
        details: lines printed on request (`--details`), such as a table by shop. They never say anything of unseen rows.
    """

    figures: tuple[Figure, ...]
    failures: tuple[Failure, ...] = field(default=())
    details: tuple[str, ...] = field(default=())


def share(name: str, outcomes: Iterable[tuple[Split, bool]], *, lower_is_better: bool = False) -> Figure:
    """Return the share of true outcomes in each half as a figure."""
    listed = list(outcomes)
    halves = [[right for split, right in listed if split is half] for half in Split]
    known, unseen = (sum(half) / len(half) if half else None for half in halves)
    return Figure(name, known, unseen, (len(halves[0]), len(halves[1])), lower_is_better)
