"""Every command that README and docs show exists and is understood, and every make target does what its line says it needs."""

from __future__ import annotations

import argparse
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from emptor_local.cli.main import parser

REPOSITORY = Path(__file__).resolve().parents[2]
PAGES = [REPOSITORY / "README.md", *sorted((REPOSITORY / "docs").rglob("*.md"))]
MAKEFILE = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
TARGETS = re.findall(r"^([a-z-]+):.*## ", MAKEFILE, re.MULTILINE)
PHONY = next(iter(re.findall(r"^\.PHONY: (.*)$", MAKEFILE, re.MULTILINE))).split()
VARIABLES = {*re.findall(r"^([A-Z]+) \?=", MAKEFILE, re.MULTILINE), "Q"}
TIMEOUT_S = 60
ID = "6f1f3c1e-7f1d-4f0a-9a53-0d2f8a1b2c3d"
PLACEHOLDERS = {"JOB", "USER", "KEY"}  # each an id
ASSIGNMENT = re.compile(r"[A-Z_]+=\S*")
BENCHMARK = re.compile(r"(?:tests/benchmarks/|tests\.benchmarks\.)?(bench_\w+?)(?:\.py)?$")
PROGRAMS = {"make", "emptor", ".venv/bin/emptor", "python"}


def shown(page: str) -> Iterator[str]:
    """Lines of code blocks, without what explains them, and code between backticks."""
    for block in re.findall(r"^```\w*\n(.*?)^```", page, re.MULTILINE | re.DOTALL):
        for line in block.splitlines():
            yield re.split(r"\s{2,}|\s#\s", line.removeprefix("$ ").strip())[0]
    yield from re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", page, flags=re.MULTILINE | re.DOTALL))


def commands() -> Iterator[tuple[str, list[str]]]:
    """Page and words of each command, without variables before it; a table's columns are escaped."""
    seen = set()
    for page in PAGES:
        for code in shown(page.read_text(encoding="utf-8")):
            try:
                words = shlex.split(code.replace("\\|", "|"))
            except ValueError:  # a piece of JSON or of prose
                continue
            while words and ASSIGNMENT.fullmatch(words[0]):
                words = words[1:]
            if words and (words[0] in PROGRAMS or BENCHMARK.fullmatch(words[0])) and tuple(words) not in seen:
                seen.add(tuple(words))
                yield page.name, words


COMMANDS = list(commands())


def of(*programs: str) -> pytest.MarkDecorator:
    rows = [pytest.param(words, id=f"{page}: {' '.join(words)}"[:90]) for page, words in COMMANDS if words[0] in programs]
    assert rows, "the pages show no such command: the search has lost its object"
    return pytest.mark.parametrize("words", rows)


def understood(arguments: list[str]) -> argparse.Namespace | None:
    """The options that the words mean; None when they are not a whole command."""
    try:
        return parser().parse_args(arguments)
    except SystemExit:
        return None


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["make", *arguments], cwd=REPOSITORY, capture_output=True, text=True, timeout=TIMEOUT_S, check=False)


@of("make")
def test_make_has_the_target_and_the_file_that_is_asked_for(words: list[str]) -> None:
    targets = [word for word in words[1:] if "=" not in word]
    given = dict(word.split("=", 1) for word in words[1:] if "=" in word)
    assert targets
    assert set(targets) <= set(TARGETS)
    assert set(given) <= VARIABLES
    if "T" in given:
        assert (REPOSITORY / given["T"].split("::")[0]).exists()
    if "B" in given:
        assert (REPOSITORY / "tests" / "benchmarks" / f"bench_{given['B']}.py").is_file()


@of("emptor", ".venv/bin/emptor")
def test_the_command_line_understands_it(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    """A command that is only named has to explain itself; one with arguments has to be accepted with them."""
    arguments = [ID if word in PLACEHOLDERS else word for word in words[1:]]
    options = understood(arguments)
    capsys.readouterr()
    if options is not None:
        assert callable(options.run)
        return
    assert not [word for word in arguments if word.startswith("--")], "it was shown with its arguments"
    with pytest.raises(SystemExit) as helped:
        parser().parse_args([*arguments, "--help"])
    assert helped.value.code == 0


@of("python", *{words[0] for _, words in COMMANDS if BENCHMARK.fullmatch(words[0])})
def test_the_program_that_python_is_given_exists(words: list[str]) -> None:
    named = next(word for word in words if word not in {"python", "-m"})
    if found := BENCHMARK.fullmatch(named):
        assert (REPOSITORY / "tests" / "benchmarks" / f"{found[1]}.py").is_file()
    elif named == "main.py":  # in the container
        assert (REPOSITORY / "infra" / "docker" / "main.py").is_file()
    elif words[1] == "-m":
        assert (REPOSITORY / f"{named.replace('.', '/')}.py").is_file() or (
            REPOSITORY / named.replace(".", "/") / "__main__.py"
        ).is_file()
    else:
        assert (REPOSITORY / named).is_file()


def test_the_search_finds_what_the_readme_shows() -> None:
    """Guards the tests above against an expression that has stopped matching."""
    found = {" ".join(words[:2]) for page, words in COMMANDS if page == "README.md"}
    assert found >= {"make test", "make dev", "emptor scrape", "emptor models", "emptor db"}


@pytest.mark.parametrize("target", TARGETS)
def test_every_target_can_be_made_from_what_there_is(target: str) -> None:
    """Its prerequisites have rules, its recipe can be expanded, and the scripts in it exist."""
    planned = make("--dry-run", "--always-make", target, "Q=x")
    assert planned.returncode == 0, planned.stderr
    for script in re.findall(r"\b((?:infra|tests)/[\w/]+\.(?:sh|py))\b", planned.stdout):
        assert (REPOSITORY / script).is_file(), script
    assert target in PHONY


def test_make_help_lists_every_target() -> None:
    listed = make("help").stdout
    assert all(f"make {target} " in listed for target in TARGETS)


def test_make_research_without_a_question_says_how_to_ask() -> None:
    done = make("research")
    assert done.returncode != 0
    assert 'make research Q="' in done.stderr


@pytest.mark.parametrize("script", sorted((REPOSITORY / "infra" / "setup").glob("*.sh")), ids=lambda path: path.name)
def test_every_script_is_sound_bash_and_may_be_run(script: Path) -> None:
    assert script.stat().st_mode & 0o111
    checked = subprocess.run(["bash", "-n", script], capture_output=True, text=True, timeout=TIMEOUT_S, check=False)
    assert checked.returncode == 0, checked.stderr


@pytest.mark.parametrize("module", ["infra/layers/build.py", "infra/aws/package.py", "infra/setup/serve_local_model.py"])
def test_the_programs_of_the_targets_explain_themselves(module: str) -> None:
    helped = subprocess.run(
        [sys.executable, module, "--help"], cwd=REPOSITORY, capture_output=True, text=True, timeout=TIMEOUT_S, check=False
    )
    assert helped.returncode == 0, helped.stderr
    assert "usage:" in helped.stdout
