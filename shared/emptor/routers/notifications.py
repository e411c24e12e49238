"""Notifications: e-mail addresses and services that are written to when a job ends or a watch alerts."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Response

from emptor.core.auth import CurrentUser
from emptor.core.openapi import problem_responses
from emptor.core.version import API_PREFIX
from emptor.models.api import PAGE_SIZE_DEFAULT, CursorPage
from emptor.models.notifications import NotificationChanges, NotificationCode, NotificationRequest, NotificationView
from emptor.models.webhooks import WebhookDelivery
from emptor.routers.dependencies import NextCursor, PageSize, ServicesDep

router = APIRouter(prefix="/notifications", tags=["notifications"])

NotificationId = Annotated[UUID, Path(description="Id of the notification.")]


@router.post("", status_code=HTTPStatus.CREATED)
async def create_notification(
    request: NotificationRequest, response: Response, user: CurrentUser, services: ServicesDep
) -> NotificationView:
    """Have yourself written to, by e-mail or by a service that Apprise knows.

    An e-mail address is sent a code, and is written to once the code is given to `POST /notifications/{id}/confirm`. The tokens
    in a service's URL are never shown again.
    """
    made = await services.notices.create(user.user_id, request)
    response.headers["Location"] = f"{API_PREFIX}/notifications/{made.id}"
    return made


@router.get("")
async def list_notifications(
    user: CurrentUser, services: ServicesDep, limit: PageSize = PAGE_SIZE_DEFAULT, cursor: NextCursor = None
) -> CursorPage[NotificationView]:
    """List your notifications, newest first."""
    return await services.notices.page(user.user_id, limit, cursor)


@router.get("/{notification_id}")
async def get_notification(notification_id: NotificationId, user: CurrentUser, services: ServicesDep) -> NotificationView:
    """Read a notification: what is written about, and whether it is confirmed or stopped."""
    return await services.notices.get(user.user_id, notification_id)


@router.patch("/{notification_id}", responses=problem_responses(HTTPStatus.CONFLICT))
async def change_notification(
    notification_id: NotificationId, changes: NotificationChanges, user: CurrentUser, services: ServicesDep
) -> NotificationView:
    """Pause or resume a notification, or change it; what you do not send stays as it is."""
    return await services.notices.change(user.user_id, notification_id, changes)


@router.delete("/{notification_id}", status_code=HTTPStatus.NO_CONTENT)
async def delete_notification(notification_id: NotificationId, user: CurrentUser, services: ServicesDep) -> None:
    """Delete a notification with its log. What is under way is dropped."""
    await services.notices.delete(user.user_id, notification_id)


@router.post("/{notification_id}/confirm")
async def confirm_notification(
    notification_id: NotificationId, given: NotificationCode, user: CurrentUser, services: ServicesDep
) -> NotificationView:
    """Confirm an e-mail address by the code that was sent to it; after five wrong codes it must be made again."""
    return await services.notices.confirm(user.user_id, notification_id, given.code)


@router.post("/{notification_id}/test", responses=problem_responses(HTTPStatus.CONFLICT))
async def check_notification(notification_id: NotificationId, user: CurrentUser, services: ServicesDep) -> WebhookDelivery:
    """Send a test now, and return how it went; a test that fails is an answer, not an error."""
    return await services.notices.test(user.user_id, notification_id)


@router.get("/{notification_id}/deliveries")
async def list_notification_deliveries(
    notification_id: NotificationId,
    user: CurrentUser,
    services: ServicesDep,
    limit: PageSize = PAGE_SIZE_DEFAULT,
    cursor: NextCursor = None,
) -> CursorPage[WebhookDelivery]:
    """List what was sent, newest first, with what came of it."""
    return await services.notices.deliveries(user.user_id, notification_id, limit, cursor)
