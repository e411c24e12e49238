"""Builds the sample archive: `python -m emptor_local.sample.build [--out FILE] [--truth FILE]`."""

from __future__ import annotations

import argparse
import logging
from pathlib import Path

from emptor.archive import ArchiveWriter
from emptor_local.sample import sample_path, truth
from emptor_local.sample.sections import SUBJECTS
from emptor_local.sample.web import FIRST_READ, pages

logger = logging.getLogger(__name__)


def build(out: Path) -> int:
    """Write the archive; returns the number of pages. The same sources make the same records."""
    with out.open("wb") as file, ArchiveWriter(file, created_at=FIRST_READ, subjects=SUBJECTS) as writer:
        count = 0
        for page in pages():
            writer.add(page)
            count += 1
    return count


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=sample_path(), help="the archive; the bundled one by default")
    parser.add_argument("--truth", type=Path, help="also write what is true of each page, as JSON Lines")
    options = parser.parse_args()
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    count = build(options.out)
    logger.info("%s: %d pages, %d bytes", options.out, count, options.out.stat().st_size)
    if options.truth:
        options.truth.write_text(truth.as_json_lines(), "utf-8")
        logger.info("%s", options.truth)


if __name__ == "__main__":
    main()
