"""Several providers as one that does not fail."""

from __future__ import annotations

import asyncio
from decimal import Decimal

import pytest

from emptor.models.search import SearchHit, SearchQuery
from emptor.search.chain import SearchChain, unique
from emptor.search.port import SearchError, SearchErrorKind

QUERY = SearchQuery(text="headphones", count=5)
HIT = SearchHit(url="https://shop.example/a", title="A", rank=1)


class StubProvider:
    """Answers what it was given, in turn; the last answer again and again."""

    def __init__(self, name: str, *answers: list[SearchHit] | Exception, cost: str = "0.01") -> None:
        self.name = name
        self.cost_usd = Decimal(cost)
        self.asked = 0
        self.closed = False
        self._answers = answers

    async def search(self, query: SearchQuery) -> list[SearchHit]:
        answer = self._answers[min(self.asked, len(self._answers) - 1)]
        self.asked += 1
        if isinstance(answer, Exception):
            raise answer
        return answer

    async def aclose(self) -> None:
        self.closed = True


class Clock:
    """Seconds that pass when told."""

    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


def _refused(kind: SearchErrorKind, retry_after_s: float | None = None) -> SearchError:
    return SearchError(kind, "No.", retry_after_s=retry_after_s)


async def test_the_first_that_has_hits_answers() -> None:
    """And the next is not asked, nor paid."""
    first, second = StubProvider("first", [HIT]), StubProvider("second", [HIT])
    answer = await SearchChain([first, second]).search(QUERY)
    assert (answer.provider, answer.hits, answer.cost_usd) == ("first", (HIT,), Decimal("0.01"))
    assert [(attempt.provider, attempt.outcome) for attempt in answer.attempts] == [("first", "ok")]
    assert second.asked == 0


@pytest.mark.parametrize("kind", list(SearchErrorKind))
async def test_whatever_a_provider_refuses_the_next_is_asked(kind: SearchErrorKind) -> None:
    """The reason is in the answer."""
    answer = await SearchChain([StubProvider("first", _refused(kind)), StubProvider("second", [HIT])]).search(QUERY)
    assert answer.provider == "second"
    assert [(attempt.outcome, attempt.detail) for attempt in answer.attempts] == [(kind.value, "No."), ("ok", "")]


async def test_emptiness_is_passed_on_and_paid() -> None:
    """A provider that found nothing did its work."""
    answer = await SearchChain([StubProvider("first", []), StubProvider("second", [HIT])]).search(QUERY)
    assert [attempt.outcome for attempt in answer.attempts] == ["empty", "ok"]
    assert answer.cost_usd == Decimal("0.02")


@pytest.mark.parametrize("fault", [ValueError("bug"), KeyError("x"), RuntimeError()])
async def test_a_fault_in_an_adapter_does_not_end_the_search(fault: Exception, caplog: pytest.LogCaptureFixture) -> None:
    """It is logged with its trace and counts as unavailable."""
    answer = await SearchChain([StubProvider("first", fault), StubProvider("second", [HIT])]).search(QUERY)
    assert [attempt.outcome for attempt in answer.attempts] == ["unavailable", "ok"]
    assert "search provider failed" in caplog.text


async def test_a_provider_that_hangs_is_left_behind() -> None:
    """After the chain's own limit, whatever the provider's."""

    class Hanging(StubProvider):
        async def search(self, query: SearchQuery) -> list[SearchHit]:
            await asyncio.Event().wait()
            return []

    answer = await SearchChain([Hanging("first"), StubProvider("second", [HIT])], timeout_s=0.05).search(QUERY)
    assert [attempt.outcome for attempt in answer.attempts] == ["timeout", "ok"]
    assert answer.cost_usd == Decimal("0.02"), "a call that timed out may have been counted"


async def test_cancelling_a_search_cancels_it() -> None:
    """It is not mistaken for a provider's failure."""
    started = asyncio.Event()

    class Hanging(StubProvider):
        async def search(self, query: SearchQuery) -> list[SearchHit]:
            started.set()
            await asyncio.Event().wait()
            return []

    task = asyncio.create_task(SearchChain([Hanging("first"), StubProvider("second", [HIT])]).search(QUERY))
    await started.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task


async def test_nobody_answering_is_an_answer() -> None:
    """No provider, no hits, and why."""
    answer = await SearchChain([StubProvider("first", _refused(SearchErrorKind.AUTH)), StubProvider("second", [])]).search(QUERY)
    assert (answer.provider, answer.hits) == (None, ())
    assert [attempt.outcome for attempt in answer.attempts] == ["auth", "empty"]
    assert (await SearchChain([]).search(QUERY)).attempts == ()


@pytest.mark.parametrize(
    ("refusal", "rest_s"),
    [
        (_refused(SearchErrorKind.AUTH), 300),
        (_refused(SearchErrorKind.QUOTA), 900),
        (_refused(SearchErrorKind.RATE_LIMITED), 10),
        (_refused(SearchErrorKind.RATE_LIMITED, 42), 42),
        (_refused(SearchErrorKind.UNAVAILABLE, 5), 5),
        (_refused(SearchErrorKind.RATE_LIMITED, 1e9), 3_600),
    ],
)
async def test_a_provider_that_refused_rests(refusal: SearchError, rest_s: float) -> None:
    """It is passed over, with its reason and at no cost, until its time has come."""
    clock = Clock()
    first = StubProvider("first", refusal, [HIT])
    chain = SearchChain([first, StubProvider("second", [HIT], cost="0")], clock=clock)
    await chain.search(QUERY)
    clock.now += rest_s - 1
    passed_over = await chain.search(QUERY)
    assert first.asked == 1
    assert (passed_over.attempts[0].outcome, passed_over.cost_usd) == (refusal.kind.value, 0)
    assert "Not asked" in passed_over.attempts[0].detail
    clock.now += 1
    assert (await chain.search(QUERY)).provider == "first"


@pytest.mark.parametrize("kind", [SearchErrorKind.UNAVAILABLE, SearchErrorKind.TIMEOUT, SearchErrorKind.BAD_REQUEST])
async def test_a_passing_failure_is_tried_again_at_once(kind: SearchErrorKind) -> None:
    """The next question may fare better."""
    first = StubProvider("first", _refused(kind), [HIT])
    chain = SearchChain([first, StubProvider("second", [HIT])], clock=Clock())
    await chain.search(QUERY)
    assert (await chain.search(QUERY)).provider == "first"


def test_each_address_comes_once() -> None:
    """The first of them stays, ranks are counted again, and what is no web address is dropped."""
    urls = [
        "https://shop.example/a", "http://www.shop.example/a/?utm_source=x", "ftp://shop.example/b", "https://shop.example/c",
        "https://shop.example/d",
    ]  # fmt: skip
    hits = unique([SearchHit(url=url, rank=at) for at, url in enumerate(urls, 1)], 2)
    assert [(hit.url, hit.rank) for hit in hits] == [("https://shop.example/a", 1), ("https://shop.example/c", 2)]


async def test_hits_that_are_all_unusable_are_emptiness() -> None:
    """The next provider is asked."""
    chain = SearchChain([StubProvider("first", [SearchHit(url="nonsense", rank=1)]), StubProvider("second", [HIT])])
    assert (await chain.search(QUERY)).provider == "second"


async def test_closing_the_chain_closes_all() -> None:
    """Providers may hold connections."""
    providers = [StubProvider("first", []), StubProvider("second", [])]
    await SearchChain(providers).aclose()
    assert all(provider.closed for provider in providers)
