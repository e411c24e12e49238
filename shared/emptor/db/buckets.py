"""Token buckets in the database: quotas of users and rates of providers, shared by all instances."""

from __future__ import annotations

from emptor.core.errors import LimitExceeded
from emptor.db.database import Database
from emptor.db.sql import queries


class BucketRepository:
    """Rows of rate_buckets."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries("buckets")

    async def take(self, key: str, *, capacity: float, per_s: float, amount: float = 1.0, within_s: float = 0.0) -> float:
        """Take from a bucket and return the seconds to wait before acting on it: 0 when it held enough.

        A taker that must wait leaves a debt behind it, so that turns come in the order of asking.

        Args:
            key: the bucket; it is full when first used.
            capacity: what it holds at most.
            per_s: what flows in a second.
            amount: what is taken; more than the capacity counts as the capacity.
            within_s: the longest wait that is acceptable.

        Raises:
            LimitExceeded: the wait would be longer; nothing was taken. Carries retry_after_s.
        """
        wanted = {"key": key, "capacity": capacity, "per_s": per_s, "amount": min(amount, capacity), "within_s": within_s}
        row = await self._db.one(self._sql["take"], wanted)
        if row is not None:
            return max(0.0, -float(row["tokens"]) / per_s)
        waiting = await self._db.one(self._sql["wait"], wanted)
        raise LimitExceeded(
            f"The limit of {capacity:g} and {per_s:g} a second for {key} is used up.",
            retry_after_s=float(waiting["wait_s"]) if waiting else 0.0,
        )
