"""The application of one process: some routers, or all of them, over one set of services."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import import_module

from fastapi import APIRouter, FastAPI
from starlette.routing import BaseRoute

from emptor.core.app import Lifespan, create_app
from emptor.core.logging import configure
from emptor.core.settings import Settings, get_settings
from emptor.services.wiring import Services

# Imported by name only where all are served: a function imports its own router and no other.
ROUTERS = (
    "research", "shares", "feedback", "snapshots", "images", "research_events", "chat", "ag_ui", "langgraph",
    "scrape", "agent", "products", "watches", "webhooks", "notifications", "operator", "health",
)  # fmt: skip


def application(
    *routers: APIRouter,
    settings: Settings | None = None,
    lifespan: Lifespan | None = None,
    further: Sequence[BaseRoute] = (),
) -> FastAPI:
    """Return the application of a process that serves `routers`; sets up its logging and its services."""
    settings = settings or get_settings()
    configure(settings)
    return create_app(*routers, settings=settings, services=Services(settings), lifespan=lifespan, further=further)


def all_routers() -> tuple[APIRouter, ...]:
    """Return every router there is, for a process that serves everything."""
    return tuple(import_module(f"emptor.routers.{name}").router for name in ROUTERS)
