"""Pictures of products, fetched and made small by us."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query, Response

from emptor.core.openapi import problem_responses
from emptor.core.query_names import check_query_names
from emptor.models.images import SIGNATURE_FORM, ImageWidth
from emptor.models.watches import URL_MAX_CHARS
from emptor.routers.dependencies import ServicesDep
from emptor.services.pages.pictures import MEDIA_TYPE

CACHE = "public, max-age=604800, immutable"
PICTURE: dict[int | str, dict[str, Any]] = {int(HTTPStatus.OK): {"description": "The picture.", "content": {MEDIA_TYPE: {}}}}
UNTIL_MAX = 2**40  # seconds since 1970

router = APIRouter(prefix="/images", tags=["images"], dependencies=[Depends(check_query_names)])


@router.get(
    "",
    response_class=Response,
    responses=PICTURE | problem_responses(HTTPStatus.NOT_FOUND, HTTPStatus.SERVICE_UNAVAILABLE),
)
async def get_image(
    services: ServicesDep,
    url: Annotated[str, Query(max_length=URL_MAX_CHARS, description="The picture's own address.")],
    until: Annotated[int, Query(ge=0, le=UNTIL_MAX, description="When the link ends, in seconds since 1970.")],
    sig: Annotated[str, Query(pattern=SIGNATURE_FORM, description="Our signature over the two.")],
    w: Annotated[ImageWidth, Query(description="How many pixels wide the picture is at most.")] = ImageWidth.SMALL,
) -> Response:
    """Show a picture of a product as WebP; needs no sign-in, so that `<img>` can load it.

    Links to it come with reports, as `images`; only links that we signed are served.
    """
    picture = await services.images.picture(url, until, sig, w)
    return Response(picture, media_type=MEDIA_TYPE, headers={"Cache-Control": CACHE})
