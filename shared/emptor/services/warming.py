"""Loading what a job needs before the first one comes: the workflow in this process, extraction in those of the CPU pool.

A server does it while it starts; otherwise its first job would wait for it in silence, for some seconds. A function that does not
work on jobs never calls it.
"""

from __future__ import annotations

import asyncio
import importlib
import logging
import threading
import time

from emptor.core.cpu import cpu_pool, run_cpu
from emptor.models.jobs import JobOptions
from emptor.utils.collector import loading
from emptor.utils.kept import keep_new
from emptor.utils.lean_imports import import_parts_only

log = logging.getLogger(__name__)

RUN_MODULE = "emptor.services.jobs.research_run"  # LangGraph, and the nodes of the workflow with all they import
# What the first job imports beside it, where it comes to it: the web or its archive, and the models.
FIRST_JOB_MODULES = ("emptor.services.jobs.contexts", "emptor.services.pages.web", "emptor.services.jobs.worker")
# LangGraph needs a module of each. Each imports the client of a service, with all its models: a third of the whole import's time.
PARTLY_USED = ("langsmith.types", "langgraph_sdk")
MAX_WARM_WORKERS = 2  # processes of the pool; each keeps some 100 MB
WARM_TIMEOUT_S = 60.0
QUESTION = "wireless headphones under 150 dollars"
# A page of a shop in small: each part of it is read with words that are loaded for the first page which has such a part.
PAGE = """<html lang="en"><head><title>Kettle K2 | Shop</title></head><body>
<nav><a href="/">Home</a> &gt; <a href="/c/kettles">Kettles</a></nav>
<h1>Kettle K2</h1><p><a href="/b/corvo">by Corvo</a></p><p>SKU: 7041 MPN: K2-17</p>
<p>Price: $20.00 <del>$25.00</del></p><p>In stock. Free shipping. Delivery in 2-3 days. Returns within 30 days.</p>
<p>4.5 out of 5 (120 reviews)</p><p>Sold by Kettles Ltd</p><button>Add to cart</button>
<h2>Specifications</h2><table><tr><th>Capacity</th><td>1.7 l</td></tr><tr><th>Cordless</th><td>Yes</td></tr></table>
<h2>Reviews</h2><p>Boils quickly and is not loud. It does not switch itself off without water, however.</p>
<ul><li><a href="/p/k3">Kettle K3</a> $30.00 <a href="/p/k3">Details</a></li></ul></body></html>"""
URL = "https://shop.example/kettle"
_MS_PER_S = 1_000

_loaded = threading.Event()


def workflow_is_loaded() -> bool:
    """Whether a job can start at once."""
    return _loaded.is_set()


async def load_workflow() -> None:
    """Import the workflow beside the event loop, which serves others meanwhile. Returns at once when that has been done."""
    if not _loaded.is_set():
        await asyncio.to_thread(_import_workflow)


async def warm() -> None:
    """Load the workflow, make its first use cheap, and start processes of the pool. A failure is logged."""
    started = time.perf_counter()
    workers = min(max(1, cpu_pool().size), MAX_WARM_WORKERS)
    try:
        await asyncio.gather(asyncio.to_thread(_first_use), _warm_pool(workers))
    except Exception:
        log.exception("warming up failed; the first job takes longer")
        return
    log.info("ready for the first job", extra={"ms": round((time.perf_counter() - started) * _MS_PER_S)})


async def _warm_pool(workers: int) -> None:
    """Load questions and pages where the pool's processes come from, and start some."""
    await cpu_pool().load(_first_use_in_pool)
    await asyncio.gather(*(run_cpu(_extract_something, timeout_s=WARM_TIMEOUT_S) for _ in range(workers)))


def load_here() -> None:
    """Load all that a job needs in this process, and let the pool's processes be forked from it: nothing is loaded twice.

    For a command that runs one job, before it has a second thread. A server keeps answering, and warms up beside it.
    """
    _first_use()
    with loading():
        _extract_something()
        keep_new()
    cpu_pool().fork_here()


def _import_workflow() -> None:
    with loading():
        import_parts_only(*PARTLY_USED)
        importlib.import_module(RUN_MODULE).research_graph()
    _loaded.set()


def _first_use() -> None:
    """Tables are read and expressions compiled at the first question."""
    _import_workflow()
    with loading():
        for name in FIRST_JOB_MODULES:
            importlib.import_module(name)
        _read_something()


def _first_use_in_pool() -> None:
    _read_something()
    _extract_something()


def _read_something() -> None:
    from emptor.agents.questions import parse_question  # noqa: PLC0415 - part of what is warmed

    parse_question(QUESTION, JobOptions())


def _extract_something() -> None:
    from emptor.extract import extract_page  # noqa: PLC0415 - the parser and the lexicon are loaded by who extracts

    extract_page(PAGE, URL)
