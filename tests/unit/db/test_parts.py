"""The small parts below the repositories: URLs in messages, values, cursors, named queries, light imports."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from emptor.core.errors import ConfigurationError
from emptor.db.pages import Cursor, cut
from emptor.db.sql import FOLDER, queries
from emptor.db.urls import checked, describe, unavailable
from emptor.db.values import jsonb, text

TOPICS = sorted(file.stem for file in FOLDER.glob("*.sql"))


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("postgresql://u:secret@db.test:6543/shop?sslmode=require", "db.test:6543/shop"),
        ("postgres://db.test/shop", "db.test:5432/shop"),
        ("host=db.test dbname=shop password=secret", "db.test:5432/shop"),
        ("postgresql://u:secret@[::1]:5433/shop", "::1:5433/shop"),
    ],
)
def test_a_url_is_described_without_its_password(url: str, said: str) -> None:
    """Host, port and database are enough to find a mistake."""
    assert describe(url) == said
    assert "secret" not in unavailable(url, ValueError("it failed")).message


@pytest.mark.parametrize("url", ["", "mysql://u:secret@db.test/shop", "postgresql+asyncpg://u:secret@db.test/shop", "secret"])
def test_what_is_no_url_of_postgresql_is_refused_without_repeating_it(url: str) -> None:
    """The message shows the right form."""
    if not url:
        assert checked(url) == ""  # libpq's own defaults
        return
    with pytest.raises(ConfigurationError, match="postgresql://user:password@host") as caught:
        checked(url)
    assert "secret" not in str(caught.value)


def test_a_reason_that_holds_the_password_is_masked() -> None:
    """Whatever a driver says."""
    error = unavailable("postgresql://u:hunter2@db.test/shop", ValueError("bad dsn: postgresql://u:hunter2@db.test"))
    assert "hunter2" not in error.message


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters()),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(st.characters(), max_size=5), inner, max_size=3),
    max_leaves=8,
)


def has_nul(value: Any) -> bool:
    if isinstance(value, dict):
        return any(has_nul(part) for pair in value.items() for part in pair)
    if isinstance(value, list):
        return any(has_nul(part) for part in value)
    return isinstance(value, str) and "\x00" in value


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)  # a busy machine is no fault of the code
@given(json_values)
def test_json_for_postgresql_is_valid_and_without_nul(value: Any) -> None:
    """Any value becomes JSON that PostgreSQL takes; one without NUL or half a surrogate pair stays what it was."""
    parameter = jsonb(value)
    encoded = parameter.dumps(parameter.obj)
    decoded = json.loads(encoded)
    assert not has_nul(decoded)
    if encoded.isascii() and not has_nul(value):
        assert decoded == value


@given(st.text(st.characters()))
def test_text_for_postgresql_is_utf8_without_nul(value: str) -> None:
    """And the same when it was that before."""
    cleaned = text(value)
    assert "\x00" not in cleaned
    cleaned.encode()
    assert len(cleaned) == len(value)
    assert cleaned == re.sub("[\x00\ud800-\udfff]", "\ufffd", value)


def test_a_cursor_survives_its_travel() -> None:
    """To the microsecond."""
    cursor = Cursor(datetime.now(UTC), uuid4())
    assert Cursor.decode(cursor.encode()) == cursor
    assert re.fullmatch(r"[A-Za-z0-9_-]+", cursor.encode())


def test_the_last_page_has_no_cursor() -> None:
    """A page of exactly the limit is the last one when nothing follows."""
    cursors = [Cursor(datetime.now(UTC), uuid4()) for _ in range(3)]
    assert cut([1, 2], 2, cursors).next_cursor is None
    assert cut([1, 2, 3], 2, cursors).next_cursor == cursors[1].encode()
    assert cut([1, 2, 3], 2, cursors).items == [1, 2]


@pytest.mark.parametrize("topic", TOPICS)
def test_every_query_is_named_and_says_something(topic: str) -> None:
    """A file's queries have names of their own and SQL under them."""
    found = queries(topic)
    assert found
    headings = re.findall(r"^-- name: (\w+)$", (FOLDER / f"{topic}.sql").read_text(), re.MULTILINE)
    assert len(headings) == len(set(headings)) == len(found)
    for name, sql in found.items():
        assert re.search(rb"^(select|insert|update|delete|with)\b", sql, re.MULTILINE), name


def test_importing_the_database_loads_no_heavy_library() -> None:
    """It is on the way of every function's cold start."""
    heavy = ("langgraph", "boto3", "openai", "httpx", "sqlalchemy", "fastapi", "pgmq")
    code = f"import sys, emptor.db, emptor.db.jobs, emptor.queue.factory; print([m for m in {heavy} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
