"""Circuit breakers: a model that keeps failing is left alone, then tried by one call before the others follow."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

from emptor.llm.failures import FailureKind, ModelFailure
from emptor.llm.policy import RULES

FAILURES_TO_OPEN = 5  # in a row
OPEN_S = 30.0
PROBE_S = 120.0  # a probe that never reported (its worker died) is forgotten after this


@dataclass(slots=True)
class _State:
    failures: int = 0
    open_until: float = 0.0
    probing_until: float = 0.0
    reason: str = ""


class Breakers:
    """The breakers of one process, by model; the key of a whole provider is its name and a star."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._states: dict[str, _State] = {}

    def refusal(self, provider: str, ref: str) -> str | None:
        """Why a model is not to be asked now, or None. The first caller after a cool-down is the probe, for which others wait."""
        now = self._clock()
        for key in (_whole(provider), ref):
            state = self._states.get(key)
            if state and (now < state.open_until or now < state.probing_until):
                return f"left alone after: {state.reason}"
        for key in (_whole(provider), ref):
            state = self._states.get(key)
            if state and state.open_until:
                state.probing_until = now + PROBE_S
        return None

    def succeeded(self, provider: str, ref: str) -> None:
        """The model answered: close its breakers."""
        if self._states:
            self._states.pop(ref, None)
            self._states.pop(_whole(provider), None)

    def failed(self, provider: str, ref: str, failure: ModelFailure) -> None:
        """Count a failure, and leave the model or its provider alone where the rule says so."""
        rule = RULES[failure.kind]
        now = self._clock()
        state = self._states.setdefault(_whole(provider) if rule.whole_provider else ref, _State())
        was_probe = state.open_until > 0
        state.probing_until = 0.0
        state.reason = failure.kind.value
        state.failures += rule.trips
        if rule.cool_down_s:
            state.open_until = now + rule.cool_down_s
        elif failure.kind is FailureKind.RATE_LIMITED and failure.retry_after_s:
            state.open_until = now + failure.retry_after_s
        elif rule.trips and (was_probe or state.failures >= FAILURES_TO_OPEN):
            state.open_until = now + OPEN_S
        elif was_probe:  # the model answers again, if not to our liking
            state.open_until, state.failures = 0.0, 0
        self._release(provider)

    def abandoned(self, provider: str, ref: str) -> None:
        """A call was given up before it could tell anything: let another one probe."""
        for key in (_whole(provider), ref):
            if key in self._states:
                self._states[key].probing_until = 0.0

    def _release(self, provider: str) -> None:
        whole = self._states.get(_whole(provider))
        if whole:
            whole.probing_until = 0.0


def _whole(provider: str) -> str:
    return f"{provider}:*"
