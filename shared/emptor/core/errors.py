"""The one tree of errors that callers may see, and what each means over HTTP.

    EmptorError                     500
    ├── InvalidInput                422   the request is well-formed but cannot be done as asked
    │   ├── QuestionUnreadable      422   reading the question takes too long
    │   └── NotAShoppingQuestion    422   the question asks for nothing that can be bought
    ├── Unauthorized                401
    ├── Forbidden                   403
    ├── NotFound                    404
    ├── Conflict                    409
    ├── LimitExceeded               429   carries retry_after_s
    ├── ConfigurationError          500   a setting is missing or contradicts another
    ├── Unavailable                 503   the database, the queue or a provider cannot be reached; carries retry_after_s
    ├── SearchUnavailable           503   no search provider answered; the same question may succeed later
    └── StaleWorker                 500   this worker's lease was taken by another; never reaches a client

A message says what is wrong and what to do about it, and never holds a secret.
"""

from __future__ import annotations

from http import HTTPStatus


class EmptorError(Exception):
    """Base of every error this project raises on purpose.

    Attributes:
        code: stable machine-readable name, the last part of the problem type.
        status: HTTP status it becomes.
        retryable: whether a job that ended with it may succeed when it is asked again.
        message: one sentence for a person.
    """

    code = "internal"
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    retryable = False

    def __init__(self, message: str, *, retry_after_s: float | None = None) -> None:
        super().__init__(message)
        self.message = message
        self.retry_after_s = retry_after_s


class InvalidInput(EmptorError):
    code = "invalid-input"
    status = HTTPStatus.UNPROCESSABLE_ENTITY


class QuestionUnreadable(InvalidInput):
    code = "question-unreadable"


class NotAShoppingQuestion(InvalidInput):
    code = "not-a-shopping-question"


class Unauthorized(EmptorError):
    code = "unauthorized"
    status = HTTPStatus.UNAUTHORIZED


class Forbidden(EmptorError):
    code = "forbidden"
    status = HTTPStatus.FORBIDDEN


class NotFound(EmptorError):
    code = "not-found"
    status = HTTPStatus.NOT_FOUND


class Conflict(EmptorError):
    code = "conflict"
    status = HTTPStatus.CONFLICT


class LimitExceeded(EmptorError):
    code = "limit-exceeded"
    status = HTTPStatus.TOO_MANY_REQUESTS


class ConfigurationError(EmptorError):
    code = "configuration"


class Unavailable(EmptorError):
    code = "unavailable"
    status = HTTPStatus.SERVICE_UNAVAILABLE


class SearchUnavailable(EmptorError):
    code = "search-unavailable"
    status = HTTPStatus.SERVICE_UNAVAILABLE
    retryable = True


class StaleWorker(EmptorError):
    code = "stale-worker"
