"""No expression of the package can be driven into backtracking: not by a question, a page or a model's answer."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from emptor.core.cpu import CpuPool, CpuTimeout
from tests.fakes import patterns
from tests.fakes.patterns import Expression, slow_calls

ROOT = Path(__file__).parents[2]
CPU_S = 10.0  # for all texts of one expression; one that hangs ends with its process
SELF_CHECK_CPU_S = 2.0  # a bad expression may take the whole of it
GROUPS = ("agents.questions", "agents", "extract", "")  # of modules; the first that fits
MANY = 300  # fewer would mean that the collector misses them


@cache
def _grouped() -> dict[str, list[Expression]]:
    """All expressions, by the part of the package that compiles them; collected by a process that has imported nothing of it."""
    code = "from tests.fakes.patterns import print_own; print_own()"
    printed = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    grouped: dict[str, list[Expression]] = defaultdict(list)
    for expression in patterns.read(printed):
        name = expression.module.partition(".")[2]
        grouped[next(group for group in GROUPS if name.startswith(group))].append(expression)
    return grouped


@pytest.fixture(scope="module")
def pool() -> Iterator[CpuPool]:
    pool = CpuPool(1)
    yield pool
    pool.close()


def test_the_expressions_are_found() -> None:
    """Those of modules, of tuples and of calls, and those that are made when a question is read or a page is taken apart."""
    found = [expression for group in _grouped().values() for expression in group]
    assert len(found) > MANY
    modules = {expression.module for expression in found}
    assert {"emptor.agents.questions.prices", "emptor.extract.dom.zones", "emptor.agents.questions.phrasebook"} <= modules
    assert any(expression.source == r"[\s-]" for expression in found)  # in a call: `re.sub("…", …)`


@pytest.mark.parametrize("group", GROUPS)
async def test_no_expression_backtracks(group: str, pool: CpuPool) -> None:
    """Runs of one character, of two, and of its own words, to 20,000 characters: each search and full match ends in 100 ms."""
    slow: list[str] = []
    for expression in _grouped()[group]:
        try:
            slow += [str(found) for found in await pool.run(slow_calls, expression, timeout_s=CPU_S)]
        except CpuTimeout:
            slow.append(f"{expression.module}: hangs: {expression.source[:200]}")
    assert slow == []


@pytest.mark.parametrize("source", [r"\s*,?\s*x", r"(?:a+)+b", r"[\w-]+\s+$", r"/\*.*?\*/", r"(?:(?:the|an)\s+)*$"])
async def test_an_expression_that_backtracks_is_found(source: str, pool: CpuPool) -> None:
    """By its time, or because the process that tries it has to be ended."""
    try:
        found = await pool.run(slow_calls, Expression("a", source, 0), timeout_s=SELF_CHECK_CPU_S)
    except CpuTimeout:
        return
    assert found, source


async def test_an_expression_that_is_linear_passes(pool: CpuPool) -> None:
    """However long it takes a slow machine: twice the text takes twice as long."""
    for source in (r"\s{0,8},?\s{0,8}x", r"[a-z]+", r"(?<!\w)(?:one|two)(?!\w)"):
        assert await pool.run(slow_calls, Expression("a", source, re.IGNORECASE), timeout_s=CPU_S) == []
