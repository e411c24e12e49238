"""Alive is not ready."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping

import httpx
import pytest
from pydantic import SecretStr

from emptor.core.app import create_app
from emptor.core.errors import ConfigurationError
from emptor.core.settings import Settings
from emptor.core.version import VERSION
from emptor.routers import health
from emptor.routers.health import Check


async def fine() -> None: ...


async def broken() -> None:
    raise OSError("connection refused by db.internal:5432")


async def outdated() -> None:
    raise ConfigurationError("Run emptor db migrate.")


async def hanging() -> None:
    await asyncio.Event().wait()


class Services:
    def __init__(self, **checks: Check) -> None:
        self._checks = checks

    def checks(self) -> Mapping[str, Check]:
        return self._checks

    async def aclose(self) -> None: ...


def client(services: Services, settings: Settings | None = None) -> httpx.AsyncClient:
    app = create_app(health.router, settings=settings or Settings(), services=services)
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://test/api/v1")


async def test_health_answers_while_everything_else_is_down() -> None:
    async with client(Services(database=broken)) as http:
        answer = await http.get("/health")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok", "version": VERSION})


async def test_ready_names_what_was_checked() -> None:
    async with client(Services(database=fine, queue=fine)) as http:
        answer = await http.get("/ready")
    assert answer.json() == {"status": "ready", "checks": {"database": "ok", "queue": "ok", "sign_in": "ok"}}


async def test_not_ready_is_a_503_that_names_what_fails_but_not_where_it_is() -> None:
    async with client(Services(database=broken, queue=fine)) as http:
        answer = await http.get("/ready")
    assert (answer.status_code, answer.headers["content-type"]) == (503, "application/problem+json")
    assert "database" in answer.json()["detail"]
    assert "queue" not in answer.json()["detail"]
    assert "db.internal" not in answer.text
    assert "retry-after" in answer.headers


@pytest.mark.parametrize(
    ("changes", "status", "said"),
    [
        ({}, 503, "needs SUPABASE_URL"),
        ({"supabase_url": "http://127.0.0.1:1"}, 503, "sign_in cannot be used"),
        ({"jwt_secret": SecretStr("a legacy secret")}, 200, "ready"),
    ],
    ids=["no address", "an address without keys", "a shared secret"],
)
async def test_ready_means_that_users_can_sign_in(changes: dict[str, object], status: int, said: str) -> None:
    """A deployment without the project's address would refuse every request, and the platform would send it all of them."""
    settings = Settings().model_copy(update={"auth": "jwt", "supabase_url": None, "jwt_secret": None, **changes})
    async with client(Services(database=fine), settings) as http:
        answer = await http.get("/ready")
    assert answer.status_code == status
    assert said in answer.text


async def test_what_is_to_be_set_is_said_in_the_answer() -> None:
    async with client(Services(schema=outdated)) as http:
        answer = await http.get("/ready")
    assert answer.json()["detail"] == "Not ready. schema: Run emptor db migrate."


async def test_a_check_that_hangs_counts_as_failed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "CHECK_TIMEOUT_S", 0.01)
    async with client(Services(database=hanging)) as http:
        assert (await http.get("/ready")).status_code == 503
