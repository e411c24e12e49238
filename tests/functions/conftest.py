"""Functions as they are deployed: each in a process of its own, started once a test module, on a database of its own."""

from __future__ import annotations

import itertools
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from http.server import BaseHTTPRequestHandler
from uuid import UUID

import psycopg
import pytest

from emptor_local.postgres import EmbeddedServer
from tests.fakes.lambda_runtime import REPOSITORY, LambdaFunction
from tests.fakes.threaded_server import ThreadedServer
from tests.functions.payloads import SIGN_IN

NUMBERS = itertools.count(1)
LOCAL_USER = UUID("00000000-0000-4000-8000-000000000001")
SAMPLE = REPOSITORY / "infra" / "local" / "emptor_local" / "sample" / "sample.warc.gz"


@pytest.fixture(scope="module")
def module_database(postgres_server: EmbeddedServer, template_database: str) -> Iterator[str]:
    """URL of a migrated database that the functions and the tests of one module share."""
    name = f"test_{os.getpid()}_{next(NUMBERS)}_functions"
    with psycopg.connect(postgres_server.url, autocommit=True) as admin:
        admin.execute(f"create database {name} template {template_database} strategy file_copy")
        try:
            yield f"{postgres_server.url.rsplit('/', 1)[0]}/{name}"
        finally:
            admin.execute(f"drop database if exists {name} with (force)")


@pytest.fixture(scope="module")
def start_function(module_database: str) -> Iterator[Callable[..., LambdaFunction]]:
    """Start a function under AWS's runtime client; it stays warm for the module."""
    with ExitStack() as running:

        def start(name: str, **env: str) -> LambdaFunction:
            function = LambdaFunction(f"functions/{name}/handler.handler", {**SIGN_IN, "DATABASE_URL": module_database, **env})
            return running.enter_context(function)

        yield start


@pytest.fixture(scope="session")
def sample_archive() -> str:
    """Path of the bundled archive, which stands in for the internet."""
    return str(SAMPLE)


@pytest.fixture
def sql(module_database: str) -> Iterator[psycopg.Connection]:
    """A connection as the owner, for looking behind the scenes."""
    with psycopg.connect(module_database, autocommit=True) as connection:
        yield connection


@pytest.fixture
def page() -> Iterator[str]:
    """The address of a page on loopback that a script fills."""

    class Page(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200 if self.path == "/" else 404)
            self.send_header("Content-Type", "text/html")
            self.end_headers()
            self.wfile.write(
                b"<title>t</title><p></p><script>document.querySelector('p').textContent='Filled by '+'a script'</script>"
            )

        def log_message(self, *_: object) -> None:
            """Say nothing."""

    with ThreadedServer(Page) as server:
        yield f"{server.url}/"
