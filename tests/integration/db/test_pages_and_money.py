"""Snapshots, the ledger of paid calls, token buckets, host memory and products."""

from __future__ import annotations

import asyncio
import hashlib
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from emptor.core.errors import LimitExceeded, StaleWorker
from emptor.db import Database
from emptor.db.buckets import BucketRepository
from emptor.db.hosts import HostRepository
from emptor.db.jobs import JobRepository, NewJob
from emptor.db.ledger import JobLedger
from emptor.db.products import ProductRepository
from emptor.db.snapshots import SMALL_BYTES, SnapshotRepository
from emptor.models.jobs import JobOptions, JobStatus
from emptor.models.ledger import Reservation, UsageLine
from emptor.models.page import Page
from emptor.models.products import NewCachedProduct, PriceObservation

from .conftest import LEASE_S, MAX_ATTEMPTS, MakeJob

NOW = datetime.now(UTC).replace(microsecond=123_000)


def page(body: bytes = b"<p>129.99</p>", url: str = "https://shop.test/a", at: datetime = NOW, **changes: object) -> Page:
    values = {"url": url, "final_url": url, "status": 200, "body": body, "fetched_at": at, "headers": {"etag": '"1"'}}
    return Page(**(values | changes))


# snapshots


@pytest.mark.parametrize(
    "body", [b"", b"small", bytes(range(256)) * 400, b"x" * (SMALL_BYTES * 3)], ids=["empty", "small", "binary", "large"]
)
async def test_a_page_comes_back_as_it_was_read(db: Database, body: bytes) -> None:
    """Under the digest of its bytes."""
    snapshots = SnapshotRepository(db)
    kept = page(body, charset="iso-8859-1", content_type="application/xhtml+xml", via="browser")
    snapshot_id = await snapshots.put(kept)
    assert snapshot_id == hashlib.sha256(body).hexdigest()
    assert await snapshots.get(snapshot_id) == kept
    assert await snapshots.get("0" * 64) is None


async def test_the_same_content_twice_is_stored_once_and_observed_twice(db: Database) -> None:
    """Each address and time at which it was seen stays known."""
    snapshots = SnapshotRepository(db)
    first, later = page(), page(at=NOW + timedelta(hours=1))
    elsewhere = page(url="https://mirror.test/a")
    ids = {await snapshots.put(one) for one in (first, later, elsewhere, first)}
    assert len(ids) == 1
    assert await snapshots.readings(ids.pop()) == [
        (later.url, later.fetched_at),
        (elsewhere.url, NOW),
        (first.url, NOW),
    ]
    async with db.connection() as connection:
        row = await (await connection.execute("select count(*) as n from page_snapshots")).fetchone()
    assert row == {"n": 1}


async def test_the_latest_reading_of_an_address_is_found_while_it_is_fresh(db: Database) -> None:
    """An old one is not; nor one of another address."""
    snapshots = SnapshotRepository(db)
    old = page(b"old", at=datetime.now(UTC) - timedelta(hours=2))
    new = page(b"new", at=datetime.now(UTC) - timedelta(hours=1))
    await snapshots.put(new)
    await snapshots.put(old)
    assert await snapshots.latest_for_url(new.url, max_age_s=3 * 3600) == new
    assert await snapshots.latest_for_url(new.url, max_age_s=60) is None
    assert await snapshots.latest_for_url("https://shop.test/b", max_age_s=3 * 3600) is None


async def test_a_stale_worker_keeps_no_page(db: Database, jobs: JobRepository, running_job: MakeJob) -> None:
    """Its token is checked in the statement that writes."""
    job = await running_job()
    held = SnapshotRepository(db).for_job(job.id, job.fencing_token)
    assert await held.get(await held.put(page())) == page()
    await jobs.release(job.id, job.fencing_token)
    with pytest.raises(StaleWorker):
        await held.put(page(b"other"))
    assert await held.get(hashlib.sha256(b"other").hexdigest()) is None


async def test_very_long_addresses_are_kept(db: Database) -> None:
    """An index entry has a limit; an address has none."""
    long = page(url="https://shop.test/?q=" + "".join(hashlib.sha256(bytes([n])).hexdigest() for n in range(200)))
    snapshots = SnapshotRepository(db)
    assert await snapshots.get(await snapshots.put(long)) == long


# the ledger


async def budget_job(jobs: JobRepository, usd: str) -> tuple[UUID, int]:
    options = JobOptions(max_cost_usd=Decimal(usd))
    job = (await jobs.create(uuid4(), NewJob(question="q", options=options))).job
    claimed = await jobs.claim(job.id, "w", lease_s=LEASE_S, max_attempts=MAX_ATTEMPTS)
    assert claimed is not None
    return claimed.id, claimed.fencing_token


async def test_a_result_is_kept_and_the_first_one_stays(db: Database, running_job: MakeJob) -> None:
    """A call that was paid for is answered from the ledger, for its own job, step and input only."""
    job, other = await running_job(), await running_job()
    ledger = JobLedger(db, job.id, job.fencing_token)
    await ledger.put("search", "d1", {"hits": [1, "a\x00b"]}, cost_usd=Decimal("0.008"))
    await ledger.put("search", "d1", {"hits": []})
    assert await ledger.get("search", "d1") == {"hits": [1, "a\ufffdb"]}
    assert await ledger.get("search", "d2") is None
    assert await ledger.get("scrape", "d1") is None
    assert await JobLedger(db, other.id, other.fencing_token).get("search", "d1") is None


async def test_concurrent_reservations_never_pass_the_limit(db: Database, jobs: JobRepository) -> None:
    """Of sixteen calls at 0.03 USD, a budget of 0.10 lets three through."""
    job_id, token = await budget_job(jobs, "0.10")
    ledger = JobLedger(db, job_id, token)
    granted = await asyncio.gather(*(ledger.reserve(Decimal("0.03"), what="m") for _ in range(16)))
    assert sum(one is not None for one in granted) == 3
    assert (await ledger.budget()).left == Decimal("0.01")


async def test_settling_frees_what_was_not_spent_and_counts_once(db: Database, jobs: JobRepository) -> None:
    """Money that a call did not use can be used by the next one."""
    job_id, token = await budget_job(jobs, "0.10")
    ledger = JobLedger(db, job_id, token)
    reservation = await ledger.reserve(Decimal("0.10"))
    assert reservation is not None
    assert await ledger.reserve(Decimal("0.000000001")) is None
    await ledger.settle(reservation, Decimal("0.04"))
    await ledger.settle(reservation, Decimal("0.04"))
    await ledger.settle(Reservation(id=uuid4(), usd=Decimal(1)), Decimal(1))
    state = await ledger.budget()
    assert (state.spent, state.reserved, state.left) == (Decimal("0.04"), 0, Decimal("0.06"))
    assert await ledger.reserve(Decimal("0.06")) is not None


async def test_a_budget_of_nothing_lets_free_calls_through(db: Database, jobs: JobRepository) -> None:
    """Zero is a limit, and what costs nothing is within it."""
    ledger = JobLedger(db, *await budget_job(jobs, "0"))
    assert await ledger.reserve(Decimal(0)) is not None
    assert await ledger.reserve(Decimal("0.001")) is None


async def test_a_call_that_a_worker_died_in_is_counted_in_full(db: Database, jobs: JobRepository) -> None:
    """Nobody knows whether it was billed, so the limit holds either way, and the usage says that it was lost."""
    job_id, token = await budget_job(jobs, "0.10")
    assert await JobLedger(db, job_id, token).reserve(Decimal("0.07"), what="dear-model", node="write")
    await db.run(b"update research_jobs set lease_expires_at = now() where id = %(id)s", {"id": job_id})
    again = await jobs.claim(job_id, "w2", lease_s=LEASE_S, max_attempts=MAX_ATTEMPTS)
    assert again is not None
    assert again.cost_usd == Decimal("0.07")
    ledger = JobLedger(db, job_id, again.fencing_token)
    assert await ledger.reserve(Decimal("0.04")) is None
    (line,) = await ledger.usage()
    assert (line.what, line.node, line.usd, line.outcome) == ("dear-model", "write", Decimal("0.07"), "lost")


async def test_usage_adds_up_by_node_and_model(db: Database, jobs: JobRepository, running_job: MakeJob) -> None:
    """Lines of all slices together, dearest first; the user's day counts them."""
    job = await running_job()
    ledger = JobLedger(db, job.id, job.fencing_token)
    line = UsageLine(kind="model", what="m", node="write", usd=Decimal("0.002"), tokens_in=10, tokens_out=5)
    for one in (line, line, UsageLine(kind="search", what="tavily", usd=Decimal("0.008"))):
        await ledger.record(one)
    dear, cheap = await ledger.usage()
    assert (dear.what, cheap.usd, cheap.calls, cheap.tokens_in) == ("tavily", Decimal("0.004"), 2, 20)
    assert (await jobs.usage(job.user_id)).usd_today == Decimal("0.012")


async def test_an_ended_job_takes_no_more_money(db: Database, jobs: JobRepository) -> None:
    """What was reserved at the end counts as spent."""
    job_id, token = await budget_job(jobs, "0.10")
    ledger = JobLedger(db, job_id, token)
    reservation = await ledger.reserve(Decimal("0.05"))
    done = await jobs.finish(job_id, token, JobStatus.CANCELLED)
    assert done.cost_usd == Decimal("0.05")
    assert reservation is not None
    with pytest.raises(StaleWorker):
        await ledger.settle(reservation, Decimal("0.01"))


# buckets


async def test_a_bucket_is_exact_under_sixteen_concurrent_callers(db: Database) -> None:
    """Ten of sixteen get through a bucket of ten; the others learn when to come back."""
    buckets = BucketRepository(db)
    takes = [buckets.take("user:1", capacity=10, per_s=0.001) for _ in range(16)]
    done = await asyncio.gather(*takes, return_exceptions=True)
    refused = [one for one in done if isinstance(one, LimitExceeded)]
    assert (len(done) - len(refused), len(refused)) == (10, 6)
    assert all(990 < (one.retry_after_s or 0) <= 1000 for one in refused)
    assert await buckets.take("user:2", capacity=10, per_s=0.001) == 0


async def test_those_who_may_wait_get_turns_one_after_the_other(db: Database) -> None:
    """Each waits for those before it; who would wait too long takes nothing."""
    buckets = BucketRepository(db)
    waits = [await buckets.take("provider", capacity=1, per_s=0.1, within_s=25) for _ in range(3)]
    assert [round(wait) for wait in waits] == [0, 10, 20]
    with pytest.raises(LimitExceeded):
        await buckets.take("provider", capacity=1, per_s=0.1, within_s=25)


async def test_a_bucket_fills_again(db: Database) -> None:
    """At its rate, up to its size."""
    buckets = BucketRepository(db)
    assert await buckets.take("b", capacity=5, per_s=1, amount=99) == 0
    await db.run(b"update rate_buckets set filled_at = filled_at - interval '1 hour'", {})
    assert await buckets.take("b", capacity=5, per_s=1, amount=5) == 0
    with pytest.raises(LimitExceeded):
        await buckets.take("b", capacity=5, per_s=1, amount=2)


# hosts


async def test_the_way_that_last_worked_is_remembered(db: Database) -> None:
    """Until it fails, or it was long ago."""
    memory = HostRepository(db)
    assert await memory.best("shop.test") is None
    await memory.learn("shop.test", "http", worked=False)
    assert await memory.best("shop.test") is None
    await memory.learn("shop.test", "browser", worked=True)
    assert await memory.best("shop.test") == "browser"
    await memory.learn("shop.test", "http", worked=True)
    assert await memory.best("shop.test") == "http"
    await memory.learn("shop.test", "http", worked=False)
    assert await memory.best("shop.test") == "browser"
    assert await memory.best("other.test") is None
    assert await HostRepository(db, ttl_s=0).best("shop.test") is None


# products


def product(url: str = "https://shop.test/p", at: datetime = NOW, name: str = "Anker Q30") -> NewCachedProduct:
    return NewCachedProduct(url=url, name=name, brand="Anker", product={"name": name}, fetched_at=at)


def price(amount: str, at: datetime = NOW) -> PriceObservation:
    return PriceObservation(observed_at=at, price=Decimal(amount), currency="EUR", seller="shop.test", quote=amount)


async def test_prices_of_a_product_become_a_history(db: Database, jobs: JobRepository, user_id: UUID) -> None:
    """A later reading replaces the product and adds its price; the same reading again adds nothing."""
    await jobs.create(user_id, NewJob(question="q", options=JobOptions()))
    products = ProductRepository(db)
    later = NOW + timedelta(days=1)
    product_id = await products.upsert(user_id, product(), [price("79.99")])
    assert await products.upsert(user_id, product(at=later, name="Anker Q30 new"), [price("69.99", later)]) == product_id
    assert await products.upsert(user_id, product(), [price("79.99")]) == product_id
    history = await products.history(product_id, user_id)
    assert [(one.price, one.observed_at) for one in history] == [(Decimal("79.9900"), NOW), (Decimal("69.9900"), later)]
    assert [one.price for one in await products.history(product_id, user_id, since=later)] == [Decimal("69.9900")]
    cached = await products.by_url("https://shop.test/p", user_id)
    assert cached is not None
    assert (cached.id, cached.name, cached.fetched_at) == (product_id, "Anker Q30 new", later)
    assert await products.get(product_id, user_id) == cached
    assert await products.get(product_id, uuid4()) is None
    assert await products.history(product_id, uuid4()) == []


async def test_products_are_paged_and_found_by_words(db: Database, jobs: JobRepository, user_id: UUID) -> None:
    """Last read first."""
    await jobs.create(user_id, NewJob(question="q", options=JobOptions()))
    products = ProductRepository(db)
    for n in range(5):
        await products.upsert(user_id, product(f"https://shop.test/{n}", NOW + timedelta(minutes=n), f"Thing {n}"))
    first = await products.page(user_id, limit=3)
    rest = await products.page(user_id, limit=3, cursor=first.next_cursor)
    assert [one.name for one in (*first.items, *rest.items)] == [f"Thing {n}" for n in (4, 3, 2, 1, 0)]
    assert rest.next_cursor is None
    assert [one.name for one in (await products.page(user_id, limit=9, words="anker thing 3")).items] == ["Thing 3"]
    assert (await products.page(user_id, limit=9, words="100%")).items == []
