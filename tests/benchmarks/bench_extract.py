"""How fast pages are extracted, beside what others need for the same pages.

    python tests/benchmarks/bench_extract.py [--pages DIR] [--limit N]

Every tool reads each page in turn, so that a busy machine slows all of them alike. Times are CPU time of this process, in
milliseconds; the last lines are wall time of the process pool.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

from emptor.extract.page import extract_page
from emptor.extract.rows import extract_rows, read_source
from emptor.utils.collector import relax_collector

DEFAULT_PAGES = Path(__file__).resolve().parents[3] / "shared" / "pages"
SETS = ("products", "products2", "text")
MS = 1000
RDFA_PAGES = 12  # extruct's default is so slow that a sample is enough

Tool = Callable[[str, str], Any]


def emptor(source: str, url: str) -> object:
    return extract_page(source, url)


def selectolax_alone(source: str, url: str) -> object:
    from selectolax.lexbor import LexborHTMLParser  # noqa: PLC0415 - only what is measured is loaded

    return LexborHTMLParser(source)


def trafilatura_text(source: str, url: str) -> object:
    import trafilatura  # noqa: PLC0415 - only what is measured is loaded

    return trafilatura.extract(source, url=url)


def extruct_without_rdfa(source: str, url: str) -> object:
    import extruct  # noqa: PLC0415 - only what is measured is loaded

    return extruct.extract(source, base_url=url, syntaxes=["json-ld", "microdata", "opengraph", "microformat"], errors="ignore")


def extruct_default(source: str, url: str) -> object:
    import extruct  # noqa: PLC0415 - only what is measured is loaded

    return extruct.extract(source, base_url=url, errors="ignore")


def rows_of(pages: Path) -> list[dict[str, str]]:
    """Return rows for extract_rows, from the truth files of the page sets."""
    found = []
    for name in SETS:
        for line in (pages / name / "truth.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            found.append({"id": row["id"], "url": row["url"], "path": f"{name}/{row['id']}.html.gz"})
    return found


def timed(tool: Tool, source: str, url: str) -> float:
    started = time.process_time()
    try:
        tool(source, url)
    except Exception as problem:  # noqa: BLE001 - another tool's failure on a page is a result
        print(f"  {tool.__name__} failed on {url[:60]}: {type(problem).__name__}")
    return (time.process_time() - started) * MS


def compare(pages: Path, rows: list[dict[str, str]]) -> None:
    """Print median, mean and worst CPU time a page for each tool."""
    tools: list[Tool] = [emptor, selectolax_alone, extruct_without_rdfa, trafilatura_text, extruct_default]
    times: dict[str, list[float]] = {tool.__name__: [] for tool in tools}
    for tool in tools:
        timed(tool, "<html><body><p>warm</p></body></html>", "https://x.example/")
    for place, row in enumerate(rows):
        source = read_source(pages / row["path"])
        for tool in tools:
            if tool is not extruct_default or place % max(1, len(rows) // RDFA_PAGES) == 0:
                times[tool.__name__].append(timed(tool, source, row["url"]))
    print(f"{'CPU ms a page':24}{'median':>9}{'mean':>9}{'worst':>9}{'pages':>7}")
    for name, values in times.items():
        print(f"{name:24}{statistics.median(values):9.1f}{statistics.mean(values):9.1f}{max(values):9.0f}{len(values):7d}")


def scale(pages: Path, rows: list[dict[str, str]]) -> None:
    """Print pages a second on one process and on two."""
    speeds = {}
    for workers in (1, 2):
        started = time.perf_counter()
        count = sum(1 for _ in extract_rows(rows, pages, workers))
        speeds[workers] = count / (time.perf_counter() - started)
        print(f"{workers} process(es): {speeds[workers]:.1f} pages/s")
    print(f"two are {speeds[2] / speeds[1]:.2f} times one")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pages", type=Path, default=DEFAULT_PAGES)
    parser.add_argument("--limit", type=int, default=None, help="take every n-th page so that about this many are read")
    options = parser.parse_args()
    if not options.pages.is_dir():
        raise SystemExit(f"no pages at {options.pages}: pass --pages")
    rows = rows_of(options.pages)
    if options.limit:
        rows = rows[:: max(1, len(rows) // options.limit)]
    relax_collector()  # for every tool, as the processes that extract do
    compare(options.pages, rows)
    scale(options.pages, rows)


if __name__ == "__main__":
    main()
