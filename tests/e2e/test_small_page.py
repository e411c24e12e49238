"""A page of somebody else's, written from the README of the client alone: live progress and the report, in a real Chromium."""

from __future__ import annotations

import asyncio
import functools
import shutil
from http.server import SimpleHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from emptor_local.sample import sample_path
from tests.fakes.console_page import no_chromium, opened_page
from tests.fakes.dev_server import DevServer
from tests.fakes.node_packages import built_client, missing
from tests.fakes.threaded_server import ThreadedServer

PAGE = Path(__file__).parent / "pages" / "live.html"
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
