"""Notifications: e-mail addresses and services that are written to when a job ends or a watch alerts."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import ConfigDict, Field, StringConstraints, model_validator

from emptor.models.base import Model
from emptor.models.webhooks import WebhookEvent, WebhookEvents, WebhookLabel

EMAIL_MAX_CHARS, SERVICE_MAX_CHARS = 254, 1_024  # the first by RFC 5321 section 4.5.3.1.3
CODE_DIGITS = 8
# An address as browsers take it: https://html.spec.whatwg.org/#valid-e-mail-address
EMAIL = r"^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+$"

Email = Annotated[str, StringConstraints(strip_whitespace=True, max_length=EMAIL_MAX_CHARS, pattern=EMAIL)]
ServiceUrl = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=SERVICE_MAX_CHARS)]


class NotificationRequest(Model):
    """Whom to write to: an e-mail address or a service."""

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"email": "ann@mail.example", "label": "Mail", "events": ["watch.alert"]}]}
    )

    email: Email | None = Field(default=None, description="An address of yours; a code is sent to it, for `POST …/confirm`.")
    service: ServiceUrl | None = Field(
        default=None, description="A service as Apprise writes it, as `tgram://token/chat` or `discord://id/token`."
    )
    label: WebhookLabel = Field(default="", description="What you call it.")
    events: WebhookEvents = Field(default=tuple(WebhookEvent), description="What to write about; everything if not given.")

    @model_validator(mode="after")
    def _is_one(self) -> Self:
        if (self.email is None) == (self.service is None):
            raise ValueError("Give `email` or `service`: one of them.")
        return self


class NotificationChanges(Model):
    """What to change of a notification; what is not given stays."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"paused": True}]})

    label: WebhookLabel | None = Field(default=None, description="What you call it.")
    events: WebhookEvents | None = Field(default=None, description="What to write about.")
    paused: bool | None = Field(default=None, description="True stops it, false starts it again.")


class NotificationCode(Model):
    """The code that was sent to an e-mail address."""

    model_config = ConfigDict(json_schema_extra={"examples": [{"code": "12345678"}]})

    code: Annotated[str, StringConstraints(strip_whitespace=True, max_length=CODE_DIGITS * 2)] = Field(
        description="The digits of the code."
    )


class NotificationLinks(Model):
    """Where to go on from a notification; addresses relative to the server."""

    self: str = Field(description="The notification.")
    confirm: str | None = Field(description="POST takes the code that was sent to the address; null once it is confirmed.")
    test: str = Field(description="POST sends a test at once.")
    deliveries: str = Field(description="What was sent, and what came of that.")


class NotificationView(Model):
    """Somebody who is written to."""

    id: UUID = Field(description="Id of the notification.")
    kind: Literal["email", "service"] = Field(description="How it is sent.")
    target: str = Field(description="The e-mail address, or the service without its tokens.")
    label: str = Field(description="What you call it.")
    events: tuple[WebhookEvent, ...] = Field(description="What is written about.")
    status: Literal["active", "paused", "unconfirmed"] = Field(
        description="`unconfirmed` until the code that was sent to the address is given to `POST …/confirm`."
    )
    paused_because: str | None = Field(default=None, description="Why the service stopped it; null when you did.")
    failures_in_a_row: int = Field(description="Attempts that failed since the last one that was taken.")
    created_at: datetime = Field(description="When it was made.")
    links: NotificationLinks = Field(description="Where to go on from this notification.")
