"""Each kind of error becomes one problem document."""

from __future__ import annotations

import re
from http import HTTPStatus
from pathlib import Path
from typing import Annotated, Any

import httpx
import pytest
from fastapi import APIRouter, Query
from pydantic import Field, field_validator
from starlette.exceptions import HTTPException

from emptor.core import errors
from emptor.core.app import create_app
from emptor.core.problems import TYPE_BASE
from emptor.core.settings import Settings
from emptor.models.base import Model

PAGE = Path(__file__).parents[3] / "docs" / "problems.md"
GERMAN = Path(__file__).parents[3] / "console" / "src" / "strings" / "de.ts"


class Item(Model):
    name: Annotated[str, Field(min_length=1)]
    tags: dict[str, int] = Field(default_factory=dict)

    @field_validator("name")
    @classmethod
    def no_shouting(cls, name: str) -> str:
        if name.isupper():
            raise ValueError("do not shout")
        return name


async def answer_to(error: Exception | None = None, **request: Any) -> httpx.Response:
    routes = APIRouter()

    @routes.post("/items")
    async def make(item: Item, limit: Annotated[int, Query(le=10)] = 1) -> Item:
        if error:
            raise error
        return item

    app = create_app(routes, settings=Settings())
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as http:
        return await http.request(**{"method": "POST", "url": "/api/v1/items", "json": {"name": "lamp"}, **request})


def all_errors() -> list[type[errors.EmptorError]]:
    found = [errors.EmptorError]
    for cls in found:
        found += cls.__subclasses__()
    return found


@pytest.mark.parametrize("cls", all_errors(), ids=lambda cls: cls.__name__)
async def test_an_error_of_the_tree_keeps_its_status_code_and_message(cls: type[errors.EmptorError]) -> None:
    answer = await answer_to(cls("What happened, and what to do."))
    body = answer.json()
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.status_code == body["status"] == cls.status
    assert body["type"] == TYPE_BASE + cls.code
    assert body["detail"] == "What happened, and what to do."
    assert body["instance"] == "/api/v1/items"
    assert body["request_id"] == answer.headers["x-request-id"]


@pytest.mark.parametrize(("seconds", "header"), [(0.2, "1"), (1.0, "1"), (7.1, "8")])
async def test_retry_after_is_whole_seconds_rounded_up(seconds: float, header: str) -> None:
    answer = await answer_to(errors.LimitExceeded("Slow down.", retry_after_s=seconds))
    assert answer.headers["retry-after"] == header


async def test_an_unauthorized_request_is_told_how_to_authenticate() -> None:
    answer = await answer_to(errors.Unauthorized("Sign in."))
    assert answer.headers["www-authenticate"] == 'Bearer realm="emptor"'


async def test_a_bad_token_is_told_so() -> None:
    answer = await answer_to(errors.Unauthorized("Sign in."), headers={"Authorization": "Bearer x"})
    assert answer.headers["www-authenticate"] == 'Bearer realm="emptor", error="invalid_token"'


@pytest.mark.parametrize(
    ("request_", "location", "pointer", "words"),
    [
        pytest.param({"json": {}}, "body", "#/name", "required", id="missing field"),
        pytest.param({"json": {"name": "A"}}, "body", "#/name", "do not shout", id="own validator, without pydantic's prefix"),
        pytest.param(
            {"json": {"name": "a", "tags": {"a/b~c": "x"}}}, "body", "#/tags/a~1b~0c", "whole number", id="escaped pointer"
        ),
        pytest.param({"json": {"name": "a", "colour": 1}}, "body", "#/colour", "no field of this name", id="unknown field"),
        pytest.param({"params": {"limit": "11"}}, "query", "#/limit", "at most 10", id="query parameter"),
        pytest.param({"json": None}, "body", "#", "required", id="no body"),
    ],
)
async def test_a_request_that_does_not_fit_names_each_field(
    request_: dict[str, Any], location: str, pointer: str, words: str
) -> None:
    answer = await answer_to(**request_)
    (field,) = answer.json()["errors"]
    assert answer.status_code == 422
    assert (field["location"], field["pointer"]) == (location, pointer)
    assert words in field["detail"]
    assert not field["detail"].startswith("Value error")


async def test_broken_json_is_400_and_not_echoed() -> None:
    answer = await answer_to(json=None, content=b'{"name": "secret', headers={"content-type": "application/json"})
    assert answer.status_code == 400
    assert answer.json()["type"] == TYPE_BASE + "malformed-body"
    assert "secret" not in answer.text


@pytest.mark.parametrize(
    ("request_", "status", "code"),
    [
        pytest.param({"url": "/api/v1/nowhere"}, 404, "not-found", id="unknown path"),
        pytest.param({"method": "PUT"}, 405, "method-not-allowed", id="wrong method"),
    ],
)
async def test_the_frameworks_own_refusals_are_problems_too(request_: dict[str, Any], status: int, code: str) -> None:
    answer = await answer_to(**request_)
    assert answer.status_code == status
    assert answer.json()["type"] == TYPE_BASE + code
    assert len(answer.json()["detail"]) > 20, "says what to do, not only the status phrase"


async def test_headers_of_an_http_exception_are_kept() -> None:
    answer = await answer_to(HTTPException(HTTPStatus.TEMPORARY_REDIRECT, headers={"Location": "/elsewhere"}))
    assert answer.headers["location"] == "/elsewhere"


def test_every_code_is_explained_in_the_documentation() -> None:
    headings = set(re.findall(r"^## ([a-z_-]+)$", PAGE.read_text(), re.MULTILINE))
    codes = {cls.code for cls in all_errors()} | {"malformed-body", "method-not-allowed", "body-too-large"}
    assert codes - {"stale-worker"} <= headings


def test_every_problem_has_a_german_sentence_in_the_console() -> None:
    """The console tells a German reader by the code; a code without a sentence would be told in English."""
    said = GERMAN.read_text(encoding="utf-8").split("export const problems", 1)[1]
    codes = set(re.findall(r'^  "?([a-z-]+)"?:', said, re.MULTILINE))
    assert codes - {"connection-lost"} == set(re.findall(r"^## ([a-z-]+)$", PAGE.read_text(encoding="utf-8"), re.MULTILINE))
