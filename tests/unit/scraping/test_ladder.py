"""The ladder: which rung is used when, and what the result says about it."""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from decimal import Decimal

import pytest

from emptor.models.page import Attempt, FailureKind, FetchFailure, FetchResult, Page
from emptor.scraping.climbing import Verdict
from emptor.scraping.ladder import Ladder
from emptor.scraping.memory import InMemoryHostMemory
from emptor.scraping.port import FetchRequest

URL = "https://shop.test/kettle"
FREE = Decimal(0)


class ScriptedFetcher:
    """A Fetcher that gives what its script says: a page's text, or a failure's kind with a status. `seconds` it takes first."""

    def __init__(
        self, name: str, *script: str | FailureKind | tuple[FailureKind, int, str], cost_usd: Decimal = FREE, seconds: float = 0
    ) -> None:
        self.name = name
        self.cost_usd = cost_usd
        self.requests: list[FetchRequest] = []
        self.closed = False
        self.retry_after_s: float | None = None
        self._script = list(script)
        self._seconds = seconds

    async def fetch(self, request: FetchRequest) -> FetchResult:
        """See `Fetcher.fetch`."""
        self.requests.append(request)
        outcome = self._script.pop(0) if len(self._script) > 1 else self._script[0]
        try:
            async with asyncio.timeout(request.deadline_s):
                await asyncio.sleep(self._seconds)
        except TimeoutError:
            outcome = FailureKind.TIMEOUT
        return (
            self._page(outcome) if isinstance(outcome, str) and not isinstance(outcome, FailureKind) else self._failure(outcome)
        )

    async def aclose(self) -> None:
        """See `Fetcher.aclose`."""
        self.closed = True

    def _page(self, text: str, status: int = 200) -> Page:
        return Page(
            url=URL,
            final_url=URL,
            status=status,
            body=text.encode(),
            fetched_at=datetime.now(UTC),
            via=self.name,
            attempts=self._tried("page"),
        )

    def _failure(self, outcome: str | tuple[FailureKind, int, str]) -> FetchFailure:
        kind, status, text = outcome if isinstance(outcome, tuple) else (FailureKind(outcome), None, "")
        return FetchFailure(
            url=URL,
            failure=kind,
            message=f"{self.name} failed.",
            retryable=False,
            status=status,
            retry_after_s=self.retry_after_s,
            via=self.name,
            attempts=self._tried(kind),
            answer=self._page(text, status) if status else None,
        )

    def _tried(self, outcome: str) -> tuple[Attempt, ...]:
        return (Attempt(via=self.name, outcome=outcome, ms=1, cost_usd=self.cost_usd),)


VERDICTS: dict[str, Verdict] = {"captcha": "blocked", "shell": "shell", "unpriced": "unpriced"}


def judge(page: Page) -> Verdict:
    """Judge by the word in the page."""
    return next((verdict for word, verdict in VERDICTS.items() if word in page.text), "ok")


def _ladder(*fetchers: ScriptedFetcher, memory: InMemoryHostMemory | None = None, usd: str = "1") -> Ladder:
    return Ladder(fetchers, judge, memory or InMemoryHostMemory(), max_cost_usd=Decimal(usd))


async def _outcomes(ladder: Ladder, *, deadline_s: float = 10) -> tuple[FetchResult, list[tuple[str, str]]]:
    result = await ladder.fetch(FetchRequest(url=URL, deadline_s=deadline_s))
    return result, [(attempt.via, attempt.outcome) for attempt in result.attempts]


CLIMBS: list[tuple[str, str | FailureKind | tuple[FailureKind, int, str], str]] = [
    ("an empty shell", "shell", "page"),
    ("a block page with status 200", "captcha", "blocked"),
    ("a block page with status 403", (FailureKind.HTTP_STATUS, 403, "captcha"), "blocked"),
    ("a block page with status 503", (FailureKind.HTTP_STATUS, 503, "captcha"), "blocked"),
    ("a bare 403", (FailureKind.HTTP_STATUS, 403, "no"), "http_status"),
    ("a reset", FailureKind.CONNECT, "connect"),
    ("a time-out", FailureKind.TIMEOUT, "timeout"),
    ("a broken encoding", FailureKind.DECODING, "decoding"),
]


@pytest.mark.parametrize(("first", "outcome"), [row[1:] for row in CLIMBS], ids=[row[0] for row in CLIMBS])
async def test_the_browser_is_tried_after(first: str | FailureKind | tuple[FailureKind, int, str], outcome: str) -> None:
    """The page comes from the browser, and both attempts are in it."""
    result, tried = await _outcomes(_ladder(ScriptedFetcher("http", first), ScriptedFetcher("browser", "kettle")))
    assert isinstance(result, Page)
    assert result.text == "kettle"
    assert tried == [("http", outcome), ("browser", "page")]


FINAL: list[str | FailureKind | tuple[FailureKind, int, str]] = [
    "kettle",
    FailureKind.INVALID_URL,
    FailureKind.FORBIDDEN_ADDRESS,
    FailureKind.ROBOTS,
    FailureKind.DNS,
    FailureKind.TLS,
    FailureKind.TOO_LARGE,
    FailureKind.UNSUPPORTED_TYPE,
    (FailureKind.HTTP_STATUS, 404, "not here"),
    (FailureKind.HTTP_STATUS, 410, "gone"),
    (FailureKind.HTTP_STATUS, 500, "broken"),
]


@pytest.mark.parametrize("outcome", FINAL)
async def test_nothing_more_is_tried_after(outcome: str | FailureKind | tuple[FailureKind, int, str]) -> None:
    """A good page, and what no other fetcher could help."""
    browser = ScriptedFetcher("browser", "kettle")
    await _outcomes(_ladder(ScriptedFetcher("http", outcome), browser))
    assert browser.requests == []


async def test_a_rate_limit_is_only_got_around_from_another_address() -> None:
    """Our own browser comes from the same address as our HTTP; a provider does not."""
    browser, paid = ScriptedFetcher("browser", "kettle"), ScriptedFetcher("scraperapi", "kettle", cost_usd=Decimal("0.01"))
    limited = ScriptedFetcher("http", (FailureKind.RATE_LIMITED, 429, "slow down"))
    result, tried = await _outcomes(_ladder(limited, browser, paid))
    assert isinstance(result, Page)
    assert tried == [("http", "rate_limited"), ("scraperapi", "page")]
    assert browser.requests == []


async def test_an_answer_that_says_when_to_come_back_is_no_block() -> None:
    """Whatever its page looks like: the failure says when, and a stronger way from the same address is not tried."""
    browser = ScriptedFetcher("browser", "kettle")
    limited = ScriptedFetcher("http", (FailureKind.RATE_LIMITED, 429, "captcha"))
    limited.retry_after_s = 60
    result, tried = await _outcomes(_ladder(limited, browser))
    assert isinstance(result, FetchFailure)
    assert (result.failure, result.retry_after_s) == (FailureKind.RATE_LIMITED, 60)
    assert tried == [("http", "rate_limited")]


async def test_a_price_that_a_script_brings_is_waited_for_in_a_browser() -> None:
    """A full page with an empty place for its price is a page all the same, but one that a browser may complete."""
    paid = ScriptedFetcher("scraperapi", "kettle", cost_usd=Decimal("0.01"))
    memory = InMemoryHostMemory()
    rungs = (ScriptedFetcher("http", "unpriced"), ScriptedFetcher("browser", "kettle"), paid)
    result, tried = await _outcomes(_ladder(*rungs, memory=memory))
    assert isinstance(result, Page)
    assert (result.text, tried) == ("kettle", [("http", "page"), ("browser", "page")])
    assert await memory.best("shop.test") == "browser"


async def test_a_price_that_no_script_brings_is_not_paid_for() -> None:
    """What a browser saw no price in stands as it is: nothing is learned, and no provider is asked."""
    paid = ScriptedFetcher("scraperapi", "kettle", cost_usd=Decimal("0.01"))
    memory = InMemoryHostMemory()
    rungs = (ScriptedFetcher("http", "unpriced"), ScriptedFetcher("browser", "unpriced"), paid)
    result, tried = await _outcomes(_ladder(*rungs, memory=memory))
    assert isinstance(result, Page)
    assert (result.via, tried) == ("browser", [("http", "page"), ("browser", "page")])
    assert await memory.best("shop.test") is None


async def test_a_page_without_its_price_is_better_than_none() -> None:
    """When the browser fails, what came without scripts is the result."""
    rungs = (ScriptedFetcher("http", "unpriced"), ScriptedFetcher("browser", FailureKind.CRASHED))
    result, tried = await _outcomes(_ladder(*rungs))
    assert isinstance(result, Page)
    assert (result.via, tried) == ("http", [("http", "page"), ("browser", "crashed")])


async def test_the_host_is_remembered() -> None:
    """The second visit goes straight to what worked; when that stops working, it is forgotten, and the others are tried."""
    memory = InMemoryHostMemory()
    http, browser = ScriptedFetcher("http", "captcha", "kettle"), ScriptedFetcher("browser", "kettle", "kettle", "captcha")
    ladder = _ladder(http, browser, memory=memory)
    assert (await _outcomes(ladder))[1] == [("http", "blocked"), ("browser", "page")]
    assert (await _outcomes(ladder))[1] == [("browser", "page")]
    assert (await _outcomes(ladder))[1] == [("browser", "blocked"), ("http", "page")]
    assert await memory.best("shop.test") == "http"


async def test_passing_trouble_teaches_nothing() -> None:
    """A reset is chance: the next visit tries HTTP first again."""
    memory = InMemoryHostMemory()
    await _outcomes(_ladder(ScriptedFetcher("http", FailureKind.CONNECT), ScriptedFetcher("browser", "kettle"), memory=memory))
    assert await memory.best("shop.test") is None


async def test_a_rung_that_costs_too_much_is_not_asked() -> None:
    """The failure says so."""
    paid = ScriptedFetcher("scraperapi", "kettle", cost_usd=Decimal("0.02"))
    result, tried = await _outcomes(_ladder(ScriptedFetcher("http", "captcha"), paid, usd="0.01"))
    assert isinstance(result, FetchFailure)
    assert result.failure == FailureKind.BLOCKED
    assert "scraperapi was not asked" in result.message
    assert tried == [("http", "blocked")]
    assert paid.requests == []


async def test_the_cost_is_for_the_whole_climb() -> None:
    """What one provider took is gone for the next; the sum stays within the limit."""
    rungs = [ScriptedFetcher(name, "captcha", cost_usd=Decimal("0.02")) for name in ("one", "two", "three")]
    result, _ = await _outcomes(_ladder(*rungs, usd="0.05"))
    assert sum(attempt.cost_usd for attempt in result.attempts) == Decimal("0.04")
    assert rungs[2].requests == []


async def test_the_deadline_is_for_the_whole_climb() -> None:
    """A first rung that hangs leaves time for the second."""
    loop = asyncio.get_running_loop()
    begun = loop.time()
    slow = ScriptedFetcher("http", "kettle", seconds=60)
    result, tried = await _outcomes(_ladder(slow, ScriptedFetcher("browser", "kettle")), deadline_s=3)
    assert isinstance(result, Page)
    assert tried == [("http", "timeout"), ("browser", "page")]
    assert loop.time() - begun < 3


async def test_the_most_telling_failure_is_the_result() -> None:
    """A block says more than the excuse of the provider that came after it; all attempts are there."""
    result, tried = await _outcomes(
        _ladder(ScriptedFetcher("http", "captcha"), ScriptedFetcher("scraperapi", FailureKind.PROVIDER))
    )
    assert isinstance(result, FetchFailure)
    assert result.failure == FailureKind.BLOCKED
    assert tried == [("http", "blocked"), ("scraperapi", "provider")]


async def test_a_thin_page_is_better_than_none() -> None:
    """When the browser fails, the shell that HTTP got is returned."""
    result, _ = await _outcomes(_ladder(ScriptedFetcher("http", "shell"), ScriptedFetcher("browser", FailureKind.CRASHED)))
    assert isinstance(result, Page)
    assert result.text == "shell"


async def test_the_same_page_is_fetched_once_for_all_who_want_it() -> None:
    """Ten at the same time make one request."""
    http = ScriptedFetcher("http", "kettle", seconds=0.05)
    ladder = _ladder(http)
    results = await asyncio.gather(*(ladder.fetch(FetchRequest(url=URL)) for _ in range(10)))
    assert len(http.requests) == 1
    assert {result.kind for result in results} == {"page"}


async def test_closing_the_ladder_closes_its_rungs() -> None:
    """One call for all."""
    rungs = [ScriptedFetcher("http", "kettle"), ScriptedFetcher("browser", "kettle")]
    await _ladder(*rungs).aclose()
    assert all(rung.closed for rung in rungs)


async def test_a_judge_may_take_its_time() -> None:
    """Judging in another process is awaited."""

    async def slow_judge(page: Page) -> Verdict:
        await asyncio.sleep(0)
        return judge(page)

    ladder = Ladder([ScriptedFetcher("http", "captcha"), ScriptedFetcher("browser", "kettle")], slow_judge, InMemoryHostMemory())
    assert (await ladder.fetch(FetchRequest(url=URL))).kind == "page"
