"""What reading pages costs: pages a second fetched and extracted, over HTTP as it is, through the ladder, and with the browser.

    make bench B=fetch
    .venv/bin/python tests/benchmarks/bench_fetch.py --memory     # also memory over 500 browser pages (minutes)

The server is a process of its own on loopback, on the same processors. It sends the real pages of ../shared/pages where they are,
compressed as shops send them, and else a made-up one (200 kB). CPU times are printed beside rates, since on a machine shared with
others only they are comparable.
"""

from __future__ import annotations

import argparse
import asyncio
import gzip
import itertools
import multiprocessing
import resource
import statistics
import sys
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from pathlib import Path

import psutil

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from emptor.agents.page_reader import PageReader
from emptor.core.cpu import close_cpu, cpu_pool, run_cpu
from emptor.core.net import Guard
from emptor.models.page import Page
from emptor.scraping.browser import BrowserFetcher
from emptor.scraping.http import HttpFetcher
from emptor.scraping.ladder import Ladder
from emptor.scraping.memory import InMemoryHostMemory
from emptor.scraping.port import Fetcher, FetchRequest
from emptor.services.pages.judge import page_judge
from tests.fakes.connects import connects
from tests.fakes.hostile_pages import PRODUCT
from tests.fakes.hostile_server import Exchange, HostileServer
from tests.fakes.resolver import FakeResolver
from tests.unit.core.net import address_cases
from tests.unit.core.net.test_guard_cases import URLS

SHARED = Path(__file__).resolve().parents[3] / "shared" / "pages"
FOLDERS = ("products", "products2")
HTTP_PAGES = 240
ROUNDS = 3
BROWSER_PAGES = 24
MEMORY_PAGES = 500
SAMPLE_EVERY = 50
AT_ONCE = 8
BROWSER_AT_ONCE = 4
PAGE_BYTES = 200_000
LINKS, PARAGRAPHS = 250, 100
DEADLINE_S = 120.0
MIB = 1024 * 1024
AGENT = "EmptorBot/0.1"
# Of the hosts that real pages name, none is there: their scripts and pictures fail at once, without a name server being asked.
GUARD = Guard(allow_addresses=["127.0.0.1"], resolver=FakeResolver())


def made_up_page() -> bytes:
    """Return a product page of about PAGE_BYTES as real ones are: mostly scripts and styles, some links, some text."""
    links = "".join(f"<li><a href='/item/{n}'>Kettle {n * 7919 % 10_007} in copper</a></li>" for n in range(LINKS))
    text = "".join(
        f"<p>It boils water quickly, visitor {n} would buy it again. {'Quite so. ' * 9}</p>" for n in range(PARAGRAPHS)
    )
    style = "".join(f".c{n}{{margin:{n % 40}px;padding:{n % 9}px;color:#{n * 7919 % 4096:03x}}}" for n in range(1_000))
    data = "".join(f"{{id:{n},name:'item {n * 7919 % 10_007}',tags:['a','b']}}," for n in range(3_500))
    state = data[: PAGE_BYTES * 6 // 10].rpartition(",{")[0]
    filler = f"<style>{style}</style><ul>{links}</ul>{text}<script>window.state=[{state}]</script>"
    return PRODUCT.replace("</body>", f"{filler}</body>").encode()


def compressed_pages(*, made_up: bool) -> list[bytes]:
    """Return pages as gzip: the real product pages where they are and wanted, else a made-up one."""
    real = [] if made_up else [file.read_bytes() for folder in FOLDERS for file in sorted((SHARED / folder).glob("*.gz"))]
    return real or [gzip.compress(made_up_page())]


def serve(pipe: Connection, *, made_up: bool = False) -> None:
    """Run the server until the pipe closes. /page/N is page N, and any path below it is the same page under another address."""

    async def main() -> None:
        pages = compressed_pages(made_up=made_up)

        async def answer(exchange: Exchange) -> None:
            number = int(exchange.path.split("/")[2])
            await exchange.reply(pages[number % len(pages)], content_encoding="gzip")

        async with HostileServer() as server:
            server.extra["/page/"] = answer
            pipe.send((server.url(""), len(pages)))
            await asyncio.to_thread(pipe.recv)

    asyncio.run(main())


@dataclass(frozen=True)
class Site:
    """Where the pages are. Every address is given out once, so that nothing is remembered of it."""

    base: str
    pages: int
    visits: itertools.count[int]

    def urls(self, count: int) -> list[str]:
        """As many addresses, all pages in turn."""
        visit = next(self.visits)
        return [f"{self.base}/page/{number % self.pages}/{visit}-{number}" for number in range(count)]


@dataclass(frozen=True)
class Run:
    """How fast pages were read, and what each cost."""

    pages_s: float
    cpu_ms: float
    own_cpu_ms: float

    def line(self, what: str, note: str = "") -> str:
        """For a table."""
        return f"{what:<44} {self.pages_s:>7.1f} {self.cpu_ms:>12.1f} {self.own_cpu_ms:>14.1f}   {note}"


async def run(fetcher: Fetcher, urls: list[str], *, at_once: int, reader: PageReader | None) -> Run:
    """Fetch so many pages, and extract each unless `reader` is None."""
    slots = asyncio.Semaphore(at_once)

    async def one(url: str) -> object:
        async with slots:
            result = await fetcher.fetch(FetchRequest(url=url, deadline_s=DEADLINE_S))
            return await reader.read(result) if reader and isinstance(result, Page) else result

    began, cpu, own = time.perf_counter(), _cpu_s(), time.process_time()
    results = await asyncio.gather(*(one(url) for url in urls))
    took = time.perf_counter() - began
    bad = [result for result in results if not result or getattr(result, "kind", "") == "failure"]
    if bad:
        raise SystemExit(f"{len(bad)} pages were not read, the first because: {bad[0]}")
    count = len(urls)
    return Run(count / took, (_cpu_s() - cpu) / count * 1_000, (time.process_time() - own) / count * 1_000)


def _middle(runs: list[Run]) -> Run:
    return sorted(runs, key=lambda run: run.pages_s)[len(runs) // 2]


async def http(site: Site) -> None:
    """Pages a second over HTTP, with and without the ladder, in rounds that take turns."""
    plain, climbing, bare = _http(), _http(), _http()
    runs: dict[str, list[Run]] = {"bare": [], "plain": [], "ladder": []}
    await run(plain, site.urls(2 * AT_ONCE), at_once=AT_ONCE, reader=PageReader(run_cpu))
    for _ in range(ROUNDS):
        runs["bare"].append(await run(bare, site.urls(HTTP_PAGES), at_once=AT_ONCE, reader=None))
        runs["plain"].append(await run(plain, site.urls(HTTP_PAGES), at_once=AT_ONCE, reader=PageReader(run_cpu)))
        reader = PageReader(run_cpu)
        ladder = Ladder([climbing], page_judge(reader), InMemoryHostMemory())
        runs["ladder"].append(await run(ladder, site.urls(HTTP_PAGES), at_once=AT_ONCE, reader=reader))
    for fetcher in (plain, climbing, bare):
        await fetcher.aclose()
    print(_middle(runs["bare"]).line("HTTP, fetched only"))
    print(_middle(runs["plain"]).line("HTTP, fetched and extracted", "aim: 60 pages/s"))
    print(_middle(runs["ladder"]).line("HTTP through the ladder, fetched and extracted"))
    cpu = {name: statistics.median(one.cpu_ms for one in those) for name, those in runs.items()}
    print(
        f"{'the ladder adds to a page that needs none':<44} {cpu['ladder'] / cpu['plain'] - 1:>7.1%} of its CPU time   (aim: 5 %)"
    )


async def browser(site: Site) -> None:
    """Pages a second with the browser. Its processes come and go with the pages, so their CPU time is told when it has ended."""
    reader = PageReader(run_cpu)
    before = _ended_cpu_s()
    fetcher = _browser()
    await run(fetcher, site.urls(1), at_once=1, reader=reader)
    found = await run(fetcher, site.urls(BROWSER_PAGES), at_once=BROWSER_AT_ONCE, reader=reader)
    await fetcher.aclose()
    cpu_ms = (_ended_cpu_s() - before) / (BROWSER_PAGES + 1) * 1_000 + found.own_cpu_ms
    print(Run(found.pages_s, cpu_ms, found.own_cpu_ms).line("browser, fetched and extracted", "aim: 4 pages/s"))


async def memory(site: Site) -> None:
    """Memory of this process, the driver and Chromium over many pages."""
    fetcher = _browser()
    await run(fetcher, site.urls(SAMPLE_EVERY), at_once=BROWSER_AT_ONCE, reader=None)
    for done in range(SAMPLE_EVERY, MEMORY_PAGES + 1, SAMPLE_EVERY):
        print(f"  after {done} pages, {fetcher.pool.started} browsers started: {_memory_mib():.0f} MiB")
        if done < MEMORY_PAGES:
            await run(fetcher, site.urls(SAMPLE_EVERY), at_once=BROWSER_AT_ONCE, reader=None)
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


def _cpu_s() -> float:
    """CPU seconds of this process and all it has started, ended ones too, but for the server."""
    usages = (resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN))
    total = sum(usage.ru_utime + usage.ru_stime for usage in usages)
    for process in psutil.Process().children(recursive=True):
        try:
            if process.pid not in SERVERS:
                times = process.cpu_times()
                total += times.user + times.system
        except psutil.Error:
            continue
    return total


def _ended_cpu_s() -> float:
    """CPU seconds of what this process started and has ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


SERVERS: set[int] = set()


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
    parser.add_argument("--only", choices=("http", "browser", "memory", "guard"), help="one of the parts")
    parser.add_argument("--made-up", action="store_true", help="the made-up page, even where the real ones are")
    options = parser.parse_args()
    context = multiprocessing.get_context("spawn")
    ours, theirs = context.Pipe()
    server = context.Process(target=serve, args=(theirs,), kwargs={"made_up": options.made_up}, daemon=True)
    server.start()
    SERVERS.add(server.pid or 0)
    base, pages = ours.recv()
    site = Site(base, pages, itertools.count())
    print(f"{pages} page(s), {cpu_pool().size} processors")
    print(f"{'':<44} {'pages/s':>7} {'CPU ms/page':>12} {'of it here':>14}")
    parts: dict[str, Callable[[Site], Awaitable[None]]] = {"http": http, "browser": browser}
    if options.memory or options.only == "memory":
        parts["memory"] = memory
    for name, part in parts.items():
        if options.only in (None, name):
            asyncio.run(part(site))
    close_cpu()
    if options.only in (None, "guard"):
        asyncio.run(guard())
    ours.send("stop")
    server.join()


if __name__ == "__main__":
    main()
