"""The MCP server with a real client of the official SDK, over both transports and in both generations of the protocol."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

import httpx2
import pytest
import pytest_asyncio
from mcp import Client, StdioServerParameters
from mcp.client.streamable_http import streamable_http_client
from mcp.types import CallToolResult

from emptor.db import Database
from emptor.db.api_keys import ApiKeyRepository
from emptor.models.api_keys import Scope
from emptor.models.tools import ToolReport
from emptor_local.sample import sample_path
from tests.fakes.dev_server import DevServer

pytestmark = pytest.mark.asyncio(loop_scope="module")

QUESTION = "wireless over-ear headphones under 150 dollars with at least 30 hours of battery"
TOOLS = {"research", "read_research", "scrape_page", "product_prices", "watch_page", "list_watches"}
TIMEOUT_S = 120


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def server(module_database_url: str) -> AsyncIterator[DevServer]:
    """The whole service with sign-in by key."""
    async with DevServer(module_database_url, str(sample_path()), {"EMPTOR_AUTH": "api_key"}) as server:
        yield server


async def key(database_url: str, *scopes: Scope) -> str:
    async with Database(database_url) as db:
        return (await ApiKeyRepository(db).create(uuid4(), "mcp", scopes=list(scopes))).secret


def over_http(server: DevServer, secret: str | None, mode: str = "auto") -> Client:
    headers = {"Authorization": f"Bearer {secret}"} if secret else {}
    http = httpx2.AsyncClient(headers=headers, timeout=TIMEOUT_S)
    transport: Any = streamable_http_client(f"{server.base}/mcp", http_client=http)
    return Client(transport, mode=mode, read_timeout_seconds=TIMEOUT_S)  # type: ignore[arg-type]


def over_stdio(database_url: str) -> Client:
    command = StdioServerParameters(
        command=sys.executable,
        args=["-m", "emptor_local.cli.main", "mcp", "--web", str(sample_path())],
        env={**os.environ, "DATABASE_URL": database_url, "EMPTOR_QUEUE": "memory"},
        cwd=Path(__file__).parents[2],
    )
    return Client(command, read_timeout_seconds=TIMEOUT_S)


def structured(result: CallToolResult) -> Any:
    assert not result.is_error, result.content
    return result.structured_content


async def researched(client: Client) -> ToolReport:
    """Ask, and check what the client was told meanwhile."""
    told: list[tuple[float, str | None]] = []

    async def progress(number: float, total: float | None, message: str | None) -> None:
        told.append((number, message))

    result = await client.call_tool("research", {"question": QUESTION, "max_products": 3}, progress_callback=progress)
    numbers = [number for number, _ in told]
    assert len(numbers) > 5
    assert numbers == sorted(set(numbers)), "progress only grows"
    assert all(message for _, message in told)
    return ToolReport.model_validate(structured(result))


@pytest.mark.parametrize("mode", ["auto", "legacy"])
async def test_a_client_researches_over_http(server: DevServer, module_database_url: str, mode: str) -> None:
    """Progress comes while the job runs; the answer is structured, and each price has its words."""
    async with over_http(server, await key(module_database_url, *Scope), mode) as client:
        assert {tool.name for tool in (await client.list_tools()).tools} == TOOLS
        report = await researched(client)
        assert report.status == "succeeded"
        best = report.products[0]
        assert best.name == report.recommendation
        assert best.price is not None
        assert best.quote
        assert best.url
        again = structured(await client.call_tool("read_research", {"job_id": str(report.job_id)}))
        assert again["markdown"] == report.markdown
        prices = structured(await client.call_tool("product_prices", {"product": best.name.split()[0]}))
        assert any(item["prices"] for item in prices["products"])


async def test_a_client_researches_over_stdio(module_database_url: str) -> None:
    """`emptor mcp` works on the job itself; nothing but the protocol is on standard output."""
    async with over_stdio(module_database_url) as client:
        assert client.server_info is not None
        assert client.server_info.name == "emptor"
        report = await researched(client)
        assert report.products
        page = structured(await client.call_tool("scrape_page", {"url": report.products[0].url}))
        assert page["outcome"] == "read"
        assert page["extraction"]["product"]["name"]["quote"]


async def test_a_page_is_watched_and_listed(server: DevServer, module_database_url: str) -> None:
    """With the same rules as `POST /watches`."""
    async with over_http(server, await key(module_database_url, *Scope)) as client:
        watch = {"url": "https://shop.example/p/h700", "target_price": "99.00", "currency": "USD"}
        made = structured(await client.call_tool("watch_page", watch))
        listed = structured(await client.call_tool("list_watches", {}))["result"]
        assert [item["id"] for item in listed] == [made["id"]]
        refused = await client.call_tool("watch_page", {"url": "https://shop.example/p/h700"})
        assert refused.is_error
        assert made["id"] in str(refused.content[0])


async def test_what_is_wrong_is_told_to_the_model_in_words(server: DevServer, module_database_url: str) -> None:
    """An error of a tool is its answer: the model can mend the call."""
    async with over_http(server, await key(module_database_url, *Scope)) as client:
        answer = await client.call_tool("research", {"question": "?!", "currency": "dollars"})
        assert answer.is_error
        assert "ISO 4217" in str(answer.content[0])
        unknown = await client.call_tool("read_research", {"job_id": str(UUID(int=7))})
        assert unknown.is_error
        assert "no job" in str(unknown.content[0]).lower() or "no research" in str(unknown.content[0]).lower()


async def test_what_is_another_users_is_not_there(server: DevServer, module_database_url: str) -> None:
    """Nor may a key that only reads start anything."""
    async with over_http(server, await key(module_database_url, *Scope)) as client:
        made = structured(await client.call_tool("watch_page", {"url": "https://shop.example/p/other"}))
    async with over_http(server, await key(module_database_url, Scope.READ)) as client:
        listed = structured(await client.call_tool("list_watches", {}))["result"]
        assert made["id"] not in {item["id"] for item in listed}
        refused = await client.call_tool("research", {"question": QUESTION})
        assert refused.is_error
        assert "`write`" in str(refused.content[0])


async def test_nobody_gets_in_without_a_key(server: DevServer) -> None:
    """The answer is the API's own problem document."""
    async with httpx2.AsyncClient() as http:
        answer = await http.post(f"{server.base}/mcp", json={"jsonrpc": "2.0", "id": 1, "method": "tools/list"})
    assert answer.status_code == 401
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["www-authenticate"].startswith("Bearer")


async def test_no_function_imports_the_sdk() -> None:
    """It would cost half a second of every cold start, and is not in the layer."""
    code = "import sys; import functions.research.handler, functions.health.handler; print('mcp' in sys.modules)"
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-c", code, stdout=asyncio.subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    said, _ = await process.communicate()
    assert said.decode().strip() == "False"
