"""A small web written for this project: shops, makers, tests and forums, in one archive that comes with the package.

Every name is invented and every host ends in `.example` (RFC 2606), so nothing in it can be mistaken for a real offer.
"""

from __future__ import annotations

from pathlib import Path

ARCHIVE_NAME = "sample.warc.gz"


def sample_path() -> Path:
    """Where the bundled archive lies."""
    return Path(__file__).with_name(ARCHIVE_NAME)
