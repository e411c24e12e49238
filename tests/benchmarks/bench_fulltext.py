"""Indexing an archive for full-text search: `python tests/benchmarks/bench_fulltext.py [FOLDER]` of saved pages (`*.html.gz`)."""

from __future__ import annotations

import argparse
import gzip
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from itertools import cycle, islice
from pathlib import Path

from emptor.archive import Archive
from emptor.archive.writer import ArchiveWriter
from emptor.models.page import Page
from emptor.search.fulltext.index import full_text

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "pages"
PAGES, BYTES_MEAN = 500, 340_000
RUNS = 3


def build(archive: Path, folder: Path) -> float:
    """Write pages in turn, each under an address of its own, and return their mean size in bytes.

    Pages are taken from the largest down to where their mean is `BYTES_MEAN` or less.
    """
    bodies = sorted((gzip.decompress(file.read_bytes()) for file in folder.rglob("*.html.gz")), key=len)
    if not bodies:
        raise SystemExit(f"No saved pages (*.html.gz) below {folder}: name a folder that has some.")
    while len(bodies) > 1 and sum(map(len, bodies)) / len(bodies) > BYTES_MEAN:
        bodies.pop()
    with ArchiveWriter.append_to(archive) as writer:
        for number, body in enumerate(islice(cycle(bodies), PAGES)):
            writer.add(_page(f"https://site{number % 50}.example/page/{number}", body))
    return sum(map(len, bodies)) / len(bodies)


def _page(url: str, body: bytes) -> Page:
    return Page(
        url=url, final_url=url, status=200, headers={}, content_type="text/html", charset="utf-8", body=body,
        fetched_at=datetime(2026, 1, 1, tzinfo=UTC), via="http",
    )  # fmt: skip


def cpu(work: Callable[[], object]) -> float:
    """Return the seconds of this process's CPU that a piece of work takes."""
    began = time.process_time()
    work()
    return time.process_time() - began


def main() -> None:
    """Print the CPU time of the whole index, and of reading and decompressing the pages alone, of each run."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", nargs="?", type=Path, default=FOLDER)
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "pages.warc.gz"
        size = build(path, parser.parse_args().folder)
        print(f"{PAGES} pages of {size / 1000:.0f} kB in the mean")
        for run in range(RUNS):
            path.touch()  # another state of the file: the index is built again
            reading = cpu(lambda: [len(page.text) for page in Archive.open(path).pages()])
            whole = cpu(lambda: full_text(Archive.open(path)))
            print(f"run {run + 1}: indexed in {whole:.2f} s of CPU, {reading:.2f} of it to read and decompress")


if __name__ == "__main__":
    main()
