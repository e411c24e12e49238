"""Circuit breakers: a model that keeps failing is left alone, then tried by one call before the others follow."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from emptor.llm.failures import FailureKind, ModelFailure
from emptor.llm.policy import LONGEST_POLITE_WAIT_S, RULES

FAILURES_TO_OPEN = 5  # in a row
OPEN_S = 30.0
PROBE_S = 120.0  # a probe that never reported (its worker died) is forgotten after this


@dataclass(slots=True)
class _State:
    failures: int = 0
    open_until: float = 0.0
    probing_until: float = 0.0
    kind: FailureKind = FailureKind.SERVER


@dataclass(frozen=True, slots=True)
class Refusal:
    """A model is not to be asked now.

    Attributes:
        reason: one line.
        wait_s: seconds after which it is worth asking; None when that is not soon.
    """

    reason: str
    wait_s: float | None


class Breakers:
    """The breakers of one process, by model; the key of a whole provider is its name and a star."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._states: dict[str, _State] = {}

    def refusal(self, provider: str, ref: str) -> Refusal | None:
        """Why a model is not to be asked now, or None.

        After a cool-down one caller may ask, for whose answer the others wait. A rate limit needs no such probe.
        """
        if not self._states:
            return None
        now = self._clock()
        states = [state for key in (_whole(provider), ref) if (state := self._states.get(key))]
        for state in states:
            until = max(state.open_until, state.probing_until)
            if now < until:
                soon = RULES[state.kind].comes_back and until - now <= LONGEST_POLITE_WAIT_S
                return Refusal(f"left alone after: {state.kind.value}", until - now if soon else None)
        for state in states:
            if state.open_until and state.kind is not FailureKind.RATE_LIMITED:
                state.probing_until = now + PROBE_S
        return None

    def succeeded(self, provider: str, ref: str) -> None:
        """The model answered: close its breakers."""
        if self._states:
            self._states.pop(ref, None)
            self._states.pop(_whole(provider), None)

    def failed(self, provider: str, ref: str, failure: ModelFailure) -> None:
        """Count a failure, and leave the model or its provider alone where the rule says so."""
        self.abandoned(provider, ref)
        rule = RULES[failure.kind]
        state = self._states.setdefault(_whole(provider) if rule.whole_provider else ref, _State())
        was_probe = state.open_until > 0 and state.kind is not FailureKind.RATE_LIMITED
        state.failures += rule.trips
        cool_down = rule.cool_down_s
        if failure.kind is FailureKind.RATE_LIMITED:
            cool_down = failure.retry_after_s or 0.0
        elif rule.trips and (was_probe or state.failures >= FAILURES_TO_OPEN):
            cool_down = OPEN_S
        if cool_down:
            state.open_until, state.kind = self._clock() + cool_down, failure.kind
        elif was_probe and not rule.trips:  # it answers again, if not to our liking
            self.succeeded(provider, ref)

    def abandoned(self, provider: str, ref: str) -> None:
        """A call ended without telling anything of the model: let another one probe."""
        for key in (_whole(provider), ref):
            if key in self._states:
                self._states[key].probing_until = 0.0


def _whole(provider: str) -> str:
    return f"{provider}:*"
