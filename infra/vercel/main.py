"""The whole API as one Vercel function. There is no process that stays: what brings work calls the worker at once, and a cron
calls it every minute for what a call has missed.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import os
import time
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Header
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from emptor.core.errors import Forbidden
from emptor.core.settings import get_settings
from emptor.core.version import API_PREFIX
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
CONNECT_S = 2.0
HANDED_OVER_S = 0.3  # after the request is written: the platform has it, and starts the function
# The address of this deployment, by VERCEL_ENV: https://vercel.com/docs/environment-variables/system-environment-variables
HOST_OF = {"production": "VERCEL_PROJECT_PRODUCTION_URL"}

log = logging.getLogger(__name__)

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


class Waking:
    """Calls the worker once a request has brought work, in an invocation of its own, so that jobs run beside one another.

    An invocation ends with its response, and Python functions have no `waitUntil` there. A function that is called goes on after
    its caller has left, as long as `supportsCancellation` is not set for it in vercel.json (cancelling requests:
    https://vercel.com/docs/functions/functions-api-reference). So the call is made before the response is sent, and nobody waits
    for its answer. Where it fails, the cron finds the job.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] != "POST":
            await self._app(scope, receive, send)
            return

        async def sent(message: Message) -> None:
            if message["type"] == "http.response.start" and message["status"] == HTTPStatus.ACCEPTED:
                await wake()
            await send(message)

        await self._app(scope, receive, sent)


async def wake() -> None:
    """Call this deployment's `/internal/drain`, and leave as soon as it has the request."""
    import httpx  # noqa: PLC0415 - only a request that brings work pays for it

    secret = get_settings().cron_secret
    host = os.environ.get(HOST_OF.get(os.environ.get("VERCEL_ENV", ""), "VERCEL_URL"))
    if secret is None or not host:
        return
    base = host if "://" in host else f"https://{host}"
    headers = {"Authorization": f"Bearer {secret.get_secret_value()}"}
    if bypass := os.environ.get("VERCEL_AUTOMATION_BYPASS_SECRET"):
        headers["x-vercel-protection-bypass"] = bypass  # previews are not public
    timeout = httpx.Timeout(CONNECT_S, read=HANDED_OVER_S)
    try:
        async with httpx.AsyncClient(timeout=timeout, trust_env=False) as http:
            await http.get(f"{base}{API_PREFIX}/internal/drain", headers=headers)
    except httpx.ReadTimeout:
        return  # it has the request
    except httpx.TransportError as error:
        log.warning("the worker could not be called (%s); the cron will find the job", type(error).__name__)


app = application(*all_routers(), router)
app.add_middleware(Waking)
