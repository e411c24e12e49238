"""Webs of a third family: goods as real shops of their trade write of them, whole kinds held out by a hash of their name."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Iterator
from itertools import count

from tests.evals.bazaar.building import make_bazaar
from tests.evals.bazaar.manner import Manner
from tests.evals.frame import Split, SuiteResult, split_of
from tests.evals.suites.webs import Family, Kinds, measured
from tests.evals.trades.asking import make_questions
from tests.evals.trades.kinds import trades
from tests.evals.trades.saying import words
from tests.evals.trades.telling import stated, title_of
from tests.evals.trades.templates import HELD_OUT, TEMPLATES
from tests.evals.webs.building import ShoppingWeb

TITLE = "trades: whole answers on goods as their trades write of them, whole kinds held out"
WEBS_VARIABLE = "EMPTOR_EVAL_TRADES"  # webs in each half
DEFAULT_WEBS = 2
KINDS_PER_WEB = 4
MANNER = Manner(words, stated, title_of, TEMPLATES, HELD_OUT)


def run() -> SuiteResult:
    """Ask every question of every web, and score the reports."""
    return asyncio.run(measured(FAMILY, int(os.environ.get(WEBS_VARIABLE) or DEFAULT_WEBS)))


def plan(split: Split, webs: int) -> Iterator[tuple[str, Kinds]]:
    """Return seeds with their kinds, all of the half."""
    seeds = (seed for n in count() if split_of(seed := f"trades {n}") is split)
    kinds = [trade.category for trade in trades().values() if trade.split is split]
    for number in range(webs):
        yield next(seeds), tuple(kinds[(number * KINDS_PER_WEB + i) % len(kinds)] for i in range(KINDS_PER_WEB))


def make_web(seed: str, kinds: Kinds) -> ShoppingWeb:
    """Build the web. The same seed and kinds make the same bytes."""
    return make_bazaar(seed, kinds, MANNER)


FAMILY = Family(plan, make_web, make_questions)
