"""The sweeper: no accepted job is ever forgotten, whatever happened to its worker or its message."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import time
from dataclasses import asdict
from typing import TYPE_CHECKING

from emptor.core.errors import EmptorError
from emptor.db.jobs import Swept
from emptor.db.retention import Ages, RetentionRepository
from emptor.services.jobs.messages import recall_within

if TYPE_CHECKING:
    from emptor.services.wiring import Services

log = logging.getLogger(__name__)

SWEEP_EVERY_S = 5.0
SOONEST_S, AFTER_LEASE_S = 0.1, 0.02  # the least pause between two sweeps; how long after a lease's end it is swept
TIDY_EVERY_S = 3_600.0
TIDY_FOR_S = 2.0  # at a stretch: jobs of dead workers wait meanwhile


async def sweep(services: Services) -> Swept:
    """Queue again what nobody works on, and end what is out of attempts or time. Any number of processes may sweep at once."""
    recall = recall_within(services.queue)
    settings = services.settings
    swept = await services.jobs.sweep(
        max_attempts=settings.max_attempts,
        recall=recall,
        poison_after=settings.poison_after,
        poison_grace_s=settings.lease_s,
    )
    for job_id in swept.requeue if recall is None else ():
        await services.queue.send(job_id)
    if swept.requeue or swept.failed or swept.cancelled:
        log.info("swept", extra={"requeued": len(swept.requeue), "failed": len(swept.failed), "cancelled": len(swept.cancelled)})
    await _tidy_when_due(services)
    return swept


async def _tidy_when_due(services: Services) -> None:
    """Remove what is older than the settings keep it: once an hour and process, batch by batch, for a limited time."""
    now = time.monotonic()
    if now < services.tidy_due_at:
        return
    services.tidy_due_at = now + TIDY_EVERY_S
    settings = services.settings
    ages = Ages(settings.keep_events_days, settings.keep_checkpoints_days, settings.keep_pages_days)
    retention = RetentionRepository(services.database)
    more = True
    while more and time.monotonic() - now < TIDY_FOR_S:
        removed = await retention.sweep(ages)
        more = removed.more
        log.info("tidied", extra=asdict(removed))
    log.info("store tidied", extra={"removed_from_store": await services.snapshots.remove_queued()})
    if more:  # what is left is not left for an hour
        services.tidy_due_at = time.monotonic()


async def sweep_forever(services: Services, stop: asyncio.Event) -> None:
    """Sweep every few seconds, and when a lease runs out, until `stop` is set. For servers; functions have a schedule."""
    while not stop.is_set():
        pause_s = SWEEP_EVERY_S
        try:
            await sweep(services)
            pause_s = await _pause_s(services)
        except EmptorError as error:
            log.warning("the sweep failed: %s", error.message)
        except Exception:  # the next sweep may fare better; without one, jobs of dead workers would wait for ever
            log.exception("the sweep failed")
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), pause_s)


async def _pause_s(services: Services) -> float:
    """Until the next sweep: a job whose worker died is taken over when its lease ends, and not up to a whole interval later."""
    settings = services.settings
    lease_ends_s = await services.jobs.next_lease_end_s(poison_after=settings.poison_after, poison_grace_s=settings.lease_s)
    return SWEEP_EVERY_S if lease_ends_s is None else max(SOONEST_S, min(SWEEP_EVERY_S, lease_ends_s + AFTER_LEASE_S))
