"""One environment of a Lambda function: many invocations, one start-up, one event loop."""

from __future__ import annotations

import asyncio
import base64
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

import pytest
from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import Response

from emptor.core.app import create_app
from emptor.core.errors import ConfigurationError
from emptor.core.lambda_http import lambda_handler
from emptor.core.settings import Settings


class Context:
    """What the Lambda runtime hands to a handler, as far as it is used."""

    aws_request_id = "11111111-2222-4333-8444-555555555555"


def event(path: str, method: str = "GET", body: str | None = None) -> dict[str, Any]:
    """An API Gateway v2 payload, which is what function URLs send too."""
    return {
        "version": "2.0",
        "rawPath": path,
        "rawQueryString": "",
        "headers": {"host": "abc.lambda-url.eu-central-1.on.aws", "content-type": "application/json"},
        "requestContext": {
            "http": {"method": method, "path": path, "sourceIp": "203.0.113.9", "protocol": "HTTP/1.1"},
            "stage": "$default",
        },
        "body": body,
        "isBase64Encoded": False,
    }


@pytest.fixture
def invoke() -> Callable[[FastAPI], Callable[..., dict[str, Any]]]:
    def start(app: FastAPI) -> Callable[..., dict[str, Any]]:
        handler = lambda_handler(app)
        return lambda *args, **kwargs: handler(event(*args, **kwargs), Context())

    return start


Invoke = Callable[[FastAPI], Callable[..., dict[str, Any]]]


def app_with_lifespan(lifespan: Any) -> FastAPI:
    routes = APIRouter()

    @routes.get("/state")
    async def state(request: Request) -> dict[str, Any]:
        same_loop = request.state.loop is asyncio.get_running_loop()
        return {"starts": request.state.starts, "same_loop": same_loop}

    @routes.get("/bytes")
    async def raw() -> Response:
        return Response(b"\xff\x00", media_type="application/octet-stream")

    return create_app(routes, settings=Settings(), lifespan=lifespan)


def counting_lifespan() -> Any:
    starts = 0

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[dict[str, Any]]:
        nonlocal starts
        starts += 1
        yield {"starts": starts, "loop": asyncio.get_running_loop()}

    return lifespan


def test_start_up_runs_once_for_all_invocations_and_on_their_loop(invoke: Invoke) -> None:
    call = invoke(app_with_lifespan(counting_lifespan()))
    bodies = [json.loads(call("/api/v1/state")["body"]) for _ in range(3)]
    assert bodies == [{"starts": 1, "same_loop": True}] * 3


def test_asyncio_run_between_invocations_does_no_harm(invoke: Invoke) -> None:
    call = invoke(app_with_lifespan(counting_lifespan()))
    call("/api/v1/state")
    asyncio.run(asyncio.sleep(0))
    assert json.loads(call("/api/v1/state")["body"]) == {"starts": 1, "same_loop": True}


def test_a_failed_start_up_is_a_problem_and_is_tried_again(invoke: Invoke) -> None:
    attempts = 0

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[dict[str, Any]]:
        nonlocal attempts
        attempts += 1
        if attempts == 1:
            raise ConfigurationError("DATABASE_URL is not set.")
        yield {"starts": attempts, "loop": asyncio.get_running_loop()}

    call = invoke(app_with_lifespan(lifespan))
    first, second = call("/api/v1/state"), call("/api/v1/state")
    assert (first["statusCode"], first["headers"]["content-type"]) == (500, "application/problem+json")
    assert json.loads(first["body"])["detail"] == "DATABASE_URL is not set."
    assert second["statusCode"] == 200


def test_problem_documents_are_sent_as_text_and_bytes_in_base64(invoke: Invoke) -> None:
    call = invoke(app_with_lifespan(counting_lifespan()))
    missing, raw = call("/api/v1/nothing"), call("/api/v1/bytes")
    assert missing["isBase64Encoded"] is False
    assert json.loads(missing["body"])["status"] == 404
    assert (raw["isBase64Encoded"], base64.b64decode(raw["body"])) == (True, b"\xff\x00")


def test_lambdas_own_request_id_is_used(invoke: Invoke) -> None:
    call = invoke(app_with_lifespan(counting_lifespan()))
    assert call("/api/v1/state")["headers"]["x-request-id"] == Context.aws_request_id
