"""What users say of their answers."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter

from emptor.core.auth import CurrentUser
from emptor.core.openapi import problem_responses
from emptor.models.feedback import FeedbackList, FeedbackRequest, FeedbackView
from emptor.routers.dependencies import JobId, ServicesDep

router = APIRouter(prefix="/research", tags=["feedback"])


@router.post("/{job_id}/feedback", status_code=HTTPStatus.CREATED, responses=problem_responses(HTTPStatus.CONFLICT))
async def give_feedback(job_id: JobId, said: FeedbackRequest, user: CurrentUser, services: ServicesDep) -> FeedbackView:
    """Say whether an answer, or one candidate of it, helped. Said again of the same, it takes the place of what was said before.

    Operators read it; it changes no answer. 409 while the job has no report.
    """
    return await services.feedback.say(user.user_id, job_id, said)


@router.get("/{job_id}/feedback")
async def list_feedback(job_id: JobId, user: CurrentUser, services: ServicesDep) -> FeedbackList:
    """List what you have said of an answer."""
    return await services.feedback.of_job(user.user_id, job_id)
