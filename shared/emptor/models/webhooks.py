"""Webhooks: addresses of a user's own that are told when a job ends or a watch alerts, signed as Standard Webhooks are."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import ConfigDict, Field, StringConstraints

from emptor.models.base import Model

WEBHOOK_URL_MAX_CHARS, WEBHOOK_LABEL_MAX_CHARS = 2_048, 200


class WebhookEvent(StrEnum):
    """What a webhook can be told of."""

    SUCCEEDED = "research.succeeded"
    FAILED = "research.failed"
    CANCELLED = "research.cancelled"
    NEEDS_INPUT = "research.needs_input"  # a clarifying question waits for its answer
    ALERT = "watch.alert"
    PAUSED = "watch.paused"  # by the service, as its page could not be read


TEST_TYPE = "test"
WebhookUrl = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=WEBHOOK_URL_MAX_CHARS)]
WebhookLabel = Annotated[str, StringConstraints(strip_whitespace=True, max_length=WEBHOOK_LABEL_MAX_CHARS)]
WebhookEvents = Annotated[tuple[WebhookEvent, ...], Field(min_length=1, max_length=len(WebhookEvent))]
_EXAMPLE: dict[str, Any] = {
    "url": "https://hooks.example/emptor",
    "label": "Team chat",
    "events": ["research.succeeded", "watch.alert"],
}


class WebhookRequest(Model):
    """An address to be told."""

    model_config = ConfigDict(json_schema_extra={"examples": [_EXAMPLE]})

    url: WebhookUrl = Field(description="Public https address that takes a POST.")
    label: WebhookLabel = Field(default="", description="What you call it.")
    events: WebhookEvents = Field(default=tuple(WebhookEvent), description="What it is told of; everything if not given.")


class WebhookChanges(Model):
    """What to change of a webhook; what is not given stays."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"paused": False}]})

    url: WebhookUrl | None = Field(default=None, description="Public https address that takes a POST.")
    label: WebhookLabel | None = Field(default=None, description="What you call it.")
    events: WebhookEvents | None = Field(default=None, description="What it is told of.")
    paused: bool | None = Field(default=None, description="True stops it, false starts it again.")


class WebhookLinks(Model):
    """Where to go on from a webhook; addresses relative to the server."""

    self: str = Field(description="The webhook.")
    test: str = Field(description="POST sends a test at once.")
    secret: str = Field(description="POST makes a new signing secret.")
    deliveries: str = Field(description="What was sent to it, and what came of that.")


class Webhook(Model):
    """A webhook, without its secret."""

    id: UUID = Field(description="Id of the webhook.")
    url: str = Field(description="Address that is told.")
    label: str = Field(description="What you call it.")
    events: tuple[WebhookEvent, ...] = Field(description="What it is told of.")
    status: Literal["active", "paused"] = Field(description="`active` or `paused`.")
    paused_because: str | None = Field(default=None, description="Why the service stopped it; null when you did.")
    failures_in_a_row: int = Field(description="Attempts that failed since the last one that was taken.")
    created_at: datetime = Field(description="When the webhook was made.")


class WebhookView(Webhook):
    """A webhook, with links; its secret is not shown."""

    links: WebhookLinks = Field(description="Where to go on from this webhook.")


class WebhookWithSecret(WebhookView):
    """A webhook with its secret, which is shown this once."""

    secret: str = Field(description="Deliveries are signed with it: verify them by any library for Standard Webhooks.")


class WebhookDelivery(Model):
    """Something that was sent to a webhook, or will be."""

    id: UUID = Field(description="Id of the delivery; the header `webhook-id` carries it, the same in each attempt.")
    type: str = Field(description="What it tells of; `test` for one that you asked for.")
    data: dict[str, Any] = Field(description="What is said of it.")
    state: Literal["pending", "delivered", "failed"] = Field(description="`failed` once no further attempt will be made.")
    attempts: int = Field(description="How often it was tried.")
    next_attempt_at: datetime | None = Field(default=None, description="When it is tried next; null when it is not.")
    status: int | None = Field(default=None, description="HTTP status of the last answer; null when there was none.")
    error: str | None = Field(default=None, description="Why the last attempt failed.")
    created_at: datetime = Field(description="When it happened.")
    delivered_at: datetime | None = Field(default=None, description="When it was taken.")
