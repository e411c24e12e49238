"""How long models take, for deciding when a second one is worth asking."""

from __future__ import annotations

from collections import deque

_KEPT = 100
_ENOUGH = 20
_PERCENTILE = 0.95


class Latencies:
    """The latest durations of calls that succeeded, by model, in seconds."""

    def __init__(self) -> None:
        self._seen: dict[str, deque[float]] = {}

    def add(self, ref: str, seconds: float) -> None:
        self._seen.setdefault(ref, deque(maxlen=_KEPT)).append(seconds)

    def p95_s(self, ref: str) -> float | None:
        """The 95th percentile; None until enough calls were seen."""
        seen = self._seen.get(ref, ())
        if len(seen) < _ENOUGH:
            return None
        return sorted(seen)[int(len(seen) * _PERCENTILE)]
