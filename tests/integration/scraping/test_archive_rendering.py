"""Pages of an archive that need a script, rendered in a real Chromium that sees nothing but the archive."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_asyncio

from emptor.core.settings import Settings
from emptor.models.page import Attempt, FailureKind, FetchFailure, Page
from emptor.scraping.port import FetchRequest
from emptor.services.pages.web import Web, archive_web
from tests.fakes import hostile_pages, warcs
from tests.fakes.hostile_server import HostileServer
from tests.fakes.warcs import response
from tests.integration.scraping.conftest import has_chromium

SHOP, CDN = "https://shop.example", "https://cdn.example"
TEXT = "It boils 1.7 litres of water in four minutes. " * 20
SHELL = f'<!doctype html><title>Shop</title><div id="app"></div><script src="{CDN}/app.js"></script>'.encode()
APP = f"""fetch('/api/kettle.json').then((answer) => answer.json()).then((kettle) => {{
document.getElementById('app').innerHTML = `<h1>${{kettle.name}}</h1><p class="price">${{kettle.price}} €</p>
<button>Add to cart</button><p>{TEXT}</p>`; }});""".encode()
UNPRICED = f"""<!doctype html><html lang="en"><title>Copper kettle</title><h1>Copper kettle</h1>
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"Product","name":"Copper kettle"}}</script>
<span class="price" id="price"></span><button>Add to cart</button><p>{TEXT}</p>
<script>document.getElementById('price').textContent = '49.90 €';</script>""".encode()
JSON = "application/json"
RECORDS = (
    response(f"{SHOP}/kettle", SHELL),
    response(f"{SHOP}/moved", status=301, Location="/kettle"),
    response(f"{CDN}/app.js", APP, content_type="text/javascript"),
    response(f"{SHOP}/api/kettle.json", b'{"name": "Copper kettle", "price": "59.90"}', content_type=JSON),
    response(f"{SHOP}/unpriced", UNPRICED),
    response(f"{SHOP}/bare", SHELL.replace(b"app.js", b"never-archived.js")),
    response(f"{SHOP}/plain", hostile_pages.PRODUCT.encode()),
)

pytestmark = [
    pytest.mark.browser,
    pytest.mark.asyncio(loop_scope="module"),
    pytest.mark.skipif(not has_chromium(), reason="needs Chromium: apt-get install chromium"),
]


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def canary() -> AsyncIterator[HostileServer]:
    """A server that is there, on this machine, and must not be reached."""
    async with HostileServer() as running:
        yield running


@pytest_asyncio.fixture(loop_scope="module", scope="module")
async def web(canary: HostileServer, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Web]:
    reaching = hostile_pages.reaching(f"127.0.0.1:{canary.port}", "localhost", canary.port).encode()
    folder: Path = tmp_path_factory.mktemp("archive")
    path = warcs.write(folder, warcs.members(*RECORDS, response(f"{SHOP}/reaching", reaching)))
    opened = await archive_web(path, Settings(allow_addresses=("127.0.0.0/8",), archive_render=True))
    yield opened
    await opened.aclose()


def _ways(attempts: tuple[Attempt, ...]) -> list[str]:
    return [attempt.via for attempt in attempts]


@pytest.mark.parametrize(
    ("path", "price", "ways"),
    [
        ("/plain", "59.90", ["archive"]),
        ("/kettle", "59.90", ["archive", "browser"]),
        ("/moved", "59.90", ["archive", "browser"]),
        ("/unpriced", "49.90", ["archive", "browser"]),
    ],
)
async def test_a_page_that_needs_a_script_is_rendered(web: Web, path: str, price: str, ways: list[str]) -> None:
    """Its script and its data come from the archive; the date is that of the capture, and both ways are told."""
    page = await web.fetcher.fetch(FetchRequest(url=f"{SHOP}{path}", deadline_s=60))
    assert isinstance(page, Page), page
    assert (page.fetched_at.isoformat(), _ways(page.attempts)) == ("2026-05-04T10:00:00+00:00", ways)
    extraction = await web.reader.read(page)
    assert extraction.product is not None
    assert extraction.product.offer is not None
    assert extraction.product.offer.price is not None
    assert str(extraction.product.offer.price.value) == price


async def test_a_page_whose_scripts_are_not_there_is_left_as_it_was(web: Web) -> None:
    """Nothing would run: no browser is asked."""
    page = await web.fetcher.fetch(FetchRequest(url=f"{SHOP}/bare", deadline_s=60))
    assert isinstance(page, Page)
    assert (page.body, _ways(page.attempts)) == (SHELL.replace(b"app.js", b"never-archived.js"), ["archive"])


async def test_pages_stay_as_they_were_archived_unless_asked_for(tmp_path: Path) -> None:
    """Quotations must be found in the archive; a browser that is asked for by name renders all the same."""
    web = await archive_web(warcs.write(tmp_path, warcs.members(*RECORDS)), Settings())
    request = FetchRequest(url=f"{SHOP}/kettle", deadline_s=60)
    plain = await web.fetcher.fetch(request)
    browser = web.fetcher_named("browser")
    assert browser is not None
    rendered = await browser.fetch(request)
    await web.aclose()
    assert isinstance(plain, Page)
    assert isinstance(rendered, Page)
    assert plain.body == SHELL
    assert "59.90 €" in rendered.text


async def test_what_is_not_archived_is_not_rendered(web: Web) -> None:
    """Not even when a browser is insisted on."""
    browser = web.fetcher_named("browser")
    assert browser is not None
    for fetcher in (web.fetcher, browser):
        result = await fetcher.fetch(FetchRequest(url=f"{SHOP}/never", deadline_s=30))
        assert isinstance(result, FetchFailure)
        assert result.failure == FailureKind.NOT_ARCHIVED


async def test_nothing_but_the_archive_is_reached(web: Web, canary: HostileServer) -> None:
    """Sub-resources, frames, workers, websockets, beacons, WebRTC: no connection, even to addresses the settings allow."""
    browser = web.fetcher_named("browser")
    assert browser is not None
    result = await browser.fetch(FetchRequest(url=f"{SHOP}/reaching", deadline_s=60))
    assert isinstance(result, Page), result
    assert 'data-done="yes"' in result.text
    assert (canary.connections, canary.hits) == (0, [])
