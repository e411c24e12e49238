"""Sends what happened to webhooks, signed as Standard Webhooks are, and tries again until it is taken.

https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md

Deliveries are rows: a schedule or a loop claims those that are due, so a process that dies loses none. Only public addresses are
reached, and no redirect is followed: an address of a user's choice must not lead into the network of the service.
"""

from __future__ import annotations

import asyncio
import base64
import contextlib
import hashlib
import hmac
import json
import logging
import math
import time
from collections.abc import Callable
from http import HTTPStatus
from typing import TYPE_CHECKING

from emptor.core.errors import EmptorError
from emptor.core.net.client import guarded_client
from emptor.core.net.errors import reason_of
from emptor.core.net.guard import Guard
from emptor.core.version import VERSION
from emptor.db.webhooks import SECRET_PREFIX, WEBHOOK, Attempted, Claimed
from emptor.models.webhooks import TEST_TYPE

if TYPE_CHECKING:
    from uuid import UUID

    import httpx

    from emptor.core.settings import Settings
    from emptor.db.webhooks import NotificationRepository, WebhookRepository
    from emptor.models.webhooks import WebhookDelivery
    from emptor.services.wiring import Services

log = logging.getLogger(__name__)

ATTEMPT_TIMEOUT_S = 10.0
MARGIN_S = 5.0
PARALLEL = 8
SEND_EVERY_S = 5.0
_MINUTE_S, _HOUR_S = 60.0, 3_600.0
# Waits after each failed attempt, as Standard Webhooks advises; then the delivery is given up, some two days later.
RETRY_AFTER_S = (
    5.0, 5 * _MINUTE_S, 30 * _MINUTE_S, 2 * _HOUR_S, 5 * _HOUR_S, 10 * _HOUR_S, 14 * _HOUR_S, 20 * _HOUR_S,
)  # fmt: skip
GONE = "Its receiver answered 410 Gone: it wants no more."
GIVEN_UP = "Deliveries failed for days, the last one: {error}"


def signature(secret: str, message_id: str, timestamp: int, body: bytes) -> str:
    """Return the value of `webhook-signature`: version 1, HMAC-SHA256 over id, seconds since 1970 and body."""
    key = base64.b64decode(secret.removeprefix(SECRET_PREFIX))
    signed = hmac.new(key, f"{message_id}.{timestamp}.".encode() + body, hashlib.sha256).digest()
    return f"v1,{base64.b64encode(signed).decode()}"


def request_of(claimed: Claimed, timestamp: int) -> tuple[bytes, dict[str, str]]:
    """Return body and headers of a delivery. The time in the body is when it happened, that in the header when it is sent."""
    payload = {"type": claimed.type, "timestamp": claimed.created_at.isoformat(), "data": dict(claimed.data)}
    body = json.dumps(payload, ensure_ascii=False, separators=(",", ":")).encode()
    message_id = str(claimed.id)
    secrets = (claimed.secret, *([claimed.old_secret] if claimed.old_secret else []))
    return body, {
        "Content-Type": "application/json",
        "User-Agent": f"Emptor/{VERSION} (webhooks)",
        "webhook-id": message_id,
        "webhook-timestamp": str(timestamp),
        "webhook-signature": " ".join(signature(secret, message_id, timestamp, body) for secret in secrets),
    }


def judged(attempt: int, status: int | None, error: str | None) -> Attempted:
    """Return how an attempt ended, from the answer's status or the reason why there was none. Any 2xx is taken."""
    if status is not None and HTTPStatus.OK <= status < HTTPStatus.MULTIPLE_CHOICES:
        return Attempted("delivered", status)
    error = error or f"It answered {status}."
    if status == HTTPStatus.GONE:
        return Attempted("failed", status, error, disabled_because=GONE)
    if attempt <= len(RETRY_AFTER_S):
        return Attempted("pending", status, error, retry_in_s=RETRY_AFTER_S[attempt - 1])
    return Attempted("failed", status, error, disabled_because=GIVEN_UP.format(error=error))


async def deliver(settings: Settings, http: httpx.AsyncClient, claimed: Claimed) -> Attempted:
    """Try a delivery once, in the way of its kind."""
    if claimed.kind == WEBHOOK:
        return await send(http, claimed)
    from emptor.services.notifications.sending import attempt  # noqa: PLC0415 - only who has notifications loads them

    attempted = await attempt(settings, claimed)
    if attempted.state != "pending":
        return attempted
    return judged(claimed.attempt, attempted.status, attempted.error)


async def send(http: httpx.AsyncClient, claimed: Claimed) -> Attempted:
    """Try a delivery once. The answer's body is not read: it is the receiver's."""
    import httpx  # noqa: PLC0415

    body, headers = request_of(claimed, int(time.time()))
    try:
        async with asyncio.timeout(ATTEMPT_TIMEOUT_S), http.stream("POST", claimed.url, content=body, headers=headers) as answer:
            return judged(claimed.attempt, answer.status_code, None)
    except TimeoutError:
        return judged(claimed.attempt, None, f"It did not answer within {ATTEMPT_TIMEOUT_S:.0f} seconds.")
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        return judged(claimed.attempt, None, reason_of(error, "It could not be reached."))


async def send_test(
    services: Services, rows: WebhookRepository | NotificationRepository, user_id: UUID, channel_id: UUID, message: str
) -> WebhookDelivery | None:
    """Send a test now, once, also to what is stopped; None when the user has none such, or has deleted it meanwhile."""
    claimed = await rows.note(channel_id, user_id, TEST_TYPE, {"message": message})
    if claimed is None:
        return None
    async with webhook_client(services) as http:
        attempted = await deliver(services.settings, http, claimed)
    return await rows.end(claimed, attempted)


def webhook_client(services: Services) -> httpx.AsyncClient:
    """A client that reaches public addresses only."""
    return guarded_client(Guard.from_settings(services.settings), timeout_s=ATTEMPT_TIMEOUT_S, max_connections=PARALLEL)


async def send_due(services: Services, remaining_s: Callable[[], float] = lambda: math.inf) -> int:
    """Send what is due, a few at a time, until nothing is or the time left is short; return how many were tried."""
    rows, tried = services.webhook_rows, 0
    await services.watch_rows.release()
    claimed = await rows.claim(PARALLEL) if remaining_s() > ATTEMPT_TIMEOUT_S + MARGIN_S else []
    if not claimed:
        return 0
    async with webhook_client(services) as http:
        while claimed:
            ends = await asyncio.gather(*(deliver(services.settings, http, one) for one in claimed))
            for one, end in zip(claimed, ends, strict=True):
                await rows.end(one, end)
            tried += len(claimed)
            claimed = await rows.claim(PARALLEL) if remaining_s() > ATTEMPT_TIMEOUT_S + MARGIN_S else []
    log.info("webhooks sent", extra={"tried": tried})
    return tried


async def send_forever(services: Services, stop: asyncio.Event) -> None:
    """Send every few seconds until `stop` is set. For servers; functions have a schedule."""
    while not stop.is_set():
        try:
            await send_due(services)
        except EmptorError as error:
            log.warning("webhooks wait: %s", error.message)
        except Exception:
            log.exception("sending webhooks failed")
        with contextlib.suppress(TimeoutError):
            await asyncio.wait_for(stop.wait(), SEND_EVERY_S)
