"""What a cold start must not pay for: heavy packages are imported where they are used, not when a function is loaded."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.benchmarks.bench_imports import HEAVY, REPOSITORY, functions, measure

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


COLLECTOR = """
import gc, importlib, sys
seen = []
gc.callbacks.append(lambda phase, _: seen.append(phase))
from emptor.core import cold_start
seen.clear()
importlib.import_module(sys.argv[1])
print(seen, gc.isenabled(), gc.get_freeze_count() > 0)
"""


@pytest.mark.parametrize("function", functions())
def test_nothing_is_searched_for_cycles_while_a_function_loads_and_all_is_afterwards(function: str) -> None:
    command = [sys.executable, "-c", COLLECTOR, f"functions.{function}.handler"]
    result = subprocess.run(command, cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[] True True"


LEFT_OUT = """
import sys
from emptor.services import warming
warming._import_workflow()
print([name for name in ("langsmith.types.custom_charts_section", "langgraph_sdk.client") if name in sys.modules])
"""


def test_a_worker_does_not_load_the_clients_of_services_that_it_does_not_use() -> None:
    result = subprocess.run([sys.executable, "-c", LEFT_OUT], cwd=REPOSITORY, capture_output=True, text=True, check=True)
    assert result.stdout.strip() == "[]"
