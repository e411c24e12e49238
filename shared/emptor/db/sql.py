"""Named queries: `queries/<topic>.sql` holds them, each under a line `-- name: …` and a comment that says what it does."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

FOLDER = Path(__file__).with_name("queries")
_HEADING = re.compile(r"^-- name: (\w+)$", re.MULTILINE)


@cache
def queries(topic: str) -> Mapping[str, bytes]:
    """The queries of one file by name. Parameters are written `%(name)s`."""
    parts = _HEADING.split((FOLDER / f"{topic}.sql").read_text(encoding="utf-8"))[1:]
    return MappingProxyType({name: text.strip().encode() for name, text in zip(parts[::2], parts[1::2], strict=True)})
