"""The whole of Emptor in one process: every function's routes, and a worker with its sweeper. For servers and laptops."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from emptor.services.sweeper import sweep_forever
from emptor.services.wiring import Services
from emptor.services.worker import run_forever


@asynccontextmanager
async def working(services: Services) -> AsyncIterator[None]:
    """Work on jobs and sweep in the background; hand back what is under way at the end."""
    stop = asyncio.Event()
    tasks = [asyncio.create_task(run_forever(services, stop)), asyncio.create_task(sweep_forever(services, stop))]
    try:
        yield
    finally:
        stop.set()
        await asyncio.gather(*tasks, return_exceptions=True)
