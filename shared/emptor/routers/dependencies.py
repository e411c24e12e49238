"""What routes ask FastAPI for."""

from __future__ import annotations

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Header, Path, Query, Request

from emptor.models.api import PAGE_SIZE_MAX
from emptor.models.threads import ThreadId
from emptor.services.wiring import Services

IDEMPOTENCY_KEY_MAX_CHARS = 255


def services_of(request: Request) -> Services:
    """The services of this process; made once, opened when first used."""
    services: Services = request.app.state.services
    return services


ServicesDep = Annotated[Services, Depends(services_of)]
IdempotencyKey = Annotated[
    str | None,
    Header(
        min_length=1,
        max_length=IDEMPOTENCY_KEY_MAX_CHARS,
        description="The same key with the same body gives the same job, however often it is sent.",
    ),
]

JobId = Annotated[UUID, Path(description="Id of the job.")]
ProductId = Annotated[UUID, Path(description="Id of the product.")]
WatchId = Annotated[UUID, Path(description="Id of the watch.")]
UserId = Annotated[UUID, Path(description="Id of the user.")]
RunId = Annotated[UUID, Path(description="Id of the run, which is the job's.")]
ThreadIdInPath = Annotated[ThreadId, Path(description="The client's own id of the conversation.")]
PageSize = Annotated[int, Query(ge=1, le=PAGE_SIZE_MAX, description="How many entries the page has at most.")]
NextCursor = Annotated[str | None, Query(description="`next_cursor` of the page before.")]
