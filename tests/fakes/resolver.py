"""Resolvers whose answers a test decides."""

from __future__ import annotations

from emptor.core.net import ResolutionError


class FakeResolver:
    """Answers from a table; a name with several rows gets the next row each time it is asked for, and then the last for ever.

    Attributes:
        asked: every name asked for, in order.
    """

    def __init__(self, table: dict[str, list[list[str]]] | None = None, *, otherwise: list[str] | None = None) -> None:
        self._table = {name: list(rows) for name, rows in (table or {}).items()}
        self._otherwise = otherwise
        self.asked: list[str] = []

    async def resolve(self, host: str, port: int) -> list[str]:
        """See `Resolver.resolve`."""
        self.asked.append(host)
        rows = self._table.get(host)
        if rows:
            return rows.pop(0) if len(rows) > 1 else rows[0]
        if self._otherwise is None:
            raise ResolutionError(f"{host} is not in the test's table.")
        return self._otherwise
