"""What to do after a failure, as data: how often the same model is asked again, and for how long it is left alone."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass

from emptor.llm.failures import FailureKind, ModelFailure

HOUR_S = 3_600.0
FIRST_BACKOFF_S = 0.25
MAX_BACKOFF_S = 8.0
LONGEST_POLITE_WAIT_S = 20.0  # a longer Retry-After sends the call elsewhere
RATE_LIMIT_WAIT_S = 2.0  # when a provider does not say how long
_JITTER = 0.5  # a wait is drawn from this share of itself up to the whole


@dataclass(frozen=True, slots=True)
class Rule:
    """How one kind of failure is met.

    Attributes:
        retries: how often the same model is asked again before the next one.
        cool_down_s: how long the model is left alone at once; 0 leaves that to its breaker.
        whole_provider: the cool-down holds for all models of the provider (it is about the key or the account).
        trips: it counts towards opening the model's breaker.
        comes_back: when every model failed, it is worth asking this one once more.
    """

    retries: int = 0
    cool_down_s: float = 0.0
    whole_provider: bool = False
    trips: bool = False
    comes_back: bool = False


RULES: dict[FailureKind, Rule] = {
    FailureKind.AUTH: Rule(cool_down_s=600.0, whole_provider=True),
    FailureKind.QUOTA: Rule(cool_down_s=HOUR_S, whole_provider=True),
    FailureKind.RATE_LIMITED: Rule(comes_back=True),
    FailureKind.OVERLOADED: Rule(retries=1, trips=True, comes_back=True),
    FailureKind.SERVER: Rule(retries=1, trips=True, comes_back=True),
    FailureKind.TIMEOUT: Rule(trips=True),
    FailureKind.CONNECTION: Rule(retries=1, trips=True),
    FailureKind.STALLED: Rule(trips=True),
    FailureKind.CONTEXT: Rule(),
    FailureKind.CONTENT_FILTER: Rule(),
    FailureKind.MALFORMED: Rule(),
    FailureKind.BAD_REQUEST: Rule(),
    FailureKind.NOT_FOUND: Rule(cool_down_s=HOUR_S),
}


def backoff_s(attempt: int, draw: Callable[[], float] = random.random) -> float:
    """Seconds to wait before asking again, doubling with each attempt (from 0) and drawn at random so that callers spread out."""
    ceiling: float = min(FIRST_BACKOFF_S * 2**attempt, MAX_BACKOFF_S)
    return ceiling * (_JITTER + (1 - _JITTER) * draw())


def wait_before_retry_s(failure: ModelFailure, attempt: int) -> float | None:
    """Seconds to wait before asking a model again after its failure number `attempt` (from 0); None when another is due."""
    if attempt >= RULES[failure.kind].retries:
        return None
    asked = failure.retry_after_s
    if asked is not None and asked > LONGEST_POLITE_WAIT_S:
        return None
    return max(asked or 0.0, backoff_s(attempt))


def wait_before_return_s(failure: ModelFailure) -> float | None:
    """Seconds after which a model is worth asking again when all others failed too; None when it is not."""
    if not RULES[failure.kind].comes_back:
        return None
    wait = failure.retry_after_s if failure.retry_after_s is not None else RATE_LIMIT_WAIT_S
    return wait if wait <= LONGEST_POLITE_WAIT_S else None
