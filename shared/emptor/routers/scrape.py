"""Read pages, and get what they say."""

from __future__ import annotations

from collections.abc import AsyncIterator

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

from emptor.core.auth import CurrentUser
from emptor.core.errors import InvalidInput
from emptor.models.api import ScrapeRequest, ScrapeResult
from emptor.routers.dependencies import ServicesDep

NDJSON = "application/x-ndjson"

router = APIRouter(prefix="/scrape", tags=["scrape"])


@router.post(
    "",
    response_model=ScrapeResult,
    responses={
        200: {
            "description": "For `url`: the result. For `urls`: one ScrapeResult a line, in the order in which they come.",
            "content": {NDJSON: {"schema": {"$ref": "#/components/schemas/ScrapeResult"}}},
        }
    },
)
async def scrape(request: ScrapeRequest, user: CurrentUser, services: ServicesDep) -> ScrapeResult | StreamingResponse:
    """Read one page, or many: product, facts and evidence, or the typed reason why not. A failed page is an answer, no error."""
    if bool(request.url) == bool(request.urls):
        raise InvalidInput("Give either `url` (one page) or `urls` (several).")
    max_age_s = 0.0 if request.fresh else None
    if request.url:
        return await services.scrape.one(request.url, request.render, max_age_s=max_age_s, user_id=user.user_id)
    await services.scrape.check(request.render)
    results = services.scrape.many(request.urls, request.render, max_age_s=max_age_s, user_id=user.user_id)
    return StreamingResponse(_lines(results), media_type=NDJSON)


async def _lines(results: AsyncIterator[ScrapeResult]) -> AsyncIterator[str]:
    async for result in results:
        yield result.model_dump_json() + "\n"
