"""The page cache on a real database and a real server: who is asked, when, and what comes back."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest

from emptor.agents.page_reader import PageReader
from emptor.db import Database
from emptor.db.page_cache import PageCacheRepository
from emptor.db.snapshots import SnapshotRepository
from emptor.models.page import FailureKind, FetchFailure, FetchResult, Page
from emptor.scraping.freshness import Ages
from emptor.scraping.http import HttpFetcher
from emptor.scraping.ladder import Ladder
from emptor.scraping.memory import InMemoryHostMemory
from emptor.scraping.port import Fetcher, FetchRequest
from emptor.services.pages.cache import CachedFetcher
from emptor.services.pages.judge import page_judge
from tests.fakes.hostile_server import Exchange, HostileServer

AGES = Ages({"product": 3_600}, other=7_200, least=60)
AT_ONCE = 20
MakeCache = Callable[[], CachedFetcher]


def product(price: str = "39.90") -> str:
    """A page that is read as a product's without a browser."""
    markup = f'{{"@type": "Product", "name": "Norr Kettle", "offers": {{"price": "{price}", "priceCurrency": "EUR"}}}}'
    words = "<p>An electric kettle of steel for every day, with a lid that opens wide and a base that turns.</p>" * 8
    return (
        f'<html lang="en"><head><title>Norr Kettle</title><script type="application/ld+json">{markup}</script></head><body>'
        f"<h1>Norr Kettle</h1><p class=price>{price} €</p><button>Add to cart</button>{words}</body></html>"
    )


class Shelf:
    """A page of the server's that can change, and that knows what was asked."""

    def __init__(self, server: HostileServer, path: str, **headers: str) -> None:
        self.url = server.url(path)
        self.body = product()
        self.headers = headers
        self.answers_304_to = ""  # the ETag that is current; `*`: whatever is asked
        self.asked: list[dict[str, str]] = []
        self.may_answer = asyncio.Event()
        self.may_answer.set()
        server.extra[path] = self._answer

    async def _answer(self, exchange: Exchange) -> None:
        self.asked.append(exchange.headers)
        await self.may_answer.wait()
        if self.answers_304_to == "*" or (self.answers_304_to and exchange.headers.get("if-none-match") == self.answers_304_to):
            await exchange.head(304, **self.headers)
        else:
            await exchange.reply(self.body, **self.headers)

    @property
    def count(self) -> int:
        return len(self.asked)


async def inline(function: Callable[..., Any], *arguments: Any) -> Any:
    return function(*arguments)


@pytest.fixture
async def ladder(fetcher: HttpFetcher) -> Fetcher:
    """The way pages are read live, without a browser."""
    reader = PageReader(inline)
    return Ladder([fetcher], page_judge(reader), InMemoryHostMemory())


@pytest.fixture
def instance(db: Database, ladder: Fetcher) -> MakeCache:
    """Make a cache as another instance of the service has it: nothing but the database is shared."""

    def make() -> CachedFetcher:
        return CachedFetcher(ladder, PageCacheRepository(db), SnapshotRepository(db), PageReader(inline), AGES)

    return make


@pytest.fixture
def cache(instance: MakeCache) -> CachedFetcher:
    return instance()


async def read(cache: Fetcher, url: str, **options: Any) -> Page:
    result = await cache.fetch(FetchRequest(url=url, **options))
    assert isinstance(result, Page), result
    return result


def state(page: FetchResult) -> str | None:
    return page.cache.state if isinstance(page, Page) and page.cache else None


async def expire(db: Database) -> None:
    """As if the time of every kept page had passed."""
    await db.run(
        b"update page_cache set expires_at = now() - interval '1 second', checked_at = checked_at - interval '2 hours'", {}
    )


async def test_a_kept_page_is_not_asked_for_again(cache: CachedFetcher, server: HostileServer) -> None:
    """The body is the same, the time is that of the reading, and the attempt says where it came from."""
    shelf = Shelf(server, "/p")
    first, second = await read(cache, shelf.url), await read(cache, shelf.url)
    assert shelf.count == 1
    assert (state(first), state(second)) == ("stored", "hit")
    assert (second.body, second.fetched_at, second.headers, second.via) == (first.body, first.fetched_at, first.headers, "http")
    assert [(attempt.via, attempt.outcome) for attempt in second.attempts] == [("cache", "page")]


async def test_a_page_past_its_time_is_asked_after(cache: CachedFetcher, db: Database, server: HostileServer) -> None:
    """304 keeps the snapshot, renews its time, and dates it again."""
    shelf = Shelf(server, "/p", etag='"1"', last_modified="Sun, 01 Nov 2026 08:00:00 GMT")
    shelf.answers_304_to = '"1"'
    first = await read(cache, shelf.url)
    await expire(db)
    second = await read(cache, shelf.url)
    asked = [(headers.get("if-none-match"), headers.get("if-modified-since")) for headers in shelf.asked]
    assert asked == [(None, None), ('"1"', "Sun, 01 Nov 2026 08:00:00 GMT")]
    assert state(second) == "revalidated"
    assert (second.status, second.body, second.content_type) == (200, first.body, "text/html")
    assert second.fetched_at > first.fetched_at
    assert (first.cache and first.cache.snapshot_id) == (second.cache and second.cache.snapshot_id)
    assert state(await read(cache, shelf.url)) == "hit"
    assert shelf.count == 2


async def test_a_page_that_has_changed_is_read_anew(cache: CachedFetcher, db: Database, server: HostileServer) -> None:
    """The server is asked with the old validator, and its new page replaces the old one."""
    shelf = Shelf(server, "/p", etag='"1"')
    await read(cache, shelf.url)
    await expire(db)
    shelf.body, shelf.headers = product("29.90"), {"etag": '"2"'}
    changed = await read(cache, shelf.url)
    assert (shelf.asked[1].get("if-none-match"), state(changed)) == ('"1"', "stored")
    assert b"29.90" in changed.body
    assert (await read(cache, shelf.url)).body == changed.body


async def test_without_validators_a_page_past_its_time_is_read_anew(
    cache: CachedFetcher, db: Database, server: HostileServer
) -> None:
    """There is nothing to ask with."""
    shelf = Shelf(server, "/p")
    await read(cache, shelf.url)
    await expire(db)
    assert state(await read(cache, shelf.url)) == "stored"
    assert [headers.get("if-none-match") for headers in shelf.asked] == [None, None]


async def test_a_304_that_nobody_asked_for_is_a_failure(cache: CachedFetcher, db: Database, server: HostileServer) -> None:
    """There is no page it could stand for; nothing is kept, and the next one is asked plainly again."""
    shelf = Shelf(server, "/p")
    shelf.answers_304_to = "*"
    failure = await cache.fetch(FetchRequest(url=shelf.url))
    assert isinstance(failure, FetchFailure)
    assert (failure.failure, failure.status) == (FailureKind.HTTP_STATUS, 304)
    shelf.answers_304_to = ""
    assert state(await read(cache, shelf.url)) == "stored"
    await expire(db)
    shelf.answers_304_to = "*"
    assert isinstance(await cache.fetch(FetchRequest(url=shelf.url)), FetchFailure)


async def test_a_language_and_a_country_have_pages_of_their_own(cache: CachedFetcher, server: HostileServer) -> None:
    """A fragment has none: it is not sent."""
    shelf = Shelf(server, "/p")
    wanted = [{}, {"language": "de"}, {"language": "de", "country": "AT"}]
    for _ in range(2):
        for options in wanted:
            await read(cache, shelf.url, **options)
    await read(cache, shelf.url + "#reviews")
    assert [headers["accept-language"] for headers in shelf.asked] == ["en", "de, en;q=0.5", "de-AT, de;q=0.9, en;q=0.5"]


@pytest.mark.parametrize(
    ("headers", "body", "times"),
    [
        ({"cache_control": "no-store"}, product(), 2),
        ({"vary": "*"}, product(), 2),
        ({"cache_control": "no-cache"}, product(), 2),
        ({"cache_control": "private"}, product(), 1),
        ({"cache_control": "max-age=0"}, product(), 1),
        ({}, "<html><head><title>Just a moment...</title></head><body>Checking your browser before accessing</body></html>", 2),
        ({}, '<html><body><div id="app"></div><script src="/a.js"></script></body></html>', 2),
    ],
    ids=["no-store", "vary by all", "no-cache", "private", "max-age 0", "an anti-bot page", "an empty shell"],
)
async def test_what_may_answer_for_others(
    cache: CachedFetcher, server: HostileServer, headers: dict[str, str], body: str, times: int
) -> None:
    """What the server forbids does not, nor what is no page; the server is asked that often in two fetches."""
    shelf = Shelf(server, "/p", **headers)
    shelf.body = body
    for _ in range(2):
        await cache.fetch(FetchRequest(url=shelf.url))
    assert shelf.count == times


async def test_no_cache_with_a_validator_is_asked_after_each_time(cache: CachedFetcher, server: HostileServer) -> None:
    """And answered from what is kept."""
    shelf = Shelf(server, "/p", etag='"1"', cache_control="no-cache")
    shelf.answers_304_to = '"1"'
    states = [state(await read(cache, shelf.url)) for _ in range(3)]
    assert (states, shelf.count) == (["stored", "revalidated", "revalidated"], 3)


async def test_a_page_that_becomes_secret_is_forgotten(cache: CachedFetcher, db: Database, server: HostileServer) -> None:
    """A later `no-store` removes what was kept before."""
    shelf = Shelf(server, "/p")
    await read(cache, shelf.url)
    await expire(db)
    shelf.headers = {"cache_control": "no-store"}
    assert state(await read(cache, shelf.url)) is None
    assert await db.one(b"select count(*) as n from page_cache", {}) == {"n": 0}


async def test_a_failure_is_not_kept_and_does_not_replace_a_page(
    cache: CachedFetcher, db: Database, server: HostileServer
) -> None:
    """The page is gone for a while; then it is back."""
    shelf = Shelf(server, "/p", etag='"1"')
    await read(cache, shelf.url)
    await expire(db)
    answer = server.extra.pop("/p")
    assert isinstance(await cache.fetch(FetchRequest(url=shelf.url)), FetchFailure)
    server.extra["/p"] = answer
    shelf.answers_304_to = '"1"'
    assert state(await read(cache, shelf.url)) == "revalidated"


async def test_fresh_means_now(cache: CachedFetcher, server: HostileServer) -> None:
    """With an age of 0 the whole page is asked for, though a kept one is good; and it is kept for others."""
    shelf = Shelf(server, "/p", etag='"1"')
    shelf.answers_304_to = '"1"'
    await read(cache, shelf.url)
    shelf.body = product("19.90")
    page = await read(cache, shelf.url, max_age_s=0)
    assert (state(page), shelf.asked[1].get("if-none-match"), b"19.90" in page.body) == ("stored", None, True)
    assert (await read(cache, shelf.url)).body == page.body


async def test_a_reader_may_want_a_younger_page(cache: CachedFetcher, db: Database, server: HostileServer) -> None:
    """One that is good by its kind, but older than wanted, is asked after."""
    shelf = Shelf(server, "/p", etag='"1"')
    shelf.answers_304_to = '"1"'
    await read(cache, shelf.url)
    await db.run(b"update page_cache set checked_at = checked_at - interval '10 minutes'", {})
    assert state(await read(cache, shelf.url, max_age_s=3_600)) == "hit"
    assert state(await read(cache, shelf.url, max_age_s=300)) == "revalidated"


async def test_a_kept_page_larger_than_wanted_is_refused_as_a_fresh_one_is(cache: CachedFetcher, server: HostileServer) -> None:
    """The limit is the reader's."""
    shelf = Shelf(server, "/p")
    await read(cache, shelf.url)
    failure = await cache.fetch(FetchRequest(url=shelf.url, max_bytes=500))
    assert isinstance(failure, FetchFailure)
    assert failure.failure == FailureKind.TOO_LARGE


async def test_all_who_ask_at_once_share_one_reading(cache: CachedFetcher, server: HostileServer) -> None:
    """In one process: twenty callers, one request."""
    shelf = Shelf(server, "/p")
    pages = await asyncio.gather(*(read(cache, shelf.url) for _ in range(AT_ONCE)))
    assert shelf.count == 1
    assert len({page.body for page in pages}) == 1


async def test_instances_wait_for_the_one_that_reads(instance: MakeCache, server: HostileServer) -> None:
    """Four instances at once, one request: the others take what it kept."""
    shelf = Shelf(server, "/p")
    shelf.may_answer.clear()
    reading = [asyncio.create_task(read(instance(), shelf.url)) for _ in range(4)]
    await server.wait_for("/p")
    shelf.may_answer.set()
    assert sorted(state(page) or "" for page in await asyncio.gather(*reading)) == ["hit", "hit", "hit", "stored"]
    assert shelf.count == 1


async def test_an_instance_that_dies_holds_nobody_up_for_long(instance: MakeCache, db: Database, server: HostileServer) -> None:
    """Its lease ends; until then others wait, at most half their time."""
    shelf = Shelf(server, "/p")
    await instance().fetch(FetchRequest(url=shelf.url))
    await db.run(b"delete from page_cache", {})
    row = await db.one(b"select count(*) as n from page_leases", {})
    assert row == {"n": 0}
    await db.run(
        b"""insert into page_leases (key, holder, until)
            select encode(sha256(convert_to(%(json)s, 'utf-8')), 'hex'), %(holder)s, now() + interval '1 hour'""",
        {"json": f'["{shelf.url}", "", "", "auto"]', "holder": uuid4()},
    )
    page = await read(instance(), shelf.url, deadline_s=3)
    assert (state(page), shelf.count) == ("stored", 2)


async def test_a_reading_that_is_cancelled_lets_others_read(instance: MakeCache, server: HostileServer) -> None:
    """Its lease is given back at once."""
    shelf = Shelf(server, "/p")
    shelf.may_answer.clear()
    reading = asyncio.create_task(read(instance(), shelf.url))
    await server.wait_for("/p")
    reading.cancel()
    with pytest.raises(asyncio.CancelledError):
        await reading
    shelf.may_answer.set()
    assert state(await asyncio.wait_for(read(instance(), shelf.url), 4)) == "stored"


async def test_a_content_that_is_damaged_is_read_anew(cache: CachedFetcher, db: Database, server: HostileServer) -> None:
    """Though the server says that nothing has changed: the whole page is asked for then."""
    shelf = Shelf(server, "/p", etag='"1"')
    shelf.answers_304_to = '"1"'
    await read(cache, shelf.url)
    await expire(db)
    await db.run(b"update page_snapshots set body = 'damaged'", {})
    page = await read(cache, shelf.url)
    assert b"Norr Kettle" in page.body
    assert [headers.get("if-none-match") for headers in shelf.asked] == [None, '"1"', None]


async def test_without_a_database_pages_are_read_all_the_same(ladder: Fetcher, server: HostileServer) -> None:
    """What costs the cache does not cost the page."""
    shelf = Shelf(server, "/p")
    nowhere = Database("postgresql://nobody@127.0.0.1:9/none", connect_timeout_s=1)
    cache = CachedFetcher(ladder, PageCacheRepository(nowhere), SnapshotRepository(nowhere), PageReader(inline), AGES)
    assert state(await read(cache, shelf.url)) is None
    await nowhere.close()


async def test_users_see_nothing_of_the_cache(cache: CachedFetcher, db: Database, server: HostileServer) -> None:
    """Neither what is kept, nor its content, until a job of theirs has read it."""
    shelf = Shelf(server, "/p")
    await read(cache, shelf.url)
    snapshot = await db.one(b"select id from page_snapshots", {})
    assert snapshot is not None
    assert await SnapshotRepository(db).get(snapshot["id"], user_id=uuid4()) is None
    with pytest.raises(Exception, match="permission denied"):
        await db.one(b"select * from page_cache", {}, user_id=uuid4())
