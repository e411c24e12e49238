"""Watches: product pages that are read again and again, with alerts."""

from __future__ import annotations

from http import HTTPStatus

from fastapi import APIRouter, Response

from emptor.core.auth import CurrentUser
from emptor.core.openapi import problem_responses
from emptor.core.version import API_PREFIX
from emptor.models.api import PAGE_SIZE_DEFAULT, CursorPage
from emptor.models.watches import WatchAlert, WatchChanges, WatchDetails, WatchRequest, WatchView
from emptor.routers.dependencies import NextCursor, PageSize, ServicesDep, WatchId

router = APIRouter(prefix="/watches", tags=["watches"])


@router.post("", status_code=HTTPStatus.CREATED, responses=problem_responses(HTTPStatus.CONFLICT, HTTPStatus.NOT_FOUND))
async def create_watch(request: WatchRequest, response: Response, user: CurrentUser, services: ServicesDep) -> WatchView:
    """Watch a page. Its first reading is due at once and says what later ones are compared with; 409 if you watch it already."""
    watch = await services.watches.create(user.user_id, request)
    response.headers["Location"] = f"{API_PREFIX}/watches/{watch.id}"
    return watch


@router.get("")
async def list_watches(
    user: CurrentUser, services: ServicesDep, limit: PageSize = PAGE_SIZE_DEFAULT, cursor: NextCursor = None
) -> CursorPage[WatchView]:
    """List your watches, newest first."""
    return await services.watches.page(user.user_id, limit, cursor)


@router.get("/{watch_id}")
async def get_watch(watch_id: WatchId, user: CurrentUser, services: ServicesDep) -> WatchDetails:
    """Read a watch: its last result, when it runs next, its failures in a row, and its newest alerts."""
    return await services.watches.get(user.user_id, watch_id)


@router.patch("/{watch_id}")
async def change_watch(watch_id: WatchId, changes: WatchChanges, user: CurrentUser, services: ServicesDep) -> WatchView:
    """Pause or resume a watch, or change its rules; what you do not send stays as it is."""
    return await services.watches.change(user.user_id, watch_id, changes)


@router.delete("/{watch_id}", status_code=HTTPStatus.NO_CONTENT)
async def delete_watch(watch_id: WatchId, user: CurrentUser, services: ServicesDep) -> None:
    """Delete a watch with its alerts. The prices it observed stay with the product."""
    await services.watches.delete(user.user_id, watch_id)


@router.get("/{watch_id}/alerts")
async def list_alerts(
    watch_id: WatchId,
    user: CurrentUser,
    services: ServicesDep,
    limit: PageSize = PAGE_SIZE_DEFAULT,
    cursor: NextCursor = None,
) -> CursorPage[WatchAlert]:
    """List the watch's alerts, newest first. Each is also broadcast on the private realtime topic `watch:<id>`."""
    return await services.watches.alerts(user.user_id, watch_id, limit, cursor)
