"""Alive is not ready."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import httpx
import pytest

from emptor.core.app import create_app
from emptor.core.settings import Settings
from emptor.core.version import VERSION
from emptor.routers import health
from emptor.routers.health import Check


async def fine() -> None: ...


async def broken() -> None:
    raise OSError("connection refused by db.internal:5432")


async def hanging() -> None:
    await asyncio.Event().wait()


class Services:
    def __init__(self, **checks: Check) -> None:
        self._checks = checks

    def checks(self) -> Mapping[str, Check]:
        return self._checks

    async def aclose(self) -> None: ...


def client(services: Services) -> httpx.AsyncClient:
    app = create_app(health.router, settings=Settings(), services=services)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test/api/v1")


async def test_health_answers_while_everything_else_is_down() -> None:
    async with client(Services(database=broken)) as http:
        answer = await http.get("/health")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "version": VERSION})


async def test_ready_names_what_was_checked() -> None:
    async with client(Services(database=fine, queue=fine)) as http:
        answer = await http.get("/ready")
    assert answer.json() == {"status": "ready", "checks": {"database": "ok", "queue": "ok"}}


async def test_not_ready_is_a_503_that_names_what_fails_but_not_where_it_is() -> None:
    async with client(Services(database=broken, queue=fine)) as http:
        answer = await http.get("/ready")
    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
    assert "database" in answer.json()["detail"]
    assert "queue" not in answer.json()["detail"]
    assert "db.internal" not in answer.text
    assert "retry-after" in answer.headers


async def test_a_check_that_hangs_counts_as_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "CHECK_TIMEOUT_S", 0.01)
    async with client(Services(database=hanging)) as http:
        assert (await http.get("/ready")).status_code == 503
