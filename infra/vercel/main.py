"""The whole API as one Vercel function. There is no process that stays, so a cron calls the worker every minute."""

from __future__ import annotations

import asyncio
import hmac
import time
from typing import Annotated

from fastapi import APIRouter, Header

from emptor.core.errors import Forbidden
from emptor.core.settings import get_settings
from emptor.models.base import Model
from emptor.routers.application import all_routers, application
from emptor.routers.dependencies import ServicesDep
from emptor.services.jobs.sweeper import sweep
from emptor.services.jobs.worker import run_slice, slice_clock
from emptor.services.watches.tick import run_due
from emptor.services.webhooks.sending import send_due
from emptor.services.wiring import Services

# Vercel ends a function after 300 s on the Hobby plan. A slice stops by itself some 20 s before its time is up.
DRAIN_S = 280.0
# No new job is begun with less than this left.
WORTH_STARTING_S = 60.0
TICK_S = 18.0  # for telling webhooks
MARGIN_S = 10

router = APIRouter(prefix="/internal", include_in_schema=False)


class Drained(Model):
    jobs: int


class Ticked(Model):
    requeued: int
    failed: int
    cancelled: int


@router.get("/tick")
async def tick(services: ServicesDep, authorization: Annotated[str, Header()] = "") -> Ticked:
    """Sweep and tell webhooks, and nothing else: for a scheduler that comes more often than one wants to drain."""
    _check(authorization)
    swept = await sweep(services)
    await send_due(services, slice_clock(TICK_S))
    return Ticked(requeued=len(swept.requeue), failed=len(swept.failed), cancelled=len(swept.cancelled))


@router.get("/drain")
async def drain(services: ServicesDep, authorization: Annotated[str, Header()] = "") -> Drained:
    """Sweep, then read watched pages and work through the queue for as long as the function may run. Vercel's cron sends the
    secret."""
    _check(authorization)
    await sweep(services)
    end = time.monotonic() + DRAIN_S
    watching = asyncio.create_task(run_due(services, slice_clock(DRAIN_S)))
    try:
        jobs = await _work(services, end)
    finally:
        await watching
        await send_due(services, slice_clock(TICK_S))
    return Drained(jobs=jobs)


async def _work(services: Services, end: float) -> int:
    jobs = 0
    while (left := end - time.monotonic()) > WORTH_STARTING_S:
        messages = await services.queue.receive(limit=1, visibility_s=int(left) + MARGIN_S)
        if not messages:
            break
        await run_slice(services, messages[0].job_id, slice_clock(left))
        await services.queue.ack(messages[0])
        jobs += 1
    return jobs


def _check(authorization: str) -> None:
    secret = get_settings().cron_secret
    expected = f"Bearer {secret.get_secret_value()}" if secret else ""
    if not secret or not hmac.compare_digest(authorization.encode(), expected.encode()):
        raise Forbidden("This path is for the platform's cron; set CRON_SECRET in the project.")


app = application(*all_routers(), router)
