"""The work queue: each message is a job's id, and one invocation runs a bounded slice of it. Its schedule runs the sweeper."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from emptor.core.lambda_queue import queue_handler
from emptor.core.logging import configure
from emptor.core.settings import get_settings
from emptor.services.jobs.sweeper import sweep
from emptor.services.jobs.worker import run_slice
from emptor.services.wiring import Services

configure(get_settings())
services = Services(get_settings())


async def work(job_id: UUID, remaining_s: Callable[[], float]) -> None:
    """Run a slice; a job that needs another one goes back to the queue by itself."""
    await run_slice(services, job_id, remaining_s)


handler = queue_handler(work, tick=partial(sweep, services))
