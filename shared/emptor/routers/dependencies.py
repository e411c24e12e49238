"""What routes ask FastAPI for."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Header, Request

from emptor.services.wiring import Services

IDEMPOTENCY_KEY_MAX_CHARS = 255


def services_of(request: Request) -> Services:
    """The services of this process; made once, opened when first used."""
    services: Services = request.app.state.services
    return services


ServicesDep = Annotated[Services, Depends(services_of)]
IdempotencyKey = Annotated[
    str | None,
    Header(
        min_length=1,
        max_length=IDEMPOTENCY_KEY_MAX_CHARS,
        description="The same key with the same body gives the same job, however often it is sent.",
    ),
]
