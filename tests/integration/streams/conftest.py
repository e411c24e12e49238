"""The streams over a real database: jobs whose log the test writes, and the API with two users."""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from uuid import UUID, uuid4

import httpx
import jwt
import pytest
from pydantic import SecretStr

from emptor.core.app import create_app
from emptor.core.settings import Settings
from emptor.db import Database
from emptor.routers import ag_ui, chat, langgraph, research, research_events
from emptor.services.wiring import Services
from tests.fakes.job_logs import LogWriter

SECRET = "a-legacy-secret-of-32-characters!"


@pytest.fixture
def settings(database_url: str) -> Settings:
    return Settings().model_copy(
        update={
            "database_url": SecretStr(database_url), "queue": "memory", "auth": "jwt", "jwt_secret": SecretStr(SECRET),
            "quota_concurrent_jobs": 2,
        }
    )  # fmt: skip


@pytest.fixture
async def services(settings: Settings) -> AsyncIterator[Services]:
    services = Services(settings)
    await services.open()
    yield services
    await services.aclose()


@pytest.fixture
def logs(db: Database) -> LogWriter:
    return LogWriter(db)


@pytest.fixture
async def api(services: Services, settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    """Without a user."""
    routers = (research.router, research_events.router, chat.router, ag_ui.router, langgraph.router)
    app = create_app(*routers, settings=settings, services=services)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://api/api/v1") as client:
        yield client


def as_user(api: httpx.AsyncClient, user_id: UUID) -> httpx.AsyncClient:
    claims = {"sub": str(user_id), "role": "authenticated", "aud": "authenticated", "exp": time.time() + 600}
    token = jwt.encode(claims, SECRET, "HS256")
    return httpx.AsyncClient(transport=api._transport, base_url=api.base_url, headers={"Authorization": f"Bearer {token}"})


@pytest.fixture
def alice(api: httpx.AsyncClient) -> httpx.AsyncClient:
    return as_user(api, uuid4())


@pytest.fixture
def bob(api: httpx.AsyncClient) -> httpx.AsyncClient:
    return as_user(api, uuid4())
