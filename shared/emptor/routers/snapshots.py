"""Pages as they were read, as text."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query, Response
from pydantic import StringConstraints

from emptor.core.auth import CurrentUser
from emptor.models.snapshots import AROUND_MAX, AROUND_MIN, QUOTE_MAX_CHARS, QUOTES_MAX, SnapshotView
from emptor.models.watches import URL_MAX_CHARS
from emptor.routers.dependencies import ServicesDep

CACHE = "private, max-age=3600"  # a snapshot never changes; who may read it does

router = APIRouter(prefix="/snapshots", tags=["snapshots"])


@router.get("/{snapshot_id}")
async def get_snapshot(
    snapshot_id: Annotated[str, Path(pattern=r"^[0-9a-f]{64}$", description="`snapshot_id` of a report's evidence.")],
    *,
    response: Response,
    user: CurrentUser,
    services: ServicesDep,
    quote: Annotated[
        tuple[Annotated[str, StringConstraints(min_length=1, max_length=QUOTE_MAX_CHARS)], ...],
        Query(max_length=QUOTES_MAX, description="Exact words to be marked, as in `evidence.quote`; may be given several times."),
    ] = (),
    url: Annotated[
        str | None,
        Query(max_length=URL_MAX_CHARS, description="The address whose reading is meant, where several gave the same content."),
    ] = None,
    around: Annotated[
        int | None,
        Query(
            ge=AROUND_MIN,
            le=AROUND_MAX,
            description="Only so many characters on either side of the first mark, in place of the whole text.",
        ),
    ] = None,
) -> SnapshotView:
    """Read a page that was read for you, as plain text, with the quoted words marked. Markup of the page is never sent."""
    view = await services.stored_pages.view(user.user_id, snapshot_id, quotes=quote, url=url, around=around)
    response.headers["Cache-Control"] = CACHE
    return view
