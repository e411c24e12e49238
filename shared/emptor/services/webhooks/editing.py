"""Making, changing and trying webhooks, for one user at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import urlsplit
from uuid import UUID

from emptor.core.errors import InvalidInput, NotFound
from emptor.core.net.errors import NetError
from emptor.core.net.guard import Guard
from emptor.db.webhooks import WebhookRepository, new_secret
from emptor.models.api import CursorPage
from emptor.models.webhooks import (
    Webhook,
    WebhookChanges,
    WebhookDelivery,
    WebhookRequest,
    WebhookView,
    WebhookWithSecret,
)
from emptor.services.links import webhook_links
from emptor.services.webhooks.sending import send_test

if TYPE_CHECKING:
    from emptor.services.wiring import Services

TEST_MESSAGE = "This is a test of your webhook: nothing has happened."

HOUR_S = 3_600.0


class WebhookService:
    """The use cases of webhooks."""

    def __init__(self, services: Services, rows: WebhookRepository) -> None:
        self._services = services
        self._rows = rows

    async def create(self, user_id: UUID, request: WebhookRequest) -> WebhookWithSecret:
        """Make a webhook; its secret is shown this once. Raises InvalidInput or LimitExceeded."""
        self._check(request.url)
        made, secret = await self._rows.create(user_id, request.url, request.label, request.events)
        return WebhookWithSecret(**_view(made).model_dump(), secret=secret)

    async def get(self, user_id: UUID, webhook_id: UUID) -> WebhookView:
        """Return the webhook. Raises NotFound for another user's as for one that does not exist."""
        return _there(await self._rows.get(webhook_id, user_id), webhook_id)

    async def page(self, user_id: UUID, limit: int, cursor: str | None) -> CursorPage[WebhookView]:
        """List webhooks, newest first. Raises InvalidInput for a cursor that is not one of ours."""
        found = await self._rows.page(user_id, limit=limit, cursor=cursor)
        return CursorPage(items=tuple(_view(one) for one in found.items), next_cursor=found.next_cursor)

    async def change(self, user_id: UUID, webhook_id: UUID, changes: WebhookChanges) -> WebhookView:
        """Change what is given. Raises NotFound or InvalidInput."""
        if changes.url is not None:
            self._check(changes.url)
        changed = await self._rows.change(
            webhook_id,
            user_id,
            url=changes.url,
            label=changes.label,
            events=changes.events,
            enabled=None if changes.paused is None else not changes.paused,
        )
        return _there(changed, webhook_id)

    async def renew_secret(self, user_id: UUID, webhook_id: UUID, overlap_hours: int) -> WebhookWithSecret:
        """Make another secret; the former signs beside it for so many hours, or, with 0, nothing from now on. Raises NotFound."""
        secret, overlap_s = new_secret(), overlap_hours * HOUR_S
        changed = _there(await self._rows.change(webhook_id, user_id, secret=secret, overlap_s=overlap_s), webhook_id)
        return WebhookWithSecret(**changed.model_dump(), secret=secret)

    async def delete(self, user_id: UUID, webhook_id: UUID) -> None:
        """Delete a webhook with its log. Raises NotFound."""
        if not await self._rows.delete(webhook_id, user_id):
            raise _missing(webhook_id)

    async def test(self, user_id: UUID, webhook_id: UUID) -> WebhookDelivery:
        """Send a test now, once, also to a webhook that is stopped, and return how it went. Raises NotFound."""
        ended = await send_test(self._services, self._rows, user_id, webhook_id, TEST_MESSAGE)
        if ended is None:
            raise _missing(webhook_id)
        return ended

    async def deliveries(self, user_id: UUID, webhook_id: UUID, limit: int, cursor: str | None) -> CursorPage[WebhookDelivery]:
        """List what was sent, newest first. Raises NotFound, or InvalidInput for a wrong cursor."""
        await self.get(user_id, webhook_id)
        found = await self._rows.deliveries(webhook_id, user_id, limit=limit, cursor=cursor)
        return CursorPage(items=tuple(found.items), next_cursor=found.next_cursor)

    def _check(self, url: str) -> None:
        """A public https address. What its name leads to is checked with each delivery, for it may change."""
        try:
            Guard.from_settings(self._services.settings).check_url(url)
        except NetError as error:
            raise InvalidInput(f"This address cannot be told: {error}") from error
        if urlsplit(url).scheme != "https" and not self._services.settings.allow_addresses:
            raise InvalidInput("A webhook is told over https: give an address that begins with https://.")


def _view(found: Webhook) -> WebhookView:
    return WebhookView(**found.model_dump(), links=webhook_links(found.id))


def _there(found: Webhook | None, webhook_id: UUID) -> WebhookView:
    if found is None:
        raise _missing(webhook_id)
    return _view(found)


def _missing(webhook_id: UUID) -> NotFound:
    return NotFound(f"There is no webhook {webhook_id}. Check the id, or list yours with GET /api/v1/webhooks.")
