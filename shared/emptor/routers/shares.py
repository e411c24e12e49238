"""Links that show a report: made by its owner, opened by whoever has them."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Response

from emptor.core.auth import CurrentUser
from emptor.core.chosen_fields import Fields, only
from emptor.core.openapi import problem_responses
from emptor.core.query_names import check_query_names
from emptor.models.shares import SharedReport, ShareMade, ShareRequest, Shares
from emptor.routers.dependencies import JobId, ServicesDep
from emptor.routers.documents import CSV, HTML, MARKDOWN

LINK_FORM = r"^[A-Za-z0-9_-]{43}$"
ShareId = Annotated[UUID, Path(description="Id of the link.")]
Token = Annotated[str, Path(pattern=LINK_FORM, description="The secret part of the link.")]

owners = APIRouter(prefix="/research", tags=["shares"])
readers = APIRouter(prefix="/shared", tags=["shares"], dependencies=[Depends(check_query_names)])


@owners.post("/{job_id}/shares", status_code=HTTPStatus.CREATED, responses=problem_responses(HTTPStatus.CONFLICT))
async def share_report(job_id: JobId, request: ShareRequest, user: CurrentUser, services: ServicesDep) -> ShareMade:
    """Make a link that shows the report to whoever has it, until it expires or you revoke it.

    It shows neither who you are nor the job's id, cost or log. 409 while the job has no report.
    """
    return await services.shares.create(user.user_id, job_id, request.days)


@owners.get("/{job_id}/shares")
async def list_shares(job_id: JobId, user: CurrentUser, services: ServicesDep) -> Shares:
    """List the links to the report that still hold. Their secret parts are not kept, so they are not listed."""
    return await services.shares.of_job(user.user_id, job_id)


@owners.delete("/{job_id}/shares/{share_id}", status_code=HTTPStatus.NO_CONTENT)
async def revoke_share(job_id: JobId, share_id: ShareId, user: CurrentUser, services: ServicesDep) -> None:
    """Revoke a link: it shows nothing from now on."""
    await services.shares.revoke(user.user_id, job_id, share_id)


@readers.get("/{token}", response_model=SharedReport)
async def get_shared_report(token: Token, response: Response, services: ServicesDep, fields: Fields = None) -> Any:
    """Read a shared report; needs no sign-in."""
    shared = await services.shares.open(token)
    answer = only(fields, shared.model_copy(update={"images": await services.images.links_of(shared.report)}))
    (answer if isinstance(answer, Response) else response).headers["X-Robots-Tag"] = "noindex"
    return answer


@readers.get("/{token}/report.html", response_class=Response, responses=HTML.responses)
async def get_shared_html(token: Token, services: ServicesDep) -> Response:
    """Read a shared report as a page that prints well and runs no script; needs no sign-in."""
    return HTML.response((await services.shares.open(token)).report, shared=True)


@readers.get("/{token}/report.md", response_class=Response, responses=MARKDOWN.responses)
async def get_shared_markdown(token: Token, services: ServicesDep) -> Response:
    """Read a shared report as Markdown; needs no sign-in."""
    return MARKDOWN.response((await services.shares.open(token)).report, shared=True)


@readers.get("/{token}/report.csv", response_class=Response, responses=CSV.responses)
async def get_shared_csv(token: Token, services: ServicesDep) -> Response:
    """Read the comparison of a shared report as CSV; needs no sign-in."""
    return CSV.response((await services.shares.open(token)).report, shared=True)


router = APIRouter()
router.include_router(owners)
router.include_router(readers)
