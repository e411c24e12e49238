"""Whether the service is alive, and whether it can work."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable, Mapping
from functools import partial
from typing import Literal, Protocol

from fastapi import APIRouter, Depends, Request
from pydantic import Field

from emptor.core.auth import check_sign_in
from emptor.core.errors import ConfigurationError, Unavailable
from emptor.core.query_names import check_query_names
from emptor.core.version import VERSION
from emptor.models.base import Model

logger = logging.getLogger(__name__)

CHECK_TIMEOUT_S = 3.0
RETRY_AFTER_S = 5.0

router = APIRouter(tags=["health"], dependencies=[Depends(check_query_names)])

Check = Callable[[], Awaitable[object]]


class HasChecks(Protocol):
    """What this router asks of the services: by name, a check that raises when the thing cannot be used."""

    def checks(self) -> Mapping[str, Check]: ...


class Alive(Model):
    """The process runs."""

    status: Literal["ok"] = Field(default="ok", description="Always `ok`.")
    version: str = Field(description="Version of the service.")


class Ready(Model):
    """The service can work."""

    status: Literal["ready"] = Field(default="ready", description="Always `ready`.")
    checks: dict[str, Literal["ok"]] = Field(description="By name, what was checked: `database`, `schema`, `sign_in`.")


@router.get("/health")
async def health() -> Alive:
    """Answer that the process runs, and which version it is. Touches nothing else."""
    return Alive(version=VERSION)


@router.get("/ready")
async def ready(request: Request) -> Ready:
    """Answer whether everything a job needs can be reached; 503 names what cannot."""
    services: HasChecks | None = request.app.state.services
    checks: dict[str, Check] = {**(services.checks() if services else {}), "sign_in": partial(check_sign_in, request)}
    outcomes = await asyncio.gather(*(_failure(name, check) for name, check in checks.items()))
    if failures := [failure for failure in outcomes if failure]:
        raise Unavailable(f"Not ready. {' '.join(failures)}", retry_after_s=RETRY_AFTER_S)
    return Ready(checks=dict.fromkeys(checks, "ok"))


async def _failure(name: str, check: Check) -> str | None:
    """Return a sentence when the check fails or takes too long. Only a wrong setting says why: other errors may name hosts."""
    try:
        async with asyncio.timeout(CHECK_TIMEOUT_S):
            await check()
    except ConfigurationError as error:
        logger.error("readiness check failed: %s: %s", name, error.message)  # noqa: TRY400 - the message says it all
        return f"{name}: {error.message}"
    except Exception:
        logger.exception("readiness check failed: %s", name)
        return f"{name} cannot be used."
    return None
