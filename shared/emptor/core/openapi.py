"""Completes the OpenAPI document: every operation names the problems it can answer with."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI

from emptor.core.problems import MEDIA_TYPE, Problem

_EVENT_STREAM = "text/event-stream"
_REF = "#/components/schemas/"
_METHODS = frozenset({"get", "put", "post", "delete", "patch", "head", "options"})
# 422: every path refuses query parameters that it does not know.
_ALWAYS = (HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.INTERNAL_SERVER_ERROR, HTTPStatus.SERVICE_UNAVAILABLE)
_WITH_BODY = (HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
_WITH_AUTH = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN, HTTPStatus.TOO_MANY_REQUESTS)
# FastAPI's own description of a 422, which this API never sends.
_REPLACED_SCHEMAS = ("HTTPValidationError", "ValidationError")


def problem_responses(*statuses: HTTPStatus) -> dict[int | str, dict[str, Any]]:
    """Return what a route puts in `responses=` to name problems beyond those that `document_problems` adds by itself."""
    return {int(status): _response(status) for status in statuses}


def document_problems(app: FastAPI) -> None:
    """Make `app.openapi()` list the problem answers of every operation."""
    plain = app.openapi

    def complete() -> dict[str, Any]:
        document = plain()
        if "Problem" not in document.setdefault("components", {}).setdefault("schemas", {}):
            _complete(document)
        return document

    app.openapi = complete  # type: ignore[method-assign]  # FastAPI's documented way of extending the document


def _complete(document: dict[str, Any]) -> None:
    _describe_streams(document)
    _name_by_title(document)
    _leave_inputs_optional(document)
    schemas = document["components"]["schemas"]
    for path, item in document.get("paths", {}).items():
        for method, operation in item.items():
            if method in _METHODS:
                _complete_operation(operation, has_path_parameter="{" in path)
    for name in _REPLACED_SCHEMAS:
        schemas.pop(name, None)
    problem = Problem.model_json_schema(ref_template=_REF + "{model}")
    schemas.update(problem.pop("$defs", {}))
    schemas["Problem"] = problem


def _describe_streams(document: dict[str, Any]) -> None:
    """Say of each stream of events what one event is, and where events have a schema that their `data` holds it, as JSON.

    OpenAPI 3.2 calls this `itemSchema`, at which strict readers of 3.1 refuse the document: until then it is an extension.
    """
    operations = [
        operation for item in document.get("paths", {}).values() for name, operation in item.items() if name in _METHODS
    ]
    for operation in operations:
        content = operation.get("responses", {}).get("200", {}).get("content", {}).get(_EVENT_STREAM, {})
        if "itemSchema" in content:  # FastAPI's own, of a route that yields events
            content["x-item-schema"] = content.pop("itemSchema")
        if "schema" in content:  # of one event; a stream as a whole is neither text nor an object
            data: dict[str, Any] = {"type": "string", "contentMediaType": "application/json"}
            if "$ref" in (schema := content.pop("schema")):
                data["contentSchema"] = {"$ref": schema["$ref"]}
            named = {"event": {"type": "string"}, "id": {"type": "string"}, "retry": {"type": "integer", "minimum": 0}}
            content["x-item-schema"] = {"type": "object", "required": ["data"], "properties": {"data": data, **named}}


def _name_by_title(document: dict[str, Any]) -> None:
    """Call the schema of a generic model by its title: `FoundDecimal`, not `Found_Annotated_Decimal__PlainSerializer__`."""
    schemas = document["components"]["schemas"]
    names = {
        name: title
        for name, schema in schemas.items()
        if "_" in name and (title := schema.get("title", "")).isidentifier() and title not in schemas
    }
    references = {_REF + name: _REF + title for name, title in names.items()}
    document["components"]["schemas"] = {names.get(name, name): schema for name, schema in schemas.items()}
    for inner in _inner(document):
        if "$ref" in inner:
            inner["$ref"] = references.get(inner["$ref"], inner["$ref"])


def _leave_inputs_optional(document: dict[str, Any]) -> None:
    """Put the defaults of bodies into words: generators of TypeScript make a field with a `default` one that must be sent.

    Schemas of answers have no defaults to lose: they list such fields as required, for they are always there.
    """
    schemas = document["components"]["schemas"]
    bodies = [
        item[method].get("requestBody", {})
        for item in document.get("paths", {}).values()
        for method in item
        if method in _METHODS
    ]
    for name in _reached(bodies, schemas):
        for field in schemas[name].get("properties", {}).values():
            if field.get("default") is not None:
                words = json.dumps(field.pop("default"), ensure_ascii=False)
                field["description"] = f"{field.get('description', '')} Default: `{words}`.".strip()


def _reached(start: Any, schemas: Mapping[str, Any]) -> set[str]:
    """Return the names of all schemas that `start` refers to, directly or through others."""
    names: set[str] = set()
    todo = [start]
    while todo:
        references = {inner["$ref"].removeprefix(_REF) for inner in _inner(todo.pop()) if "$ref" in inner}
        todo += [schemas[name] for name in references - names]
        names |= references
    return names


def _inner(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object in a piece of the document, itself among them."""
    if isinstance(value, dict):
        yield value
    for part in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _inner(part)


def _complete_operation(operation: dict[str, Any], *, has_path_parameter: bool) -> None:
    statuses = [*_ALWAYS]
    if "requestBody" in operation:
        statuses += _WITH_BODY
    if "security" in operation:
        statuses += _WITH_AUTH
    if has_path_parameter:
        statuses.append(HTTPStatus.NOT_FOUND)
    responses = operation.setdefault("responses", {})
    if _is_fastapis_own(responses.get("422")):
        del responses["422"]
    for status in sorted(set(statuses)):
        responses.setdefault(str(int(status)), _response(status))


def _is_fastapis_own(response: dict[str, Any] | None) -> bool:
    return bool(response) and "HTTPValidationError" in str(response)


def _response(status: HTTPStatus) -> dict[str, Any]:
    response: dict[str, Any] = {
        "description": status.phrase,
        "content": {MEDIA_TYPE: {"schema": {"$ref": _REF + "Problem"}}},
    }
    if status in (HTTPStatus.TOO_MANY_REQUESTS, HTTPStatus.SERVICE_UNAVAILABLE):
        response["headers"] = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "integer"}}}
    if status is HTTPStatus.UNAUTHORIZED:
        response["headers"] = {"WWW-Authenticate": {"schema": {"type": "string"}}}
    return response
