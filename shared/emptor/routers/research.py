"""Research jobs: start, list, read, cancel."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Header, Query, Response

from emptor.core.auth import CurrentUser
from emptor.core.openapi import problem_responses
from emptor.models.api import (
    PAGE_SIZE_DEFAULT,
    PAGE_SIZE_MAX,
    CursorPage,
    JobAccepted,
    JobSummary,
    JobView,
    ResearchRequest,
    StreamTicket,
)
from emptor.routers.dependencies import ServicesDep
from emptor.services.links import job_links

IDEMPOTENCY_KEY_MAX_CHARS = 255

router = APIRouter(prefix="/research", tags=["research"])


@router.post("", status_code=HTTPStatus.ACCEPTED, responses=problem_responses(HTTPStatus.CONFLICT))
async def start_research(
    request: ResearchRequest,
    response: Response,
    user: CurrentUser,
    services: ServicesDep,
    idempotency_key: Annotated[
        str | None,
        Header(
            min_length=1,
            max_length=IDEMPOTENCY_KEY_MAX_CHARS,
            description="The same key with the same body gives the same job, however often it is sent; 409 while the first "
            "request with it is being accepted, 422 with another body.",
        ),
    ] = None,
) -> JobAccepted:
    """Accept a question. The work goes on in the background: follow `links.events`, or read `links.self` until it has ended."""
    accepted = await services.research.start(user.user_id, request, idempotency_key)
    response.headers["Location"] = accepted.links.self
    return accepted


@router.get("")
async def list_research(
    user: CurrentUser,
    services: ServicesDep,
    limit: Annotated[int, Query(ge=1, le=PAGE_SIZE_MAX)] = PAGE_SIZE_DEFAULT,
    cursor: Annotated[str | None, Query(description="`next_cursor` of the page before.")] = None,
) -> CursorPage[JobSummary]:
    """List your jobs, newest first."""
    return await services.research.page(user.user_id, limit, cursor)


@router.get("/{job_id}")
async def get_research(job_id: UUID, user: CurrentUser, services: ServicesDep) -> JobView:
    """Read a job; its report is there once it has succeeded."""
    return await services.research.get(user.user_id, job_id)


@router.post("/{job_id}/ticket", status_code=HTTPStatus.CREATED)
async def make_stream_ticket(job_id: UUID, user: CurrentUser, services: ServicesDep) -> StreamTicket:
    """Make a ticket that opens the job's event stream once, within a minute: a browser's EventSource sends no header.

    It stands in the address, so it is good for nothing else. Ask for another one to reconnect, and say `after=` where you were.
    """
    ticket, expires_at = await services.tickets.issue(user.user_id, job_id)
    events = job_links(job_id, services.settings).events
    return StreamTicket(ticket=ticket, expires_at=expires_at, events=f"{events}?ticket={ticket}")


@router.post("/{job_id}/cancel", status_code=HTTPStatus.ACCEPTED)
async def cancel_research(job_id: UUID, user: CurrentUser, services: ServicesDep) -> JobView:
    """Ask a job to stop. It ends as cancelled within two seconds; one that has ended already stays as it is."""
    return await services.research.cancel(user.user_id, job_id)
