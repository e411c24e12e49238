"""Archives that GNU Wget 1.21.3 wrote of a small server: gzip, chunks, a redirect, a 404, and a second visit to the same pages.

Made with `wget -r -l1 --compression=auto --warc-file=wget --warc-cdx` and, for the second,
`wget -r -l1 --warc-dedup=wget.cdx --warc-file=wget-second-visit --no-warc-compression`.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from emptor.archive import Archive, list_entries

DATA = Path(__file__).parents[2] / "data" / "archives"
SITE = "http://127.0.0.1:8765"
OFFER = "<title>Blue headphones</title><p>$ 129.00 and 35 h of battery"


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("/headphones?colour=blue", OFFER),
        ("/old", OFFER),
        ("/missing", "<title>Not here</title>"),
        ("/chunked", "<title>Chunked café</title><p>" + "x" * 5000),
    ],
)
def test_pages_are_read_as_they_were_served(path: str, text: str) -> None:
    """Whatever encoding the server chose."""
    page = Archive.open(DATA / "wget.warc.gz").get(f"{SITE}{path}")
    assert page is not None
    assert page.text == text


def test_only_what_was_asked_of_the_server_is_listed() -> None:
    """Not wget's own log, arguments and manifest."""
    listed = {(entry.url.removeprefix(SITE), entry.status) for entry in list_entries(DATA / "wget.warc.gz")}
    assert listed == {
        ("/", 200), ("/headphones?colour=blue", 200), ("/old", 301), ("/missing", 404), ("/chunked", 200), ("/same", 200),
        ("/image.png", 200),
    }  # fmt: skip


def test_a_second_visit_says_which_bodies_it_does_not_hold() -> None:
    """Unchanged pages are repeated without a body; that body is in the first file."""
    notes = {entry.url.removeprefix(SITE): entry.note for entry in list_entries(DATA / "wget-second-visit.warc")}
    assert "does not hold" in notes["/chunked"]
    assert notes["/headphones?colour=blue"] == ""
