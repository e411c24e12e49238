"""What a cold start must not pay for: heavy packages are imported where they are used, not when a function is loaded."""

from __future__ import annotations

import pytest

from tests.benchmarks.bench_imports import HEAVY, functions, measure

# The worker runs the graph, so it may load it at once; it still has no use for every model's SDK.
ALLOWED = {"research_worker": {"langgraph"}}


@pytest.mark.parametrize("function", functions())
def test_no_function_loads_a_heavy_package_when_it_is_imported(function: str) -> None:
    assert set(measure(f"functions.{function}.handler").heavy) <= ALLOWED.get(function, set())


@pytest.mark.parametrize(
    "module", ["emptor.core.app", "emptor.llm", "emptor.queue", "emptor.scraping", "emptor.search", "emptor.services.wiring"]
)
def test_no_port_loads_its_adapters_packages(module: str) -> None:
    assert measure(module).heavy == ()


def test_the_probe_sees_what_is_loaded() -> None:
    """Guards the tests above: they would pass for ever if the probe found nothing."""
    assert "openai" in measure("openai").heavy
    assert "openai" in HEAVY
