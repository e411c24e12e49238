"""Who is told when a user cancels a job: the slice that works on it, at once where notifications arrive."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager

from emptor.db.listen import CANCELS, GAP, Notifications


class Cancels:
    """One subscription of the process for all its slices. What is told is a hint: whoever is woken asks the job's row."""

    def __init__(self, notifications: Notifications) -> None:
        self._notifications = notifications
        self._waiting: defaultdict[str, set[asyncio.Event]] = defaultdict(set)
        notifications.subscribe(CANCELS, self._on_notice)

    @property
    def live(self) -> bool:
        """Whether notifications arrive; without them a slice has to ask again and again."""
        return self._notifications.live

    @contextmanager
    def watching(self, job_id: object, told: asyncio.Event) -> Iterator[None]:
        """Set this event whenever the job may have been cancelled."""
        key = str(job_id)
        self._waiting[key].add(told)
        try:
            yield
        finally:
            self._waiting[key].discard(told)
            if not self._waiting[key]:
                del self._waiting[key]

    def _on_notice(self, payload: str) -> None:
        whose = list(self._waiting) if payload == GAP else [payload]
        for told in (told for key in whose for told in self._waiting.get(key, ())):
            told.set()
