"""The live web, as far as a test may go: a shop on this machine, read over real connections, and recorded."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from emptor.models.report import Report
from tests.fakes.threaded_server import ThreadedServer

TIMEOUT_S = 120
KETTLE = """<html lang="en"><head><title>Norr Kettle 1.7 l | Kitchen</title><script type="application/ld+json">
{"@context": "https://schema.org", "@type": "Product", "name": "Norr Kettle 1.7 l", "brand": "Norr", "gtin13": "4006381333931",
 "offers": {"@type": "Offer", "price": "39.90", "priceCurrency": "EUR", "availability": "https://schema.org/InStock"}}
</script></head><body><nav>Kitchen &gt; Electric kettles</nav><h1>Norr Kettle 1.7 l</h1><p class="price">39,90 €</p>
<button>Add to cart</button><table><tr><th>Capacity</th><td>1.7 l</td></tr><tr><th>Power</th><td>2200 W</td></tr></table>
<p>An electric kettle of steel for every day. The kettle switches itself off, and the kettle keeps its heat.</p></body></html>"""


class Shop(BaseHTTPRequestHandler):
    """One product, one page that is gone, and a robots.txt that keeps one folder for itself."""

    def do_GET(self) -> None:
        pages = {"/kettle": KETTLE, "/robots.txt": "User-agent: *\nDisallow: /private/", "/private/kettle": KETTLE}
        body = pages.get(self.path, "gone").encode()
        self.send_response(200 if self.path in pages else 404)
        self.send_header("Content-Type", "text/plain" if self.path.endswith(".txt") else "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture
def shop() -> Iterator[str]:
    with ThreadedServer(Shop) as server:
        yield server.url


def emptor(*arguments: str, database_url: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "emptor_local.cli.main", *arguments],
        capture_output=True,
        timeout=TIMEOUT_S,
        check=False,
        env={**os.environ, "DATABASE_URL": database_url, "EMPTOR_SEARCH_ORDER": "searxng", **environment},
    )


def test_given_pages_are_read_live_and_the_recording_replays(database_url: str, shop: str, tmp_path: Path) -> None:
    """With no search provider at all, given pages still make a report; what was recorded gives the same one again."""
    question, record = "electric kettle under 50 euros with at least 1.5 litres", tmp_path / "shop.warc.gz"
    pages = [f"--url={shop}{path}" for path in ("/kettle", "/gone", "/private/kettle")]
    done = emptor(
        "research", question, "--web", "live", "--record", str(record), "--format", "json", *pages,
        database_url=database_url, EMPTOR_ALLOW_ADDRESSES="127.0.0.0/8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    live = Report.model_validate_json(done.stdout)
    assert live.web == "live"
    assert [c.name for c in live.candidates if c.qualifies] == ["Norr Kettle 1.7 l"]
    outcomes = {source.url.removeprefix(shop): source.outcome for source in live.sources}
    assert outcomes == {"/kettle": "read", "/gone": "http_status", "/private/kettle": "robots"}
    again = emptor("research", question, "--web", str(record), "--format", "json", *pages, database_url=database_url)
    assert again.returncode == 0, again.stderr
    replayed = Report.model_validate_json(again.stdout)
    assert [o.price for c in replayed.candidates for o in c.offers] == [o.price for c in live.candidates for o in c.offers]


def test_no_page_on_this_machine_is_read_unless_it_is_allowed(database_url: str, shop: str) -> None:
    """The address guard holds for addresses that a user gives, too."""
    done = emptor(
        "research", "electric kettle", "--web", "live", "--format", "json", f"--url={shop}/kettle", database_url=database_url
    )
    assert done.returncode == 0, done.stderr
    report = Report.model_validate_json(done.stdout)
    assert [source.outcome for source in report.sources] == ["forbidden_address"]
    assert report.recommendation is None


def test_a_port_that_is_taken_is_said_at_once(database_url: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        done = emptor("dev", "--port", str(taken.getsockname()[1]), database_url=database_url)
    assert done.returncode == 2
    assert b"choose another" in done.stderr
