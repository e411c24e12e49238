"""Words are data of the lexicon. Those that still stand inside expressions are counted: the ceilings here may only fall."""

from __future__ import annotations

import subprocess
import sys
from functools import cache
from pathlib import Path
from statistics import mean

import pytest

from tests.fakes import patterns
from tests.fakes.patterns import Expression, has_words

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "shared" / "emptor"
LONG = 300  # characters
# Part of the package: how many expressions have words, their mean length, how many are long.
CEILINGS = {"": (75, 58, 0), "extract": (33, 50, 0), "agents.questions": (10, 75, 0)}
MAX_LONG_LINED_FILES = 5


@cache
def _worded() -> list[Expression]:
    code = "from tests.fakes.patterns import print_compiled; print_compiled()"
    printed = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return [expression for expression in patterns.read(printed) if has_words(expression)]


@pytest.mark.parametrize("part", CEILINGS)
def test_expressions_with_words_become_fewer_and_shorter(part: str) -> None:
    """A new word goes into a data file; see `shared/emptor/lexicon/__init__.py`."""
    sizes = [len(e.source) for e in _worded() if e.module.removeprefix("emptor.").startswith(part)]
    count, average, long = CEILINGS[part]
    found = (len(sizes), round(mean(sizes)), sum(size > LONG for size in sizes))
    assert all(now <= most for now, most in zip(found, (count, average, long), strict=True)), f"{part or 'all'}: {found}"


def test_few_files_are_excused_from_the_length_of_lines() -> None:
    """Long lines were tables of words."""
    excused = [file.name for file in PACKAGE.rglob("*.py") if "ruff: noqa: E501" in file.read_text(encoding="utf-8")]
    assert len(excused) <= MAX_LONG_LINED_FILES, excused


@pytest.mark.parametrize(("source", "has"), [
    (r"\d+(?:[.,]\d+)?", False),
    (r"(?P<value>[a-z]{3,9})\s", False),
    (r"[A-Za-z]{3}\bsold out", True),
    ("在庫", True),
    (r"\bof\b", False),
])  # fmt: skip
def test_words_of_an_expression_are_recognised(source: str, has: bool) -> None:
    assert has_words(Expression("a", source, 0)) is has
