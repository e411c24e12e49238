"""Completes the OpenAPI document: every operation names the problems it can answer with."""

from __future__ import annotations

from http import HTTPStatus
from typing import Any

from fastapi import FastAPI

from emptor.core.problems import MEDIA_TYPE, Problem

_EVENT_STREAM = "text/event-stream"
_REF = "#/components/schemas/"
_METHODS = frozenset({"get", "put", "post", "delete", "patch", "head", "options"})
_ALWAYS = (HTTPStatus.INTERNAL_SERVER_ERROR, HTTPStatus.SERVICE_UNAVAILABLE)
_WITH_BODY = (HTTPStatus.BAD_REQUEST, HTTPStatus.REQUEST_ENTITY_TOO_LARGE, HTTPStatus.UNPROCESSABLE_ENTITY)
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
    """Say of each stream of events whose events have a schema that this is what the events' `data` holds, as JSON.

    OpenAPI 3.2 calls this `itemSchema`, at which strict readers of 3.1 refuse the document: until then it is an extension.
    """
    operations = [
        operation for item in document.get("paths", {}).values() for name, operation in item.items() if name in _METHODS
    ]
    for operation in operations:
        content = operation.get("responses", {}).get("200", {}).get("content", {}).get(_EVENT_STREAM, {})
        if "itemSchema" in content:  # FastAPI's own, of a route that yields events
            content.setdefault("schema", {"type": "string"})
            content["x-item-schema"] = content.pop("itemSchema")
        if "$ref" in content.get("schema", {}):
            data = {
                "type": "string",
                "contentMediaType": "application/json",
                "contentSchema": {"$ref": content.pop("schema")["$ref"]},
            }
            named = {"event": {"type": "string"}, "id": {"type": "string"}, "retry": {"type": "integer", "minimum": 0}}
            content["schema"] = {"type": "string"}
            content["x-item-schema"] = {"type": "object", "required": ["data"], "properties": {"data": data, **named}}


def _complete_operation(operation: dict[str, Any], *, has_path_parameter: bool) -> None:
    statuses = [*_ALWAYS]
    if "requestBody" in operation:
        statuses += _WITH_BODY
    if operation.get("parameters"):
        statuses.append(HTTPStatus.UNPROCESSABLE_ENTITY)
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
