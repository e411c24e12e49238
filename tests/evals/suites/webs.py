"""Shopping webs made from a seed, and the research job asked on them."""

from __future__ import annotations

import asyncio
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from itertools import count
from typing import NamedTuple

from tests.evals.frame import Failure, Figure, Split, SuiteResult, share, split_of
from tests.evals.webs.building import ShoppingWeb, make_web
from tests.evals.webs.goods import Category, categories
from tests.evals.webs.language import LANGUAGES
from tests.evals.webs.questions import BEST, Question, make_questions
from tests.evals.webs.running import asked, opened
from tests.evals.webs.scoring import Score, Scorer

TITLE = "webs: whole answers on shopping webs made from a seed, in 6 languages"
WEBS_VARIABLE = "EMPTOR_EVAL_WEBS"  # webs in each half; more for a nightly run
DEFAULT_WEBS = 6
KINDS_PER_WEB = 2

Kinds = tuple[Category, ...]
Scored = tuple[Split, Score]


def run() -> SuiteResult:
    """Ask every question of every web, and score the reports."""
    return asyncio.run(measured(FAMILY, int(os.environ.get(WEBS_VARIABLE) or DEFAULT_WEBS)))


def plan(split: Split, webs: int) -> Iterator[tuple[str, Kinds]]:
    """Return seeds with their categories: known ones in known webs, and in every other unseen web only held-out ones."""
    seeds = (seed for n in count() if split_of(seed := f"web {n}") is split)
    halves = {half: [c for c in categories() if c.split is half] for half in Split}
    for number in range(webs):
        half = split if number % 2 == 0 else Split.KNOWN
        kinds = halves[half]
        yield next(seeds), tuple(kinds[(number * KINDS_PER_WEB + i) % len(kinds)] for i in range(KINDS_PER_WEB))


class Family(NamedTuple):
    """Webs that are made alike: the seeds of a half with their kinds of goods, a web, and the questions on it."""

    plan: Callable[[Split, int], Iterator[tuple[str, Kinds]]]
    make: Callable[[str, Kinds], ShoppingWeb]
    ask: Callable[[ShoppingWeb, int], Iterator[Question]]


FAMILY = Family(plan, make_web, make_questions)


async def measured(family: Family, webs: int) -> SuiteResult:
    """Ask every question of so many webs in each half, and score the reports."""
    scored: list[Scored] = []
    for split in Split:
        for number, (seed, kinds) in enumerate(family.plan(split, webs)):
            web = family.make(seed, kinds)
            scored += [(split, score) for score in await _scores_of(web, family.ask(web, number))]
    found = tuple(failures(scored))
    return SuiteResult(tuple(figures(scored)), found, tuple(details(found)))


async def _scores_of(web: ShoppingWeb, questions: Iterable[Question]) -> list[Score]:
    """Everything one web is asked."""
    scorer = Scorer(web)
    async with opened(web) as archived:
        return [scorer.score(question, await asked(archived, question)) for question in questions]


NAMED = frozenset({"named", "absent", "compare", "brand"})
_KINDS: tuple[tuple[str, frozenset[str]], ...] = (
    ("budget and a figure right", frozenset({"least", "most"})),
    ("features right", frozenset({"feature", "without"})),
    ("colours, sizes, materials, packs right", frozenset({"colour", "size", "material", "pack"})),
    ("superlatives right", frozenset(BEST)),
    ("named products and makers right", NAMED),
    ("accessories right", frozenset({"accessory"})),
    ("typing errors right", frozenset({"typo"})),
    ("nothing qualifies right", frozenset({"nothing"})),
    ("several demands right", frozenset({"several", "pair"})),
)


def figures(scored: list[Scored]) -> Iterator[Figure]:
    """The table of the suite."""
    yield share("questions right", _each(scored, lambda s: s.right))
    yield share("recommendation right", _each(scored, lambda s: s.recommended_right))
    yield share("recommended at an honest price", [(h, s.price_honest) for h, s in scored if s.price_honest is not None])
    yield share("precision", _all(scored, lambda s: s.told))
    yield share("recall", _all(scored, lambda s: s.found))
    yield share("false pass", _all(scored, lambda s: [not right for right in s.told]), lower_is_better=True)
    yield share("wrong merge", _all(scored, _merges), lower_is_better=True)
    yield share("price cells right", _all(scored, lambda s: s.price_cells))
    yield share("quotes that exist", _all(scored, lambda s: s.quotes_exist))
    yield share("quotes in the product's own part", _all(scored, lambda s: s.quotes_own))
    yield share("demands dropped in silence", _all(scored, _dropped), lower_is_better=True)
    for name, kinds in _KINDS:
        if asked := [(h, s.right) for h, s in scored if s.question.kind in kinds]:
            yield share(name, asked)
    for language in LANGUAGES:
        yield share(f"right in {language}", [(h, s.right) for h, s in scored if s.question.language == language])


def _each(scored: list[Scored], outcome: Callable[[Score], bool]) -> list[tuple[Split, bool]]:
    return [(half, outcome(score)) for half, score in scored]


def _all(scored: list[Scored], outcomes: Callable[[Score], Iterable[bool]]) -> list[tuple[Split, bool]]:
    return [(half, outcome) for half, score in scored for outcome in outcomes(score)]


def _merges(score: Score) -> list[bool]:
    wrong = score.wrong_merges.total()
    return [True] * wrong + [False] * (score.offers - wrong)


def _dropped(score: Score) -> list[bool]:
    dropped = len(score.silent)
    return [True] * dropped + [False] * (len(score.question.demands) - dropped)


def failures(scored: list[Scored]) -> Iterator[Failure]:
    """One row for each wrong answer and each kind of fault in it."""
    for half, score in scored:
        row = f"[{score.question.language} {score.question.kind}] {score.question.text}"
        best = ", ".join(sorted(score.question.best)) or "nothing"
        if not score.recommended_right:
            yield Failure(half, row, "recommendation", best, score.recommended or "no recommendation")
        for kind, which in score.false_passes:
            yield Failure(half, row, f"false pass: {kind}", ", ".join(sorted(score.question.right)) or "nothing", which)
        for kind, times in score.wrong_merges.items():
            yield Failure(half, row, f"wrong merge: {kind}", "0", str(times))
        if missed := score.found.count(False):
            yield Failure(half, row, "not found", str(len(score.found)), f"{missed} missed")
        yield from (Failure(half, row, "price cell", *text.split(", ", 1)) for text in score.wrong_prices)
        yield from (Failure(half, row, f"quote of {whose}", "own part", text) for whose, text in score.foreign)
        yield from (Failure(half, row, "demand dropped", text, "not in the brief") for text in score.silent)


def details(found: Iterable[Failure]) -> Iterator[str]:
    """How often each kind of fault was met, known and unseen apart."""
    counts = {half: Counter(f.kind for f in found if f.split is half) for half in Split}
    for kind in sorted(set().union(*counts.values())):
        yield f"{kind}: {counts[Split.KNOWN][kind]} known, {counts[Split.UNSEEN][kind]} unseen"
