"""The worker: takes job ids from a queue, and gives each a bounded slice of work."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import math
import os
import socket
import time
from collections.abc import Callable
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from emptor.core.errors import EmptorError
from emptor.core.logging import bind
from emptor.models.base import Model
from emptor.queue.port import WorkMessage
from emptor.services.jobs.slices import JobSlice, SliceEnd

if TYPE_CHECKING:
    from emptor.services.wiring import Services

log = logging.getLogger(__name__)

QUEUE_WAIT_S = 5.0
QUEUE_PAUSE_S = 1.0  # after the queue could not be reached
HIDINGS_PER_LEASE = 3  # how often a message is hidden again in a lease's time: it comes again when its worker died


class SliceOutcome(Model):
    """How a slice ended. One that is unfinished has sent the message for its next slice."""

    job_id: UUID
    end: SliceEnd


def worker_name() -> str:
    """Who holds a lease, for people who read the table."""
    return f"{socket.gethostname()}:{os.getpid()}:{uuid4().hex[:8]}"


async def run_slice(services: Services, job_id: UUID, remaining_s: Callable[[], float]) -> SliceOutcome:
    """Claim the job, run its graph until it ends or time runs short, and record the end.

    A message that comes twice, or for a job that has ended, finds nothing to claim and does nothing.

    Args:
        services: the process's services.
        job_id: the job.
        remaining_s: seconds this process may still run.

    Raises:
        Unavailable: the database or the queue cannot be reached; the job is as it was at its last checkpoint.
    """
    settings = services.settings
    with bind(job_id=str(job_id)):
        asked = time.monotonic()
        job = await services.jobs.claim(
            job_id,
            worker_name(),
            lease_s=settings.lease_s,
            max_attempts=settings.max_attempts,
            poison_after=settings.poison_after,
        )
        if job is None:
            return SliceOutcome(job_id=job_id, end=SliceEnd.NOT_OURS)
        with services.leases.holding(job.id, job.fencing_token, since=asked) as lease:
            end = await JobSlice(services, job, remaining_s, lease).run()
        if end is SliceEnd.LOST:  # we live, so this was no death
            await services.jobs.forgive(job.id, job.fencing_token)
        log.info("slice ended", extra={"end": end.value, "attempt": job.attempts})
        return SliceOutcome(job_id=job_id, end=end)


def slice_clock(seconds: float) -> Callable[[], float]:
    """A clock that counts down from `seconds`, for processes that no platform limits."""
    end = time.monotonic() + seconds
    return lambda: end - time.monotonic()


async def run_forever(services: Services, stop: asyncio.Event) -> None:
    """Take jobs from the queue, a few at a time, until `stop` is set; then hand back what is under way. For servers."""
    running: set[asyncio.Task[None]] = set()
    stopping = asyncio.create_task(stop.wait())
    try:
        while not stop.is_set():
            if unwell_s := services.leases.unwell_s:
                await asyncio.wait({*running, stopping}, return_when=asyncio.FIRST_COMPLETED, timeout=unwell_s)
            elif (free := _free_places(services, len(running))) > 0:
                running |= {
                    asyncio.create_task(_handle(services, message)) for message in await _receive(services, free, stopping)
                }
            else:
                await asyncio.wait({*running, stopping}, return_when=asyncio.FIRST_COMPLETED)
            running = {task for task in running if not task.done()}
    finally:
        stopping.cancel()
        for task in running:
            task.cancel()
        await asyncio.gather(*running, return_exceptions=True)


def _free_places(services: Services, taken: int) -> int:
    """How many more jobs this process may take: none beside one that is to work alone."""
    return 0 if services.company.closed and taken else services.settings.worker_concurrency - taken


async def _receive(services: Services, limit: int, stopping: asyncio.Task[bool]) -> list[WorkMessage]:
    """Up to `limit` messages; none when the queue is silent, cannot be reached, or we are to stop."""
    asking = asyncio.create_task(services.queue.receive(limit=limit, visibility_s=_hidden_s(services), wait_s=QUEUE_WAIT_S))
    await asyncio.wait({asking, stopping}, return_when=asyncio.FIRST_COMPLETED)
    if not asking.done():
        asking.cancel()
    try:
        return await asking
    except asyncio.CancelledError:
        return []
    except Exception as error:
        if isinstance(error, EmptorError):
            log.warning("the queue did not answer: %s", error.message)
        else:
            log.exception("the queue failed")
    await asyncio.wait({stopping}, timeout=QUEUE_PAUSE_S)
    return []


async def _handle(services: Services, message: WorkMessage) -> None:
    """One slice for one message, which stays hidden from others while we work on it."""
    keeping = asyncio.create_task(_keep_hidden(services, message))
    try:
        await run_slice(services, message.job_id, slice_clock(services.settings.slice_s))
        await services.queue.ack(message)
    except EmptorError as error:
        log.warning("job %s waits for its next delivery: %s", message.job_id, error.message)
    except Exception:
        log.exception("the worker failed on job %s", message.job_id)
    finally:
        keeping.cancel()


async def _keep_hidden(services: Services, message: WorkMessage) -> None:
    while True:
        await asyncio.sleep(services.settings.lease_s / HIDINGS_PER_LEASE)
        with contextlib.suppress(EmptorError):
            await services.queue.extend(message, visibility_s=_hidden_s(services))


def _hidden_s(services: Services) -> int:
    """Longer than the lease, which may be renewed until the message is hidden the next time: who gets the message of a dead
    worker finds the job free. One that came before that would be taken for a double, and dropped (the sweeper sends another)."""
    lease_s = services.settings.lease_s
    return lease_s + math.ceil(lease_s / HIDINGS_PER_LEASE) + 1
