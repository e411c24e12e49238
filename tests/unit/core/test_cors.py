"""Which pages of which addresses may call the API, and what the log says of the others."""

from __future__ import annotations

import logging

import httpx
import pytest

from emptor.core.app import create_app
from emptor.core.settings import Settings
from emptor.routers import health


async def preflight(origin: str, *, method: str = "POST", local_pages: bool = False, cors_origins: str = "") -> httpx.Response:
    app = create_app(health.router, settings=Settings(cors_origins=cors_origins), local_pages=local_pages)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as http:
        asked = {"Origin": origin, "Access-Control-Request-Method": method, "Access-Control-Request-Headers": "content-type"}
        return await http.options("/api/v1/research", headers=asked)


@pytest.mark.parametrize(
    "origin", ["http://localhost:3000", "http://127.0.0.1:5173", "https://app.localhost", "http://[::1]:8080"]
)
async def test_in_development_pages_of_this_machine_are_let_in(origin: str) -> None:
    answer = await preflight(origin, local_pages=True)
    assert (answer.status_code, answer.headers["access-control-allow-origin"]) == (200, origin)
    assert (await preflight(origin)).status_code == 400, "and nowhere else"


@pytest.mark.parametrize(
    "origin",
    [
        "http://localhost.evil.example",
        "http://evil.example:3000",
        "http://127.0.0.1.evil.example",
        "http://evillocalhost",
        "null",
    ],
)
async def test_in_development_others_are_not(origin: str) -> None:
    answer = await preflight(origin, local_pages=True)
    assert answer.status_code == 400
    assert "access-control-allow-origin" not in answer.headers


@pytest.mark.parametrize("others", ["", "https://other.example"], ids=["no origin is set", "another is set"])
async def test_a_refused_page_is_logged_with_the_setting_that_lets_it_in(caplog: pytest.LogCaptureFixture, others: str) -> None:
    caplog.set_level(logging.WARNING)
    await preflight("https://shop.example", cors_origins=others)
    assert "EMPTOR_CORS_ORIGINS=https://shop.example" in caplog.text


async def test_a_page_that_is_let_in_but_asks_for_too_much_is_logged_as_that(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.WARNING)
    await preflight("https://shop.example", cors_origins="https://shop.example", method="PUT")
    assert "EMPTOR_CORS_ORIGINS" not in caplog.text
    assert "Disallowed CORS method" in caplog.text


async def test_an_origin_may_be_written_with_a_slash_at_its_end() -> None:
    """As an address bar shows it."""
    assert (await preflight("https://shop.example", cors_origins="https://shop.example/")).status_code == 200
