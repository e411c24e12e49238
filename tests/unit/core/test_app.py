"""What every application of this project does with a request, whatever its routes."""

from __future__ import annotations

import asyncio
import logging
import tomllib
import warnings
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import httpx
import pytest
from fastapi import APIRouter, FastAPI, Request
from fastapi.responses import StreamingResponse
from pydantic.warnings import UnsupportedFieldAttributeWarning

from emptor.core.app import create_app
from emptor.core.settings import Settings
from emptor.core.version import VERSION
from emptor.models.base import Model

REPOSITORY = Path(__file__).parents[3]


class Order(Model):
    quantity: int


def router() -> APIRouter:
    routes = APIRouter(tags=["test"])

    @routes.post("/orders")
    async def place_order(order: Order) -> Order:
        return order

    @routes.get("/broken")
    async def broken() -> None:
        raise ZeroDivisionError("the password is hunter2")

    @routes.get("/whoami")
    async def whoami(request: Request) -> dict[str, Any]:
        return {"services": request.app.state.services is not None}

    return routes


def client(app: FastAPI) -> httpx.AsyncClient:
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test")


def app_with(**settings: Any) -> FastAPI:
    return create_app(router(), settings=Settings(**settings))


async def test_a_body_that_is_read_for_the_first_time_warns_of_nothing() -> None:
    """Models are built when first used, outside of FastAPI's own silence about how it makes the fields of bodies."""
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        async with client(app_with()) as http:
            assert (await http.post("/api/v1/orders", json={"quantity": 2})).json() == {"quantity": 2}
    assert [str(warning.message) for warning in seen if warning.category is UnsupportedFieldAttributeWarning] == []


class TestRequestId:
    async def test_a_request_without_an_id_gets_a_new_one(self) -> None:
        async with client(app_with()) as http:
            first, second = await http.get("/api/v1/whoami"), await http.get("/api/v1/whoami")
        assert UUID(first.headers["x-request-id"]) != UUID(second.headers["x-request-id"])

    async def test_a_plain_id_is_echoed_and_stands_on_the_access_line(self, caplog: pytest.LogCaptureFixture) -> None:
        caplog.set_level(logging.INFO, "emptor.access")
        async with client(app_with()) as http:
            answer = await http.get("/api/v1/whoami?ticket=abc", headers={"X-Request-Id": "trace-42"})
        assert answer.headers["x-request-id"] == "trace-42"
        (line,) = [record for record in caplog.records if record.name == "emptor.access"]
        assert (line.method, line.path, line.status) == ("GET", "/api/v1/whoami", 200)
        assert "ticket" not in line.getMessage()

    @pytest.mark.parametrize(
        "given",
        [
            pytest.param("x" * 129, id="too long"),
            pytest.param('a" level="ERROR', id="quotes and blanks"),
            pytest.param("ä".encode(), id="not ASCII"),
        ],
    )
    async def test_an_id_that_is_not_a_plain_token_is_replaced(self, given: str | bytes) -> None:
        async with client(app_with()) as http:
            answer = await http.get(
                "/api/v1/whoami", headers={b"X-Request-Id": given if isinstance(given, bytes) else given.encode()}
            )
        assert UUID(answer.headers["x-request-id"])


class TestErrors:
    async def test_an_unexpected_error_is_a_500_problem_that_tells_nothing_of_it(self, caplog: pytest.LogCaptureFixture) -> None:
        async with client(app_with()) as http:
            answer = await http.get("/api/v1/broken", headers={"X-Request-Id": "r1"})
        assert (answer.status_code, answer.headers["content-type"]) == (500, "application/problem+json")
        assert answer.json()["request_id"] == "r1"
        assert "hunter2" not in answer.text
        assert any(record.exc_info for record in caplog.records), "the traceback is in the log"

    async def test_a_body_over_the_limit_is_a_413_problem(self) -> None:
        async with client(app_with(max_body_bytes=100)) as http:
            answer = await http.post("/api/v1/orders", json={"quantity": 1, "note": "x" * 200})
        assert (answer.status_code, answer.headers["content-type"]) == (413, "application/problem+json")

    async def test_a_chunked_body_over_the_limit_is_refused_too(self) -> None:
        async def chunks() -> AsyncIterator[bytes]:
            for _ in range(20):
                yield b" " * 10

        async with client(app_with(max_body_bytes=100)) as http:
            answer = await http.post("/api/v1/orders", content=chunks(), headers={"content-type": "application/json"})
        assert answer.status_code == 413


class TestHeaders:
    @pytest.mark.parametrize("path", ["/api/v1/whoami", "/api/v1/broken", "/api/v1/nothing-here"])
    async def test_no_answer_can_be_framed_run_guessed_at_or_kept(self, path: str) -> None:
        """Good answers and errors alike."""
        async with client(app_with()) as http:
            headers = (await http.get(path)).headers
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
        assert "default-src 'none'" in headers["content-security-policy"]
        assert headers["referrer-policy"] == "no-referrer"
        assert headers["cache-control"] == "no-store"
        assert "max-age" in headers["strict-transport-security"]

    async def test_what_an_answer_says_itself_about_keeping_it_stands(self) -> None:
        """As streams do."""
        routes = APIRouter()

        @routes.get("/stream")
        async def stream() -> StreamingResponse:
            return StreamingResponse(iter([b"x"]), headers={"Cache-Control": "no-cache"})

        async with client(create_app(routes, settings=Settings())) as http:
            assert (await http.get("/api/v1/stream")).headers["cache-control"] == "no-cache"


class TestCors:
    async def test_no_origin_is_allowed_by_default(self) -> None:
        async with client(app_with()) as http:
            answer = await http.get("/api/v1/whoami", headers={"Origin": "https://shop.example"})
        assert "access-control-allow-origin" not in answer.headers

    async def test_an_allowed_page_may_read_answers_and_errors(self) -> None:
        async with client(app_with(cors_origins="https://shop.example, https://other.example")) as http:
            for path in ("/api/v1/whoami", "/api/v1/broken", "/api/v1/nothing-here"):
                answer = await http.get(path, headers={"Origin": "https://shop.example"})
                assert answer.headers["access-control-allow-origin"] == "https://shop.example", path
                assert "X-Request-Id" in answer.headers["access-control-expose-headers"]

    @pytest.mark.parametrize("method", ["GET", "POST", "PATCH", "DELETE"])
    async def test_it_may_send_all_that_a_route_reads(self, method: str) -> None:
        """A browser asks before it sends: each method, and every header that signs in, resumes or repeats a request."""
        headers = "authorization,content-type,idempotency-key,last-event-id,x-api-key,x-request-id"
        asked = {
            "Origin": "https://shop.example", "Access-Control-Request-Method": method, "Access-Control-Request-Headers": headers,
        }  # fmt: skip
        async with client(app_with(cors_origins="https://shop.example")) as http:
            answer = await http.options("/api/v1/whoami", headers=asked)
        assert answer.status_code == 200, answer.text
        assert answer.headers["access-control-allow-origin"] == "https://shop.example"
        allowed = {name.strip().lower() for name in answer.headers["access-control-allow-headers"].split(",")}
        assert allowed >= set(headers.split(","))

    async def test_another_page_may_not(self) -> None:
        async with client(app_with(cors_origins="https://shop.example")) as http:
            answer = await http.get("/api/v1/whoami", headers={"Origin": "https://evil.example"})
        assert "access-control-allow-origin" not in answer.headers


class TestStreaming:
    async def test_each_piece_leaves_before_the_next_is_made(self) -> None:
        """The first piece is seen by the client while the stream still waits for a signal that only the client gives."""
        seen, sent = asyncio.Event(), []
        routes = APIRouter()

        @routes.get("/stream")
        async def stream() -> StreamingResponse:
            async def pieces() -> AsyncIterator[bytes]:
                yield b"first"
                await asyncio.wait_for(seen.wait(), timeout=5)
                yield b"second"

            return StreamingResponse(pieces())

        async def send(message: dict[str, Any]) -> None:
            if message.get("body"):
                sent.append(message["body"])
                seen.set()

        async def receive() -> dict[str, Any]:
            await asyncio.sleep(30)
            return {"type": "http.disconnect"}

        scope = {
            "type": "http",
            "method": "GET",
            "path": "/api/v1/stream",
            "headers": [],
            "query_string": b"",
            "asgi": {"version": "3.0"},
        }
        await create_app(routes, settings=Settings())(scope, receive, send)
        assert sent == [b"first", b"second"]


class TestLifespan:
    async def test_services_are_closed_when_the_application_stops(self) -> None:
        class Services:
            closed = False

            async def aclose(self) -> None:
                self.closed = True

        services = Services()
        app = create_app(router(), settings=Settings(), services=services)
        async with app.router.lifespan_context(app):
            assert not services.closed
            async with client(app) as http:
                assert (await http.get("/api/v1/whoami")).json() == {"services": True}
        assert services.closed

    async def test_the_given_lifespan_runs_inside(self) -> None:
        log = []

        @asynccontextmanager
        async def lifespan(_: FastAPI) -> AsyncIterator[dict[str, str]]:
            log.append("start")
            yield {"greeting": "hello"}
            log.append("stop")

        app = create_app(settings=Settings(), lifespan=lifespan)
        async with app.router.lifespan_context(app) as state:
            assert state == {"greeting": "hello"}
        assert log == ["start", "stop"]


class TestOpenApi:
    def test_every_operation_names_its_problems_and_fastapis_own_error_is_gone(self) -> None:
        document = app_with().openapi()
        order = document["paths"]["/api/v1/orders"]["post"]["responses"]
        assert {"400", "413", "422", "500", "503"} <= set(order)
        for status in ("400", "413", "422", "500", "503"):
            assert order[status]["content"] == {"application/problem+json": {"schema": {"$ref": "#/components/schemas/Problem"}}}
        assert "HTTPValidationError" not in str(document)
        assert {"Problem", "FieldProblem"} <= set(document["components"]["schemas"])

    def test_operation_ids_are_the_names_of_the_functions(self) -> None:
        paths = app_with().openapi()["paths"]
        assert paths["/api/v1/orders"]["post"]["operationId"] == "place_order"

    def test_the_document_says_what_it_is(self) -> None:
        info = app_with().openapi()["info"]
        assert (info["title"], info["version"], info["license"]["identifier"]) == ("Emptor", VERSION, "Apache-2.0")

    def test_the_version_is_the_project_files(self) -> None:
        project = tomllib.loads((REPOSITORY / "shared/pyproject.toml").read_text())["project"]
        assert project["version"] == VERSION
