"""Several providers as one that does not fail: the next is asked when one refuses or finds nothing."""

from __future__ import annotations

import asyncio
import logging
import time
from collections.abc import Callable, Sequence
from decimal import Decimal

from emptor.archive.urls import loose_key
from emptor.core.errors import EmptorError
from emptor.models.search import SearchAnswer, SearchAttempt, SearchHit, SearchQuery
from emptor.search.port import SearchError, SearchErrorKind, SearchProvider

logger = logging.getLogger(__name__)

MS = 1_000.0
DEFAULT_TIMEOUT_S = 15.0
# Seconds for which a provider that refused is left alone; for others the next search may try again.
COOL_DOWN_S = {SearchErrorKind.AUTH: 300.0, SearchErrorKind.QUOTA: 900.0, SearchErrorKind.RATE_LIMITED: 10.0}
MAX_COOL_DOWN_S = 3_600.0
# Outcomes after which a provider may have counted the call.
BILLED = frozenset({"ok", "empty", SearchErrorKind.TIMEOUT.value})


class SearchChain:
    """Asks providers in order until one has hits.

    Args:
        providers: in the order of asking.
        timeout_s: for one provider, over its own.
        clock: seconds that only grow.
    """

    def __init__(
        self,
        providers: Sequence[SearchProvider],
        *,
        timeout_s: float = DEFAULT_TIMEOUT_S,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.providers = tuple(providers)
        self._timeout_s = timeout_s
        self._clock = clock
        self._resting: dict[str, tuple[float, SearchErrorKind]] = {}

    async def search(self, query: SearchQuery) -> SearchAnswer:
        """The hits of the first provider that has any, each address once; and who was asked, with what outcome and cost.

        Does not raise, except when it is cancelled, or for an EmptorError of what stands around a provider.
        """
        attempts: list[SearchAttempt] = []
        cost = Decimal(0)
        for provider in self.providers:
            resting = self._rest_of(provider.name)
            if resting:
                attempts.append(resting)
                continue
            attempt, hits = await self._ask(provider, query)
            attempts.append(attempt)
            cost += provider.cost_usd if attempt.outcome in BILLED else 0
            if hits:
                return SearchAnswer(query=query, provider=provider.name, hits=hits, attempts=tuple(attempts), cost_usd=cost)
        return SearchAnswer(query=query, provider=None, attempts=tuple(attempts), cost_usd=cost)

    async def aclose(self) -> None:
        """Close all providers."""
        for provider in self.providers:
            await provider.aclose()

    async def _ask(self, provider: SearchProvider, query: SearchQuery) -> tuple[SearchAttempt, tuple[SearchHit, ...]]:
        started = self._clock()
        error: SearchError | None = None
        hits: tuple[SearchHit, ...] = ()
        try:
            async with asyncio.timeout(self._timeout_s):
                hits = unique(await provider.search(query), query.count)
        except SearchError as refused:
            error = refused
        except EmptorError:  # the books of the job cannot be kept, or the job is no longer ours: not the provider's fault
            raise
        except TimeoutError:
            error = SearchError(SearchErrorKind.TIMEOUT, f"No answer in {self._timeout_s:g} s.")
        except Exception as fault:  # a provider's fault must not end a job that others can serve
            logger.exception("search provider failed", extra={"provider": provider.name})
            error = SearchError(SearchErrorKind.UNAVAILABLE, f"{type(fault).__name__} in the adapter.")
        if error:
            self._rest(provider.name, error)
        ms = round((self._clock() - started) * MS, 2)
        outcome = error.kind.value if error else ("ok" if hits else "empty")
        return SearchAttempt(provider=provider.name, outcome=outcome, detail=error.message if error else "", ms=ms), hits

    def _rest(self, name: str, error: SearchError) -> None:
        wait = error.retry_after_s if error.retry_after_s is not None else COOL_DOWN_S.get(error.kind, 0.0)
        if wait > 0:
            self._resting[name] = (self._clock() + min(wait, MAX_COOL_DOWN_S), error.kind)

    def _rest_of(self, name: str) -> SearchAttempt | None:
        """The attempt that is not made: a provider that refused a moment ago is passed over, with the reason it gave."""
        until, kind = self._resting.get(name, (0.0, SearchErrorKind.UNAVAILABLE))
        left = until - self._clock()
        if name not in self._resting or left <= 0:
            self._resting.pop(name, None)
            return None
        return SearchAttempt(provider=name, outcome=kind.value, detail=f"Not asked: it refused before. Again in {left:.0f} s.")


def unique(hits: Sequence[SearchHit], count: int) -> tuple[SearchHit, ...]:
    """The first `count` hits, each address once (http or https, `www.` and tracking parameters do not matter), ranked again."""
    seen: set[str] = set()
    kept: list[SearchHit] = []
    for hit in hits:
        try:
            key = loose_key(hit.url)
        except ValueError:
            continue
        if key not in seen and len(kept) < count:
            seen.add(key)
            kept.append(hit.model_copy(update={"rank": len(kept) + 1}))
    return tuple(kept)
