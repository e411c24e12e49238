"""Rows of a suite: one JSON object a line in `tests/evals/data`."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.evals.frame import SuiteSkipped

DATA = Path(__file__).parent / "data"


def rows_file(name: str) -> Path:
    """Return where the rows of a suite stand."""
    return DATA / f"{name}.jsonl"


def read_rows(name: str) -> list[dict[str, Any]]:
    """Return the rows of `tests/evals/data/NAME.jsonl`, in order.

    Raises:
        SuiteSkipped: the file is not there.
    """
    path = rows_file(name)
    if not path.exists():
        raise SuiteSkipped(f"{path} is missing: it is part of the repository, restore it with git")
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
