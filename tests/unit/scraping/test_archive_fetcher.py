"""Replaying gives what a live fetch would have given."""

from __future__ import annotations

from pathlib import Path

import pytest

from emptor.archive import Archive, ArchiveWriter
from emptor.models.page import FailureKind, FetchFailure, Page
from emptor.scraping.archive import ArchiveFetcher
from emptor.scraping.port import FetchRequest
from tests.fakes import warcs
from tests.fakes.warcs import Record, response

SHOP = "https://shop.example"
RECORDS = (
    response(f"{SHOP}/a", "<title>Kopfhörer</title>".encode("cp1252"), content_type="text/html; charset=iso-8859-1"),
    response(f"{SHOP}/old", status=301, Location="/a"),
    response(f"{SHOP}/lost", status=302, Location="/never-archived"),
    response(f"{SHOP}/loop", status=302, Location="/loop"),
    response(f"{SHOP}/wall", b"<title>Access denied</title>", status=403),
    response(f"{SHOP}/gone", status=404),
    response(f"{SHOP}/broken", status=500),
    response(f"{SHOP}/busy", status=429, Retry_After="30"),
    response(f"{SHOP}/maintenance", status=503, Retry_After="60"),
    response(f"{SHOP}/a.png", b"\x89PNG", content_type="image/png"),
    response(f"{SHOP}/a.json", b'{"price": 129}', content_type="application/json"),
    response(f"{SHOP}/big", b"x" * 20_000),
    Record("revisit", f"{SHOP}/unheld", warcs.http(), headers={"WARC-Payload-Digest": "sha1:X"}),
)


@pytest.fixture
def fetcher(tmp_path: Path) -> ArchiveFetcher:
    """A fetcher over an archive with one of everything."""
    return ArchiveFetcher(Archive.open(warcs.write(tmp_path, warcs.members(*RECORDS))))


@pytest.mark.parametrize("path", ["/a", "/old", "/a#specs"])
async def test_an_archived_page_is_a_page(fetcher: ArchiveFetcher, path: str) -> None:
    """Decoded, with the date of the capture, and marked as replayed."""
    page = await fetcher.fetch(FetchRequest(url=f"{SHOP}{path}"))
    assert isinstance(page, Page)
    assert (page.url, page.final_url, page.text) == (f"{SHOP}{path}", f"{SHOP}/a", "<title>Kopfhörer</title>")
    assert (page.via, page.fetched_at.isoformat()) == ("archive", "2026-05-04T10:00:00+00:00")
    assert [(attempt.via, attempt.outcome) for attempt in page.attempts] == [("archive", "page")]


async def test_data_that_a_page_loads_is_a_page_too(fetcher: ArchiveFetcher) -> None:
    """A shop built by a script keeps its prices there."""
    page = await fetcher.fetch(FetchRequest(url=f"{SHOP}/a.json"))
    assert isinstance(page, Page)
    assert page.content_type == "application/json"


@pytest.mark.parametrize(
    ("path", "kind", "status", "retryable"),
    [
        ("/nothing", FailureKind.NOT_ARCHIVED, None, False),
        ("/lost", FailureKind.NOT_ARCHIVED, 302, False),
        ("/loop", FailureKind.TOO_MANY_REDIRECTS, 302, False),
        ("/wall", FailureKind.HTTP_STATUS, 403, False),
        ("/gone", FailureKind.HTTP_STATUS, 404, False),
        ("/broken", FailureKind.HTTP_STATUS, 500, True),
        ("/busy", FailureKind.RATE_LIMITED, 429, True),
        ("/maintenance", FailureKind.RATE_LIMITED, 503, True),
        ("/a.png", FailureKind.UNSUPPORTED_TYPE, 200, False),
        ("/unheld", FailureKind.DECODING, 200, False),
    ],
)
async def test_what_is_no_page_is_a_typed_failure(
    fetcher: ArchiveFetcher, path: str, kind: FailureKind, status: int | None, retryable: bool
) -> None:
    """The kind, the status and whether to try again are those of the live fetcher."""
    failure = await fetcher.fetch(FetchRequest(url=f"{SHOP}{path}"))
    assert isinstance(failure, FetchFailure)
    assert (failure.failure, failure.status, failure.retryable) == (kind, status, retryable)
    assert failure.via == "archive"
    assert failure.message


async def test_a_wall_can_be_judged_by_its_page(fetcher: ArchiveFetcher) -> None:
    """The body of a refusal is there, with the date it was met."""
    failure = await fetcher.fetch(FetchRequest(url=f"{SHOP}/wall"))
    assert isinstance(failure, FetchFailure)
    assert failure.answer is not None
    assert failure.answer.text == "<title>Access denied</title>"
    assert failure.answer.fetched_at.isoformat() == "2026-05-04T10:00:00+00:00"


@pytest.mark.parametrize("url", ["ftp://shop.example/a", "shop.example", "file:///etc/passwd"])
async def test_an_address_that_is_none_is_refused(fetcher: ArchiveFetcher, url: str) -> None:
    """As the live fetcher does."""
    failure = await fetcher.fetch(FetchRequest(url=url))
    assert isinstance(failure, FetchFailure)
    assert failure.failure == FailureKind.INVALID_URL


async def test_a_page_is_bounded(fetcher: ArchiveFetcher) -> None:
    """By the request's own limit."""
    failure = await fetcher.fetch(FetchRequest(url=f"{SHOP}/big", max_bytes=10_000))
    assert isinstance(failure, FetchFailure)
    assert failure.failure == FailureKind.TOO_LARGE


async def test_an_archive_that_vanishes_is_a_failure_and_not_an_exception(tmp_path: Path) -> None:
    """A fetcher does not raise."""
    path = warcs.write(tmp_path, warcs.members(*RECORDS))
    fetcher = ArchiveFetcher(Archive.open(path))
    path.unlink()
    failure = await fetcher.fetch(FetchRequest(url=f"{SHOP}/a"))
    assert isinstance(failure, FetchFailure)
    assert failure.failure == FailureKind.PROVIDER


async def test_a_recorded_failure_fails_again_alike(tmp_path: Path) -> None:
    """What had no answer when it was recorded has the same failure when it is replayed."""
    recorded = FetchFailure(url=f"{SHOP}/slow", failure=FailureKind.TIMEOUT, message="Too slow.", retryable=True)
    with ArchiveWriter.append_to(tmp_path / "r.warc.gz") as writer:
        writer.add(recorded)
    failure = await ArchiveFetcher(Archive.open(tmp_path / "r.warc.gz")).fetch(FetchRequest(url=f"{SHOP}/slow"))
    assert isinstance(failure, FetchFailure)
    assert (failure.failure, failure.message, failure.retryable) == (FailureKind.TIMEOUT, "Too slow.", True)
