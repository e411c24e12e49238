"""Every dependency of the layer is imported by code that a function runs; what nothing imports only makes the layer larger."""

from __future__ import annotations

import ast
import re
import tomllib
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SHARED, FUNCTIONS = ROOT / "shared", ROOT / "functions"
# Not imported, and needed all the same.
NEEDED_BY_NAME = {
    "uvicorn": "the command that serves the API in a container starts it by its name",
    "pgmq": "migrations run the SQL file of its package; importing it would load two drivers",
    "pyspellchecker": "its word frequencies are read as files",
}
_NAME = re.compile(r"^[A-Za-z0-9._-]+")


def _dependencies() -> list[str]:
    project = tomllib.loads((SHARED / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    return sorted({match.group() for line in project["dependencies"] if (match := _NAME.match(line))})


@cache
def _imported() -> frozenset[str]:
    """Top-level packages that are imported by modules which a function's handler reaches, lazily or not."""
    waiting = [file for file in FUNCTIONS.rglob("*.py") if "node_modules" not in file.parts]
    seen: set[Path] = set()
    found: set[str] = set()
    while waiting:
        file = waiting.pop()
        if file in seen:
            continue
        seen.add(file)
        for name in _imports(file):
            found.add(name.partition(".")[0])
            waiting.extend(_files_of(name))
    return frozenset(found)


def _imports(file: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def _files_of(name: str) -> Iterator[Path]:
    """The module of a name of ours, and the packages around it, whose `__init__` runs first."""
    parts = name.split(".")
    if parts[0] != "emptor":
        return
    for end in range(1, len(parts) + 1):
        path = SHARED.joinpath(*parts[:end])
        yield from (file for file in (path / "__init__.py", path.with_suffix(".py")) if file.is_file())


def _same(name: str) -> str:
    """A distribution's name as PEP 503 compares it."""
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("name", _dependencies())
def test_a_dependency_is_imported_by_code_that_a_function_runs(name: str) -> None:
    """By any of the packages that its distribution installs."""
    if name in NEEDED_BY_NAME:
        return
    distributions = packages_distributions()
    provided = {package for package, owners in distributions.items() if _same(name) in map(_same, owners)}
    assert provided & _imported(), f"{name} is in the layer and no function imports it: use it or drop it"


def test_a_package_that_nothing_imports_is_noticed() -> None:
    """The walk does not find everything: a package of the tests is not among what functions import."""
    assert "pydantic" in _imported()
    assert "pytest" not in _imported()
