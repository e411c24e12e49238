"""Webs of another family than suite webs: other kinds of goods, shops, names, words and questions, made from a seed."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from itertools import count

from tests.evals.bazaar.asking import make_questions
from tests.evals.bazaar.building import make_bazaar
from tests.evals.bazaar.wares import kinds as all_kinds
from tests.evals.frame import Split, SuiteResult, split_of
from tests.evals.suites.webs import Family, Kinds, measured

TITLE = "bazaar: whole answers on webs of another family, whole kinds of goods held out"
BAZAARS_VARIABLE = "EMPTOR_EVAL_BAZAARS"  # webs in each half
DEFAULT_BAZAARS = 2
KINDS_PER_BAZAAR = 4


def run() -> SuiteResult:
    """Ask every question of every bazaar, and score the reports."""
    return asyncio.run(measured(FAMILY, int(os.environ.get(BAZAARS_VARIABLE) or DEFAULT_BAZAARS)))


def plan(split: Split, bazaars: int) -> Iterator[tuple[str, Kinds]]:
    """Return seeds with their kinds, all of the half."""
    seeds = (seed for n in count() if split_of(seed := f"bazaar {n}") is split)
    kinds = [kind for kind in all_kinds() if kind.split is split]
    for number in range(bazaars):
        yield next(seeds), tuple(kinds[(number * KINDS_PER_BAZAAR + i) % len(kinds)] for i in range(KINDS_PER_BAZAAR))


FAMILY = Family(plan, make_bazaar, make_questions)
