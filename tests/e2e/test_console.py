"""The console in a real Chromium against the running service: each thing a person does, and that everybody can do it."""

from __future__ import annotations

import asyncio
import io
import re
from collections.abc import AsyncIterator
from http.server import BaseHTTPRequestHandler
from typing import TYPE_CHECKING
from uuid import UUID

import httpx
import pytest
import pytest_asyncio
from PIL import Image

from emptor.core.users import LOCAL_USER_ID
from emptor.db import Database
from emptor.db.api_keys import ApiKeyRepository
from emptor.models.api_keys import Scope
from emptor_local.sample import sample_path
from tests.fakes.console_page import (
    DESKTOP,
    PHONE,
    WIDE,
    findings,
    finished_job,
    is_wider_than_its_window,
    missing,
    one_browser,
    opened_page,
)
from tests.fakes.dev_server import DevServer
from tests.fakes.job_logs import BODY
from tests.fakes.prefix_proxy import PrefixProxy
from tests.fakes.seen_prices import add_prices
from tests.fakes.stream_stage import opened
from tests.fakes.threaded_server import ThreadedServer

if TYPE_CHECKING:
    from playwright.async_api import Locator, Page, Route

QUESTION = "wireless over-ear headphones under 150 dollars with at least 30 hours of battery"
PLACES = ("", "history", "products", "watches", "settings", "notifications", "webhooks", "operator")
LIST_PRICE = 329
PICTURE_WIDTH = 320
FIRST_LOAD_KB = 45  # compressed: the page, its style and the code of the first view
REPORT_LOAD_KB = 58  # with the code of a report
REPORT_ELEMENTS = 1_000  # of eight products in 21 rows; with all that is closed drawn too there were 2,832
CONTRAST = ["color-contrast"]
NO_SHIFT = 0.001
VISIBLE = "one.checkVisibility({contentVisibilityAuto: true})"
DRAWN = f"one => new Promise(found => {{ const look = () => {VISIBLE} ? found() : requestAnimationFrame(look); look(); }})"
SOON_S = 20.0
JOB_TIMEOUT_MS = 180_000  # a first job loads the workflow; on a busy machine that alone took 45 s

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(bool(missing()), reason=missing() or ""),
]


@pytest_asyncio.fixture(scope="module", loop_scope="module", autouse=True)
async def browser() -> AsyncIterator[None]:
    """One for all tests of this file: to start one takes longer than most of them."""
    async with one_browser():
        yield


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def base(module_database_url: str) -> AsyncIterator[str]:
    """A service with a worker, on the sample archive."""
    async with DevServer(module_database_url, str(sample_path()), {"EMPTOR_ALLOW_ADDRESSES": "127.0.0.0/8"}) as server:
        yield server.base


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def job(base: str) -> str:
    """A finished job."""
    return await finished_job(base, QUESTION)


async def test_a_question_becomes_a_report_whose_figures_show_their_words(base: str) -> None:
    """Ask, watch, read: the recommendation, its price, and for the price the words of the page, its address and its time."""
    async with opened_page(base) as page:
        await page.get_by_label("Your question").fill(QUESTION)
        await page.keyboard.press("Enter")
        await page.wait_for_url(re.compile("#/research/"))
        await page.get_by_role("heading", name="Comparison").wait_for(timeout=JOB_TIMEOUT_MS)
        card = page.get_by_role("region", name="Tarvane Drift 2")
        assert "Recommended" in await card.inner_text()
        price = card.locator("button.price")
        amount = (await price.inner_text()).split()[0]
        await price.click()
        dialog = page.get_by_role("dialog")
        shown = await dialog.inner_text()
        assert amount.removeprefix("$").removesuffix(".00") in await dialog.locator("blockquote mark").inner_text()
        around = dialog.get_by_role("region", name="In the page as it was read")
        marked = " ".join((await around.locator("mark").first.inner_text()).split())
        assert marked == " ".join((await dialog.locator("blockquote mark").inner_text()).split())
        assert len(await around.inner_text()) > len(marked) + 100, "no words around the quotation"
        assert "2026" in shown
        assert (await dialog.get_by_role("link", name="Open the page").get_attribute("href") or "").startswith("https://")
        await page.keyboard.press("Escape")
        assert await dialog.count() == 0
        assert await price.evaluate("button => document.activeElement === button"), "the keyboard lost its place"


async def test_a_vague_question_is_asked_back_about_before_anything_is_searched(base: str) -> None:
    """An option for the one, own words for the other; the report is about what was answered. Everybody can do it."""
    async with opened_page(base) as page:
        await page.get_by_label("Your question").fill("gift for dad")
        await page.keyboard.press("Enter")
        await page.get_by_role("heading", name="Before the search").wait_for(timeout=JOB_TIMEOUT_MS)
        assert await findings(page) == []
        await page.get_by_role("group", name="What kind of thing should it be?").get_by_label("headphones").check()
        await page.get_by_label("How much may it cost? Or in your own words").fill("under 90 dollars")
        await page.get_by_role("button", name="Search", exact=True).click()
        await page.get_by_role("heading", name="Comparison").wait_for(timeout=JOB_TIMEOUT_MS)
        understood = await page.locator(".brief").inner_text()
        assert "headphones" in understood
        assert "90" in understood


async def test_every_figure_of_the_comparison_opens_its_evidence(base: str, job: str) -> None:
    """No cell with a value is without words to show for it."""
    async with opened_page(f"{base}/#/research/{job}") as page:
        table = page.locator("table.comparison")
        await table.wait_for()
        stated = table.locator("tbody td:not(.quiet):not(:has(meter))")
        assert await stated.count() > 50
        bare = [await cell.inner_text() for cell in await stated.filter(has_not=page.locator("button.cited")).all()]
        unknown = [text for text in bare if "unknown" not in text and text.strip() not in {"–", ""}]
        assert not unknown, unknown


async def test_the_comparison_can_be_ordered_and_narrowed(base: str, job: str) -> None:
    async with opened_page(f"{base}/#/research/{job}") as page:
        heads = page.locator("table.comparison th[scope=col] .column-name")
        await heads.first.wait_for()
        before = await heads.count()
        await page.get_by_label("Order").select_option("price")
        prices = [float(text.split()[0].strip("$")) for text in await page.locator("tr.strong td").all_inner_texts()]
        assert prices == sorted(prices)
        await page.get_by_role("button", name=re.compile("^Hide ")).first.press("Enter")
        assert await heads.count() == before - 1
        focused = "button => document.activeElement === button"
        shown = page.get_by_role("button", name="1 hidden")
        assert await shown.evaluate(focused), "the keyboard lost its place"
        await page.get_by_label("Only those that qualify").check()
        assert 0 < await heads.count() < before - 1


async def test_progress_is_shown_as_it_happens_and_can_be_stopped(database_url: str) -> None:
    """Steps with counts, pages with their outcome, a text that is taken back; then the person stops the job."""
    async with opened(database_url) as stage:
        job_id = await stage.job("shown")
        async with opened_page(f"{stage.server.base}/#/research/{job_id}") as page:
            await page.get_by_role("heading", name="Waiting for a worker").wait_for()
            await stage.logs.write(job_id, BODY[:-9])
            await page.get_by_text("could not be read").or_(page.get_by_text("blocked")).first.wait_for()
            shown = await page.locator("section.progress").inner_text()
            for part in ("Round 2", "2 of 2 pages", "1 search", "€129.00", "hedphones → headphones", "crackle"):
                assert part in shown, shown
            assert not await findings(page)
            async with page.expect_response("**/cancel") as asked:
                await page.get_by_role("button", name="Stop").click()
            assert (await (await asked.value).json())["cancel_requested"]
            await page.get_by_text("Stopping …").wait_for()


async def test_history_lists_filters_and_opens(base: str, job: str) -> None:
    async with opened_page(f"{base}/#/history") as page:
        row = page.get_by_role("link", name=QUESTION).first
        await row.wait_for()
        await page.get_by_label("State", exact=True).select_option("failed")
        await page.get_by_text("No question fits these filters.").wait_for()
        await page.get_by_label("State", exact=True).select_option("succeeded")
        await row.wait_for()
        await page.get_by_label("Filter your questions").fill("toaster")
        await page.get_by_text("No question has these words.").wait_for()
        await page.get_by_label("Filter your questions").fill("battery headphones")
        await row.wait_for()
        today = await page.evaluate("new Date().toLocaleDateString('sv')")
        await page.get_by_label("until", exact=True).fill("2020-01-01")
        await row.wait_for(state="detached")
        await page.get_by_label("until", exact=True).fill(today)  # the day itself is in it
        await row.wait_for()
        await page.get_by_label("Category").fill("toaster")
        await page.get_by_label("Category").blur()
        await row.wait_for(state="detached")
        await page.get_by_label("Category").fill("headphones")
        await page.get_by_label("Category").blur()
        await row.click()
        await page.get_by_role("heading", name="Comparison").wait_for()


async def test_a_research_is_deleted_once_the_person_agrees(base: str, job: str) -> None:
    """Refused, it stays; agreed to, its row and its page are gone."""
    doomed = await finished_job(base, "the lightest wireless headphones")
    async with opened_page(f"{base}/#/history") as page:
        bin_ = page.get_by_role("button", name="Delete “the lightest wireless headphones”")
        await bin_.wait_for()
        page.once("dialog", lambda dialog: dialog.dismiss())
        await bin_.click()
        await bin_.wait_for()
        page.once("dialog", lambda dialog: dialog.accept())
        await bin_.click()
        await bin_.wait_for(state="detached")
        await page.get_by_role("link", name=QUESTION).first.wait_for()
        assert not await findings(page)
    async with httpx.AsyncClient(base_url=base, timeout=SOON_S) as http:
        assert (await http.get(f"/api/v1/research/{doomed}")).status_code == 404


@pytest.mark.parametrize(("button", "extension"), [("HTML", "html"), ("Markdown", "md"), ("CSV", "csv")])
async def test_a_report_is_downloaded(base: str, job: str, button: str, extension: str) -> None:
    async with opened_page(f"{base}/#/research/{job}") as page:
        async with page.expect_download() as asked:
            await page.get_by_role("group", name="Download").get_by_role("button", name=button).click()
        download = await asked.value
        assert download.suggested_filename == f"emptor-{job}.{extension}"
        assert "Tarvane Drift 2" in (await download.path()).read_text(encoding="utf-8")


async def test_a_product_is_found_watched_and_the_watch_paused(base: str, job: str) -> None:
    """From the list of products to a watch with a target price, which is paused and goes on again."""
    async with opened_page(f"{base}/#/products") as page:
        async with page.expect_response(lambda answer: "q=halvik" in answer.url):
            await page.get_by_label("Search by brand").fill("halvik meridian 45")
        await page.get_by_role("link", name="Tarvane").first.wait_for(state="detached")
        await page.get_by_role("link", name="Halvik Meridian 45").first.click()
        await page.get_by_role("heading", name="Price history").wait_for()
        await page.get_by_label("Tell me at or below").fill("99")
        await page.get_by_label("Where").select_option("every shop where it was seen")
        await page.get_by_text("More rules, quiet hours").click()
        await page.get_by_label("this much cheaper").fill("10")
        await page.get_by_label("Quiet from").fill("22:00")
        await page.get_by_label("until", exact=True).fill("07:00")
        await page.get_by_role("button", name="Watch", exact=True).click()
        await page.get_by_role("link", name="See your watches").click()
        await page.get_by_text(
            re.compile(r"tells at [$€]99\.00 or below")
        ).wait_for()  # shops in dollars and in euros have it; either may be first
        shown = await page.get_by_role("listitem").first.inner_text()
        assert "tells when 10 % cheaper" in shown
        assert "quiet 22:00 to 07:00" in shown
        await page.get_by_role("button", name="Pause").click()
        await page.get_by_role("button", name="Resume").click()
        await page.get_by_role("button", name="Pause").wait_for()
        assert not await findings(page)


async def test_a_recommended_product_is_watched_from_the_report(base: str, job: str) -> None:
    """The card leads to the prices of the product's page, and the way back to the report."""
    async with opened_page(f"{base}/#/research/{job}") as page:
        await page.locator(".recommended").get_by_role("link", name="Prices and watch").click()
        await page.get_by_role("heading", name="Tarvane Drift 2").wait_for()
        await page.get_by_label("Tell me at or below").fill("70")
        await page.get_by_role("button", name="Watch", exact=True).click()
        await page.get_by_role("link", name="See your watches").wait_for()
        await page.go_back()
        await page.locator(".recommended").wait_for()
        await page.goto(f"{base}/#/products?url=https%3A%2F%2Fnobody.example%2F")
        await page.get_by_text("No product was read at https://nobody.example/.").wait_for()


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_a_page_is_light_and_stands_still(base: str, job: str, size: dict[str, int]) -> None:
    """What a measure of speed rests on, and no busy machine changes: bytes, elements, and nothing that moves."""
    async with opened_page(base, size) as page:
        await page.get_by_role("heading", name="Recent questions").wait_for()
        assert 0 < await loaded_kb(page) <= FIRST_LOAD_KB
        assert await shifted(page) < NO_SHIFT
    async with opened_page(f"{base}/#/research/{job}", size) as page:
        await page.get_by_role("heading", name="Did this help?").wait_for()
        assert 0 < await loaded_kb(page) <= REPORT_LOAD_KB
        assert await page.locator("*").count() <= REPORT_ELEMENTS
        assert await shifted(page) < NO_SHIFT
        await page.locator(".details summary").first.click()
        await page.locator(".detail").wait_for()
        assert await page.locator(".detail").count() == 1, "what is closed was drawn"


async def test_what_is_far_below_the_window_of_a_report_is_not_laid_out(base: str, job: str) -> None:
    """Until it is scrolled to. No field is among it: Chromium looks for forms to fill in, and would lay it out at once."""
    skipped = f"all => all.filter(one => !{VISIBLE}).length"
    async with opened_page(f"{base}/#/research/{job}", PHONE) as page:
        await page.get_by_role("heading", name="Did this help?").wait_for()
        cells = page.locator("table.comparison td")
        assert await cells.evaluate_all(skipped) == await cells.count() > 0
        assert await page.locator("input, select, textarea").evaluate_all(skipped) == 0
        await page.locator("#table-title").scroll_into_view_if_needed()
        await cells.first.evaluate(DRAWN)


async def test_a_report_and_the_code_of_its_view_are_asked_for_at_once(base: str, job: str) -> None:
    """The code is held back until the report was asked for: one after the other would wait for ever."""
    asked = asyncio.Event()

    async def hold(route: Route) -> None:
        await asked.wait()
        await route.continue_()

    async with opened_page(f"{base}/#/settings") as page:
        await page.get_by_role("heading", name="Settings").wait_for()
        page.on("request", lambda request: asked.set() if request.url.endswith(f"/research/{job}") else None)
        await page.route("**/assets/research-*.js", hold)
        await page.goto(f"{base}/?again#/research/{job}")
        await asyncio.wait_for(asked.wait(), SOON_S)
        await page.get_by_role("heading", name="Comparison").wait_for()


async def loaded_kb(page: Page) -> float:
    """The compressed size of the page with its scripts and styles, in thousands of bytes."""
    sizes = "one => /assets/.test(one.name) || one.entryType === 'navigation' ? one.encodedBodySize : 0"
    entries = "[...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]"
    return float(await page.evaluate(f"{entries}.map({sizes}).reduce((a, b) => a + b) / 1000"))


async def shifted(page: Page) -> float:
    """The sum of the layout shifts since the page began."""
    watch = "new PerformanceObserver(list => found(list.getEntries().reduce((sum, one) => sum + one.value, 0)))"
    asked = "observe({type: 'layout-shift', buffered: true}); setTimeout(() => found(0), 500)"
    script = f"new Promise(found => {{ {watch}.{asked} }})"
    return float(await page.evaluate(script))


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_everybody_can_use_every_page(base: str, job: str, size: dict[str, int]) -> None:
    """axe finds nothing serious, and no page scrolls sideways, on a phone and on a desk, light and dark.

    Of the rules only that of contrast looks at colours: it alone is asked again in the dark.
    """
    async with opened_page(base, size, color_scheme="light", reduced_motion="reduce") as page:
        for place in (*PLACES, f"research/{job}", f"compare/{job}"):
            await page.evaluate(f"location.hash = '#/{place}'")
            await page.locator("h1").wait_for()
            await page.wait_for_load_state("networkidle")
            assert not await findings(page), place
            assert not await is_wider_than_its_window(page), place
            await page.emulate_media(color_scheme="dark")
            assert not await findings(page, CONTRAST), f"{place} in the dark"
            await page.emulate_media(color_scheme="light")


async def test_it_fits_a_large_screen(base: str, job: str) -> None:
    async with opened_page(f"{base}/#/research/{job}", WIDE) as page:
        await page.locator("table.comparison").wait_for()
        assert float((await page.evaluate("getComputedStyle(document.body).fontSize")).removesuffix("px")) > 20
        assert not await is_wider_than_its_window(page)


async def test_it_speaks_german_and_remembers_it(base: str) -> None:
    """By the browser's language, and by choice."""
    async with opened_page(base, locale="de-DE") as page:
        await page.get_by_role("heading", name="Was suchen Sie?").wait_for()
        assert await page.evaluate("document.documentElement.lang") == "de"
        await page.goto(f"{base}/#/settings")
        await page.get_by_label("Sprache").select_option("en")
        await page.reload()
        await page.get_by_role("heading", name="Settings").wait_for()


async def test_it_works_behind_a_path(base: str, job: str) -> None:
    """Served as /shop/emptor/ by a proxy: its files and the API are found beside it."""
    async with PrefixProxy(base, "/shop/emptor") as proxy, opened_page(f"{proxy.base}/#/research/{job}") as page:
        await page.get_by_role("heading", name="Comparison").wait_for()
        await page.get_by_role("link", name="Settings").click()
        await page.get_by_role("link", name="Documentation of the API").click()
        await page.get_by_text("/api/v1/research", exact=True).first.wait_for()
        assert await page.evaluate("document.querySelector('select#servers option').value") == proxy.base


async def test_a_service_with_sign_in_is_used_with_a_key(database_url: str) -> None:
    """Without a key the console says where to put one; with it, it works."""
    async with Database(database_url) as db:
        made = await ApiKeyRepository(db).create(UUID(str(LOCAL_USER_ID)), "console", scopes=[Scope.READ, Scope.WRITE])
    async with DevServer(database_url, str(sample_path()), {"EMPTOR_AUTH": "api_key"}) as server:
        async with httpx.AsyncClient(base_url=server.base, timeout=SOON_S) as http:
            assert (await http.get("/api/v1/research")).status_code == 401
        async with opened_page(f"{server.base}/#/settings", errors_of=("/api/v1/research",)) as page:
            await page.get_by_label("API key").fill("not-a-key")
            await page.get_by_label("API key").blur()
            await page.get_by_role("link", name="History").click()
            await page.get_by_text("was refused: it is unknown, revoked or expired").wait_for()
            await page.get_by_role("link", name="Settings").first.click()
            await page.get_by_label("API key").fill(made.secret)
            await page.get_by_label("API key").blur()
            await page.get_by_role("link", name="History").click()
            await page.get_by_text("No question yet.").wait_for()


async def test_a_report_is_asked_about_and_the_answer_keeps_the_conversation(base: str, job: str) -> None:
    """Another demand, then a question about a product, with its evidence; the way back leads to the questions before."""
    async with opened_page(f"{base}/#/research/{job}") as page:
        await page.get_by_label("Your next question").fill("under 100 instead")
        await page.get_by_role("button", name="Ask", exact=True).click()
        changed = page.get_by_role("region", name="What has changed")
        await changed.wait_for(timeout=JOB_TIMEOUT_MS)
        assert "Now asked for: price ≤ 100 USD." in await changed.inner_text()
        assert "nothing was searched for" in await changed.inner_text()
        assert await findings(page) == []
        await page.get_by_role("button", name=re.compile("^Why not the ")).first.click()
        reply = page.get_by_role("region", name="The answer to your question")
        await reply.wait_for(timeout=JOB_TIMEOUT_MS)
        assert "does not qualify" in await reply.inner_text()
        await reply.get_by_role("button").first.click()
        await page.get_by_role("dialog").locator("blockquote").first.wait_for()
        await page.keyboard.press("Escape")
        trail = page.get_by_role("navigation", name="The questions before").get_by_role("link")
        assert await trail.all_inner_texts() == [QUESTION, "under 100 instead"]
        await trail.first.click()
        await page.wait_for_url(re.compile(job))


async def test_a_report_is_shared_by_a_link_that_can_be_revoked(base: str, job: str) -> None:
    """Whoever has the link reads the report without a sign-in; once it is revoked the link shows nothing."""
    async with opened_page(f"{base}/#/research/{job}") as page, httpx.AsyncClient() as stranger:
        await page.get_by_role("button", name="Share").click()
        panel = page.get_by_role("region", name="Share this report")
        await panel.get_by_label("Works for").select_option("7")
        await panel.get_by_role("button", name="Make a link").click()
        field = panel.get_by_label("Link to the report")
        await field.wait_for()
        address = await field.input_value()
        assert "Tarvane Drift 2" in (await stranger.get(address)).text
        assert not await findings(page)
        await panel.get_by_role("button", name="Revoke").click()
        await panel.get_by_role("button", name="Revoke").wait_for(state="detached")
        assert (await stranger.get(address)).status_code == 404


async def a_test_fails_and_it_is_deleted(page: Page, row: Locator) -> None:
    """Send a test to nobody, find it in the log, and delete who was to get it."""
    await row.get_by_role("button", name="Send a test").click()
    await row.get_by_text("test: failed").or_(row.get_by_text("test: will be tried again")).first.wait_for()
    await row.get_by_role("button", name="Log").click()
    await row.locator(".alerts .delivery").first.wait_for()
    assert not await findings(page)
    page.once("dialog", lambda dialog: dialog.accept())
    await row.get_by_role("button", name="Delete").click()


async def test_a_webhook_is_made_tested_and_deleted(base: str) -> None:
    """Its secret is shown once; a test to an address nobody has says why it failed, and stands in the log."""
    async with opened_page(f"{base}/#/webhooks") as page:
        await page.get_by_label("Address").fill("https://hooks.example/emptor")
        await page.get_by_label("Name").fill("Team chat")
        await page.get_by_label("a watch was paused").uncheck()
        await page.get_by_role("button", name="Add webhook").click()
        assert (await page.get_by_role("textbox", name="Signing secret").input_value()).startswith("whsec_")
        await page.get_by_role("button", name="I have stored it").click()
        row = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Team chat"))
        assert "a watch was paused" not in await row.inner_text()
        await a_test_fails_and_it_is_deleted(page, row)
        await page.get_by_text("No webhook yet.").wait_for()


async def test_somebody_is_written_to_by_a_service_and_an_address_waits_for_its_code(base: str) -> None:
    """The tokens of a service are not shown again; a test to nobody says why it failed; both are deleted."""
    async with opened_page(f"{base}/#/settings") as page:
        await page.get_by_role("link", name="Manage notifications").click()
        await page.get_by_role("combobox").select_option("a service")
        await page.get_by_label("Address of the service").fill("discord://4174216298/a-token-of-a-channel")
        await page.get_by_label("Name").fill("Channel")
        await page.get_by_label("a watch was paused").uncheck()
        await page.get_by_role("button", name="Add notification").click()
        row = page.get_by_role("listitem").filter(has=page.get_by_role("heading", name="Channel"))
        await row.wait_for()
        assert "a-token-of-a-channel" not in await page.locator("main").inner_text()
        assert "a watch was paused" not in await row.inner_text()
        await row.get_by_role("button", name="Pause").click()
        await row.get_by_role("button", name="Resume").click()
        await a_test_fails_and_it_is_deleted(page, row)
        await page.get_by_text("Nobody is written to yet.").wait_for()


async def test_a_demand_is_taken_out_of_the_question(base: str, job: str) -> None:
    """Its chip leads to the question without its words."""
    async with opened_page(f"{base}/#/research/{job}") as page:
        await page.get_by_role("link", name="Ask without “at least 30 hours of battery”").click()
        field = page.get_by_label("Your question")
        await field.wait_for()
        assert "battery" not in await field.input_value()
        assert "under 150 dollars" in await field.input_value()


async def test_a_product_shows_its_prices_at_every_shop(base: str, job: str) -> None:
    """A line and a name for each shop that has the same number on its package."""
    async with httpx.AsyncClient(base_url=f"{base}/api/v1", timeout=SOON_S) as http:
        products = (await http.get("/products", params={"q": "halvik meridian 45"})).json()["items"]
        product = products[0]
        series = (await http.get(f"/products/{product['id']}/price-series")).json()
    assert len(series["shops"]) > 1
    async with opened_page(f"{base}/#/products/{product['id']}") as page:
        await page.get_by_role("heading", name=re.compile(r"At \d shops")).wait_for()
        await page.locator(".chart canvas").wait_for()
        assert await page.locator(".legend li").count() == min(len(series["shops"]), 6)


async def test_a_price_is_judged_by_its_own_history_and_a_false_discount_named(
    base: str, job: str, module_database_url: str
) -> None:
    """Readings over a month make it a good price; the crossed-out price, never charged, is called what it is."""
    async with httpx.AsyncClient(base_url=f"{base}/api/v1", timeout=SOON_S) as http:
        products = (await http.get("/products", params={"q": "quillon arc max"})).json()["items"]
    product = next(one for one in products if "audiorama" in one["url"])
    async with opened_page(f"{base}/#/products/{product['id']}") as page:
        await page.get_by_text("Too early to say whether this is a good price").wait_for()
        readings = ((-30, 260), (-20, 265), (-10, 255), (1, 240))
        await add_prices(module_database_url, product["id"], readings, list_price=LIST_PRICE, seller="audiorama.example")
        await page.reload()
        await page.get_by_text("The lowest price seen").wait_for()
        await page.get_by_text("The discount is not real.").wait_for()
        assert f"${LIST_PRICE}.00 was never seen charged" in await page.locator(".price-verdict").inner_text()
        assert not await findings(page)


async def test_two_runs_of_a_question_are_compared(base: str, job: str) -> None:
    """The same pages give the same answer, and each price opens its evidence; another question's demands are named."""
    again = await finished_job(base, QUESTION)
    async with opened_page(f"{base}/#/research/{again}") as page:
        await page.get_by_role("link", name="Compare runs").click()
        await page.get_by_text("The recommendation is the same: Tarvane Drift 2").wait_for()
        table = page.get_by_role("region", name="Two runs compared")
        assert await table.get_by_text("no change").count() == await table.locator("tbody tr").count() > 0
        await table.get_by_role("button").first.click()
        await page.get_by_role("dialog").locator("blockquote").first.wait_for()
        assert not await findings(page)
        await page.keyboard.press("Escape")
        other = await finished_job(base, "wireless headphones under 100 dollars")
        await page.goto(f"{base}/#/compare/{other}")
        await page.get_by_label("Compare with").select_option(again)
        await page.get_by_text("Only asked for now:").wait_for()
        await page.get_by_text("price ≤ 100 USD").first.wait_for()


async def test_an_opinion_is_given_and_the_operator_reads_it(base: str, job: str) -> None:
    """One click; what is wrong can be said behind it, and is there after a reload."""
    async with opened_page(f"{base}/#/research/{job}") as page:
        form = page.get_by_role("region", name="Did this help?")
        await form.get_by_role("button", name="It did not help").click()
        await form.get_by_label("a price").check()
        await form.get_by_label("In your own words").fill("It is cheaper <b>today</b>.")
        await form.get_by_role("button", name="Send").click()
        await form.get_by_text("Thank you.").wait_for()
        await page.reload()
        bad = form.get_by_role("button", name="It did not help")
        await form.get_by_text("Thank you.").wait_for()
        assert await bad.get_attribute("aria-pressed") == "true"
        assert await form.get_by_label("a price").is_checked()
        assert not await findings(page)
    async with opened_page(f"{base}/#/operator") as page:
        said = page.get_by_role("region", name="What users said")
        await said.get_by_text("It is cheaper <b>today</b>.").wait_for()
        assert not await findings(page)


async def test_a_picture_is_shown_and_no_shop_is_asked_for_it(base: str, module_database_url: str) -> None:
    """By way of our own server; where there is none any more, the product's initial stands in."""
    job_id = await finished_job(base, QUESTION)
    out = io.BytesIO()
    Image.new("RGB", (600, 600), (200, 60, 40)).save(out, "PNG")

    class Shop(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(out.getvalue())

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadedServer(Shop) as shop:
        await show_picture(module_database_url, job_id, f"{shop.url}/p.png")
        async with opened_page(f"{base}/#/research/{job_id}") as page:
            picture = page.locator("img.product-picture")
            await picture.wait_for()
            decoded = "image => image.decode().then(() => image.naturalWidth)"
            assert await picture.evaluate(decoded) == PICTURE_WIDTH
            assert (await picture.get_attribute("src") or "").startswith(f"{base}/api/v1/images?")
            assert not await findings(page)
    await show_picture(module_database_url, job_id, "https://192.0.2.1/p.png")
    async with opened_page(f"{base}/#/research/{job_id}", errors_of=("/images?",)) as page:
        await page.locator(".recommended .monogram").wait_for()


async def show_picture(database_url: str, job_id: str, address: str) -> None:
    """Give all candidates of a report a picture, as if it had been read on the live web."""
    async with Database(database_url) as database, database.connection() as connection:
        await connection.execute(
            "update research_jobs set report = jsonb_set(jsonb_set(report, '{web}', '\"live\"'), '{candidates}', "
            "(select jsonb_agg(c || jsonb_build_object('image', %s::text)) from jsonb_array_elements(report->'candidates') c)) "
            "where id = %s",
            [address, job_id],
        )
