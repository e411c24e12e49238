"""What pages have put into a report is shown as words: in a real browser nothing of it runs, loads or leads to a script."""

from __future__ import annotations

from collections.abc import AsyncIterator
from html import escape
from typing import TYPE_CHECKING
from uuid import UUID

import httpx
import pytest
import pytest_asyncio
from pydantic import SecretStr

from emptor.core.settings import Settings
from emptor.core.users import LOCAL_USER_ID
from emptor.db import Database
from emptor.models.page import Page as StoredPage
from emptor.services.wiring import Services
from emptor_local.sample import sample_path
from tests.fakes.console_page import finished_job, missing, one_browser, opened_page
from tests.fakes.dev_server import DevServer
from tests.fakes.hostile_reports import IMAGE, READ_AT, SCRIPT, hostile_report

if TYPE_CHECKING:
    from playwright.async_api import Page

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(bool(missing()), reason=missing() or ""),
]
FRAME = "<iframe srcdoc='<script>parent.alert(7)</script>'></iframe>"
PRICE = "129.00"
DATA_PAGE = "data:text/html,<script>alert(9)</script>"


@pytest_asyncio.fixture(scope="module", loop_scope="module", autouse=True)
async def browser() -> AsyncIterator[None]:
    """One for all tests of this file."""
    async with one_browser():
        yield


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def served(module_database_url: str) -> AsyncIterator[tuple[str, str]]:
    """A service, and a finished job whose report and product are hostile."""
    async with DevServer(module_database_url, str(sample_path())) as server:
        job_id = await finished_job(server.base, "wireless headphones under 100 dollars")
        report = hostile_report(UUID(job_id))
        best = report.candidates[0]
        offers = tuple(one.model_copy(update={"url": DATA_PAGE}) for one in best.offers)
        hostile = report.model_copy(update={"candidates": (best.model_copy(update={"offers": offers, "image": DATA_PAGE}),)})
        quoted = best.verdicts[0].evidence
        assert quoted is not None
        stored = hostile.model_dump_json().replace(quoted.snapshot_id, await kept_page(module_database_url))
        async with Database(module_database_url) as database, database.connection() as connection:
            await connection.execute(
                "update research_jobs set report = %s::jsonb, question = %s where id = %s",
                [stored, f"headphones {IMAGE} {SCRIPT}", job_id],
            )
            await connection.execute(
                "update cached_product_data set product = jsonb_set(product, '{name}', to_jsonb(%s::text))", [IMAGE]
            )
        yield server.base, job_id


async def kept_page(database_url: str) -> str:
    """A page of the user's in which the hostile quotation stands, among more of its kind; returns its id."""
    body = f"<title>{SCRIPT}</title><h1>Shop</h1><p>{escape(f'${PRICE} {SCRIPT} {IMAGE} {FRAME}')}</p>".encode()
    page = StoredPage(url="https://shop.example/", final_url="https://shop.example/", status=200, body=body, fetched_at=READ_AT)
    services = Services(Settings(database_url=SecretStr(database_url)))
    await services.open()
    try:
        return await services.snapshots.put(page, user_id=LOCAL_USER_ID)
    finally:
        await services.aclose()


async def nothing_runs(page: Page) -> None:
    """No element that a page of the web brought, and no address but of the web or of ours."""
    assert await page.locator("main script, main iframe, main object, main embed, main img[src='x'], dialog img").count() == 0
    handlers = "[...document.querySelectorAll('*')].flatMap(one => one.getAttributeNames()).filter(name => name.startsWith('on'))"
    assert await page.evaluate(handlers) == []
    links = await page.evaluate("[...document.links].map(link => link.protocol)")
    assert links
    assert set(links) <= {"http:", "https:"}


@pytest.mark.parametrize("place", ["research/{}", "compare/{}", "history", "", "products", "operator"])
async def test_a_hostile_report_runs_nothing_in_the_console(served: tuple[str, str], place: str) -> None:
    """Its words are read as they are, wherever they stand; a dialog of a script would be seen."""
    base, job_id = served
    async with opened_page(base) as page:
        said: list[str] = []
        page.on("dialog", lambda dialog: said.append(dialog.message))
        await page.goto(f"{base}/#/{place.format(job_id)}")
        await page.wait_for_load_state("networkidle")
        if place.startswith("research"):
            await page.get_by_role("heading", name="Did this help?").wait_for()
            for summary in await page.locator(".report summary").all():
                await summary.click()
            assert SCRIPT in await page.locator("main").inner_text()
            await nothing_runs(page)
            await page.locator("button.cited").first.click()
            around = page.get_by_role("dialog").get_by_role("region", name="In the page as it was read")
            await around.wait_for()
            for words in (SCRIPT, IMAGE, FRAME):
                assert words in await around.inner_text()
            assert await around.locator("mark").first.inner_text() == f"${PRICE}"
        await nothing_runs(page)
        assert not said


async def test_a_hostile_report_runs_nothing_in_a_shared_page(served: tuple[str, str]) -> None:
    """Drawn by a browser, without a key; its links lead to the web."""
    base, job_id = served
    async with httpx.AsyncClient(base_url=f"{base}/api/v1") as http:
        links = (await http.post(f"/research/{job_id}/shares", json={})).json()["links"]
    async with opened_page(base) as page:
        said: list[str] = []
        page.on("dialog", lambda dialog: said.append(dialog.message))
        await page.goto(base + links["html"])
        await page.get_by_text(SCRIPT).first.wait_for()
        assert await page.locator("script, iframe, object, embed, img, form").count() == 0
        assert set(await page.evaluate("[...document.links].map(link => link.protocol)")) <= {"http:", "https:"}
        assert not said
