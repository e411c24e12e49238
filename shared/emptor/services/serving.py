"""What works in the background where all of Emptor is one process: the worker, its sweeper, the watches, the webhooks."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from emptor.core.watchdog import watchdog
from emptor.services.jobs.sweeper import sweep_forever
from emptor.services.jobs.worker import run_forever
from emptor.services.warming import warm
from emptor.services.watches.tick import watch_forever
from emptor.services.webhooks.sending import send_forever
from emptor.services.wiring import Services


@asynccontextmanager
async def working(services: Services, *, warmed: bool = False) -> AsyncIterator[None]:
    """Work on jobs, sweep, run watches and send webhooks in the background; hand back what is under way at the end.

    A process whose event loop stands still for longer than `EMPTOR_LOOP_SILENCE_S` (two leases) ends: others take over its jobs.

    Args:
        services: the process's services.
        warmed: load what a job needs now, and not when the first one comes.
    """
    stop = asyncio.Event()
    loops = (run_forever, sweep_forever, watch_forever, send_forever)
    tasks = [asyncio.create_task(loop(services, stop)) for loop in loops]
    if warmed:
        tasks.append(asyncio.create_task(warm()))
    try:
        async with watchdog(services.settings.silence_limit_s):
            yield
    finally:
        stop.set()
        await asyncio.gather(*tasks, return_exceptions=True)
