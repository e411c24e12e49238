"""Live progress of a job as server-sent events."""

from __future__ import annotations

import re
from http import HTTPStatus
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Response

from emptor.core.auth import CurrentUser
from emptor.core.errors import InvalidInput
from emptor.models.events import EventPage
from emptor.models.jobs import Job
from emptor.models.typed_events import ResearchEvent
from emptor.routers.dependencies import JobId, ServicesDep
from emptor.routers.event_stream import EventStream, event_stream
from emptor.services.streams.native import NativeEncoder

SEQ_MAX = 10**18 - 1  # of the log's numbers, which are bigints
_NUMBER = re.compile(r"[0-9]{1,18}")

router = APIRouter(prefix="/research", tags=["research"])


async def readable_job(job_id: JobId, user: CurrentUser, services: ServicesDep) -> Job:
    """The job, if it is the user's. Checked before the stream begins, so that a wrong id is an answer and not a broken stream."""
    return await services.research.owned(user.user_id, job_id)


async def resume_point(
    after: Annotated[int, Query(ge=0, le=SEQ_MAX, description="Number of the last event you have; 0 for all.")] = 0,
    last_event_id: Annotated[str | None, Header(description="Sent by EventSource when it reconnects; outranks `after`.")] = None,
) -> int:
    if not last_event_id:
        return after
    if not _NUMBER.fullmatch(last_event_id):
        raise InvalidInput("Last-Event-ID is the number of the last event received: send it back as it came.")
    return int(last_event_id)


@router.get(
    "/{job_id}/events",
    response_class=EventStream,
    response_model=None,
    responses={
        int(HTTPStatus.OK): {"model": ResearchEvent},
        int(HTTPStatus.NO_CONTENT): {"description": "The job has ended and you have its last event: nothing will follow."},
    },
)
async def research_events(
    job: Annotated[Job, Depends(readable_job)],
    after: Annotated[int, Depends(resume_point)],
    services: ServicesDep,
    ticket: Annotated[str | None, Query(description="A ticket in place of a header: `POST …/ticket` makes one.")] = None,
) -> Response:
    """Stream the job's event log from where you left off, gap-free and in order, until its terminal event.

    `id` is the event's number in the log, `event` its type, `data` the event as JSON. Reconnecting with `Last-Event-ID` resumes.
    """
    if job.finished_at is not None and after >= job.last_seq:  # an EventSource comes back for ever after a 200
        return Response(status_code=HTTPStatus.NO_CONTENT)
    return event_stream(services.events.batches(job.id, after), NativeEncoder())


@router.get("/{job_id}/log")
async def research_log(
    job: Annotated[Job, Depends(readable_job)],
    services: ServicesDep,
    after: Annotated[int, Query(ge=0, le=SEQ_MAX, description="`last_seq` of the page before; 0 for the beginning.")] = 0,
) -> EventPage:
    """Read what the log holds now, without waiting: for clients that do not stream, or that are told when to read on."""
    return await services.events.page(job.id, after)
