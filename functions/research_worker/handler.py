"""The work queue: each message is a job's id, an invocation runs a slice of it. The schedule sweeps and tells webhooks."""

from __future__ import annotations

import os
from collections.abc import Callable
from uuid import UUID

from emptor.core import cold_start
from emptor.core.lambda_queue import queue_handler
from emptor.core.logging import configure
from emptor.core.settings import get_settings
from emptor.services.jobs.sweeper import sweep
from emptor.services.jobs.worker import run_slice, slice_clock
from emptor.services.metrics import log_metrics
from emptor.services.webhooks.sending import send_due
from emptor.services.wiring import Services

TICK_S = 55.0

configure(get_settings())
services = Services(get_settings())
# The stack's name is what stands before the function's own.
STACK = os.environ.get("AWS_LAMBDA_FUNCTION_NAME", "emptor").removesuffix("-research_worker")


async def work(job_id: UUID, remaining_s: Callable[[], float]) -> None:
    """Run a slice; a job that needs another one goes back to the queue by itself."""
    await run_slice(services, job_id, remaining_s)


async def tick() -> None:
    """What the schedule is for, until it comes again."""
    await sweep(services)
    await log_metrics(services, STACK)  # CloudWatch finds the figures in the log
    await send_due(services, slice_clock(TICK_S))


handler = cold_start.ready(queue_handler(work, tick=tick))
