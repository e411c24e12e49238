"""docs/security.md names a test for each promise; every test that it names exists."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "security.md"
SAME_FILE = "…"
_NAMED = re.compile(r"`((?:tests/[\w/]+\.py|…)(?:::\w+)?)`")
_PROMISE = re.compile(r"^\| (?!Promise|---|Who|Finding)", re.MULTILINE)


def named_tests() -> list[str]:
    """Each test or file of tests that the page names; `…` stands for the file named before it."""
    found, file = [], ""
    for reference in _NAMED.findall(PAGE.read_text("utf-8")):
        path, _, name = reference.partition("::")
        file = file if path == SAME_FILE else path
        found.append(f"{file}::{name}" if name else file)
    return found


def promises() -> list[str]:
    """The rows of the tables under "Promises"."""
    section = PAGE.read_text("utf-8").partition("## Promises")[2].partition("\n## ")[0]
    return [line for line in section.splitlines() if _PROMISE.match(line)]


@pytest.mark.parametrize("reference", named_tests())
def test_a_named_test_exists(reference: str) -> None:
    """The file, and in it the function."""
    path, _, name = reference.partition("::")
    assert (ROOT / path).is_file(), f"{PAGE.name} names {path}, which is not there"
    if name:
        tree = ast.parse((ROOT / path).read_text("utf-8"))
        functions = {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)}
        assert name in functions, f"{PAGE.name} names {name}, which {path} does not have"


@pytest.mark.parametrize("row", promises())
def test_a_promise_names_its_test(row: str) -> None:
    """No promise without something that fails when it is broken."""
    assert _NAMED.search(row), row


def test_the_page_is_read() -> None:
    """Guards the tests above against an expression that has stopped matching."""
    assert len(named_tests()) > 40
    assert len(promises()) > 25
