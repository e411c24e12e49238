"""The step ledger: an answer that was paid for is stored before it is used, and read before it is paid for again."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any, Protocol

from emptor.llm.usage import CallUsage

_SEPARATOR = b"\x1f"


class Ledger(Protocol):
    """One job's ledger. `step` is the node that asked, `digest` names the exact input, `result` is a JSON object."""

    async def get(self, step: str, digest: str) -> dict[str, Any] | None: ...

    async def put(self, step: str, digest: str, result: dict[str, Any], usage: CallUsage) -> None:
        """Store a result. A second put of the same key keeps the first."""
        ...


class Readings(Protocol):
    """Answers about single pages, shared by all jobs. `digest` names the exact question and the models that may answer it."""

    async def get(self, digest: str) -> dict[str, Any] | None: ...

    async def keep(self, digest: str, result: dict[str, Any], *, page: str, task: str, model: str) -> None: ...


class MemoryLedger:
    """A ledger for tests and for jobs that keep nothing."""

    def __init__(self) -> None:
        self.rows: dict[tuple[str, str], tuple[dict[str, Any], CallUsage]] = {}

    async def get(self, step: str, digest: str) -> dict[str, Any] | None:
        row = self.rows.get((step, digest))
        return row[0] if row else None

    async def put(self, step: str, digest: str, result: dict[str, Any], usage: CallUsage) -> None:
        self.rows.setdefault((step, digest), (result, usage))


def digest_of(parts: Iterable[str]) -> str:
    """Return the hexadecimal SHA-256 of the parts, each apart from the next."""
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode("utf-8", "replace"))
        digest.update(_SEPARATOR)
    return digest.hexdigest()
