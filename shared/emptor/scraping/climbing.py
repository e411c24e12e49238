"""What the outcome of one rung means for the climb: a decision, returned as data."""

from __future__ import annotations

from enum import StrEnum
from http import HTTPStatus
from typing import Literal

from emptor.models.page import FailureKind, FetchFailure, FetchResult, Page

Verdict = Literal["ok", "shell", "unpriced", "blocked"]


class Step(StrEnum):
    """What to do next."""

    DONE = "done"  # the page is here
    STOP = "stop"  # no other way will get it
    CLIMB = "climb"  # a stronger way may


class Why(StrEnum):
    """What about the site made a rung fail."""

    SHELL = "shell"
    UNPRICED = "unpriced"  # a script is to bring the price
    BLOCKED = "blocked"
    OUR_ADDRESS = "our_address"  # it limits the address we come from: only another address helps


SCRIPTLESS = "http"  # the fetcher that runs no scripts
FINAL = frozenset(
    {
        FailureKind.INVALID_URL,
        FailureKind.FORBIDDEN_ADDRESS,
        FailureKind.ROBOTS,
        FailureKind.DNS,
        FailureKind.TLS,
        FailureKind.UNSUPPORTED_TYPE,
        FailureKind.TOO_LARGE,
        FailureKind.NOT_ARCHIVED,
        FailureKind.CANCELLED,
    }
)
# What sites answer to visitors they take for robots, whether or not the page says so.
UNWELCOME = frozenset(
    {
        HTTPStatus.UNAUTHORIZED,
        HTTPStatus.FORBIDDEN,
        HTTPStatus.METHOD_NOT_ALLOWED,
        HTTPStatus.NOT_ACCEPTABLE,
        HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS,
    }
)


def outcome_of(result: FetchResult, verdict: Verdict | None) -> FetchResult:
    """Return the result as judged: a page, or an answer with a refusing status, that is an anti-bot page is a BLOCKED failure.

    An answer that says when to come back limits all alike, and is no judgement of us.
    """
    if verdict != "blocked" or (isinstance(result, FetchFailure) and result.retry_after_s is not None):
        return result
    page = result if isinstance(result, Page) else result.answer
    return FetchFailure(
        url=result.url,
        failure=FailureKind.BLOCKED,
        message=f"{result.url} answered {result.via} with an anti-bot page.",
        retryable=False,
        status=result.status,
        retry_after_s=result.retry_after_s if isinstance(result, FetchFailure) else None,
        via=result.via,
        attempts=result.attempts,
        answer=page,
    )


def next_step(result: FetchResult, verdict: Verdict | None) -> tuple[Step, Why | None]:
    """Return what to do after a judged result, and the site's part in it."""
    if isinstance(result, Page):
        return _after_page(result, verdict)
    if result.failure == FailureKind.BLOCKED:
        return Step.CLIMB, Why.BLOCKED
    if result.failure == FailureKind.RATE_LIMITED:
        return Step.CLIMB, Why.OUR_ADDRESS
    if result.failure == FailureKind.HTTP_STATUS:
        return (Step.CLIMB, Why.BLOCKED) if result.status in UNWELCOME else (Step.STOP, None)
    return (Step.STOP if result.failure in FINAL else Step.CLIMB), None


def _after_page(page: Page, verdict: Verdict | None) -> tuple[Step, Why | None]:
    """A page whose scripts have run has what they bring: what it lacks then, nobody else will see either."""
    if verdict == "unpriced":
        return (Step.CLIMB, Why.UNPRICED) if page.via == SCRIPTLESS else (Step.STOP, None)
    return (Step.CLIMB, Why.SHELL) if verdict == "shell" else (Step.DONE, None)
