"""Refuses a query parameter that a route does not know: a misspelt filter would otherwise be a list that was not filtered."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from fastapi import Request
from fastapi.dependencies.models import Dependant
from fastapi.exceptions import RequestValidationError
from fastapi.routing import APIRoute

# Clients of other makers' protocols send what their protocol has, which may be more than is read here.
LENIENT_TAG = "chat"


def check_query_names(request: Request) -> None:
    """Raise `RequestValidationError` when the address has a query parameter that the route does not read.

    Signing in ends with this check; a route that anybody may call has it as a dependency. Chat protocols take any parameter.
    """
    if not request.scope["query_string"]:
        return
    route = request.scope.get("route")
    if not isinstance(route, APIRoute) or LENIENT_TAG in route.tags:
        return
    known = _query_names(route.dependant)
    faults = [_fault(name, known) for name in dict.fromkeys(request.query_params) if name not in known]
    if faults:
        raise RequestValidationError(faults)


def _query_names(dependant: Dependant) -> tuple[str, ...]:
    return tuple(sorted(set(_all_names(dependant))))


def _all_names(dependant: Dependant) -> Iterator[str]:
    yield from (param.alias for param in dependant.query_params)
    for inner in dependant.dependencies:
        yield from _all_names(inner)


def _fault(name: str, known: tuple[str, ...]) -> dict[str, Any]:
    from difflib import get_close_matches  # noqa: PLC0415 - only for who misspells

    if near := get_close_matches(name, known, n=1):
        advice = f"Did you mean `{near[0]}`?"
    elif known:
        advice = f"Known here: {', '.join(f'`{one}`' for one in known)}."
    else:
        advice = "This path takes none: remove it."
    return {"type": "unknown_parameter", "loc": ("query", name), "msg": f"Unknown query parameter. {advice}"}
