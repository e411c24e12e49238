"""A page of somebody else's, written from the README of the client alone: live progress and the report, in a real Chromium."""

from __future__ import annotations

import asyncio
import functools
import shutil
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import httpx
import pytest

from emptor_local.sample import sample_path
from tests.fakes.console_page import no_chromium, opened_page
from tests.fakes.dev_server import DevServer
from tests.fakes.node_packages import MODULES, built_client, missing
from tests.fakes.threaded_server import ThreadedServer

PAGE = Path(__file__).parent / "pages" / "live.html"
HOOKS = PAGE.with_name("hooks.html")
QUESTION = "waterproof hiking boots under 200 dollars"
MAX_LINES = 60
JOB_TIMEOUT_MS = 180_000

pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(bool(missing("typescript")), reason=missing("typescript") or ""),
    pytest.mark.skipif(no_chromium(), reason="needs Chromium: make browser"),
]


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: Any) -> None:
        return None


def test_the_page_is_small() -> None:
    assert len(PAGE.read_text(encoding="utf-8").splitlines()) <= MAX_LINES


async def test_sixty_lines_show_live_progress_and_the_report(database_url: str, tmp_path: Path) -> None:
    """Served from another address than the API: pages as they are read, then the answer with the words it rests on."""
    client = await asyncio.to_thread(built_client)
    shutil.copy(PAGE, tmp_path / "live.html")
    shutil.copytree(client / "esm", tmp_path / "client")
    with ThreadedServer(functools.partial(_Quiet, directory=str(tmp_path))) as pages:  # type: ignore[arg-type]
        async with (
            DevServer(database_url, str(sample_path()), {"EMPTOR_CORS_ORIGINS": pages.url}) as server,
            opened_page(f"{pages.url}/live.html?api={server.base}/api/v1", api=server.base) as page,
        ):
            await page.get_by_label("Question").fill(QUESTION)
            await page.get_by_role("button", name="Research").click()
            await page.locator("#pages li").first.wait_for(timeout=JOB_TIMEOUT_MS)
            await page.locator("#report h2").wait_for(timeout=JOB_TIMEOUT_MS)
            shown = await page.locator("#pages").inner_text()
            report = await page.locator("#report").inner_text()
            assert "found Cairnside Fell Mid Hiking Boots" in shown
            assert "best match" in report
            assert await page.locator("#report blockquote").count() > 0


async def test_hooks_follow_a_job_for_as_long_as_they_are_shown(database_url: str, tmp_path: Path) -> None:
    """Two clicks start one job; a view that is left and shown again follows from the beginning; a refusal is shown."""
    client = await asyncio.to_thread(built_client)
    shutil.copy(HOOKS, tmp_path / "hooks.html")
    shutil.copytree(client / "esm", tmp_path / "client")
    shutil.copytree(MODULES / "preact", tmp_path / "preact")
    with ThreadedServer(functools.partial(_Quiet, directory=str(tmp_path))) as pages:  # type: ignore[arg-type]
        async with (
            DevServer(database_url, str(sample_path()), {"EMPTOR_CORS_ORIGINS": pages.url}) as server,
            opened_page(f"{pages.url}/hooks.html?api={server.base}/api/v1", api=server.base, errors_of=["/research"]) as page,
            httpx.AsyncClient(base_url=f"{server.base}/api/v1") as http,
        ):
            assert await page.locator("#state").inner_text() == "idle"
            await page.get_by_role("button", name="Research").click()
            await page.locator("li", has_text="page.read").first.wait_for(timeout=JOB_TIMEOUT_MS)
            await page.get_by_role("button", name="Hide").click()
            await page.locator("#state").wait_for(state="detached")
            await page.get_by_role("button", name="Hide").click()
            await page.locator("#summary").wait_for(timeout=JOB_TIMEOUT_MS)
            assert await page.locator("#state").inner_text() == "ended"
            assert "best match" in await page.locator("#summary").inner_text()
            [job] = (await http.get("/research")).json()["items"]
            log = (await http.get(f"/research/{job['id']}/log", params={"after": 0})).json()["events"]
            assert (await page.locator("li").all_inner_texts())[: len(log)] == [event["type"] for event in log]
            await page.get_by_role("button", name="Wrong").click()
            await page.get_by_role("alert").wait_for()
