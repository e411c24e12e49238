"""Figures of the whole service, from its tables: the same whoever asks, however many processes there are."""

from __future__ import annotations

from emptor.db.database import Database
from emptor.db.sql import queries
from emptor.models.metrics import LABELS, Measurement, MetricName

WINDOW_S = 300.0
# At most so many hosts are named: each is a series of its own to whoever stores the figures.
MAX_HOSTS = 20


class MetricsRepository:
    """Reads what `emptor.models.metrics` names."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries("metrics")

    async def read(self, window_s: float = WINDOW_S) -> list[Measurement]:
        """Return the figures of now, and of the last `window_s` seconds."""
        rows = await self._db.all(self._sql["read"], {"window_s": window_s, "hosts": MAX_HOSTS})
        return [_measurement(MetricName(row["name"]), (row["first"], row["second"]), float(row["value"])) for row in rows]


def _measurement(name: MetricName, values: tuple[str, str], value: float) -> Measurement:
    labels = LABELS[name]
    return Measurement(name=name, labels=dict(zip(labels, values[: len(labels)], strict=True)), value=value)
