"""For operators: the jobs of all users that do not end by themselves, and users who leave."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Query

from emptor.core.auth import CurrentOperator
from emptor.core.openapi import problem_responses
from emptor.models.api import PAGE_SIZE_DEFAULT, CursorPage
from emptor.models.feedback import OperatorFeedback, Rating
from emptor.models.operator import DayCosts, JobState, OperatorJob, OperatorJobDetails, Requeued, UserForgotten
from emptor.routers.dependencies import JobId, NextCursor, PageSize, ServicesDep, UserId

COST_DAYS, COST_DAYS_MAX = 30, 366

router = APIRouter(prefix="/operator", tags=["operator"])


@router.get("/jobs")
async def list_operator_jobs(
    operator: CurrentOperator,
    services: ServicesDep,
    state: Annotated[JobState, Query(description="`dead`: failed by no fault of the request, or dead letters.")] = JobState.DEAD,
    limit: PageSize = PAGE_SIZE_DEFAULT,
    cursor: NextCursor = None,
) -> CursorPage[OperatorJob]:
    """List jobs of all users, newest first; by default those that need somebody to look at them."""
    return await services.operator.page(state, limit, cursor)


@router.get("/jobs/{job_id}")
async def get_operator_job(job_id: JobId, operator: CurrentOperator, services: ServicesDep) -> OperatorJobDetails:
    """Read a job of any user: who holds it, how often it was tried, what went wrong, and the end of its log."""
    return await services.operator.get(job_id)


@router.post("/jobs/{job_id}/requeue", status_code=HTTPStatus.ACCEPTED, responses=problem_responses(HTTPStatus.CONFLICT))
async def requeue_job(job_id: JobId, operator: CurrentOperator, services: ServicesDep) -> Requeued:
    """Have a job worked on again. An open one gets all its attempts back; one that has failed goes on as a new job."""
    return await services.operator.requeue(job_id)


@router.post("/jobs/{job_id}/cancel", status_code=HTTPStatus.ACCEPTED)
async def cancel_any_job(job_id: JobId, operator: CurrentOperator, services: ServicesDep) -> OperatorJobDetails:
    """Cancel a job of any user; it ends within two seconds. One that has ended stays as it is."""
    return await services.operator.cancel(job_id)


@router.get("/feedback")
async def list_operator_feedback(
    operator: CurrentOperator,
    services: ServicesDep,
    rating: Annotated[Rating | None, Query(description="Only what was called good, or bad.")] = None,
    limit: PageSize = PAGE_SIZE_DEFAULT,
    cursor: NextCursor = None,
) -> CursorPage[OperatorFeedback]:
    """List what users have said of their answers, newest first."""
    return await services.feedback.page(limit, cursor, rating)


@router.get("/costs")
async def list_costs(
    operator: CurrentOperator,
    services: ServicesDep,
    days: Annotated[int, Query(ge=1, le=COST_DAYS_MAX, description="How far back.")] = COST_DAYS,
) -> DayCosts:
    """Sum up what all users' calls cost, by day and by model or provider."""
    return await services.operator.costs(days)


@router.delete("/users/{user_id}")
async def forget_user(user_id: UserId, operator: CurrentOperator, services: ServicesDep) -> UserForgotten:
    """Delete a user with all that is theirs, for good: jobs, logs, pages nobody else has read, products, watches, keys, usage."""
    return await services.operator.forget_user(user_id)
