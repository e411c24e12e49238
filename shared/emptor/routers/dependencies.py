"""What routes ask FastAPI for."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends, Request

from emptor.services.wiring import Services


def services_of(request: Request) -> Services:
    """The services of this process; made once, opened when first used."""
    services: Services = request.app.state.services
    return services


ServicesDep = Annotated[Services, Depends(services_of)]
