"""One attempt to send a notification, judged like one of a webhook."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from emptor.core.errors import EmptorError
from emptor.db.webhooks import EMAIL, Attempted, Claimed
from emptor.services.notifications import messengers
from emptor.services.notifications.mail import MailRefused, mailer_of
from emptor.services.notifications.messages import message_of

if TYPE_CHECKING:
    from emptor.core.settings import Settings

log = logging.getLogger(__name__)

NO_MAIL = "This service sends no e-mail any more."
NOT_TAKEN = "The service did not take it."


async def attempt(settings: Settings, claimed: Claimed) -> Attempted:
    """Try once; `pending` where it may be tried again, and the waits are the caller's."""
    message = message_of(claimed.type, claimed.data, settings.public_url)
    try:
        if claimed.kind != EMAIL:
            taken = await messengers.send(claimed.url, message)
            return Attempted("delivered") if taken else Attempted("pending", error=NOT_TAKEN)
        mailer = mailer_of(settings)
        if mailer is None:
            return Attempted("pending", error=NO_MAIL)
        await mailer.send(claimed.url, message, str(claimed.id), claimed.created_at)
    except MailRefused as refused:
        reason = str(refused)
        if refused.for_good:
            return Attempted("failed", refused.status, reason, disabled_because=reason)
        return Attempted("pending", refused.status, reason)
    except EmptorError as error:
        log.warning("notifications cannot be sent: %s", error.message)
        return Attempted("pending", error="The service cannot send at the moment.")
    return Attempted("delivered")
