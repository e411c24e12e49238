"""The sweeper: no accepted job is ever forgotten, whatever happened to its worker or its message."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING

from emptor.core.errors import EmptorError
from emptor.db.jobs import Swept

if TYPE_CHECKING:
    from emptor.services.wiring import Services

log = logging.getLogger(__name__)

SWEEP_EVERY_S = 5.0


async def sweep(services: Services) -> Swept:
    """Queue anew what nobody works on, and end what is out of attempts or time. Any number of processes may sweep at once."""
    swept = await services.jobs.sweep(max_attempts=services.settings.max_attempts)
    for job_id in swept.requeue:
        await services.queue.send(job_id)
    if swept.requeue or swept.failed or swept.cancelled:
        log.info("swept", extra={"requeued": len(swept.requeue), "failed": len(swept.failed), "cancelled": len(swept.cancelled)})
    return swept


async def sweep_forever(services: Services, stop: asyncio.Event) -> None:
    """Sweep every few seconds until `stop` is set. For servers; functions are called by a schedule."""
    while not stop.is_set():
        try:
            await sweep(services)
        except EmptorError as error:
            log.warning("the sweep failed: %s", error.message)
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), SWEEP_EVERY_S)
