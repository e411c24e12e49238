"""One web as an archive, and the real research job on it: no model, no database, no network."""

from __future__ import annotations

import os
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, TypeVar

from emptor.agents.page_reader import PageReader
from emptor.archive import ArchiveWriter
from emptor.llm import ScriptedLlm
from emptor.models.page import Page
from emptor.models.report import Report
from emptor.services.pages.web import Web, archive_web
from emptor.utils.exchange import RATES_VARIABLE
from tests.evals.webs.building import ShoppingWeb
from tests.evals.webs.pages import WebPage
from tests.evals.webs.questions import Question
from tests.evals.webs.shops import PER_EUR
from tests.fakes.memory_jobs import Done, run_in_memory

R = TypeVar("R")
READ_AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
PRODUCTS_ASKED = 20
PAGES_KEPT = 2_000  # all of a web: its questions read the same pages


@asynccontextmanager
async def opened(web: ShoppingWeb) -> AsyncIterator[Web]:
    """The web as the project opens an archive."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / "web.warc.gz"
        write_archive(web, path)
        archived = await archive_web(path)
        with _rates_of_the_web(Path(folder)):
            yield replace(archived, reader=PageReader(_in_process, kept=PAGES_KEPT))
        await archived.aclose()


@contextmanager
def _rates_of_the_web(folder: Path) -> Iterator[None]:
    """The rates at which the web's shops made their prices: the world is made up, and its truth does not age."""
    file, before = folder / "rates.toml", os.environ.get(RATES_VARIABLE)
    rows = "".join(f'{code} = "{rate}"\n' for code, rate in PER_EUR.items())
    file.write_text(f'base = "EUR"\nday = {READ_AT.date()}\nsource = "the made-up web"\n[rates]\n{rows}', "utf-8")
    os.environ[RATES_VARIABLE] = str(file)
    try:
        yield
    finally:
        os.environ.pop(RATES_VARIABLE)
        if before is not None:
            os.environ[RATES_VARIABLE] = before


def write_archive(web: ShoppingWeb, path: Path) -> None:
    """All pages as one WARC file."""
    with path.open("wb") as file, ArchiveWriter(file, created_at=READ_AT) as writer:
        for url, page in web.pages.items():
            writer.add(
                Page(url=url, final_url=url, status=200, body=page.html.encode(), fetched_at=READ_AT, headers=_headers(page))
            )


def _headers(page: WebPage) -> dict[str, str]:
    return {"content-type": f"{page.media_type}; charset=utf-8"}


async def asked(web: Web, question: Question) -> Report:
    """The report of one job."""
    return (await answered(web, question)).report


async def answered(web: Web, question: Question) -> Done:
    """One job with all that it did on the way."""
    return await run_in_memory(
        question.text, web, ScriptedLlm({}), max_products=PRODUCTS_ASKED, currency=question.currency, region=question.region
    )


async def _in_process(fn: Callable[..., R], /, *args: Any) -> R:
    """Pages are small and made by us: no worker process needs to be killed."""
    return fn(*args)
