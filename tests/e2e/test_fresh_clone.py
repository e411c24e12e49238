"""Every make target and command that README and docs show is run in a fresh clone, or stands in LEFT_OUT with the reason.

What needs neither the internet, nor an account, nor minutes is really run. A command that is added to a page fails the first test
until it is in a story below, or has a reason.
"""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from uuid import uuid4

import httpx
import pytest

from tests.e2e.test_documented_commands import COMMANDS
from tests.fakes.fresh_clone import FreshClone

SHOP_PAGE = "https://www.audiorama.example/products/sonnika-h700"
PAGE = "<html><head><title>Kettle</title></head><body><h1>Kettle K2</h1><p>Price: $20.00</p></body></html>"
START_TIMEOUT_S = 120
SERVES = re.compile(r"Emptor serves (http://\S+?)/api/v1")
LONG = "takes minutes; its parts are measured by hand"
IN_CI = "CI runs it in a fresh clone"
LEFT_OUT = {  # a command, or how several begin
    "make test": IN_CI,
    "make eval": IN_CI,
    "make lint": IN_CI,
    "make fit": LONG,
    "make bench": LONG,
    "bench_": LONG,
    "python tests/benchmarks/": LONG,
    "python -m tests.benchmarks.": LONG,
    "python -m tests.evals.word_rows": "writes into the repository; its rows are looked at before they are kept",
    "python -m tests.evals.gather": "needs clones of other repositories",
    "python main.py": "runs in the container: tests/functions start the image's tree",
    "make screenshots": "needs Chromium and a minute; tests/e2e/test_console.py walks the same pages",
    "make browser": "installs a program on the machine; test_find_chromium.py tests what finds it",
    "make package": "needs the package index; tests/functions build and start the packages",
    "make local-model": "needs the package index; test_local_model_command.py runs its script",
    "make audit": "downloads OSV's records; tests/unit/setup/test_audit.py runs it on made-up ones",
    "make simulate": "arithmetic; tests/functions/test_simulate.py compares the page with what it prints",
    "make secrets": "needs an AWS account; test_secrets.py runs it against a local one",
}

Story = Callable[[FreshClone], None]
STORIES: dict[str, Story] = {}
RUN: set[str] = set()


def story(*shown: str) -> Callable[[Story], Story]:
    """A test that runs these commands of the pages."""

    def keep(run: Story) -> Story:
        STORIES[run.__name__] = run
        RUN.update(shown)
        return run

    return keep


@story("make help")
def help_lists_the_targets(clone: FreshClone) -> None:
    assert "make research" in clone.run("make", "help")


@story(
    "make research Q=wireless over-ear headphones under 150 dollars with at least 30 hours of battery",
    "make research Q=robot vacuum under 300 dollars",
)
def make_answers_a_question(clone: FreshClone) -> None:
    """The first one of a clone makes the database."""
    asked = "wireless over-ear headphones under 150 dollars with at least 30 hours of battery"
    assert "Tarvane Drift 2" in clone.run("make", "research", f"Q={asked}")
    clone.run("make", "research", "Q=robot vacuum under 300 dollars")


@story(
    "emptor research … --format json", "emptor research … --verbose", "emptor research … --web FILE.warc.gz",
    "emptor research", "emptor", ".venv/bin/emptor db migrate", "emptor db migrate",
)  # fmt: skip
def the_command_answers_in_every_form(clone: FreshClone) -> None:
    question = "wireless headphones under 150 dollars"
    clone.run("emptor", status=2)
    clone.run("emptor", "research", status=2)
    clone.run("emptor", "db", "migrate")
    clone.run(".venv/bin/emptor", "db", "migrate")
    report = json.loads(clone.run("emptor", "research", question, "--format", "json"))
    assert report["recommendation"]
    assert "decibel-lab" in clone.run("emptor", "research", question, "--verbose")
    web = clone.environment()["EMPTOR_WEB"]
    assert clone.run("emptor", "research", question, "--web", web, EMPTOR_WEB="live")


@story(
    "emptor scrape URL…", "emptor extract page.html --url URL", "emptor extract page.html --url URL --explain",
    "emptor extract --explain", "emptor archive build INDEX.jsonl --out F",
)  # fmt: skip
def pages_are_read_and_archived(clone: FreshClone) -> None:
    (clone.path / "page.html").write_text(PAGE)
    url = "https://shop.example/kettle"
    read = json.loads(clone.run("emptor", "scrape", SHOP_PAGE, "--web", clone.environment()["EMPTOR_WEB"]))
    assert read["outcome"] == "read"
    assert "20.00" in clone.run("emptor", "extract", "page.html", "--url", url)
    assert "20.00" in clone.run("emptor", "extract", "page.html", "--url", url, "--explain")
    clone.run("emptor", "extract", "--explain", status=2)
    (clone.path / "index.jsonl").write_text(json.dumps({"url": url, "path": "page.html"}) + "\n")
    clone.run("emptor", "archive", "build", "index.jsonl", "--out", "pages.warc.gz")
    assert url in clone.run("emptor", "archive", "list", "pages.warc.gz")


@story("emptor models")
def routes_of_models_are_shown(clone: FreshClone) -> None:
    assert "writing" in clone.run("emptor", "models")


@story(
    "emptor jobs list --state stuck", "emptor jobs list --state open",
    "emptor jobs", "emptor jobs show JOB", "emptor jobs requeue JOB", "emptor jobs cancel JOB", "emptor forget USER",
    "emptor forget", "emptor keys create USER nightly import --scope read --scope write --days 90", "emptor keys list",
    "emptor keys rotate KEY --overlap-hours 24", "emptor keys revoke KEY",
)  # fmt: skip
def an_operator_looks_after_jobs_and_keys(clone: FreshClone) -> None:
    unknown, user = str(uuid4()), str(uuid4())
    clone.run("emptor", "jobs")
    clone.run("emptor", "jobs", "list", "--state", "stuck")
    for action in ("show", "requeue", "cancel"):  # with jobs: tests/e2e/test_operator_command.py
        clone.run("emptor", "jobs", action, unknown, status=2)
    made = ("emptor", "keys", "create", user, "nightly import", "--scope", "read", "--scope", "write", "--days", "90")
    assert clone.run(*made).startswith("emk_")
    key = json.loads(clone.run("emptor", "keys", "list").splitlines()[0])["id"]
    assert clone.run("emptor", "keys", "rotate", key, "--overlap-hours", "24").startswith("emk_")
    clone.run("emptor", "keys", "revoke", key)
    clone.run("emptor", "forget", status=2)
    clone.run("emptor", "forget", user, "--yes")


@story("emptor chat")
def a_conversation_ends_with_its_input(clone: FreshClone) -> None:
    """Standard input is empty; with questions in it: tests/e2e/test_command.py."""
    assert not clone.run("emptor", "chat")
    asked = "wireless over-ear headphones under 150 dollars with at least 30 hours of battery"
    assert "Tarvane Drift 2" in clone.run("emptor", "chat", asked)


@story("emptor mcp")
def tools_end_with_their_client(clone: FreshClone) -> None:
    """Standard input is empty: the client has gone."""
    clone.run("emptor", "mcp")


@story("make eval S=cases", "make eval S=pages", "make eval S=gathered")
def suites_are_measured_one_by_one(clone: FreshClone) -> None:
    """Those that need a folder of pages say so."""
    assert "known" in clone.run("make", "eval", "S=cases")
    for suite in ("pages", "gathered"):
        clone.run("make", "eval", f"S={suite}", EMPTOR_EVAL_PAGES="/nowhere", EMPTOR_EVAL_GATHERED="/nowhere")


@story("make dev", "emptor dev")
def a_server_starts_answers_and_stops(clone: FreshClone) -> None:
    """As `make dev` starts it, without Node.js: the console's place has a plain page."""
    command = ["make", "dev", "ARGS=--port 0", "REQUIRED=", f"CONSOLE_SOURCES={clone.path / 'README.md'}"]
    (clone.path / "console" / "dist").mkdir(parents=True, exist_ok=True)
    (clone.path / "console" / "dist" / "index.html").touch()
    server = subprocess.Popen(
        command, cwd=clone.path, env=clone.environment(), stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    try:
        base = _base(server)
        assert httpx.get(f"{base}/api/v1/health").status_code == 200
        assert httpx.get(f"{base}/docs", follow_redirects=True).status_code == 200
        assert httpx.get(base, follow_redirects=True).status_code == 200
    finally:
        _end(server)


def _base(server: subprocess.Popen[str]) -> str:
    assert server.stderr is not None
    said = []
    for line in server.stderr:
        said.append(line)
        if found := SERVES.search(line):
            return found[1]
    raise AssertionError(f"the server ended: {''.join(said)}")


def _end(server: subprocess.Popen[str]) -> None:
    """As Ctrl-C does: to make and to the server."""
    os.killpg(server.pid, signal.SIGINT)
    assert server.stderr is not None
    server.stderr.read()
    server.wait(START_TIMEOUT_S)


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> FreshClone:
    return FreshClone(tmp_path_factory.mktemp("fresh"))


def test_every_command_of_the_pages_is_run_or_has_a_reason() -> None:
    shown = {" ".join(words) for _, words in COMMANDS}
    unaccounted = {command for command in shown - RUN if not command.startswith(tuple(LEFT_OUT))}
    assert not unaccounted, "add it to a story, or to LEFT_OUT with the reason"
    assert shown >= RUN, "a story runs what no page shows any more"


@pytest.mark.parametrize("name", sorted(STORIES))
def test_it_works_in_a_fresh_clone(clone: FreshClone, name: str) -> None:
    STORIES[name](clone)


def test_clean_removes_all_that_was_made(tmp_path: Path) -> None:
    clone = FreshClone(tmp_path)
    (clone.path / "dist").mkdir()
    clone.run("make", "clean")
    assert not (clone.path / ".venv").exists()
    assert not (clone.path / "dist").exists()
