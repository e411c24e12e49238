"""How a model call can fail, as data the router acts on.

Each provider's adapter turns its SDK's exceptions into one `ModelFailure`; nothing else of an SDK leaves its file.
"""

from __future__ import annotations

from enum import StrEnum


class FailureKind(StrEnum):
    """What went wrong, by what can be done about it."""

    AUTH = "auth"  # the key is wrong or may not use this model
    QUOTA = "quota"  # the account has no money or has reached its spending limit
    RATE_LIMITED = "rate_limited"  # too many requests or tokens a minute
    OVERLOADED = "overloaded"  # the provider has no capacity now
    SERVER = "server"  # the provider failed
    TIMEOUT = "timeout"  # no answer within the time allowed
    CONNECTION = "connection"  # no connection, or it broke
    STALLED = "stalled"  # a stream went silent
    CONTEXT = "context"  # the prompt is longer than the model's window
    CONTENT_FILTER = "content_filter"  # the provider declined to answer
    MALFORMED = "malformed"  # the answer does not fit the schema
    BAD_REQUEST = "bad_request"  # the provider does not accept the request
    NOT_FOUND = "not_found"  # no such model


class ModelFailure(Exception):
    """One attempt at one model failed. Only the router sees it.

    Attributes:
        kind: what can be done about it.
        message: one line for a log, without secrets and without the prompt.
        retry_after_s: what the provider asked for, in seconds.
        may_be_billed: the request was sent and no usage came back, so the provider may charge for it.
    """

    def __init__(
        self, kind: FailureKind, message: str, *, retry_after_s: float | None = None, may_be_billed: bool = False
    ) -> None:
        super().__init__(f"{kind.value}: {message}")
        self.kind = kind
        self.message = message
        self.retry_after_s = retry_after_s
        self.may_be_billed = may_be_billed
