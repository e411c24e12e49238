"""Making, confirming, changing and trying notifications, for one user at a time."""

from __future__ import annotations

import asyncio
import hmac
import secrets
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import UUID, uuid4

from emptor.core.errors import Conflict, InvalidInput, LimitExceeded, NotFound
from emptor.db.buckets import BucketRepository
from emptor.db.values import digest_of
from emptor.db.webhooks import EMAIL, SERVICE, Channel, NewChannel, NotificationRepository
from emptor.models.api import CursorPage
from emptor.models.notifications import CODE_DIGITS, NotificationChanges, NotificationRequest, NotificationView
from emptor.models.webhooks import WebhookDelivery
from emptor.services.links import notification_links
from emptor.services.notifications import messengers
from emptor.services.notifications.mail import MailRefused, mailer_of
from emptor.services.notifications.messages import Message
from emptor.services.webhooks.sending import send_test

if TYPE_CHECKING:
    from emptor.services.wiring import Services

TEST_MESSAGE = "This is a test: nothing has happened."
CODE_TRIES = 5
# Codes and tests that one user may have sent: so many at once, and so many a day.
ASKED_AT_ONCE, ASKED_PER_S = 10, 20 / 86_400
CODE_TEXT = "Your code for Emptor is {code}. Somebody asked for notifications to this address; if it was not you, do nothing."


class NotificationService:
    """The use cases of notifications."""

    def __init__(self, services: Services, rows: NotificationRepository, buckets: BucketRepository) -> None:
        self._services = services
        self._rows = rows
        self._buckets = buckets

    async def create(self, user_id: UUID, request: NotificationRequest) -> NotificationView:
        """Make a notification; an e-mail address must be confirmed first, but where everybody is the one local user.

        Raises:
            InvalidInput: the service is not one that is written to, or the mail server refuses the address.
            LimitExceeded: too many, or too many codes.
        """
        if request.service is not None:
            shown = await asyncio.to_thread(messengers.checked, request.service)
            channel = NewChannel(SERVICE, request.service, shown)
            return _view(await self._rows.create(user_id, channel, request.label, request.events))
        return await self._create_mail(user_id, request, request.email or "")

    async def _create_mail(self, user_id: UUID, request: NotificationRequest, address: str) -> NotificationView:
        settings = self._services.settings
        mailer = mailer_of(settings)
        if mailer is None:
            raise InvalidInput("This service sends no e-mail: its operator has not set EMPTOR_SMTP_URL.")
        if settings.auth == "local":
            return _view(await self._rows.create(user_id, NewChannel(EMAIL, address), request.label, request.events))
        await self._within_limit(user_id)
        code = "".join(secrets.choice("0123456789") for _ in range(CODE_DIGITS))
        channel = NewChannel(EMAIL, address, confirm_digest=digest_of(code))
        made = await self._rows.create(user_id, channel, request.label, request.events)
        try:
            await mailer.send(address, _code_message(code), str(uuid4()), datetime.now(UTC))
        except MailRefused as refused:
            await self._rows.delete(made.id, user_id)
            raise InvalidInput(f"The code could not be sent: {refused}") from refused
        return _view(made)

    async def _within_limit(self, user_id: UUID) -> None:
        try:
            await self._buckets.take(f"mail:{user_id}", capacity=ASKED_AT_ONCE, per_s=ASKED_PER_S)
        except LimitExceeded as error:
            raise LimitExceeded(
                "You have asked for many codes and tests: wait a while.", retry_after_s=error.retry_after_s
            ) from None

    async def confirm(self, user_id: UUID, notification_id: UUID, code: str) -> NotificationView:
        """Start an e-mail notification by the code that was sent. Raises NotFound, InvalidInput or LimitExceeded."""
        tried = await self._rows.try_code(notification_id, user_id)
        if tried is None:
            raise _missing(notification_id)
        if tried.confirm_digest is None:
            return _view(tried)
        if tried.confirm_tries > CODE_TRIES:
            raise LimitExceeded("The code was wrong too often: delete the notification and make it again.")
        if not hmac.compare_digest(tried.confirm_digest, digest_of(code)):
            raise InvalidInput("This is not the code that was sent to the address.")
        confirmed = await self._rows.confirm(notification_id, user_id)
        return _there(confirmed, notification_id)

    async def get(self, user_id: UUID, notification_id: UUID) -> NotificationView:
        """Return the notification. Raises NotFound for another user's as for one that does not exist."""
        return _there(await self._rows.get(notification_id, user_id), notification_id)

    async def page(self, user_id: UUID, limit: int, cursor: str | None) -> CursorPage[NotificationView]:
        """List notifications, newest first. Raises InvalidInput for a cursor that is not one of ours."""
        found = await self._rows.page(user_id, limit=limit, cursor=cursor)
        return CursorPage(items=tuple(_view(one) for one in found.items), next_cursor=found.next_cursor)

    async def change(self, user_id: UUID, notification_id: UUID, changes: NotificationChanges) -> NotificationView:
        """Change what is given. Raises NotFound, or Conflict for one that is not confirmed."""
        if changes.paused is not None:
            await self._confirmed(user_id, notification_id)
        changed = await self._rows.change(
            notification_id,
            user_id,
            label=changes.label,
            events=changes.events,
            enabled=None if changes.paused is None else not changes.paused,
        )
        return _there(changed, notification_id)

    async def delete(self, user_id: UUID, notification_id: UUID) -> None:
        """Delete a notification with its log. Raises NotFound."""
        if not await self._rows.delete(notification_id, user_id):
            raise _missing(notification_id)

    async def test(self, user_id: UUID, notification_id: UUID) -> WebhookDelivery:
        """Send a test now, once, also to one that is paused. Raises NotFound, LimitExceeded, or Conflict if not confirmed."""
        await self._confirmed(user_id, notification_id)
        await self._within_limit(user_id)
        ended = await send_test(self._services, self._rows, user_id, notification_id, TEST_MESSAGE)
        if ended is None:
            raise _missing(notification_id)
        return ended

    async def deliveries(
        self, user_id: UUID, notification_id: UUID, limit: int, cursor: str | None
    ) -> CursorPage[WebhookDelivery]:
        """List what was sent, newest first. Raises NotFound, or InvalidInput for a wrong cursor."""
        await self.get(user_id, notification_id)
        found = await self._rows.deliveries(notification_id, user_id, limit=limit, cursor=cursor)
        return CursorPage(items=tuple(found.items), next_cursor=found.next_cursor)

    async def _confirmed(self, user_id: UUID, notification_id: UUID) -> None:
        found = await self._rows.get(notification_id, user_id)
        if found is None:
            raise _missing(notification_id)
        if found.confirm_digest is not None:
            raise Conflict("The address is not confirmed yet: give the code that was sent to it to POST …/confirm.")


def _code_message(code: str) -> Message:
    text = CODE_TEXT.format(code=code)
    return Message("Your code for Emptor", text, f"<p>{text}</p>")


def _view(found: Channel) -> NotificationView:
    status = "unconfirmed" if found.confirm_digest is not None else "active" if found.enabled else "paused"
    same = {name: getattr(found, name) for name in ("id", "kind", "label", "events", "failures_in_a_row", "created_at")}
    links = notification_links(found.id, confirmed=found.confirm_digest is None)
    return NotificationView(
        **same, target=found.shown or found.url, status=status, paused_because=found.disabled_because, links=links
    )


def _there(found: Channel | None, notification_id: UUID) -> NotificationView:
    if found is None:
        raise _missing(notification_id)
    return _view(found)


def _missing(notification_id: UUID) -> NotFound:
    return NotFound(f"There is no notification {notification_id}. Check the id, or list yours with GET /api/v1/notifications.")
