"""Who works beside whom in a process: a job over which a worker has died works alone until it has come past that place.

So it ends no innocent one with it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from uuid import UUID


class Company:
    """The slices of one process. Others share it; a suspect waits until they have ended, and they wait for it."""

    def __init__(self) -> None:
        self._changed = asyncio.Condition()
        self._shared = 0
        self._alone: UUID | None = None
        self._suspects = 0

    @property
    def closed(self) -> bool:
        """Whether a suspect works, or waits for the others to end: no more jobs should be taken."""
        return self._suspects > 0

    @property
    def others(self) -> bool:
        """Whether a suspect would have to wait."""
        return self._shared > 0 or self._alone is not None

    @asynccontextmanager
    async def shared(self) -> AsyncIterator[None]:
        """A place beside others."""
        async with self._changed:
            await self._changed.wait_for(lambda: not self.closed)
            self._shared += 1
        try:
            yield
        finally:
            self._shared -= 1
            await self._tell()

    @asynccontextmanager
    async def alone(self, job_id: UUID) -> AsyncIterator[None]:
        """The only place, until the job is trusted. Waits for the others."""
        self._suspects += 1
        try:
            async with self._changed:
                await self._changed.wait_for(lambda: not self.others)
                self._alone = job_id
        except asyncio.CancelledError:
            self._suspects -= 1
            await self._tell()
            raise
        try:
            yield
        finally:
            await self.trust(job_id)
            self._shared -= 1
            await self._tell()

    async def trust(self, job_id: UUID) -> None:
        """Let others work beside this job, if it is the one that works alone."""
        if self._alone == job_id:
            self._alone = None
            self._suspects -= 1
            self._shared += 1
            await self._tell()

    async def _tell(self) -> None:
        async with self._changed:
            self._changed.notify_all()
