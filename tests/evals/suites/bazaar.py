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
from tests.evals.suites.webs import Scored, details, failures, figures
from tests.evals.webs.goods import Category
from tests.evals.webs.running import asked, opened
from tests.evals.webs.scoring import Score, Scorer

TITLE = "bazaar: whole answers on webs of another family, whole kinds of goods held out"
BAZAARS_VARIABLE = "EMPTOR_EVAL_BAZAARS"  # webs in each half
DEFAULT_BAZAARS = 2
KINDS_PER_BAZAAR = 4


def run() -> SuiteResult:
    """Ask every question of every bazaar, and score the reports."""
    return asyncio.run(_run(int(os.environ.get(BAZAARS_VARIABLE) or DEFAULT_BAZAARS)))


async def _run(bazaars: int) -> SuiteResult:
    scored: list[Scored] = []
    for split in Split:
        for number, (seed, kinds) in enumerate(plan(split, bazaars)):
            scored += [(split, score) for score in await scores_of(seed, kinds, number)]
    found = tuple(failures(scored))
    return SuiteResult(tuple(figures(scored)), found, tuple(details(found)))


def plan(split: Split, bazaars: int) -> Iterator[tuple[str, tuple[Category, ...]]]:
    """Return seeds with their kinds, all of the half."""
    seeds = (seed for n in count() if split_of(seed := f"bazaar {n}") is split)
    kinds = [kind for kind in all_kinds() if kind.split is split]
    for number in range(bazaars):
        yield next(seeds), tuple(kinds[(number * KINDS_PER_BAZAAR + i) % len(kinds)] for i in range(KINDS_PER_BAZAAR))


async def scores_of(seed: str, kinds: tuple[Category, ...], number: int) -> list[Score]:
    """Everything one bazaar is asked."""
    web = make_bazaar(seed, kinds)
    scorer = Scorer(web)
    async with opened(web) as archived:
        return [scorer.score(question, await asked(archived, question)) for question in make_questions(web, number)]
