"""Make the pictures in docs/images from the console itself, on the sample archive: make screenshots.

The prices of the history are made up, as everything in the sample archive is.
"""

from __future__ import annotations

import asyncio
import contextlib
import tempfile
from collections.abc import AsyncIterator
from pathlib import Path
from typing import TYPE_CHECKING

import httpx

from emptor.db.migrate import migrate
from emptor.models.events import EventType, NewEvent
from emptor_local.cli.session import MIGRATIONS
from emptor_local.postgres import embedded_postgres
from emptor_local.sample import sample_path
from tests.fakes.console_page import PHONE, REPOSITORY, finished_job, missing, opened_page
from tests.fakes.dev_server import DevServer
from tests.fakes.seen_prices import add_prices
from tests.fakes.stream_stage import opened

if TYPE_CHECKING:
    from playwright.async_api import Page

IMAGES = REPOSITORY / "docs" / "images"
QUESTION = "wireless over-ear headphones under 150 dollars with at least 30 hours of battery"
PRODUCT = "halvik meridian 45"
SHOP = "homeward.example"
SETTLE_MS = 400
PROGRESS_SHARE = 0.42  # of the log's events: in the middle of reading
PRICES = (149, 149, 139, 139, 145, 129, 129, 119, 134, 129)  # a reading each three days, before the one of the job
BETWEEN_DAYS = 3
TODAY = (1, 125)  # a day after it, with a crossed-out price that nobody was asked
LIST_PRICE = 169


async def main() -> None:
    if reason := missing():
        raise SystemExit(f"No screenshots: {reason}.")
    IMAGES.mkdir(exist_ok=True)
    async with _database() as url:
        events = await _with_a_report(url)
        await _under_way(url, events)


@contextlib.asynccontextmanager
async def _database() -> AsyncIterator[str]:
    with tempfile.TemporaryDirectory() as folder:
        async with embedded_postgres(Path(folder, "data")) as url:
            await migrate(url, MIGRATIONS)
            yield url


async def _with_a_report(url: str) -> list[NewEvent]:
    """A real job: ask, report, evidence and prices. Returns its log, for the picture of the progress."""
    async with (
        DevServer(url, str(sample_path())) as server,
        httpx.AsyncClient(base_url=f"{server.base}/api/v1", timeout=60) as http,
    ):
        job_id = await finished_job(server.base, QUESTION)
        products = (await http.get("/products", params={"q": PRODUCT})).json()["items"]
        product = next(one for one in products if SHOP in one["url"])
        before = [(-BETWEEN_DAYS * age, price) for age, price in enumerate(reversed(PRICES), start=1)]
        await add_prices(url, product["id"], (*before, TODAY), list_price=LIST_PRICE, seller=SHOP)
        report = f"{server.base}/#/research/{job_id}"
        async with opened_page(server.base) as page:
            await page.get_by_label("Your question").fill(QUESTION)
            await _take(page, "ask")
        async with opened_page(report) as page:
            await page.locator("table.comparison").wait_for()
            await _take(page, "report")
            await page.locator("#table-title").evaluate("title => title.scrollIntoView()")
            await _take(page, "comparison")
            await page.get_by_role("button", name="51.4").first.click()
            await _take(page, "evidence")
        async with opened_page(report, color_scheme="dark") as page:
            await page.locator("table.comparison").wait_for()
            await _take(page, "report-dark")
        async with opened_page(report, PHONE, device_scale_factor=2) as page:
            await page.locator(".summary").evaluate("summary => summary.scrollIntoView()")
            await _take(page, "phone")
        async with opened_page(f"{server.base}/#/products/{product['id']}") as page:
            await page.locator(".chart canvas").wait_for()
            await _take(page, "prices")
        log = (await http.get(f"/research/{job_id}/log")).json()["events"]
    ended = {EventType.JOB_ACCEPTED, EventType.JOB_SUCCEEDED}
    return [NewEvent(**{key: one[key] for key in NewEvent.model_fields}) for one in log if one["type"] not in ended]


async def _under_way(url: str, events: list[NewEvent]) -> None:
    """The same log on a job that stands still in the middle of it."""
    async with opened(url) as stage:
        held = await stage.job("screenshot", QUESTION)
        await stage.logs.write(held, events[: int(len(events) * PROGRESS_SHARE)])
        async with opened_page(f"{stage.server.base}/#/research/{held}") as page:
            await page.locator(".page.read").first.wait_for()
            await _take(page, "progress")


async def _take(page: Page, name: str) -> None:
    await page.wait_for_timeout(SETTLE_MS)
    await page.screenshot(path=IMAGES / f"{name}.png")


if __name__ == "__main__":
    asyncio.run(main())
