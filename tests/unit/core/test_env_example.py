"""`.env.example` explains every variable, and nothing that is not one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pydantic import AliasChoices
from pydantic.fields import FieldInfo

from emptor.core.settings import Settings

LINES = (Path(__file__).parents[3] / ".env.example").read_text(encoding="utf-8").splitlines()
DEPLOYMENT_ONLY = {"EMPTOR_BROWSER_IMAGE"}


def variable(name: str, field: FieldInfo) -> str:
    """The variable that sets a field; the first, where there are several."""
    alias = field.validation_alias
    if isinstance(alias, AliasChoices):
        return str(alias.choices[0])
    return str(alias) if alias else f"EMPTOR_{name.upper()}"


def example() -> Iterator[tuple[int, str, str]]:
    for number, line in enumerate(LINES):
        if match := re.fullmatch(r"([A-Z][A-Z0-9_]*)=(.*)", line):
            yield number, match[1], match[2].strip('"')


FIELDS = {variable(name, field): name for name, field in Settings.model_fields.items()}
EXAMPLE = {name: value for _, name, value in example()}


def test_every_setting_is_in_the_example_and_every_line_of_the_example_is_a_setting() -> None:
    assert set(EXAMPLE) - DEPLOYMENT_ONLY == set(FIELDS)


def test_every_variable_stands_below_an_explanation() -> None:
    """A comment directly above, or above the group of variables that follow one another."""
    for number, name, _ in example():
        above = number - 1
        while re.match(r"[A-Z]", LINES[above]):
            above -= 1
        assert LINES[above].startswith("# "), name


def test_no_variable_is_explained_twice() -> None:
    names = [name for _, name, _ in example()]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("name", sorted(name for name, value in EXAMPLE.items() if value and name not in DEPLOYMENT_ONLY))
def test_the_value_shown_is_the_default(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    for other in FIELDS:
        monkeypatch.delenv(other, raising=False)
    default = getattr(Settings(), FIELDS[name])
    monkeypatch.setenv(name, EXAMPLE[name])
    assert getattr(Settings(), FIELDS[name]) == default
