"""Research jobs: start, list, read, cancel."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Header, Path, Query, Response
from pydantic import AwareDatetime

from emptor.core.auth import CurrentUser
from emptor.core.chosen_fields import Fields, only
from emptor.core.openapi import problem_responses
from emptor.models.api import (
    PAGE_SIZE_DEFAULT,
    CursorPage,
    JobAccepted,
    JobAnswers,
    JobSummary,
    JobView,
    ResearchRequest,
    StreamTicket,
)
from emptor.models.jobs import JobStatus
from emptor.models.run_changes import RunChanges
from emptor.routers.dependencies import JobId, NextCursor, PageSize, ServicesDep
from emptor.routers.documents import CSV, HTML, MARKDOWN
from emptor.services.links import job_links

IDEMPOTENCY_KEY_MAX_CHARS = 255
WORDS_MAX_CHARS = 200
CATEGORY_MAX_CHARS = 100

router = APIRouter(prefix="/research", tags=["research"])


@router.post("", status_code=HTTPStatus.ACCEPTED, responses=problem_responses(HTTPStatus.CONFLICT, HTTPStatus.NOT_FOUND))
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


@router.get("", response_model=CursorPage[JobSummary])
async def list_research(
    *,
    user: CurrentUser,
    services: ServicesDep,
    limit: PageSize = PAGE_SIZE_DEFAULT,
    cursor: NextCursor = None,
    state: Annotated[
        tuple[JobStatus, ...],
        Query(max_length=len(JobStatus), description="Only jobs in this state; may be given several times."),
    ] = (),
    q: Annotated[
        str | None, Query(max_length=WORDS_MAX_CHARS, description="Words that the question must hold, all of them.")
    ] = None,
    since: Annotated[AwareDatetime | None, Query(description="Only jobs accepted then or later; with a time zone.")] = None,
    until: Annotated[AwareDatetime | None, Query(description="Only jobs accepted before then; with a time zone.")] = None,
    category: Annotated[
        str | None,
        Query(max_length=CATEGORY_MAX_CHARS, description="Only jobs whose report is about this category: `headphones`."),
    ] = None,
    fields: Fields = None,
) -> Any:
    """List your jobs, newest first. Filters narrow the list together; give the same ones with `cursor`."""
    from emptor.db.jobs import JobFilter  # noqa: PLC0415 - the driver is loaded with the first request

    wanted = JobFilter(states=state, words=q, since=since, until=until, category=category)
    return only(fields, await services.research.page(user.user_id, limit, cursor, wanted), CursorPage[JobSummary])


@router.get("/{job_id}", response_model=JobView)
async def get_research(job_id: JobId, user: CurrentUser, services: ServicesDep, fields: Fields = None) -> Any:
    """Read a job; its report is there once it has succeeded."""
    view = await services.research.get(user.user_id, job_id)
    if view.report:
        view = view.model_copy(update={"images": await services.images.links_of(view.report)})
    return only(fields, view)


@router.post("/{job_id}/ticket", status_code=HTTPStatus.CREATED)
async def make_stream_ticket(job_id: JobId, user: CurrentUser, services: ServicesDep) -> StreamTicket:
    """Make a ticket that opens the job's event stream once, within a minute: a browser's EventSource sends no header.

    It stands in the address, so it is good for nothing else. Ask for another one to reconnect, and say `after=` where you were.
    """
    ticket, expires_at = await services.tickets.issue(user.user_id, job_id)
    events = job_links(job_id, services.settings).events
    return StreamTicket(ticket=ticket, expires_at=expires_at, events=f"{events}?ticket={ticket}")


@router.post("/{job_id}/cancel", status_code=HTTPStatus.ACCEPTED)
async def cancel_research(job_id: JobId, user: CurrentUser, services: ServicesDep) -> JobView:
    """Ask a job to stop. It ends as cancelled within two seconds; one that has ended already stays as it is."""
    return await services.research.cancel(user.user_id, job_id)


@router.delete("/{job_id}", status_code=HTTPStatus.NO_CONTENT, responses=problem_responses(HTTPStatus.CONFLICT))
async def delete_research(job_id: JobId, user: CurrentUser, services: ServicesDep) -> None:
    """Delete a job that has ended, with its log and report, for good. 409 while it is under way: cancel it first.

    Products and prices that it read stay; `DELETE /products/{id}` forgets them.
    """
    await services.research.delete(user.user_id, job_id)


@router.get(
    "/{job_id}/report.md",
    response_class=Response,
    responses=MARKDOWN.responses | problem_responses(HTTPStatus.CONFLICT),
)
async def get_report_markdown(job_id: JobId, user: CurrentUser, services: ServicesDep) -> Response:
    """Read a job's report as Markdown, in the language of its question. 409 while the job has none."""
    return MARKDOWN.response(await services.research.report(user.user_id, job_id))


@router.get(
    "/{job_id}/report.html",
    response_class=Response,
    responses=HTML.responses | problem_responses(HTTPStatus.CONFLICT),
)
async def get_report_html(job_id: JobId, user: CurrentUser, services: ServicesDep) -> Response:
    """Read a job's report as one HTML page without scripts that prints well. 409 while the job has none."""
    return HTML.response(await services.research.report(user.user_id, job_id))


@router.get(
    "/{job_id}/report.csv",
    response_class=Response,
    responses=CSV.responses | problem_responses(HTTPStatus.CONFLICT),
)
async def get_report_csv(job_id: JobId, user: CurrentUser, services: ServicesDep) -> Response:
    """Read the comparison as CSV for a spreadsheet, a line a product. No cell begins a formula. 409 while the job has none."""
    return CSV.response(await services.research.report(user.user_id, job_id))


@router.get("/{job_id}/compare/{other_id}", responses=problem_responses(HTTPStatus.CONFLICT))
async def compare_research(
    job_id: JobId,
    other_id: Annotated[UUID, Path(description="Id of the job to compare with; the order of the two does not matter.")],
    user: CurrentUser,
    services: ServicesDep,
) -> RunChanges:
    """Compare two runs: what costs something else now, what is new, what is gone, what is judged differently.

    409 while one of them has no report.
    """
    return await services.research.compare(user.user_id, job_id, other_id)


@router.post("/{job_id}/input", status_code=HTTPStatus.ACCEPTED, responses=problem_responses(HTTPStatus.CONFLICT))
async def answer_research(job_id: JobId, given: JobAnswers, user: CurrentUser, services: ServicesDep) -> JobView:
    """Answer the clarifying questions of a job in `needs_input`; it goes on, and its event stream with it.

    An empty `answers` goes on with all defaults. 409 when the job does not wait.
    """
    return await services.research.answer(user.user_id, job_id, given.answers)
