"""The ladder: the cheapest way to a page first, a stronger one when it has to be."""

from __future__ import annotations

import asyncio
import inspect
from collections.abc import Awaitable, Callable, Sequence
from decimal import Decimal
from http import HTTPStatus
from typing import Protocol, runtime_checkable
from urllib.parse import urlsplit

from emptor.models.page import Attempt, FailureKind, FetchFailure, FetchResult, Page
from emptor.scraping.climbing import Step, Verdict, Why, next_step, outcome_of
from emptor.scraping.memory import HostMemory
from emptor.scraping.port import Fetcher, FetchRequest
from emptor.scraping.shared import SharedFetches

Judge = Callable[[Page], Verdict | Awaitable[Verdict]]
"""Says of a page whether it is one, an empty shell that a script would fill, one without its price, or an anti-bot page."""

DEFAULT_MAX_COST_USD = Decimal("0.05")
MIN_LEFT_S = 1.0  # of the deadline, below which another rung is not worth a start
SHARE = 0.5  # of the time left that a rung may use while stronger ones wait


@runtime_checkable
class Priced(Protocol):
    """A fetcher that costs money."""

    cost_usd: Decimal  # the most that one fetch may cost


class Ladder:
    """A Fetcher over fetchers. Requests for the same page at the same time share one climb.

    Args:
        fetchers: cheapest first.
        judge: of a page, and of the answer that came with a refusal.
        host_memory: where to start for a host; learns what worked.
        max_cost_usd: that one fetch may cost altogether.
    """

    name = "auto"

    def __init__(
        self,
        fetchers: Sequence[Fetcher],
        judge: Judge,
        host_memory: HostMemory,
        *,
        max_cost_usd: Decimal = DEFAULT_MAX_COST_USD,
    ) -> None:
        self._fetchers = tuple(fetchers)
        self._judge = judge
        self._memory = host_memory
        self._max_cost_usd = max_cost_usd
        self._flights: SharedFetches[tuple[FetchRequest, Decimal]] = SharedFetches()

    async def fetch(self, request: FetchRequest) -> FetchResult:
        """See `Fetcher.fetch`. The attempts of all rungs are in the result; the lower limit of request and ladder counts."""
        wanted = request.max_cost_usd
        budget = self._max_cost_usd if wanted is None else min(wanted, self._max_cost_usd)
        return await self._flights.do((request, budget), lambda: self._climb(request, budget))

    async def aclose(self) -> None:
        """Close all rungs."""
        await asyncio.gather(*(fetcher.aclose() for fetcher in self._fetchers))

    async def _climb(self, request: FetchRequest, budget: Decimal) -> FetchResult:
        climb = _Climb(request, budget)
        host = urlsplit(request.url).hostname or ""
        known = await self._memory.best(host)
        rungs = self._order(known)
        for position, fetcher in enumerate(rungs):
            if not climb.may_use(fetcher):
                continue
            last = not any(climb.affordable(later) for later in rungs[position + 1 :])
            result = await fetcher.fetch(climb.share(last=last))
            verdict = await self._verdict(result)
            step = climb.take(result, verdict)
            await self._learn(host, fetcher, known, step, climb)
            if step != Step.CLIMB:
                break
        return climb.result()

    def _order(self, known: str | None) -> list[Fetcher]:
        start = next((position for position, fetcher in enumerate(self._fetchers) if fetcher.name == known), 0)
        return [*self._fetchers[start:], *self._fetchers[:start]]

    async def _verdict(self, result: FetchResult) -> Verdict | None:
        page = result if isinstance(result, Page) else result.answer
        if page is None or page.status == HTTPStatus.NOT_MODIFIED:  # which has no body to judge
            return None
        verdict = self._judge(page)
        return await verdict if inspect.isawaitable(verdict) else verdict

    async def _learn(self, host: str, fetcher: Fetcher, known: str | None, step: Step, climb: _Climb) -> None:
        if step == Step.DONE and fetcher.name != known and climb.why:
            await self._memory.learn(host, fetcher.name, worked=True)
        elif step == Step.CLIMB and fetcher.name == known:
            await self._memory.learn(host, fetcher.name, worked=False)


class _Climb:
    """One fetch: its clock, its purse, and what the rungs gave so far."""

    def __init__(self, request: FetchRequest, budget: Decimal) -> None:
        self._loop = asyncio.get_running_loop()
        self._request = request
        self._end = self._loop.time() + request.deadline_s
        self._budget = budget
        self._attempts: list[Attempt] = []
        self._best: FetchResult | None = None
        self._skipped = ""
        self.why: Why | None = None  # the site's doing for which a rung was left; None while it was chance

    def may_use(self, fetcher: Fetcher) -> bool:
        """Tell whether time and money allow a rung, and whether it may help at all."""
        price = _price(fetcher)
        if not self.affordable(fetcher):
            self._skipped = f"{fetcher.name} was not asked: it may cost {price} USD, and {self._budget} USD are left."
            return False
        if self._best is not None and self._left_s < MIN_LEFT_S:
            return False
        return not (self.why == Why.OUR_ADDRESS and not price)

    def affordable(self, fetcher: Fetcher) -> bool:
        """Tell whether a rung's price is within what is left."""
        return _price(fetcher) <= self._budget

    def share(self, *, last: bool) -> FetchRequest:
        """Return the request with the part of the time left that a rung may use."""
        left_s = max(self._left_s, MIN_LEFT_S / 2)
        return self._request.model_copy(update={"deadline_s": left_s if last else max(left_s * SHARE, min(left_s, MIN_LEFT_S))})

    def take(self, result: FetchResult, verdict: Verdict | None) -> Step:
        """Note what a rung gave, and return what to do next."""
        judged = outcome_of(result, verdict)
        self._attempts += _judged_attempts(judged)
        self._budget -= sum((attempt.cost_usd for attempt in judged.attempts), Decimal(0))
        step, why = next_step(judged, verdict)
        self.why = why or self.why
        if step != Step.CLIMB or self._best is None or _rank(judged) >= _rank(self._best):
            self._best = judged
        return step

    def result(self) -> FetchResult:
        """Return the best of what was found, with all attempts."""
        if self._best is None:
            message = self._skipped or f"There was no time left to read {self._request.url}."
            return FetchFailure(
                url=self._request.url, failure=FailureKind.TIMEOUT, message=message, retryable=True, via=Ladder.name
            )
        update: dict[str, object] = {"attempts": tuple(self._attempts)}
        if self._skipped and isinstance(self._best, FetchFailure):
            update["message"] = f"{self._best.message} {self._skipped}"
        return self._best.model_copy(update=update)

    @property
    def _left_s(self) -> float:
        return self._end - self._loop.time()


def _price(fetcher: Fetcher) -> Decimal:
    return fetcher.cost_usd if isinstance(fetcher, Priced) else Decimal(0)


def _judged_attempts(result: FetchResult) -> list[Attempt]:
    """Return the attempts, the last one named as it was judged."""
    attempts = list(result.attempts)
    if attempts and isinstance(result, FetchFailure) and attempts[-1].outcome != result.failure:
        attempts[-1] = attempts[-1].model_copy(update={"outcome": str(result.failure), "detail": result.message})
    return attempts


def _rank(result: FetchResult) -> int:
    """Order results by what they tell: a thin page, then a block, then passing trouble, then a provider's excuse."""
    if isinstance(result, Page):
        return 3
    if result.failure == FailureKind.BLOCKED:
        return 2
    return 0 if result.failure == FailureKind.PROVIDER else 1
