"""Which packages the `emptor` command loads for which of its commands: a person waits for every one of them."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from emptor_local.cli.main import COMMANDS, parser

TIMEOUT_S = 60
PROBE = """
import contextlib, json, os, sys
from emptor_local.cli.main import main
with contextlib.redirect_stdout(open(os.devnull, "w")), contextlib.suppress(SystemExit):
    main(sys.argv[1:])
print(json.dumps(sorted(sys.modules)))
"""
# What serves, researches, reads pages or keeps them.
WORK = {"fastapi", "langgraph", "lxml", "openai", "playwright", "psycopg", "trafilatura", "uvicorn", "emptor.agents"}
SETTINGS = {"pydantic", "rich"}


def loaded(*arguments: str) -> set[str]:
    """Names of the modules in a process that has run the command."""
    done = subprocess.run([sys.executable, "-c", PROBE, *arguments], capture_output=True, timeout=TIMEOUT_S, check=True)
    return set(json.loads(done.stdout))


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]], ids=" ".join)
def test_help_loads_no_command(arguments: list[str]) -> None:
    found = loaded(*arguments)
    assert found & (WORK | SETTINGS | {"asyncio"}) == set()
    assert {name for name in found if name.startswith("emptor_local.cli.")} == {"emptor_local.cli.main"}


def test_the_table_of_models_loads_neither_the_database_nor_the_workflow() -> None:
    found = loaded("models")
    assert "emptor.llm.models_file" in found, "the command has run"
    assert found & WORK == set()


@pytest.mark.parametrize("command", [name for name, *_ in COMMANDS])
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Its arguments are defined when they are asked for."""
    with pytest.raises(SystemExit) as end:
        parser().parse_args([command, "--help"])
    assert end.value.code == 0
    shown = capsys.readouterr().out
    assert f"usage: emptor {command}" in shown
    assert shown.count("\n") > len(("usage", "", "options", "--help")), "it takes more than --help"
