"""The API against its own document: requests made from it, good and bad, each answered as it says. Three seeds, a small budget.

The same at length, while the server runs:
    schemathesis run http://127.0.0.1:8000/api/v1/openapi.json -H "X-API-Key: …" --phases examples,coverage,fuzzing
"""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import pytest
import pytest_asyncio

from emptor.db import Database
from emptor.db.api_keys import ApiKeyRepository
from emptor.models.api_keys import Scope
from emptor_local.sample import sample_path
from tests.fakes.dev_server import DevServer

pytestmark = pytest.mark.asyncio(loop_scope="module")

SCHEMATHESIS = Path(sys.executable).with_name("schemathesis")
CHECKS = (
    "not_a_server_error", "status_code_conformance", "content_type_conformance", "response_headers_conformance",
    "response_schema_conformance",
)  # fmt: skip
REQUEST_TIMEOUT_S = 30


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def server(module_database_url: str) -> AsyncIterator[tuple[DevServer, str]]:
    """The whole service with sign-in by key, and a key that may do everything."""
    async with Database(module_database_url) as db:
        made = await ApiKeyRepository(db).create(uuid4(), "schemathesis", scopes=list(Scope))
    async with DevServer(module_database_url, str(sample_path()), {"EMPTOR_AUTH": "api_key"}) as server:
        yield server, made.secret


@pytest.mark.parametrize("seed", [1, 2, 3])
async def test_every_answer_is_one_that_the_document_promises(server: tuple[DevServer, str], seed: int, tmp_path: Path) -> None:
    """No server error, no undocumented status, and every body and header as described."""
    dev, key = server
    process = await asyncio.create_subprocess_exec(
        str(SCHEMATHESIS), "run", f"{dev.base}/api/v1/openapi.json", "--header", f"X-API-Key: {key}",
        "--phases", "examples,fuzzing", "--max-examples", "1", "--seed", str(seed), "--no-shrink",
        "--checks", ",".join(CHECKS), "--request-timeout", str(REQUEST_TIMEOUT_S), "--no-color",
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.STDOUT, cwd=tmp_path,
    )  # fmt: skip
    told, _ = await process.communicate()
    report = told.decode()
    assert process.returncode == 0, report[-6_000:] + "".join(dev.log[-40:])
    assert "passed" in report
