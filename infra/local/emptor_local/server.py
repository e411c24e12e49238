"""All functions as one application."""

from __future__ import annotations

from fastapi import FastAPI

from emptor.core.app import create_app
from emptor.routers.application import all_routers
from emptor.routers.mcp.endpoint import mcp_routes
from emptor.services.wiring import Services


def whole_app(services: Services) -> FastAPI:
    """The API of every function and the MCP server, under one address; pages from any port of this machine may call it."""
    return create_app(*all_routers(), settings=services.settings, services=services, local_pages=True, further=mcp_routes())
