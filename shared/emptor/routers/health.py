"""Whether the service is alive, and whether it can work."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from typing import Literal, Protocol

from fastapi import APIRouter, Request
from pydantic import Field

from emptor.core.errors import Unavailable
from emptor.core.version import VERSION
from emptor.models.base import Model

logger = logging.getLogger(__name__)

CHECK_TIMEOUT_S = 3.0
RETRY_AFTER_S = 5.0

router = APIRouter(tags=["health"])

Check = Callable[[], Awaitable[object]]


class HasChecks(Protocol):
    """What this router asks of the services: by name, a check that raises when the thing cannot be used."""

    def checks(self) -> Mapping[str, Check]: ...


class Alive(Model):
    status: Literal["ok"] = "ok"
    version: str


class Ready(Model):
    status: Literal["ready"] = "ready"
    checks: dict[str, Literal["ok"]] = Field(description="By name, what was checked: `database`, `queue`.")


@router.get("/health")
async def health() -> Alive:
    """Answer that the process runs, and which version it is. Touches nothing else."""
    return Alive(version=VERSION)


@router.get("/ready")
async def ready(request: Request) -> Ready:
    """Answer whether everything a job needs can be reached; 503 names what cannot."""
    services: HasChecks | None = request.app.state.services
    checks = services.checks() if services else {}
    failures = [name for name in await asyncio.gather(*(_failed(name, check) for name, check in checks.items())) if name]
    if failures:
        raise Unavailable(f"Not ready: {', '.join(failures)} cannot be used.", retry_after_s=RETRY_AFTER_S)
    return Ready(checks=dict.fromkeys(checks, "ok"))


async def _failed(name: str, check: Check) -> str | None:
    """Return the name when the check fails or takes too long."""
    try:
        async with asyncio.timeout(CHECK_TIMEOUT_S):
            await check()
    except Exception:
        logger.exception("readiness check failed: %s", name)
        return name
    return None
