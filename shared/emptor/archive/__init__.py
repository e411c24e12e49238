"""Web archives (WARC): read, written, built from saved pages, listed."""

from __future__ import annotations

from emptor.archive.building import build
from emptor.archive.listing import ArchiveEntry, list_entries
from emptor.archive.reader import Archive
from emptor.archive.writer import ArchiveWriter

__all__ = ["Archive", "ArchiveEntry", "ArchiveWriter", "build", "list_entries"]
