"""What is written can be read, by us and by others."""

from __future__ import annotations

import gzip
import io
from datetime import UTC, datetime
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from emptor.archive import Archive, ArchiveWriter
from emptor.core.errors import InvalidInput
from emptor.models.page import FailureKind, FetchFailure, Page

AT = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


def _page(url: str = "https://shop.example/a", *, final_url: str | None = None, **changes: object) -> Page:
    fields: dict[str, object] = {
        "url": url, "final_url": final_url or url, "status": 200, "headers": {"content-type": "text/html; charset=utf-8"},
        "body": "<title>45 h für 129 €</title>".encode(), "fetched_at": AT,
    }  # fmt: skip
    return Page.model_validate({**fields, **changes})


def _write(path: Path, *results: Page | FetchFailure) -> Archive:
    with ArchiveWriter.append_to(path) as writer:
        for result in results:
            writer.add(result, failed_at=AT)
    return Archive.open(path)


@pytest.mark.parametrize("name", ["out.warc.gz", "out.warc"])
def test_a_page_comes_back_as_it_was(tmp_path: Path, name: str) -> None:
    """Body, status, headers, type, charset and date."""
    page = _page(headers={"content-type": "text/html; charset=utf-8", "etag": '"1"', "x-price": "129 €"})
    read = _write(tmp_path / name, page).get(page.url)
    assert read is not None
    assert (read.body, read.status, read.content_type, read.charset, read.fetched_at) == (
        page.body,
        200,
        "text/html",
        "utf-8",
        AT,
    )
    assert read.headers["etag"] == '"1"'


def test_headers_of_the_wire_are_left_out(tmp_path: Path) -> None:
    """The body is kept decoded; headers that say otherwise would make other readers decode it again."""
    page = _page(
        headers={"content-type": "text/html", "content-encoding": "br", "transfer-encoding": "chunked", "content-length": "9"}
    )
    read = _write(tmp_path / "out.warc.gz", page).get(page.url)
    assert read is not None
    assert read.body == page.body
    assert "content-encoding" not in read.headers
    assert read.headers["content-length"] == str(len(page.body))


def test_a_page_after_redirects_is_found_under_both_addresses(tmp_path: Path) -> None:
    """The address asked for leads to the page."""
    archive = _write(tmp_path / "out.warc.gz", _page("http://shop.example/old", final_url="https://shop.example/a"))
    assert archive.get("http://shop.example/old").final_url == "https://shop.example/a"  # type: ignore[union-attr]
    assert archive.get("https://shop.example/a").body  # type: ignore[union-attr]


def test_a_refused_page_is_kept_as_its_answer(tmp_path: Path) -> None:
    """A 403 with its anti-bot page, from a failure that carries it."""
    answer = _page(status=403, body=b"Access denied")
    failure = FetchFailure(
        url=answer.url, failure=FailureKind.HTTP_STATUS, message="m", retryable=False, status=403, answer=answer
    )
    page = _write(tmp_path / "out.warc.gz", failure).get(answer.url)
    assert page is not None
    assert (page.status, page.body) == (403, b"Access denied")


def test_a_failure_without_an_answer_is_kept_as_a_failure(tmp_path: Path) -> None:
    """It is no page, and its kind is known."""
    failure = FetchFailure(url="https://shop.example/slow", failure=FailureKind.TIMEOUT, message="Too slow.", retryable=True)
    archive = _write(tmp_path / "out.warc.gz", failure)
    assert archive.get(failure.url) is None
    kept = archive.index.find(failure.url)
    assert kept is not None
    assert kept.failure == failure


def test_a_later_page_replaces_a_failure(tmp_path: Path) -> None:
    """A second try that worked is what the archive replays."""
    failure = FetchFailure(url="https://shop.example/a", failure=FailureKind.TIMEOUT, message="Too slow.", retryable=True)
    assert _write(tmp_path / "out.warc.gz", failure, _page(), failure).get("https://shop.example/a") is not None


def test_writing_goes_on_where_it_stopped(tmp_path: Path) -> None:
    """Two sessions make one archive with one description."""
    path = tmp_path / "out.warc.gz"
    _write(path, _page("https://shop.example/a"))
    archive = _write(path, _page("https://shop.example/b"))
    assert len(archive) == 2
    assert gzip.decompress(path.read_bytes()).count(b"WARC-Type: warcinfo") == 1


def test_a_file_of_something_else_is_not_touched(tmp_path: Path) -> None:
    """`--record` with the wrong name must not spoil a file."""
    path = tmp_path / "notes.txt"
    path.write_text("important")
    with pytest.raises(InvalidInput, match="not a web archive"):
        ArchiveWriter.append_to(path)
    assert path.read_text() == "important"


def test_a_place_that_cannot_be_written_is_refused(tmp_path: Path) -> None:
    """With advice rather than a traceback."""
    with pytest.raises(InvalidInput, match="cannot be written"):
        ArchiveWriter.append_to(tmp_path / "no-such-folder" / "out.warc.gz")


def test_the_same_pages_make_the_same_records(tmp_path: Path) -> None:
    """Nothing random and no clock, so that an archive can be compared."""

    def written() -> bytes:
        out = io.BytesIO()
        writer = ArchiveWriter(out, gzip=False, created_at=AT)
        writer.add(_page())
        return out.getvalue()

    assert written() == written()


def test_others_read_it_and_find_its_digests_right(tmp_path: Path) -> None:
    """warcio's own reader and its checker of digests."""
    path = tmp_path / "out.warc.gz"
    _write(path, _page(), _page("https://shop.example/b"))
    with path.open("rb") as file:
        kinds = [record.rec_type for record in ArchiveIterator(file, check_digests="raise")]
    assert kinds == ["warcinfo", "response", "response"]


def test_a_header_cannot_begin_another(tmp_path: Path) -> None:
    """A value with a line break, from a page or a provider, stays one value."""
    page = _page(headers={"content-type": "text/html", "x-evil": "a\r\nlocation: https://evil.example"})
    read = _write(tmp_path / "out.warc.gz", page).get(page.url)
    assert read is not None
    assert "location" not in read.headers


def test_an_archive_names_what_its_pages_are_about(tmp_path: Path) -> None:
    """Where its description says so; one that does not, or has none, names nothing."""
    described, plain, bare = tmp_path / "described.warc.gz", tmp_path / "plain.warc.gz", tmp_path / "bare.warc.gz"
    with described.open("wb") as file, ArchiveWriter(file, created_at=AT, subjects=("tents", "board games")) as writer:
        writer.add(_page())
    with plain.open("wb") as file, ArchiveWriter(file, created_at=AT) as writer:
        writer.add(_page())
    with bare.open("wb") as file, ArchiveWriter(file, describe=False) as writer:
        writer.add(_page())
    assert Archive.open(described).subjects() == ("tents", "board games")
    assert Archive.open(plain).subjects() == ()
    assert Archive.open(bare).subjects() == ()
    assert Archive.open(described).get("https://shop.example/a") is not None, "the description hides no page"
