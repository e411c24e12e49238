"""Live progress of a job as server-sent events."""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Query
from fastapi.sse import EventSourceResponse, ServerSentEvent

from emptor.core.auth import CurrentUser
from emptor.core.errors import InvalidInput
from emptor.models.events import JobEvent
from emptor.models.jobs import Job
from emptor.routers.dependencies import ServicesDep

RECONNECT_MS = 1_000

router = APIRouter(prefix="/research", tags=["research"])


async def readable_job(job_id: UUID, user: CurrentUser, services: ServicesDep) -> Job:
    """The job, if it is the user's. Checked before the stream begins, so that a wrong id is an answer and not a broken stream."""
    return await services.research.owned(user.user_id, job_id)


async def resume_point(
    after: Annotated[int, Query(ge=0, description="Number of the last event you have; 0 for all.")] = 0,
    last_event_id: Annotated[str | None, Header(description="Sent by EventSource when it reconnects; outranks `after`.")] = None,
) -> int:
    if not last_event_id:
        return after
    if not (last_event_id.isascii() and last_event_id.isdigit()):
        raise InvalidInput("Last-Event-ID is the number of the last event received: send it back as it came.")
    return int(last_event_id)


@router.get("/{job_id}/events", response_class=EventSourceResponse)
async def research_events(
    job: Annotated[Job, Depends(readable_job)], after: Annotated[int, Depends(resume_point)], services: ServicesDep
) -> AsyncIterator[ServerSentEvent]:
    """Stream the job's event log from where you left off, gap-free and in order, until its terminal event.

    `id` is the event's number in the log, `event` its type, `data` a JobEvent. Reconnecting with `Last-Event-ID` resumes.
    """
    async for event in services.events.follow(job.id, after):
        yield to_sse(event)


def to_sse(event: JobEvent) -> ServerSentEvent:
    return ServerSentEvent(id=str(event.seq), event=event.type.value, raw_data=event.model_dump_json(), retry=RECONNECT_MS)
