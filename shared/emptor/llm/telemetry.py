"""What is told of each call: one structured log line, and a span and metrics through OpenTelemetry when asked for.

Attributes follow OpenTelemetry's semantic conventions for generative AI (`gen_ai.*`).
"""

from __future__ import annotations

import logging
import time
from functools import lru_cache
from typing import Any

from emptor.llm.port import Task
from emptor.llm.usage import CallUsage

logger = logging.getLogger(__name__)

_NANOSECONDS = 1_000_000  # in a millisecond
_MILLISECONDS = 1_000
_PROVIDER_NAMES = {"gemini": "gcp.gemini"}
_SCOPE = "emptor.llm"


def log_call(usage: CallUsage, prompt: str | None) -> None:
    """Write the line of one call; the prompt only if given."""
    level = logging.INFO if usage.outcome == "ok" else logging.WARNING
    if not logger.isEnabledFor(level):
        return
    fields = {
        "node": usage.node,
        "task": usage.task.value,
        "provider": usage.provider,
        "model": usage.model,
        "outcome": usage.outcome,
        "duration_ms": round(usage.duration_ms, 1),
        "input_tokens": usage.input_tokens,
        "output_tokens": usage.output_tokens,
        "cached_tokens": usage.cached_tokens,
        "reasoning_tokens": usage.reasoning_tokens,
        "cost_usd": str(usage.cost_usd),
    }
    if prompt is not None:
        fields["prompt"] = prompt
    logger.log(level, "model call", extra=fields)


class OpenTelemetry:
    """Spans and metrics of model calls. Needs `opentelemetry-api`; where they go is for the application to set up."""

    def __init__(self) -> None:
        from opentelemetry import metrics, trace  # noqa: PLC0415 - optional

        self._tracer = trace.get_tracer(_SCOPE)
        meter = metrics.get_meter(_SCOPE)
        self._tokens = meter.create_histogram("gen_ai.client.token.usage", unit="{token}", description="Tokens used by a call.")
        self._duration = meter.create_histogram("gen_ai.client.operation.duration", unit="s", description="Duration of a call.")

    def record(self, usage: CallUsage) -> None:
        """Make the span of a call that has just ended, and count it."""
        from opentelemetry.trace import SpanKind, StatusCode  # noqa: PLC0415 - optional

        operation = "embeddings" if usage.task is Task.EMBEDDING else "chat"
        common: dict[str, Any] = {
            "gen_ai.operation.name": operation,
            "gen_ai.provider.name": _PROVIDER_NAMES.get(usage.provider, usage.provider),
            "gen_ai.request.model": usage.model,
        }
        end = time.time_ns()
        span = self._tracer.start_span(
            f"{operation} {usage.model}",
            kind=SpanKind.CLIENT,
            start_time=end - int(usage.duration_ms * _NANOSECONDS),
            attributes=common,
        )
        span.set_attributes(_span_attributes(usage))
        if usage.outcome != "ok":
            common["error.type"] = usage.outcome
            span.set_attribute("error.type", usage.outcome)
            span.set_status(StatusCode.ERROR, usage.outcome)
        span.end(end)
        self._duration.record(usage.duration_ms / _MILLISECONDS, common)
        self._tokens.record(usage.input_tokens, {**common, "gen_ai.token.type": "input"})
        self._tokens.record(usage.output_tokens, {**common, "gen_ai.token.type": "output"})


def _span_attributes(usage: CallUsage) -> dict[str, Any]:
    return {
        "gen_ai.usage.input_tokens": usage.input_tokens,
        "gen_ai.usage.output_tokens": usage.output_tokens,
        "gen_ai.usage.cache_read.input_tokens": usage.cached_tokens,
        "gen_ai.usage.reasoning.output_tokens": usage.reasoning_tokens,
        "emptor.node": usage.node,
        "emptor.task": usage.task.value,
        "emptor.cost_usd": float(usage.cost_usd),
    }


@lru_cache(maxsize=1)
def open_telemetry() -> OpenTelemetry:
    """The process's instruments. The settings have checked that the package is installed."""
    return OpenTelemetry()
