"""The browser as a server: what it answers without any browser."""

from __future__ import annotations

from collections.abc import AsyncIterator

import httpx
import pytest
from pydantic import SecretStr

from emptor.core.settings import Settings
from emptor.scraping.browser.function import RenderFunction
from emptor.scraping.browser.server import MAX_BODY_BYTES, create

TOKEN = {"Authorization": "Bearer secret"}


@pytest.fixture
async def http() -> AsyncIterator[httpx.AsyncClient]:
    """A client of a server that asks for the token `secret`."""
    function = RenderFunction(lambda: Settings(browser_function_token=SecretStr("secret")))
    transport = httpx.ASGITransport(app=create(function))
    async with httpx.AsyncClient(transport=transport, base_url="http://browser") as client:
        yield client


async def test_health_needs_neither_token_nor_browser(http: httpx.AsyncClient) -> None:
    assert (await http.get("/health")).json() == {"status": "ok"}


async def test_a_render_needs_the_token(http: httpx.AsyncClient) -> None:
    assert (await http.post("/", json={"url": "http://10.0.0.1/"})).status_code == 401


async def test_a_request_is_answered_as_a_function_url_answers_it(http: httpx.AsyncClient) -> None:
    """The address is refused before a browser is started; the refusal is a result, not an error of the server."""
    answer = await http.post("/", json={"url": "http://10.0.0.1/"}, headers=TOKEN)
    assert answer.status_code == 200
    assert answer.json()["result"]["failure"] == "forbidden_address"


@pytest.mark.parametrize(
    ("method", "path", "status"), [("GET", "/", 404), ("POST", "/health", 404), ("POST", "/other", 404), ("DELETE", "/", 404)]
)
async def test_there_is_nothing_else(http: httpx.AsyncClient, method: str, path: str, status: int) -> None:
    assert (await http.request(method, path, headers=TOKEN)).status_code == status


async def test_a_body_longer_than_any_request_is_refused(http: httpx.AsyncClient) -> None:
    assert (await http.post("/", content=b"x" * MAX_BODY_BYTES, headers=TOKEN)).status_code == 400
    assert (await http.post("/", content=b"x" * (MAX_BODY_BYTES + 1), headers=TOKEN)).status_code == 413
