"""What is in an archive, for a person to look at."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from emptor.archive.capture import Capture
from emptor.archive.payload import PayloadError
from emptor.archive.reader import Archive, is_document
from emptor.models.base import Model
from emptor.models.page import Page

MAX_TITLE_CHARS = 120
# The parser's own bound; a title that starts later is not a title.
TITLE_SEARCH_BYTES = 256 * 1024


class ArchiveEntry(Model):
    """One archived answer. `note` says where it redirects to, or why there is no page."""

    url: str
    status: int | None
    content_type: str
    size: int
    fetched_at: datetime
    title: str = ""
    note: str = ""


def list_entries(path: str | Path) -> list[ArchiveEntry]:
    """Every address of an archive, in the order of the file. `size` is bytes of the decoded body.

    Raises:
        InvalidInput: there is no such file or it is not a web archive.
    """
    archive = Archive.open(path)
    return [_entry(archive, capture) for capture in archive.index.standing()]


def page_title(page: Page) -> str:
    """The title of an HTML page on one line; empty when it has none."""
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415  (native parser, not needed to replay)

    if page.content_type not in ("text/html", "application/xhtml+xml"):
        return ""
    start = page.body[:TITLE_SEARCH_BYTES].decode(page.charset, errors="replace")
    node = LexborHTMLParser(start).css_first("title")
    return " ".join(node.text().split())[:MAX_TITLE_CHARS] if node else ""


def _entry(archive: Archive, capture: Capture) -> ArchiveEntry:
    size, title, note = 0, "", ""
    if capture.failure:
        note = f"{capture.failure.failure}: {capture.failure.message}"
    elif capture.redirect:
        note = f"redirects to {capture.redirect}"
    else:
        try:
            page = archive.read(capture)
            size, title = len(page.body), page_title(page) if is_document(capture) else ""
        except PayloadError as error:
            note = f"damaged: {error}"
    return ArchiveEntry(
        url=capture.url,
        status=capture.status or None,
        content_type="" if capture.failure else capture.content_type,
        size=size,
        fetched_at=capture.fetched_at,
        title=title,
        note=note,
    )
