"""What fetching costs: pages a second over HTTP and with the browser, what the ladder adds, what the address guard lets through.

    make bench B=fetch
    .venv/bin/python tests/benchmarks/bench_fetch.py --memory     # also memory over 500 browser pages (minutes)

The server is a process of its own on loopback and sends a real-sized page (200 kB, gzip). CPU times are printed beside rates,
since on a machine shared with others only they are comparable.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import multiprocessing
import resource
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from multiprocessing.connection import Connection
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from emptor.core.net import Guard
from emptor.models.page import FetchResult, Page
from emptor.scraping.browser import BrowserFetcher
from emptor.scraping.http import HttpFetcher
from emptor.scraping.ladder import Ladder
from emptor.scraping.memory import InMemoryHostMemory
from emptor.scraping.port import Fetcher, FetchRequest
from tests.fakes.connects import connects
from tests.fakes.hostile_pages import PRODUCT
from tests.fakes.hostile_server import Exchange, HostileServer
from tests.fakes.resolver import FakeResolver
from tests.unit.core.net import address_cases
from tests.unit.core.net.test_guard_cases import URLS

HTTP_PAGES = 600
BROWSER_PAGES = 40
MEMORY_PAGES = 500
SAMPLE_EVERY = 50
LADDER_ROUNDS = 7
AT_ONCE = 16
PAGE_BYTES = 200_000
MIB = 1024 * 1024
AGENT = "EmptorBot/0.1"
GUARD = Guard(allow_addresses=["127.0.0.1"])


def page_bytes() -> bytes:
    """Return a product page padded to PAGE_BYTES with text that compresses as pages do."""
    words = "".join(f"<li><a href='/item/{n}'>Kettle number {n * 7919 % 10_007} in copper</a></li>" for n in range(3_000))
    return PRODUCT.replace("</body>", f"<ul>{words}</ul></body>").encode()[:PAGE_BYTES]


def serve(pipe: Connection) -> None:
    """Run the server until the pipe closes."""

    async def main() -> None:
        body = gzip.compress(page_bytes())

        async def answer(exchange: Exchange) -> None:
            await exchange.reply(body, content_encoding="gzip")

        async with HostileServer() as server:
            server.extra["/page/"] = answer
            pipe.send(server.url(""))
            await asyncio.to_thread(pipe.recv)

    asyncio.run(main())


async def run(fetcher: Fetcher, base: str, pages: int, *, at_once: int) -> float:
    """Fetch so many pages and return how many a second."""
    slots = asyncio.Semaphore(at_once)

    async def one(number: int) -> FetchResult:
        async with slots:
            return await fetcher.fetch(FetchRequest(url=f"{base}/page/{number}", deadline_s=120))

    began = time.perf_counter()
    results = await asyncio.gather(*(one(number) for number in range(pages)))
    took = time.perf_counter() - began
    bad = [result for result in results if not isinstance(result, Page)]
    if bad:
        raise SystemExit(f"{len(bad)} pages were not read, the first because: {bad[0]}")
    return pages / took


async def http(base: str) -> None:
    """Pages a second over HTTP."""
    fetcher = _http()
    await run(fetcher, base, AT_ONCE, at_once=AT_ONCE)
    began = time.process_time()
    rate = await run(fetcher, base, HTTP_PAGES, at_once=AT_ONCE)
    cpu_ms = (time.process_time() - began) / HTTP_PAGES * 1_000
    await fetcher.aclose()
    print(f"{'HTTP':<58} {rate:>7.1f} pages/s   {cpu_ms:.1f} ms CPU a page   (aim: 60)")


async def ladder(base: str) -> None:
    """What the ladder adds to pages that need none, as the median over rounds that take turns."""
    plain = _http()
    climbing = Ladder([_http()], lambda _: "ok", InMemoryHostMemory())
    cpu: dict[str, list[float]] = {"plain": [], "ladder": []}
    fetchers: list[tuple[str, Fetcher]] = [("plain", plain), ("ladder", climbing)]
    for _ in range(LADDER_ROUNDS):
        for name, fetcher in fetchers:
            began = time.process_time()
            await run(fetcher, base, HTTP_PAGES // 4, at_once=AT_ONCE)
            cpu[name].append(time.process_time() - began)
    await plain.aclose()
    await climbing.aclose()
    added = statistics.median(cpu["ladder"]) / statistics.median(cpu["plain"]) - 1
    print(f"{'the ladder adds to a page over HTTP':<58} {added:>7.1%} of its CPU time   (aim: 5 %)")


async def browser(base: str) -> None:
    """Pages a second with the browser, and the CPU time of all its processes a page."""
    start_s = await _browser_cpu(base, AT_ONCE // 4)
    fetcher = _browser()
    await run(fetcher, base, 2, at_once=2)
    rate = await run(fetcher, base, BROWSER_PAGES, at_once=4)
    await fetcher.aclose()
    more_s = await _browser_cpu(base, BROWSER_PAGES)
    cpu = (more_s - start_s) / (BROWSER_PAGES - AT_ONCE // 4)
    print(f"{'browser':<58} {rate:>7.1f} pages/s   {cpu * 1_000:.0f} ms CPU a page   (aim: 4)")


async def memory(base: str) -> None:
    """Memory of this process, the driver and Chromium over many pages."""
    fetcher = _browser()
    await run(fetcher, base, SAMPLE_EVERY, at_once=4)
    for done in range(SAMPLE_EVERY, MEMORY_PAGES + 1, SAMPLE_EVERY):
        print(f"  after {done} pages, {fetcher.pool.started} browsers started: {_memory_mib():.0f} MiB")
        if done < MEMORY_PAGES:
            await run(fetcher, base, SAMPLE_EVERY, at_once=4)
    await fetcher.aclose()
    print(f"  closed: {_memory_mib():.0f} MiB, {len(psutil.Process().children(recursive=True))} processes left")


async def guard() -> None:
    """How many hostile addresses lead to a connection attempt."""
    leaks = 0
    rows: list[tuple[str, list[str]]] = [(url, ["127.0.0.1"]) for _, url in URLS]
    rows += [("http://shop.test/", answers) for _, answers in address_cases.BAD_ANSWERS]
    for url, answers in rows:
        resolver = FakeResolver(otherwise=answers)
        fetcher = HttpFetcher(Guard(resolver=resolver), user_agent=AGENT, robots=False, host_delay_s=0)
        with connects() as attempts:
            await fetcher.fetch(FetchRequest(url=url, deadline_s=5))
        await fetcher.aclose()
        leaks += bool(attempts)
    print(f"{'address guard':<58} {leaks:>7} leaks in {len(rows)} hostile cases")


def _http() -> HttpFetcher:
    return HttpFetcher(GUARD, user_agent=AGENT, host_concurrency=AT_ONCE, host_delay_s=0)


def _browser() -> BrowserFetcher:
    return BrowserFetcher(GUARD, user_agent=AGENT, host_concurrency=4, host_delay_s=0)


async def _browser_cpu(base: str, pages: int) -> float:
    began = _cpu_s()
    fetcher = _browser()
    await run(fetcher, base, pages, at_once=4)
    await fetcher.aclose()
    return _cpu_s() - began


def _cpu_s() -> float:
    """CPU seconds of this process and of all its children that have ended."""
    usages = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    return sum(usage.ru_utime + usage.ru_stime for usage in usages)


def _memory_mib() -> float:
    """Proportional set size of this process and all below it: shared pages are counted once."""
    total = 0
    for process in [psutil.Process(), *psutil.Process().children(recursive=True)]:
        try:
            total += process.memory_full_info().pss
        except psutil.Error:
            continue
    return total / MIB


def main() -> None:
    """Start the server and measure."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--memory", action="store_true", help="also measure memory over many browser pages")
    options = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=serve, args=(theirs,), daemon=True)
    server.start()
    base = ours.recv()
    parts: list[Callable[[str], Awaitable[None]]] = [http, ladder, browser]
    for part in [*parts, *([memory] if options.memory else [])]:
        asyncio.run(part(base))
    asyncio.run(guard())
    ours.send("stop")
    server.join()


if __name__ == "__main__":
    main()
