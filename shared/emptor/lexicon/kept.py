"""What was read from files, kept as JSON for as long as they stay as they are: byte code for data."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

Data = dict[str, dict[str, list[str]]]


def read_kept(kept: Path, sources: Sequence[Path], read: Callable[[], Data]) -> Data:
    """Return what `read` returns, as it was kept when the sources had the same names, sizes and times; else read, and keep it.

    Nothing is kept where Python keeps no byte code (`PYTHONDONTWRITEBYTECODE`), or where nothing can be written.

    Args:
        kept: the file it is kept in.
        sources: the files it is made from, the code that reads them among them.
        read: makes it from them.
    """
    state = [[path.name, path.stat().st_size, path.stat().st_mtime_ns] for path in sources]
    with suppress(OSError, ValueError, KeyError, TypeError):
        found = json.loads(kept.read_text("utf-8"))
        if found["sources"] == state:
            data: Data = found["data"]
            return data
    fresh = read()
    if not sys.dont_write_bytecode:
        with suppress(OSError):
            _replace(kept, json.dumps({"sources": state, "data": fresh}, ensure_ascii=False))
    return fresh


def _replace(path: Path, text: str) -> None:
    """Write a file at once: another process reads it whole, or as it was."""
    path.parent.mkdir(exist_ok=True)
    descriptor, written = mkstemp(dir=path.parent, prefix=path.name)
    os.close(descriptor)
    try:
        Path(written).write_text(text, encoding="utf-8")
        Path(written).replace(path)
    except OSError:
        Path(written).unlink()
        raise
