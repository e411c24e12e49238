"""Contents of pages in the database, in S3 (moto's server) and in Supabase Storage: kept, read back, removed, and in trouble."""

from __future__ import annotations

import asyncio
import hashlib
import os
from collections.abc import AsyncIterator, Iterator
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import boto3
import pytest
from moto.server import ThreadedMotoServer
from pydantic import SecretStr

from emptor.core.errors import ConfigurationError, StaleWorker, Unavailable
from emptor.core.settings import Settings
from emptor.db import Database
from emptor.db.jobs import JobRepository
from emptor.db.retention import Ages, RetentionRepository
from emptor.db.snapshots import SnapshotRepository
from emptor.db.stores.port import ContentStore
from emptor.db.stores.s3 import S3Store
from emptor.db.stores.supabase import SupabaseStore
from emptor.models.page import Page
from emptor.services.pages.stores import content_store
from tests.fakes.supabase_storage import BUCKET, KEY, SupabaseStorage

from .conftest import MakeJob

NOW = datetime.now(UTC).replace(microsecond=0)
BODY = b"<p>Norr Kettle, 39.90 EUR</p>" * 50
DIGEST = hashlib.sha256(BODY).hexdigest()
NAME = f"pages/{DIGEST[:2]}/{DIGEST}"
WAITING = b"select count(*) as n from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
AWS = {"AWS_ACCESS_KEY_ID": "test", "AWS_SECRET_ACCESS_KEY": "test", "AWS_DEFAULT_REGION": "eu-central-1"}


def page(body: bytes = BODY, at: datetime = NOW) -> Page:
    return Page(url="https://shop.test/k", final_url="https://shop.test/k", status=200, body=body, fetched_at=at)


class S3:
    """A bucket on moto's server."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.bucket = f"pages-{uuid4().hex[:8]}"
        self._client = boto3.client("s3", endpoint_url=url)
        self._client.create_bucket(Bucket=self.bucket, CreateBucketConfiguration={"LocationConstraint": "eu-central-1"})

    def names(self) -> list[str]:
        return [row["Key"] for row in self._client.list_objects_v2(Bucket=self.bucket).get("Contents", [])]

    def damage(self, name: str) -> None:
        self._client.put_object(Bucket=self.bucket, Key=name, Body=b"damaged")

    def lose(self, name: str) -> None:
        self._client.delete_object(Bucket=self.bucket, Key=name)

    def store(self) -> ContentStore:
        return S3Store(self.bucket, endpoint_url=self.url)


class Supabase:
    """A bucket of Supabase Storage."""

    def __init__(self, server: SupabaseStorage) -> None:
        self.server = server

    def names(self) -> list[str]:
        return list(self.server.objects)

    def damage(self, name: str) -> None:
        self.server.objects[name] = b"damaged"

    def lose(self, name: str) -> None:
        del self.server.objects[name]

    def store(self) -> ContentStore:
        return SupabaseStore(self.server.url, SecretStr(KEY), BUCKET)


@pytest.fixture(scope="module")
def moto() -> Iterator[str]:
    before = {name: os.environ.get(name) for name in AWS}
    os.environ.update(AWS)
    server = ThreadedMotoServer(port=0, verbose=False)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{'127.0.0.1' if host == '0.0.0.0' else host}:{port}"
    server.stop()
    for name, value in before.items():
        os.environ.pop(name) if value is None else os.environ.update({name: value})


@pytest.fixture(params=["s3", "supabase"])
def bucket(request: pytest.FixtureRequest) -> Iterator[S3 | Supabase]:
    if request.param == "s3":
        yield S3(request.getfixturevalue("moto"))
        return
    with SupabaseStorage() as server:
        yield Supabase(server)


@pytest.fixture
async def store(bucket: S3 | Supabase) -> AsyncIterator[ContentStore]:
    opened = bucket.store()
    yield opened
    await opened.aclose()


@pytest.fixture
def snapshots(db: Database, store: ContentStore) -> SnapshotRepository:
    return SnapshotRepository(db, store)


async def test_a_page_is_the_same_wherever_it_lies(db: Database, snapshots: SnapshotRepository, bucket: S3 | Supabase) -> None:
    """One digest, one object, compressed; the database has the row and not the body."""
    assert await snapshots.put(page()) == DIGEST
    assert await snapshots.get(DIGEST) == page()
    assert await snapshots.content(DIGEST) == BODY
    assert bucket.names() == [NAME]
    assert await db.one(b"select body, store, size_bytes from page_snapshots", {}) == {
        "body": None, "store": snapshots._store.name if snapshots._store else "", "size_bytes": len(BODY),
    }  # fmt: skip


async def test_the_same_content_is_put_there_once(snapshots: SnapshotRepository, bucket: S3 | Supabase) -> None:
    """A second reading is a row. Were the object put again, it would stand there again."""
    await snapshots.put(page())
    bucket.lose(NAME)
    await snapshots.put(page(at=NOW + timedelta(hours=1)))
    assert bucket.names() == []


async def test_what_was_kept_before_the_setting_changed_stays_readable(db: Database, snapshots: SnapshotRepository) -> None:
    """Rows say where their contents lie: in the database, now that the store is set; in the store, once it is not any more."""
    older = await SnapshotRepository(db).put(page(b"older"))
    newer = await snapshots.put(page(b"newer"))
    assert [found and found.body for found in (await snapshots.get(older), await snapshots.get(newer))] == [b"older", b"newer"]
    with pytest.raises(ConfigurationError, match="EMPTOR_SNAPSHOT_STORE="):
        await SnapshotRepository(db).get(newer)


async def test_a_content_that_is_damaged_or_lost_is_not_handed_out(snapshots: SnapshotRepository, bucket: S3 | Supabase) -> None:
    """What comes back is held against its digest."""
    await snapshots.put(page())
    bucket.damage(NAME)
    assert await snapshots.get(DIGEST) is None
    bucket.lose(NAME)
    assert await snapshots.get(DIGEST) is None


async def test_retention_removes_from_the_store_as_well(
    db: Database, snapshots: SnapshotRepository, bucket: S3 | Supabase
) -> None:
    """What no reading refers to any more goes, what is still referred to stays."""
    young = await snapshots.put(page(b"young"))
    await snapshots.put(page(at=NOW - timedelta(days=100)))
    await db.run(b"update page_snapshots set created_at = now() - interval '100 days'", {})
    removed = await RetentionRepository(db).sweep(Ages())
    assert (removed.pages, await snapshots.remove_queued(), await snapshots.remove_queued()) == (1, 1, 0)
    assert bucket.names() == [f"pages/{young[:2]}/{young}"]


async def test_a_page_kept_while_it_is_being_removed_is_there_afterwards(
    db: Database, snapshots: SnapshotRepository, bucket: S3 | Supabase, store: ContentStore
) -> None:
    """The reader finds the content gone from the database, puts it into the store, and the removal that was under way takes it
    away: whoever keeps it waits for that, and puts it there once more."""
    await snapshots.put(page())
    await db.run(b"delete from page_snapshots", {})
    removing, go_on = asyncio.Event(), asyncio.Event()

    class Slow:
        """The store, at a removal that takes its time."""

        name = store.name

        async def remove(self, ids: list[str]) -> None:
            removing.set()
            await go_on.wait()
            await store.remove(ids)

    sweeping = asyncio.create_task(SnapshotRepository(db, Slow()).remove_queued())  # type: ignore[arg-type]
    await removing.wait()
    keeping = asyncio.create_task(snapshots.put(page()))
    while not (await db.one(WAITING, {}) or {}).get("n"):  # noqa: ASYNC110 - PostgreSQL tells of a lock to who asks
        await asyncio.sleep(0.01)
    go_on.set()
    assert await sweeping == 1
    assert await snapshots.get(await keeping) == page()


async def test_a_stale_worker_leaves_nothing_in_the_store(
    jobs: JobRepository, running_job: MakeJob, snapshots: SnapshotRepository, bucket: S3 | Supabase
) -> None:
    """What it put there before it learned of that is removed with the next tidying."""
    job = await running_job()
    await jobs.release(job.id, job.fencing_token)
    with pytest.raises(StaleWorker):
        await snapshots.for_job(job.id, job.fencing_token).put(page())
    assert await snapshots.remove_queued() == 1
    assert bucket.names() == []


async def test_a_store_in_trouble_is_unavailable(db: Database) -> None:
    """And no row says that a page is there."""
    with SupabaseStorage() as server:
        server.fail_next = [503]
        store = SupabaseStore(server.url, SecretStr(KEY), BUCKET)
        with pytest.raises(Unavailable, match="503"):
            await SnapshotRepository(db, store).put(page())
        await store.aclose()
    unreachable = S3Store("pages", endpoint_url="http://127.0.0.1:9")
    os.environ.update(AWS)
    with pytest.raises(Unavailable, match="bucket pages"):
        await SnapshotRepository(db, unreachable).put(page())
    await unreachable.aclose()
    assert await db.one(b"select count(*) as n from page_snapshots", {}) == {"n": 0}


@pytest.mark.parametrize(("key", "bucket_name"), [("sb_secret_wrong", BUCKET), (KEY, "no-such-bucket")])
async def test_a_store_that_refuses_us_says_what_to_check(key: str, bucket_name: str) -> None:
    """The key, or the bucket: neither is a missing page."""
    with SupabaseStorage() as server:
        store = SupabaseStore(server.url, SecretStr(key), bucket_name)
        with pytest.raises(ConfigurationError, match="EMPTOR_SNAPSHOT_BUCKET") as caught:
            await store.get(DIGEST)
        assert key not in caught.value.message
        await store.aclose()


async def test_a_missing_bucket_is_a_matter_of_configuration(moto: str) -> None:
    """Not of a page that is not there."""
    store = S3Store("no-such-bucket", endpoint_url=moto)
    with pytest.raises(ConfigurationError, match="no-such-bucket"):
        await store.get(DIGEST)
    await store.aclose()


@pytest.mark.parametrize(
    ("changes", "message"),
    [
        ({"snapshot_store": "s3"}, "EMPTOR_SNAPSHOT_BUCKET"),
        ({"snapshot_store": "supabase", "snapshot_bucket": "b"}, "SUPABASE_SECRET_KEY"),
    ],
)
def test_a_setting_that_is_missing_is_named(changes: dict[str, object], message: str) -> None:
    """Before anything is kept."""
    with pytest.raises(ConfigurationError, match=message):
        content_store(Settings().model_copy(update=changes))


def test_the_database_is_the_default() -> None:
    """Nothing to set."""
    assert content_store(Settings()) is None
