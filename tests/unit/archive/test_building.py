"""An archive from saved pages."""

from __future__ import annotations

import gzip
import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from emptor.archive import Archive, build, list_entries
from emptor.core.errors import InvalidInput

PAGE = "<title>Ünïcode</title>"


def _index(folder: Path, *rows: object) -> Path:
    path = folder / "index.jsonl"
    path.write_text("".join(f"{row if isinstance(row, str) else json.dumps(row)}\n" for row in rows), "utf-8")
    return path


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a page saved plainly, one compressed, and data."""
    pages = tmp_path / "pages"
    pages.mkdir()
    (pages / "a.html").write_text(PAGE, "utf-8")
    (pages / "b.html.gz").write_bytes(gzip.compress(PAGE.encode()))
    (pages / "c.json").write_text("{}", "utf-8")
    return tmp_path


def test_saved_pages_become_an_archive(folder: Path) -> None:
    """Paths are relative to the index, `.gz` is read as such, types are guessed, blank lines do not count."""
    rows = [{"url": f"https://x.example/{name}", "path": f"pages/{name}"} for name in ("a.html", "b.html.gz", "c.json")]
    out = folder / "out.warc.gz"
    assert build(_index(folder, rows[0], "", *rows[1:]), out) == 3
    archive = Archive.open(out)
    assert archive.get("https://x.example/b.html.gz").text == PAGE  # type: ignore[union-attr]
    assert [entry.content_type for entry in list_entries(out)] == ["text/html", "text/html", "application/json"]
    assert archive.get("https://x.example/a.html").fetched_at == datetime.fromtimestamp(
        (folder / "pages/a.html").stat().st_mtime, UTC
    )  # type: ignore[union-attr]


def test_what_a_row_states_is_kept(folder: Path) -> None:
    """Status, type, headers and date."""
    row = {
        "url": "https://x.example/a", "path": "pages/a.html", "status": 403, "content_type": "text/html; charset=utf-8",
        "headers": {"Server": "wall"}, "fetched_at": "2026-05-04T10:00:00+02:00", "note": "passed over",
    }  # fmt: skip
    build(_index(folder, row), folder / "out.warc")
    page = Archive.open(folder / "out.warc").get("https://x.example/a")
    assert page is not None
    assert (page.status, page.headers["server"], page.fetched_at) == (403, "wall", datetime(2026, 5, 4, 8, tzinfo=UTC))


@pytest.mark.parametrize(
    ("row", "what"),
    [
        ("{", "line 2: not JSON"),
        ("[1]", "line 2: row"),
        ({"url": "https://x.example/"}, "line 2: path: Field required"),
        ({"url": "shop", "path": "pages/a.html"}, r"line 2: url: .*not an http"),
        (
            {"url": "https://x.example/", "path": "pages/nothing.html"},
            r"line 2: the page .*nothing\.html cannot be read: No such file",
        ),
        ({"url": "https://x.example/", "path": "pages"}, "line 2: the page .* cannot be read"),
        ({"url": "https://x.example/", "path": "broken.gz"}, "line 2: the page .* cannot be read"),
        ({"url": "https://x.example/", "path": "pages/a.html", "status": "ok"}, "line 2: status"),
        ({"url": "https://x.example/", "path": "pages/a.html", "fetched_at": "2026-05-04T10:00:00"}, "line 2: fetched_at"),
    ],
)
def test_a_bad_row_is_named_and_nothing_is_written(folder: Path, row: object, what: str) -> None:
    """The message has the line; an archive that was there stays as it was."""
    (folder / "broken.gz").write_bytes(gzip.compress(b"x" * 1000)[:20])
    out = folder / "out.warc.gz"
    out.write_bytes(b"before")
    with pytest.raises(InvalidInput, match=what):
        build(_index(folder, {"url": "https://x.example/a", "path": "pages/a.html"}, row), out)
    assert out.read_bytes() == b"before"
    assert not list(folder.glob(".out*"))


def test_an_index_that_is_not_there_or_empty_is_refused(folder: Path) -> None:
    """Both say what is wanted."""
    with pytest.raises(InvalidInput, match="cannot be read"):
        build(folder / "no.jsonl", folder / "out.warc.gz")
    with pytest.raises(InvalidInput, match="has no rows"):
        build(_index(folder), folder / "out.warc.gz")
    with pytest.raises(InvalidInput, match="cannot be written"):
        build(_index(folder, {"url": "https://x.example/a", "path": "pages/a.html"}), folder / "no" / "out.warc.gz")
