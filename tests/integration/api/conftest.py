"""The whole API on a fresh database, asked by several users with keys of their own."""

from __future__ import annotations

from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi import FastAPI
from pydantic import SecretStr

from emptor.core.app import create_app
from emptor.core.settings import Settings
from emptor.models.api_keys import USER_SCOPES, Scope
from emptor.routers.application import all_routers
from emptor.services.wiring import Services


@dataclass
class Api:
    """The application, its services, and clients of it."""

    services: Services
    app: FastAPI

    async def user(self, *scopes: Scope, user_id: UUID | None = None) -> Caller:
        """A new user with a key."""
        user_id = user_id or uuid4()
        made = await self.services.api_keys.create(user_id, "test", scopes=scopes or USER_SCOPES)
        return Caller(user_id, made.secret, made.key.id, self.client({"X-API-Key": made.secret}))

    def client(self, headers: dict[str, str] | None = None) -> httpx.AsyncClient:
        transport = httpx.ASGITransport(self.app)
        return httpx.AsyncClient(transport=transport, base_url="http://api/api/v1", headers=headers, timeout=30)


@dataclass
class Caller:
    """A user and what they call with."""

    id: UUID
    secret: str
    key_id: UUID
    http: httpx.AsyncClient

    async def start(self, question: str = "headphones", **more: Any) -> dict[str, Any]:
        answer = await self.http.post("/research", json={"question": question}, **more)
        assert answer.status_code == 202, answer.text
        job: dict[str, Any] = answer.json()
        return job


@pytest.fixture
def settings(database_url: str) -> Settings:
    return Settings().model_copy(update={"database_url": SecretStr(database_url), "auth": "api_key", "web": "live", "lease_s": 5})


@pytest.fixture
async def api(settings: Settings) -> AsyncIterator[Api]:
    services = Services(settings)
    yield Api(services, create_app(*all_routers(), settings=settings, services=services))
    await services.aclose()
