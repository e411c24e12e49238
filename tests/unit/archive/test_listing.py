"""What is in an archive, for a person to look at."""

from __future__ import annotations

import gzip
from pathlib import Path

import pytest

from emptor.archive import ArchiveWriter, list_entries
from emptor.core.errors import InvalidInput
from emptor.models.page import FailureKind, FetchFailure
from tests.fakes import warcs
from tests.fakes.warcs import response

SHOP = "https://shop.example"
PAGE = b"<html><title>\n Halvik   Meridian 45 </title>"


def test_every_address_has_a_line(tmp_path: Path) -> None:
    """In the order of the file: status, type, size of the decoded body, title, and a note where there is no page."""
    path = warcs.write(
        tmp_path,
        warcs.members(
            response(f"{SHOP}/a", gzip.compress(PAGE), Content_Encoding="gzip"),
            response(f"{SHOP}/old", status=301, Location="/a"),
            response(f"{SHOP}/wall", b"<title>Access denied</title>", status=403),
            response(f"{SHOP}/a.js", b"let title", content_type="text/javascript"),
            response(f"{SHOP}/bad", gzip.compress(bytes(range(256)) * 99)[:60] + b"\xff" * 99, Content_Encoding="gzip"),
        ),
    )
    rows = [
        (entry.url.removeprefix(SHOP), entry.status, entry.content_type, entry.size, entry.title) for entry in list_entries(path)
    ]
    assert rows[:4] == [
        ("/a", 200, "text/html", len(PAGE), "Halvik Meridian 45"),
        ("/old", 301, "text/html", 0, ""),
        ("/wall", 403, "text/html", 28, "Access denied"),
        ("/a.js", 200, "text/javascript", 9, ""),
    ]
    notes = [entry.note for entry in list_entries(path)]
    assert notes[:4] == ["", "redirects to /a", "", ""]
    assert notes[4].startswith("damaged: ")


def test_a_recorded_failure_is_listed_with_its_reason(tmp_path: Path) -> None:
    """It has no status and no body."""
    path = tmp_path / "r.warc.gz"
    with ArchiveWriter.append_to(path) as writer:
        writer.add(FetchFailure(url=f"{SHOP}/slow", failure=FailureKind.TIMEOUT, message="Too slow.", retryable=True))
    assert [(entry.url, entry.status, entry.note) for entry in list_entries(path)] == [
        (f"{SHOP}/slow", None, "timeout: Too slow.")
    ]


def test_a_file_that_is_no_archive_is_refused(tmp_path: Path) -> None:
    """As everywhere."""
    with pytest.raises(InvalidInput):
        list_entries(warcs.write(tmp_path, b"nonsense"))
