"""The one way an HTTP application is made: the same for each function, the development server and a container."""

from __future__ import annotations

import warnings
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from typing import Any, Protocol

from fastapi import APIRouter, FastAPI
from fastapi.routing import APIRoute
from pydantic.warnings import UnsupportedFieldAttributeWarning
from starlette.routing import BaseRoute

from emptor.core import cors, front, openapi, problems, request_context
from emptor.core.body_limit import BodyLimit
from emptor.core.representation import Representation
from emptor.core.request_values import RequestValues
from emptor.core.settings import Settings
from emptor.core.version import API_PREFIX, VERSION

DESCRIPTION = (
    "Product research with evidence: ask a question, watch the work, and get a ranked comparison in which every price, "
    "specification and claim carries the exact words of the page it came from. Errors are RFC 9457 problem documents."
)
TAGS = [
    {"name": "research", "description": "Research jobs: start, follow, read, cancel."},
    {"name": "shares", "description": "Links that show a report to whoever has them."},
    {"name": "snapshots", "description": "Pages as they were read, as text, with the words that a report quotes."},
    {"name": "chat", "description": "Start and follow jobs with clients of the Vercel AI SDK, AG-UI and the LangGraph SDK."},
    {"name": "scrape", "description": "Read pages and get what they say, normalised."},
    {"name": "agent", "description": "Run any registered agent, streamed."},
    {"name": "products", "description": "Products that were read, and their prices over time."},
    {"name": "watches", "description": "Pages that are read again and again, with alerts."},
    {"name": "webhooks", "description": "Addresses of your own that are told when a job ends or a watch alerts."},
    {
        "name": "notifications",
        "description": "E-mail addresses and services that are written to when something happens.",
    },
    {"name": "operator", "description": "For operators: jobs of all users that need somebody to look at them, users who leave."},
    {"name": "health", "description": "Whether the service is alive, and whether it can work."},
]
# The document is the same on every server, and paths begin at its root.
SERVERS = [{"url": "/", "description": "The server that this document comes from."}]

Lifespan = Callable[[FastAPI], AbstractAsyncContextManager[Any]]


class Closable(Protocol):
    """What routers work with; closed when the application stops."""

    async def aclose(self) -> None: ...


def create_app(
    *routers: APIRouter,
    settings: Settings,
    services: Closable | None = None,
    lifespan: Lifespan | None = None,
    local_pages: bool = False,
    further: Sequence[BaseRoute] = (),
) -> FastAPI:
    """Return an application that serves `routers` under `/api/v1`.

    Args:
        routers: each with its own path below the prefix.
        settings: found by routes as `app.state.settings`.
        services: found by routes as `app.state.services`; closed at shutdown.
        lifespan: what else to start and stop with the application.
        local_pages: let in pages from any port of this machine, for development.
        further: routes of other protocols, at the root and not in the OpenAPI document.
    """
    # FastAPI ignores it where it makes fields of bodies. Our models are built when first used (`defer_build`), which is later.
    warnings.filterwarnings("ignore", category=UnsupportedFieldAttributeWarning)
    app = FastAPI(
        title="Emptor",
        version=VERSION,
        summary="The buyer's research backend.",
        description=DESCRIPTION,
        license_info={"name": "Apache-2.0", "identifier": "Apache-2.0"},
        openapi_tags=TAGS,
        servers=SERVERS,
        openapi_url=None,  # `front` serves the committed document, the same from every function
        docs_url=None,  # and the page, with its scripts
        redoc_url=None,
        generate_unique_id_function=_operation_id,
        lifespan=_closing(services, lifespan),
    )
    app.state.settings = settings
    app.state.services = services
    for router in routers:
        app.include_router(router, prefix=API_PREFIX)
    app.router.routes.extend(further)
    front.install(app, settings.console_dir)
    problems.install(app)
    openapi.document_problems(app)
    app.add_middleware(Representation)
    app.add_middleware(RequestValues)
    app.add_middleware(BodyLimit, max_bytes=settings.max_body_bytes)
    app.add_middleware(request_context.RequestContext)
    cors.install(app, settings, local_pages=local_pages)
    return app


def _operation_id(route: APIRoute) -> str:
    """The name of the function: stable, and readable in a generated client."""
    return route.name


def _closing(services: Closable | None, inner: Lifespan | None) -> Lifespan:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[Any]:
        try:
            if inner is None:
                yield {}
            else:
                async with inner(app) as state:
                    yield state or {}
        finally:
            if services is not None:
                await services.aclose()

    return lifespan
