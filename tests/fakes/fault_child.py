"""Worker processes that die where they are told to, forked from one that has imported everything: each costs milliseconds.

A crash point lies before and after every statement that is sent to the database, every checkpoint that is written and every paid
call. A child counts them and kills itself with SIGKILL at the one it was told; nothing is put in order.

Run as a module it is the parent of those children. It reads one JSON object a line from standard input, forks a child for each,
and writes one line when the child has begun and one when it has ended.
"""

from __future__ import annotations

import asyncio
import json
import logging
import os
import signal
import sys
import threading
import traceback
from collections.abc import Awaitable, Callable
from typing import Any
from uuid import UUID

import genai_prices.data  # noqa: F401 - loaded once for all children
import psycopg
import uvicorn
from langgraph.checkpoint.postgres.aio import AsyncPostgresSaver

from emptor.core.app import create_app
from emptor.core.errors import Unavailable
from emptor.core.logging import configure
from emptor.db.events import EventRepository
from emptor.llm.providers.openai import OpenAiProvider
from emptor.models.events import EventType, NewEvent
from emptor.queue import pgmq  # noqa: F401 - as above
from emptor.routers.application import all_routers
from emptor.services.jobs.sweeper import sweep_forever
from emptor.services.jobs.worker import run_forever, run_slice, slice_clock
from emptor.services.serving import working
from tests.fakes.five_nodes import (
    BusyServices,
    FiveNodeServices,
    HttpScrape,
    HttpSearch,
    PoisonServices,
    TrivialServices,
    rig_settings,
)

SLICE_S = 600.0
RETRY_S = 0.2


class CrashPoints:
    """Counts the points a process passes, and kills it at one of them."""

    def __init__(self, die_at: int | None) -> None:
        self._die_at = die_at
        self.passed: list[str] = []

    def __call__(self, what: str) -> None:
        self.passed.append(what)
        if len(self.passed) == self._die_at:
            os.kill(os.getpid(), signal.SIGKILL)

    def around(self, owner: Any, name: str, label: Callable[..., str | None]) -> None:
        """Put a point before and after an async method; a label of None puts none."""
        inner: Callable[..., Awaitable[Any]] = getattr(owner, name)

        async def wrapped(*args: Any, **kwargs: Any) -> Any:
            what = label(*args, **kwargs)
            if what is None:
                return await inner(*args, **kwargs)
            self(f"before {what}")
            result = await inner(*args, **kwargs)
            self(f"after {what}")
            return result

        setattr(owner, name, wrapped)

    def install(self) -> None:
        """Put points where a job's work leaves this process."""
        self.around(psycopg.AsyncCursor, "execute", _statement)
        self.around(AsyncPostgresSaver, "aput", lambda *_: "checkpoint")
        self.around(AsyncPostgresSaver, "aput_writes", lambda *_: "writes of a node")
        self.around(HttpSearch, "search", lambda *_: "call search")
        self.around(HttpScrape, "fetch", lambda *_: "call scrape")
        self.around(OpenAiProvider, "complete", lambda *_: "call model")
        _around_stream(self, OpenAiProvider)


def _around_stream(points: CrashPoints, provider: Any) -> None:
    inner = provider.stream

    async def stream(*args: Any) -> Any:
        points("before call stream")
        async for piece in inner(*args):
            points("in call stream")
            yield piece
        points("after call stream")

    provider.stream = stream


def _statement(_cursor: Any, query: Any, *_: Any, **__: Any) -> str | None:
    """What a statement does, in its first words; reading leaves nothing behind, and renewals depend on the clock."""
    text = query.decode() if isinstance(query, bytes) else str(query)
    body = " ".join(line for line in text.splitlines() if not line.strip().startswith("--")).strip().lower()
    if (
        not any(word in body for word in ("insert", "update", "delete", "pgmq", "hold_job"))
        or "returning cancel_requested" in body
    ):
        return None
    return f"sql {body[:60]}"


async def one_slice(order: dict[str, Any]) -> dict[str, Any]:
    """Work on one job until it ends or this process does."""

    services = _services(order)
    points = CrashPoints(order.get("die_at"))
    points.install()
    try:
        outcome = await run_slice(services, UUID(order["job"]), slice_clock(SLICE_S))
        return {"end": outcome.end.value, "points": points.passed}
    finally:
        await services.aclose()


async def work_forever(order: dict[str, Any]) -> dict[str, Any]:
    """Be a server: a worker and a sweeper, until killed."""

    os.nice(order.get("nice", 0))
    services, stop = _services(order), asyncio.Event()
    while True:
        try:
            await services.open()
        except Unavailable:
            await asyncio.sleep(RETRY_S)
        else:
            break
    await asyncio.gather(run_forever(services, stop), sweep_forever(services, stop))
    return {}


async def append_events(order: dict[str, Any]) -> dict[str, Any]:
    """Write events to a job's log as its holder, and say after each batch that it was taken."""

    services = _services(order)
    log = EventRepository(services.database)
    with os.fdopen(os.open(order["acknowledged"], os.O_WRONLY | os.O_APPEND | os.O_CREAT), "wb", buffering=0) as told:
        for n in range(order["batches"]):
            names = [f"{order['writer']}-{n}-{i}" for i in range(order["batch"])]
            events = [NewEvent(type=EventType.NOTICE, message=name) for name in names]
            await log.append(UUID(order["job"]), order["token"], events)
            told.write("".join(f"{name}\n" for name in names).encode())
    await services.aclose()
    return {"end": "written"}


async def serve(order: dict[str, Any]) -> dict[str, Any]:
    """Be the whole service on one port: API, worker, sweeper."""
    services = _services(order)
    await services.open()
    app = create_app(*all_routers(), settings=services.settings, services=services)
    config = uvicorn.Config(app, host="127.0.0.1", port=order["port"], log_config=None, access_log=False, lifespan="off")
    async with working(services):
        await uvicorn.Server(config).serve()
    return {}


KINDS = {"trivial": TrivialServices, "poison": PoisonServices, "busy": BusyServices}
DUTIES = {"slice": one_slice, "worker": work_forever, "events": append_events, "serve": serve}


def _services(order: dict[str, Any]) -> Any:

    settings = rig_settings(order["database"], order.get("models", ""), **order.get("settings", {}))
    configure(settings.model_copy(update={"log_level": order.get("log_level", "ERROR"), "log_format": "text"}))
    kind = KINDS.get(order.get("kind", ""), FiveNodeServices)
    services = kind(settings)
    services.paid_base = order.get("paid", "")
    return services


def _child(order: dict[str, Any], report: int) -> None:
    told = asyncio.run(DUTIES[order["duty"]](order))
    os.write(report, json.dumps(told).encode())


def _say(told: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(told) + "\n")
    sys.stdout.flush()


def _wait_for(pid: int, report: int) -> None:
    with os.fdopen(report, "rb") as pipe:
        told = pipe.read()
    _, status = os.waitpid(pid, 0)
    _say({"ended": pid, "signal": os.WTERMSIG(status) if os.WIFSIGNALED(status) else None, **json.loads(told or b"{}")})


def main() -> None:
    logging.basicConfig(level=logging.CRITICAL)
    for line in sys.stdin:
        order = json.loads(line)
        reading, writing = os.pipe()
        pid = os.fork()
        if pid == 0:
            os.close(reading)
            try:
                _child(order, writing)
            except BaseException:  # noqa: BLE001 - whatever it was, the child ends here
                traceback.print_exc()
            finally:
                os._exit(0)
        os.close(writing)
        _say({"begun": pid})
        threading.Thread(target=_wait_for, args=(pid, reading), daemon=True).start()


if __name__ == "__main__":
    main()
