"""A query parameter that nothing reads is refused, with advice."""

from __future__ import annotations

import re
from typing import Annotated, Any
from uuid import UUID

import httpx
import pytest
from fastapi import APIRouter, Depends, FastAPI, Query

from emptor.core.app import create_app
from emptor.core.query_names import check_query_names
from emptor.core.settings import Settings
from emptor.routers.application import all_routers


async def words(q: Annotated[str, Query(alias="words")] = "") -> str:
    return q


async def answer_to(address: str) -> httpx.Response:
    checked = [Depends(check_query_names)]
    routes, chat = APIRouter(dependencies=checked), APIRouter(tags=["chat"], dependencies=checked)

    @routes.get("/items/{item}")
    async def items(item: str, text: Annotated[str, Depends(words)], limit: int = 1) -> list[Any]:
        return [item, text, limit]

    @routes.get("/bare")
    async def bare() -> str:
        return "bare"

    @chat.get("/chat")
    async def talk() -> str:
        return "chat"

    return await get(create_app(routes, chat, settings=Settings()), address)


async def get(app: FastAPI, address: str) -> httpx.Response:
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as http:
        return await http.get(address)


@pytest.mark.parametrize(
    ("address", "advice"),
    [
        ("/api/v1/items/a?limits=3", "Unknown query parameter. Did you mean `limit`?"),
        ("/api/v1/items/a?colour=red", "Unknown query parameter. Known here: `limit`, `words`."),
        ("/api/v1/items/a?item=b", "Unknown query parameter. Known here: `limit`, `words`."),
        ("/api/v1/bare?x=", "Unknown query parameter. This path takes none: remove it."),
    ],
)
async def test_an_unknown_query_parameter_is_refused(address: str, advice: str) -> None:
    """Names of the path and of dependencies are told apart from it."""
    answer = await answer_to(address)
    assert answer.status_code == 422
    [fault] = answer.json()["errors"]
    assert fault["location"] == "query"
    assert fault["detail"] == advice


@pytest.mark.parametrize(
    "address",
    ["/api/v1/items/a?limit=3&words=x", "/api/v1/items/a", "/api/v1/chat?newer=1", "/?utm_source=mail"],
)
async def test_what_a_route_reads_and_what_others_define_is_let_pass(address: str) -> None:
    """Parameters of dependencies are the route's; chat protocols and pages for people take any."""
    assert (await answer_to(address)).status_code == 200


async def test_every_path_that_is_read_refuses_them() -> None:
    """No route of the API is left out, whoever may call it; nothing is looked up before."""
    app = create_app(*all_routers(), settings=Settings(auth="local"))
    paths = [
        re.sub(r"\{snapshot_id\}", "0" * 64, re.sub(r"\{(?!snapshot)\w+\}", str(UUID(int=0)), path))
        for path, item in app.openapi()["paths"].items()
        if "get" in item and "chat" not in item["get"]["tags"]
    ]
    assert len(paths) >= 18
    for path in paths:
        answer = await get(app, f"{path}?surplus=1")
        assert "Unknown query parameter" in answer.text, (path, answer.text)
