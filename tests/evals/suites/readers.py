"""Whole answers with models of every kind, through the router and a provider's wire format, beside those of the rules alone."""

from __future__ import annotations

import asyncio
import logging
from collections import defaultdict
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from emptor.core.settings import Settings
from emptor.llm import Gateway, Llm, MemoryBudget, MemoryLedger, Router, ScriptedLlm
from emptor.services.pages.web import Web
from tests.evals.frame import Failure, Figure, Split, SuiteResult, share
from tests.evals.suites.webs import plan
from tests.evals.webs.building import ShoppingWeb, make_web
from tests.evals.webs.questions import Question, make_questions
from tests.evals.webs.running import PRODUCTS_ASKED, opened
from tests.evals.webs.scoring import Score, Scorer
from tests.fakes.memory_jobs import run_in_memory
from tests.fakes.model_apis import OpenAiApi
from tests.fakes.model_servers import Fault, ModelServer, Reply
from tests.fakes.readers import Eager, Noisy, Perfect, Reader, Step

TITLE = "readers: whole answers with a model that is perfect, noisy, eager, lying, slow or silent, beside the rules alone"
WEBS, QUESTIONS = 4, 2  # webs a half, and questions on each
STEPS_ASKED = 2  # in which one question meets a noisy model: each step has its turn over the questions
READ_KINDS = frozenset({"least", "feature", "typo", "most", "without", "cheapest"})  # where a model is asked to read pages
NOISE = (0.1, 0.3)
DELAY_S, PATIENCE_S = 0.05, 0.2
JOB_S, BUDGET_USD = 120.0, Decimal(5)
RULES = "rules"


@dataclass(frozen=True, slots=True)
class Kind:
    """A model to ask: how it reads, how its server behaves, and how long it is waited for."""

    name: str
    reader: Reader | None = None
    reply: Reply = field(default_factory=Reply)
    patience_s: float = JOB_S


@dataclass(frozen=True, slots=True)
class Outcome:
    """One question with one model."""

    half: Split
    model: str
    score: Score
    calls: int

    @property
    def asked(self) -> tuple[Split, str]:
        """The question, in its half."""
        return self.half, self.score.question.text


def run() -> SuiteResult:
    """Ask the questions of small webs with each model."""
    logging.getLogger("emptor").setLevel(logging.ERROR)  # a line for each call that nobody answers says nothing here
    outcomes = asyncio.run(_run())
    return SuiteResult(tuple(_figures(outcomes)), tuple(_failures(outcomes)))


async def _run() -> list[Outcome]:
    webs = [(half, number, seed, kinds) for half in Split for number, (seed, kinds) in enumerate(plan(half, WEBS))]
    return [outcome for half, number, seed, kinds in webs for outcome in await _of_web(half, number, make_web(seed, kinds))]


async def _of_web(half: Split, number: int, web: ShoppingWeb) -> list[Outcome]:
    scorer, perfect = Scorer(web), Perfect(web)
    questions = [q for q in make_questions(web, number) if q.kind in READ_KINDS][:QUESTIONS]
    found = []
    async with opened(web) as archived:
        for place, question in enumerate(questions, start=number * QUESTIONS):
            perfect.asked(question)
            for kind in _kinds(perfect, place):
                score, calls = await _asked(archived, question, kind, scorer)
                found.append(Outcome(half, kind.name, score, calls))
    return found


def _kinds(perfect: Perfect, place: int) -> Iterator[Kind]:
    """The models that the question at a place of its half is asked with."""
    yield Kind(RULES)
    yield Kind("perfect", perfect)
    steps = [*Step]
    for part in NOISE:
        for turn in range(STEPS_ASKED):
            step = steps[(place * STEPS_ASKED + turn) % len(steps)]
            yield Kind(f"noisy {part:.0%}, {step.name.lower()}", Noisy(perfect, step, share=part))
        yield Kind(f"noisy {part:.0%}, every step", Noisy(perfect, *Step, share=part))
    yield Kind("eager", Eager())
    yield Kind("lying", Noisy(perfect, *Step, share=1))
    yield Kind("slow", perfect, Reply(delay_s=DELAY_S))
    yield Kind("silent", perfect, Reply(fault=Fault.HANG), patience_s=PATIENCE_S)


async def _asked(archived: Web, question: Question, kind: Kind, scorer: Scorer) -> tuple[Score, int]:
    async with _model(kind) as (llm, calls):
        done = await run_in_memory(
            question.text, archived, llm, max_products=PRODUCTS_ASKED, currency=question.currency, region=question.region
        )
    return scorer.score(question, done.report), len(calls)


@asynccontextmanager
async def _model(kind: Kind) -> AsyncIterator[tuple[Llm, list[object]]]:
    """The router in front of a server that speaks OpenAI's protocol; nothing at all for the rules."""
    if kind.reader is None:
        yield ScriptedLlm({}), []
        return
    async with ModelServer(OpenAiApi()) as server:
        server.answer, server.reply, server.measure = kind.reader.answer, kind.reply, True
        settings = Settings(
            OPENAI_API_KEY="k",
            OPENAI_BASE_URL=server.base_url,
            local_base_url=None,
            llm_attempt_timeout_s=kind.patience_s,
            llm_call_deadline_s=2 * kind.patience_s,
        )
        gateway = Gateway(settings)
        deadline = datetime.now(UTC) + timedelta(seconds=JOB_S)
        yield Router(gateway, ledger=MemoryLedger(), budget=MemoryBudget(BUDGET_USD), deadline=deadline), server.requests
        await gateway.aclose()


def _figures(outcomes: list[Outcome]) -> Iterator[Figure]:
    """Recall and precision by model; of all but the rules and the perfect one, what they made worse."""
    by_model: dict[str, list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        by_model[outcome.model].append(outcome)
    groups = {name: of for name, of in by_model.items() if not name.startswith("noisy")}
    for part in NOISE:
        groups[f"noisy {part:.0%}"] = [o for name, of in by_model.items() if name.startswith(f"noisy {part:.0%}") for o in of]
    for name, of in groups.items():
        yield share(f"recall: {name}", _all(of, lambda s: s.found))
        yield share(f"precision: {name}", _all(of, lambda s: s.told))
    ruled = _ruled(outcomes)
    for name, of in groups.items():
        if name != RULES:
            new = [(o.half, bool(_new(o.score, ruled[o.asked]))) for o in of]
            yield share(f"new false pass: {name}", new, lower_is_better=True)
    for name in ("eager", "lying", "silent"):
        same = [(o.half, _told(o.score) == _told(ruled[o.asked])) for o in groups[name]]
        yield share(f"as the rules: {name}", same)
    yield share("the model was asked", [(o.half, o.calls > 0) for o in outcomes if o.model != RULES])


def _all(outcomes: Iterable[Outcome], of: Callable[[Score], Iterable[bool]]) -> list[tuple[Split, bool]]:
    return [(o.half, right) for o in outcomes for right in of(o.score)]


def _ruled(outcomes: Iterable[Outcome]) -> dict[tuple[Split, str], Score]:
    """What the rules alone make of each question."""
    return {o.asked: o.score for o in outcomes if o.model == RULES}


def _new(score: Score, ruled: Score) -> set[tuple[str, str]]:
    """False passes that the rules alone do not make."""
    return set(score.false_passes) - set(ruled.false_passes)


def _told(score: Score) -> tuple[object, ...]:
    return (score.recommended, tuple(score.told), tuple(score.found), tuple(score.false_passes))


def _failures(outcomes: list[Outcome]) -> Iterator[Failure]:
    ruled = _ruled(outcomes)
    for o in outcomes:
        before = ruled[o.asked]
        for kind, which in sorted(_new(o.score, before)):
            yield Failure(o.half, f"{o.model}: {o.score.question.text}", f"false pass: {kind}", "as the rules", which)
        if sum(o.score.found) < sum(before.found):
            yield Failure(
                o.half, f"{o.model}: {o.score.question.text}", "missed", str(sum(before.found)), str(sum(o.score.found))
            )
