"""What OpenTelemetry is told of a call, read back from its own in-memory exporters."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from emptor.llm.port import Task
from emptor.llm.telemetry import OpenTelemetry
from emptor.llm.usage import CallUsage

otel = pytest.importorskip("opentelemetry.sdk", reason="needs the extra `otel`")

ANSWERED = CallUsage(
    node="write",
    task=Task.WRITING,
    provider="gemini",
    model="gemini-3.8-flash",
    outcome="ok",
    input_tokens=120,
    output_tokens=30,
    cached_tokens=100,
    reasoning_tokens=10,
    cost_usd=Decimal("0.0002"),
    duration_ms=250.0,
)


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Instruments on providers of the test's own, and what they exported."""
    from opentelemetry import metrics, trace  # noqa: PLC0415
    from opentelemetry.sdk.metrics import MeterProvider  # noqa: PLC0415
    from opentelemetry.sdk.metrics.export import InMemoryMetricReader  # noqa: PLC0415
    from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
    from opentelemetry.sdk.trace.export import SimpleSpanProcessor  # noqa: PLC0415
    from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter  # noqa: PLC0415

    reader, exporter, tracers = InMemoryMetricReader(), InMemorySpanExporter(), TracerProvider()
    tracers.add_span_processor(SimpleSpanProcessor(exporter))
    meters = MeterProvider([reader])
    monkeypatch.setattr(trace, "get_tracer", tracers.get_tracer)
    monkeypatch.setattr(metrics, "get_meter", meters.get_meter)
    return OpenTelemetry(), exporter, reader


def points(reader: Any) -> dict[str, list[Any]]:
    data = reader.get_metrics_data()
    found = [metric for r in data.resource_metrics for scope in r.scope_metrics for metric in scope.metrics]
    return {metric.name: list(metric.data.data_points) for metric in found}


def test_a_call_is_a_span_and_counts_its_tokens_and_its_time(told: Any) -> None:
    """Names, units and attributes are those of the semantic conventions for generative AI."""
    instruments, exporter, reader = told
    instruments.record(ANSWERED)
    (span,) = exporter.get_finished_spans()
    assert span.name == "chat gemini-3.8-flash"
    assert span.attributes["gen_ai.provider.name"] == "gcp.gemini"
    assert span.attributes["gen_ai.usage.cache_read.input_tokens"] == 100
    assert span.end_time - span.start_time == pytest.approx(250e6, rel=0.01)
    metrics = points(reader)
    tokens = {p.attributes["gen_ai.token.type"]: p.sum for p in metrics["gen_ai.client.token.usage"]}
    assert tokens == {"input": 120, "output": 30}
    (duration,) = metrics["gen_ai.client.operation.duration"]
    assert duration.sum == pytest.approx(0.25)
    assert duration.attributes["gen_ai.operation.name"] == "chat"
    assert "error.type" not in duration.attributes


def test_a_failure_is_marked_by_its_kind(told: Any) -> None:
    instruments, exporter, reader = told
    instruments.record(ANSWERED.model_copy(update={"outcome": "rate_limited", "task": Task.EMBEDDING}))
    (span,) = exporter.get_finished_spans()
    assert span.name.startswith("embeddings ")
    assert span.attributes["error.type"] == "rate_limited"
    assert not span.status.is_ok
    assert points(reader)["gen_ai.client.operation.duration"][0].attributes["error.type"] == "rate_limited"
