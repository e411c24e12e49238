"""The contract is written for people: every field, parameter and body is described, and the committed copy is served."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from openapi_spec_validator import validate

from emptor.core import fault_words, front
from emptor.core.app import create_app
from emptor.core.settings import Settings
from emptor.models import api, chat, feedback, notifications, shares, watches, webhooks
from emptor.models.base import Model
from emptor.routers import health
from emptor.routers.application import all_routers

METHODS = {"get", "put", "post", "delete", "patch"}


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return create_app(*all_routers(), settings=Settings()).openapi()


def operations(document: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for path, item in document["paths"].items():
        yield from ((f"{method.upper()} {path}", operation) for method, operation in item.items() if method in METHODS)


def test_every_field_is_described(document: dict[str, Any]) -> None:
    """A reader of the document learns the meaning of each field without reading our code."""
    fields = [
        f"{name}.{field}"
        for name, schema in document["components"]["schemas"].items()
        for field, value in schema.get("properties", {}).items()
        if not value.get("description")
    ]
    assert fields == []


def test_every_operation_and_parameter_is_described(document: dict[str, Any]) -> None:
    """Those in paths among them."""
    silent = [name for name, operation in operations(document) if not operation.get("description")]
    silent += [
        f"{name} {parameter['name']}"
        for name, operation in operations(document)
        for parameter in operation.get("parameters", [])
        if not parameter.get("description")
    ]
    assert silent == []


def test_every_body_has_an_example_that_the_service_takes(document: dict[str, Any]) -> None:
    """An example that would be refused is worse than none."""
    models = {
        name: model
        for module in (api, chat, feedback, notifications, shares, watches, webhooks)
        for name, model in vars(module).items()
        if isinstance(model, type)
    }
    named = [
        content["schema"]["$ref"].rsplit("/", 1)[-1]
        for _, operation in operations(document)
        for content in operation.get("requestBody", {}).get("content", {}).values()
    ]
    assert len(named) >= 12
    for name in named:
        examples = document["components"]["schemas"][name].get("examples")
        assert examples, f"{name} has no example"
        for example in examples:
            model: type[Model] = models[name]
            model.model_validate(example)


def test_every_pattern_is_said_in_words(document: dict[str, Any]) -> None:
    """Nobody is sent a regular expression in an error."""
    assert set(patterns(document)) <= set(fault_words.PATTERNS)


def patterns(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("pattern"), str):
            yield value["pattern"]
        for part in value.values():
            yield from patterns(part)
    elif isinstance(value, list):
        for part in value:
            yield from patterns(part)


def test_the_committed_document_is_the_one_of_the_code(document: dict[str, Any]) -> None:
    """`make client-types` writes it, and the types of the TypeScript client from it."""
    committed = json.loads(front.OPENAPI_FILE.read_text(encoding="utf-8"))
    assert committed == json.loads(json.dumps(document)), "run make client-types, and commit what it writes"


def test_the_document_is_valid_openapi_and_names_its_server(document: dict[str, Any]) -> None:
    """OpenAPI 3.1, by the specification's own schema."""
    validate(json.loads(json.dumps(document)))
    assert document["servers"][0]["url"] == "/"


async def test_each_function_serves_the_whole_document() -> None:
    """Also one that has a single router of its own."""
    app = create_app(health.router, settings=Settings())
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test") as http:
        served = await http.get(front.OPENAPI)
        again = await http.get(front.OPENAPI, headers={"If-None-Match": served.headers["etag"]})
    assert "/api/v1/research/{job_id}" in served.json()["paths"]
    assert again.status_code == 304
