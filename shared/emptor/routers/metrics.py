"""`GET /metrics`: the service's figures for Prometheus. Served by containers, to operators."""

from __future__ import annotations

from fastapi import APIRouter, Response

from emptor.core.auth import CurrentOperator
from emptor.routers.dependencies import ServicesDep
from emptor.services.metrics import prometheus_text

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"

router = APIRouter(include_in_schema=False)


@router.get("/metrics")
async def metrics(operator: CurrentOperator, services: ServicesDep) -> Response:
    """Answer the figures of now, and of the last five minutes, of the whole service: any one container is enough to ask."""
    return Response(await prometheus_text(services), media_type=CONTENT_TYPE)
