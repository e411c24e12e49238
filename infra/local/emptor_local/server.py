"""All functions as one application."""

from __future__ import annotations

from fastapi import FastAPI

from emptor.core.app import create_app
from emptor.routers import agent, health, research, research_events, scrape
from emptor.services.wiring import Services


def whole_app(services: Services) -> FastAPI:
    """The API of every function, under one address."""
    routers = (research.router, research_events.router, scrape.router, agent.router, health.router)
    return create_app(*routers, settings=services.settings, services=services)
