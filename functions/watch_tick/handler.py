"""The schedule of the watches: each invocation reads the pages that are due, for as long as it may run."""

from __future__ import annotations

from functools import partial

from emptor.core import cold_start
from emptor.core.lambda_schedule import schedule_handler
from emptor.core.logging import configure
from emptor.core.settings import get_settings
from emptor.services.watches.tick import run_due
from emptor.services.wiring import Services

configure(get_settings())
services = Services(get_settings())
handler = cold_start.ready(schedule_handler(partial(run_due, services)))
