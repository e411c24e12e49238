"""Webhooks: addresses of your own that are told when a job ends or a watch alerts."""

from __future__ import annotations

from http import HTTPStatus
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Path, Query, Response

from emptor.core.auth import CurrentUser
from emptor.core.version import API_PREFIX
from emptor.models.api import PAGE_SIZE_DEFAULT, CursorPage
from emptor.models.webhooks import WebhookChanges, WebhookDelivery, WebhookRequest, WebhookView, WebhookWithSecret
from emptor.routers.dependencies import NextCursor, PageSize, ServicesDep

OVERLAP_HOURS, OVERLAP_MAX_HOURS = 24, 7 * 24

router = APIRouter(prefix="/webhooks", tags=["webhooks"])

WebhookId = Annotated[UUID, Path(description="Id of the webhook.")]


@router.post("", status_code=HTTPStatus.CREATED)
async def create_webhook(
    request: WebhookRequest, response: Response, user: CurrentUser, services: ServicesDep
) -> WebhookWithSecret:
    """Have an address told of what happens. The answer has the secret that deliveries are signed with, this once.

    Deliveries are those of Standard Webhooks: a POST with `type`, `timestamp` and `data`, and the headers `webhook-id`,
    `webhook-timestamp` and `webhook-signature`. Any 2xx takes one; what is not taken is tried again for two days.
    """
    made = await services.webhooks.create(user.user_id, request)
    response.headers["Location"] = f"{API_PREFIX}/webhooks/{made.id}"
    return made


@router.get("")
async def list_webhooks(
    user: CurrentUser, services: ServicesDep, limit: PageSize = PAGE_SIZE_DEFAULT, cursor: NextCursor = None
) -> CursorPage[WebhookView]:
    """List your webhooks, newest first."""
    return await services.webhooks.page(user.user_id, limit, cursor)


@router.get("/{webhook_id}")
async def get_webhook(webhook_id: WebhookId, user: CurrentUser, services: ServicesDep) -> WebhookView:
    """Read a webhook: what it is told of, and whether it is stopped."""
    return await services.webhooks.get(user.user_id, webhook_id)


@router.patch("/{webhook_id}")
async def change_webhook(webhook_id: WebhookId, changes: WebhookChanges, user: CurrentUser, services: ServicesDep) -> WebhookView:
    """Pause or resume a webhook, or change it; what you do not send stays as it is."""
    return await services.webhooks.change(user.user_id, webhook_id, changes)


@router.delete("/{webhook_id}", status_code=HTTPStatus.NO_CONTENT)
async def delete_webhook(webhook_id: WebhookId, user: CurrentUser, services: ServicesDep) -> None:
    """Delete a webhook with its log. What is under way to it is dropped."""
    await services.webhooks.delete(user.user_id, webhook_id)


@router.post("/{webhook_id}/test")
async def check_webhook(webhook_id: WebhookId, user: CurrentUser, services: ServicesDep) -> WebhookDelivery:
    """Send a test now, and return how it went; a test that fails is an answer, not an error."""
    return await services.webhooks.test(user.user_id, webhook_id)


@router.post("/{webhook_id}/secret")
async def renew_webhook_secret(
    webhook_id: WebhookId,
    user: CurrentUser,
    services: ServicesDep,
    overlap_hours: Annotated[
        int,
        Query(ge=0, le=OVERLAP_MAX_HOURS, description="For so long the former secret signs too; 0 ends it now, as after a leak."),
    ] = OVERLAP_HOURS,
) -> WebhookWithSecret:
    """Make another secret and show it, this once.

    Deliveries carry a signature by each of the two until the overlap ends, so a receiver changes over without losing one.
    """
    return await services.webhooks.renew_secret(user.user_id, webhook_id, overlap_hours)


@router.get("/{webhook_id}/deliveries")
async def list_webhook_deliveries(
    webhook_id: WebhookId,
    user: CurrentUser,
    services: ServicesDep,
    limit: PageSize = PAGE_SIZE_DEFAULT,
    cursor: NextCursor = None,
) -> CursorPage[WebhookDelivery]:
    """List what was sent to a webhook and how it went, newest first. Kept as long as logs are (EMPTOR_KEEP_EVENTS_DAYS)."""
    return await services.webhooks.deliveries(user.user_id, webhook_id, limit, cursor)
