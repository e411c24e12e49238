"""A recording replays as it was read."""

from __future__ import annotations

import asyncio
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import pytest

from emptor.archive import Archive, ArchiveWriter
from emptor.models.page import FailureKind, FetchFailure, FetchResult, Page
from emptor.scraping.archive import ArchiveFetcher
from emptor.scraping.port import FetchRequest
from emptor.scraping.recording import RecordingFetcher

SHOP = "https://shop.example"


class StubFetcher:
    """Answers at once; remembers what it was asked, and whether it was closed."""

    name = "http"

    def __init__(self) -> None:
        self.requests: list[FetchRequest] = []
        self.closed = False

    async def fetch(self, request: FetchRequest) -> FetchResult:
        self.requests.append(request)
        if request.url.endswith("/slow"):
            return FetchFailure(url=request.url, failure=FailureKind.TIMEOUT, message="Too slow.", retryable=True)
        page = Page(
            url=request.url,
            final_url=request.url,
            status=200,
            body=f"<p>{request.url}".encode() * 500,
            fetched_at=datetime(2026, 5, 4, tzinfo=UTC),
        )
        if request.url.endswith("/wall"):
            answer = page.model_copy(update={"status": 403})
            return FetchFailure(
                url=request.url, failure=FailureKind.HTTP_STATUS, message="m", retryable=False, status=403, answer=answer
            )
        return page

    async def aclose(self) -> None:
        self.closed = True


async def test_pages_and_failures_of_many_fetches_at_once_replay_alike(tmp_path: Path) -> None:
    """Records do not run into one another, and every outcome is kept."""
    inner = StubFetcher()
    fetcher = RecordingFetcher(inner, ArchiveWriter.append_to(tmp_path / "r.warc.gz"))
    urls = [f"{SHOP}/{name}" for name in (*range(40), "wall", "slow")]
    live = await asyncio.gather(*(fetcher.fetch(FetchRequest(url=url)) for url in urls))
    await fetcher.aclose()
    replay = ArchiveFetcher(Archive.open(tmp_path / "r.warc.gz"))
    for url, result in zip(urls, live, strict=True):
        again = await replay.fetch(FetchRequest(url=url))
        assert again.kind == result.kind
        if isinstance(result, Page) and isinstance(again, Page):
            assert (again.body, again.fetched_at) == (result.body, result.fetched_at)
        if isinstance(result, FetchFailure) and isinstance(again, FetchFailure):
            assert (again.failure, again.status) == (result.failure, result.status)
    assert inner.closed
    assert fetcher.lost == 0


async def test_a_recording_asks_for_the_page_and_not_whether_it_changed(tmp_path: Path) -> None:
    """An answer "unchanged" could not be replayed."""
    inner = StubFetcher()
    fetcher = RecordingFetcher(inner, ArchiveWriter.append_to(tmp_path / "r.warc.gz"))
    await fetcher.fetch(FetchRequest(url=f"{SHOP}/a", etag='"1"', last_modified="Mon, 04 May 2026 10:00:00 GMT"))
    await fetcher.aclose()
    assert (inner.requests[0].etag, inner.requests[0].last_modified) == (None, None)


class SlowDisk(ArchiveWriter):
    """A writer that waits inside a record until it is let go."""

    def __init__(self, file: IO[bytes]) -> None:
        super().__init__(file)
        self.inside = threading.Event()
        self.go_on = threading.Event()

    def add(self, result: FetchResult, *, failed_at: datetime | None = None) -> None:
        self.inside.set()
        assert self.go_on.wait(5)
        super().add(result, failed_at=failed_at)


async def test_a_cancelled_fetch_leaves_a_whole_record(tmp_path: Path) -> None:
    """The record under way is finished before the next begins or the file is closed."""
    path = tmp_path / "r.warc.gz"
    writer = SlowDisk(path.open("wb"))
    fetcher = RecordingFetcher(StubFetcher(), writer)
    cancelled = asyncio.create_task(fetcher.fetch(FetchRequest(url=f"{SHOP}/a")))
    await asyncio.to_thread(writer.inside.wait, 5)
    cancelled.cancel()
    waiting = asyncio.create_task(fetcher.fetch(FetchRequest(url=f"{SHOP}/b")))
    await asyncio.sleep(0)
    assert not cancelled.done()
    writer.go_on.set()
    with pytest.raises(asyncio.CancelledError):
        await cancelled
    await waiting
    await fetcher.aclose()
    archive = Archive.open(path)
    assert [archive.get(f"{SHOP}/{name}") is not None for name in "ab"] == [True, True]
    assert archive.index.damage is None


class FullDisk(ArchiveWriter):
    """A writer whose disk is full."""

    def add(self, result: FetchResult, *, failed_at: datetime | None = None) -> None:
        raise OSError(28, "No space left on device")


async def test_a_full_disk_does_not_stop_the_reading(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    """The page is there; that it was not recorded is counted and logged."""
    fetcher = RecordingFetcher(StubFetcher(), FullDisk((tmp_path / "r").open("wb")))
    result = await fetcher.fetch(FetchRequest(url=f"{SHOP}/a"))
    await fetcher.aclose()
    assert isinstance(result, Page)
    assert fetcher.lost == 1
    assert "page not recorded" in caplog.text
