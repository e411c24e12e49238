"""A queue inside one process: for the command line, for tests, and as the model of how the others behave."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import dataclass
from itertools import count
from uuid import UUID

from emptor.queue.port import DEFAULT_MAX_DELIVERIES, WorkMessage


@dataclass
class _Entry:
    job_id: UUID
    visible_at: float
    deliveries: int = 0


class MemoryQueue:
    """A WorkQueue that ends with its process. It belongs to one event loop."""

    def __init__(self, name: str = "memory", *, max_deliveries: int = DEFAULT_MAX_DELIVERIES) -> None:
        self.name = name
        self._max_deliveries = max_deliveries
        self._numbers = count(1)
        self._entries: dict[str, _Entry] = {}
        self._dead: list[UUID] = []
        self._changed = asyncio.Event()

    async def send(self, job_id: UUID, *, delay_s: int = 0) -> None:
        self._entries[str(next(self._numbers))] = _Entry(job_id, self._now() + delay_s)
        self._changed.set()

    async def receive(self, *, limit: int = 1, visibility_s: int, wait_s: float = 0) -> list[WorkMessage]:
        deadline = self._now() + wait_s
        while True:
            taken = self._take(limit, visibility_s)
            left_s = deadline - self._now()
            if taken or left_s <= 0:
                return taken
            await self._until_something_may_be_there(left_s)

    async def extend(self, message: WorkMessage, *, visibility_s: int) -> None:
        if entry := self._entries.get(message.receipt):
            entry.visible_at = self._now() + visibility_s

    async def ack(self, message: WorkMessage) -> None:
        self._entries.pop(message.receipt, None)

    async def dead_letters(self, *, limit: int = 100) -> list[UUID]:
        return self._dead[:limit]

    async def drop_dead_letters(self, job_id: UUID) -> int:
        kept = [dead for dead in self._dead if dead != job_id]
        dropped, self._dead = len(self._dead) - len(kept), kept
        return dropped

    async def aclose(self) -> None:
        self._changed.set()

    def _take(self, limit: int, visibility_s: int) -> list[WorkMessage]:
        now = self._now()
        taken: list[WorkMessage] = []
        for receipt, entry in list(self._entries.items()):
            if len(taken) == limit:
                break
            if entry.visible_at > now:
                continue
            if entry.deliveries >= self._max_deliveries:
                self._dead.append(self._entries.pop(receipt).job_id)
                continue
            entry.deliveries += 1
            entry.visible_at = now + visibility_s
            taken.append(WorkMessage(receipt=receipt, job_id=entry.job_id, deliveries=entry.deliveries))
        return taken

    async def _until_something_may_be_there(self, left_s: float) -> None:
        """Until a message is sent or a hidden one shows, or the time is up."""
        now = self._now()
        shows_in = min((entry.visible_at - now for entry in self._entries.values()), default=left_s)
        self._changed.clear()
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(self._changed.wait(), max(0.0, min(left_s, shows_in)))

    @staticmethod
    def _now() -> float:
        return asyncio.get_running_loop().time()
