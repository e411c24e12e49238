"""The `emptor` command as a person types it: what it prints where, and how it ends."""

from __future__ import annotations

import gzip
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from emptor.models.report import Report
from tests.e2e.conftest import HEADPHONES

TIMEOUT_S = 120

Run = Callable[..., subprocess.CompletedProcess[bytes]]


@pytest.fixture
def emptor(database_url: str) -> Run:
    def run(*arguments: str, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(
            [sys.executable, "-m", "emptor_local.cli.main", *arguments],
            input=stdin,
            capture_output=True,
            timeout=TIMEOUT_S,
            check=False,
            env={**os.environ, "DATABASE_URL": database_url, **environment},
        )

    return run


def test_json_is_the_report_and_nothing_else(emptor: Run, sample: Path) -> None:
    done = emptor("research", HEADPHONES, "--web", str(sample), "--format", "json")
    assert done.returncode == 0, done.stderr
    report = Report.model_validate_json(done.stdout)
    assert report.recommendation
    assert report.web == "archive sample.warc.gz"


@pytest.mark.parametrize(("format_", "others"), [("table", "The others"), ("markdown", "Comparison")])
def test_a_person_sees_the_winner_the_reasons_and_the_sources(emptor: Run, sample: Path, format_: str, others: str) -> None:
    done = emptor("research", HEADPHONES, "--web", str(sample), "--format", format_)
    shown = done.stdout.decode()
    assert done.returncode == 0, done.stderr
    for words in ("Recommendation", others, "Sources", "blocked", "pages read"):
        assert words in shown


NO_KEYS = {"OPENAI_API_KEY": "", "ANTHROPIC_API_KEY": "", "GEMINI_API_KEY": "", "EMPTOR_LOCAL_BASE_URL": ""}


def test_the_models_of_every_task_are_told_by_their_whole_names(emptor: Run) -> None:
    """What is missing stands under the table, once a provider, and what that leaves to rules."""
    shown = emptor("models", **NO_KEYS).stdout.decode()
    for words in ("anthropic:claude-sonnet-5-5", "openai:gpt-4o-mini", "ends 2027-01-14", "below 1,500 tokens", "0.018"):
        assert words in shown
    assert "…" not in shown
    assert shown.count("OPENAI_API_KEY is not set") == 1
    assert "No model is configured" in shown
    shown = emptor("models", **NO_KEYS | {"EMPTOR_ROUTE_WRITING": "opnai:x", "ANTHROPIC_API_KEY": "k"}).stdout.decode()
    assert "ANTHROPIC_API_KEY" not in shown
    assert "there is no provider 'opnai'" in shown
    assert "No model is configured for writing, embedding: done by rules." in shown


@pytest.mark.parametrize(
    ("variable", "value", "says"),
    [
        ("EMPTOR_ROUTE_WRITING", "claude", "EMPTOR_ROUTE_WRITING: 'claude' is not of the form provider:model"),
        ("EMPTOR_LLM_LIMITS", "openai", "EMPTOR_LLM_LIMITS: 'openai'"),
        ("EMPTOR_MODELS_FILE", "/nowhere/models.toml", "EMPTOR_MODELS_FILE: cannot read /nowhere/models.toml"),
    ],
)
def test_a_setting_of_models_that_cannot_be_understood_is_named(emptor: Run, variable: str, value: str, says: str) -> None:
    done = emptor("models", **{variable: value})
    assert (done.returncode, done.stdout) == (2, b"")
    assert says in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("research", ""), "ask a question"),
        (("research", "x" * 10_000), "ask a question"),
        (("research", "headphones", "--web", "/nowhere/at-all.warc.gz"), "There is no archive"),
        (("research", "headphones", "--url", "ftp://x.example/"), "not a web address"),
        (("research", "headphones", "--max-products", "0"), "--max-products"),
        (("research", "headphones", "--currency", "dollars"), "--currency"),
        (("scrape", "nothing"), "not a web address"),
        (("archive", "list", "/nowhere/at-all.warc.gz"), "at-all.warc.gz"),
        (("archive", "build", "/nowhere/index.jsonl", "--out", "/tmp/x.warc.gz"), "index.jsonl"),
        (("extract", "/nowhere/page.html", "--url", "https://shop.example/"), "cannot be read"),
        (("extract", "-"), "--url"),
        (("scrape", "ftp://shop.example/"), "http"),
        (("scrape", "https://shop.example/", "--render", "browserless"), "not configured"),
        (("scrape", "https://shop.example/", "--web", "/nowhere.warc.gz"), "nowhere.warc.gz"),
    ],
)
def test_wrong_input_ends_with_status_2_and_one_line_of_advice(emptor: Run, arguments: tuple[str, ...], says: str) -> None:
    done = emptor(*arguments)
    assert done.returncode == 2, done.stdout
    assert done.stdout == b""
    assert says in done.stderr.decode()
    assert "Traceback" not in done.stderr.decode()


def test_an_unreachable_database_is_named_without_its_password(emptor: Run, sample: Path) -> None:
    done = emptor("research", "headphones", "--web", str(sample), DATABASE_URL="postgresql://me:secret@127.0.0.1:1/none")
    assert done.returncode == 2
    assert "127.0.0.1" in done.stderr.decode()
    assert "secret" not in done.stderr.decode()


def test_saved_pages_become_an_archive_that_can_be_asked(emptor: Run, tmp_path: Path) -> None:
    """Build an archive from a page on disk, list it, and research in it."""
    page = """<html><head><title>Norr Kettle 1.7 l</title><script type="application/ld+json">
    {"@context": "https://schema.org", "@type": "Product", "name": "Norr Kettle 1.7 l", "brand": "Norr",
     "offers": {"@type": "Offer", "price": "39.90", "priceCurrency": "EUR", "availability": "https://schema.org/InStock"}}
    </script></head><body><h1>Norr Kettle 1.7 l</h1><p class="price">39,90 €</p><button>Add to cart</button>
    <table><tr><th>Capacity</th><td>1.7 l</td></tr><tr><th>Power</th><td>2200 W</td></tr></table></body></html>"""
    (tmp_path / "kettle.html").write_text(page)
    (tmp_path / "index.jsonl").write_text(json.dumps({"url": "https://kitchen.example/p/kettle", "path": "kettle.html"}) + "\n")
    archive = tmp_path / "kitchen.warc.gz"
    assert emptor("archive", "build", str(tmp_path / "index.jsonl"), "--out", str(archive)).returncode == 0
    assert b"Norr Kettle" in emptor("archive", "list", str(archive)).stdout
    done = emptor("research", "kettle under 50 euros with at least 1.5 litres", "--web", str(archive), "--format", "json")
    assert done.returncode == 0, done.stderr
    report = Report.model_validate_json(done.stdout)
    assert [c.name for c in report.candidates if c.qualifies] == ["Norr Kettle 1.7 l"]


def test_extract_reads_standard_input(emptor: Run) -> None:
    page = (
        b"<html><body><h1>Norr Kettle</h1><p class='price'>39,90 \xe2\x82\xac</p><button>In den Warenkorb</button></body></html>"
    )
    done = emptor("extract", "-", "--url", "https://kitchen.example.de/p/kettle", stdin=page)
    assert done.returncode == 0, done.stderr
    product = json.loads(done.stdout)["product"]
    assert product["offer"]["price"]["value"] == "39.90"


def test_a_damaged_gzip_file_is_named(emptor: Run, tmp_path: Path) -> None:
    """One line of advice instead of a stack of calls."""
    page = tmp_path / "cut.html.gz"
    page.write_bytes(gzip.compress(b"<h1>Kettle</h1>" * 50)[:30])
    done = emptor("extract", str(page), "--url", "https://kitchen.example.de/p/kettle")
    assert done.returncode == 2
    assert "cut.html.gz begins as gzip does but cannot be decompressed" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize(("paths", "status"), [(("page.html", "none.html"), 0), (("none.html", "nor.html"), 1)])
def test_rows_that_failed_are_counted(emptor: Run, tmp_path: Path, paths: tuple[str, ...], status: int) -> None:
    """On standard error, beside the rows; the command has failed when not one page could be read."""
    (tmp_path / "page.html").write_text("<h1>Kettle</h1>")
    rows = tmp_path / "rows.jsonl"
    rows.write_text("".join(json.dumps({"id": path, "url": "https://shop.example/", "path": path}) + "\n" for path in paths))
    done = emptor("extract", str(rows), "--jsonl")
    assert done.returncode == status
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == list(paths)
    assert f"{len(paths) - 1 + status} of {len(paths)} pages could not be read" in done.stderr.decode()


def test_a_job_that_failed_ends_with_status_1_and_one_readable_line(emptor: Run) -> None:
    """No search provider can be reached: that is a failure and not an empty report, and it names who was asked."""
    nowhere = {"EMPTOR_SEARCH_ORDER": "searxng", "SEARXNG_URL": "http://127.0.0.1:9"}
    done = emptor("research", HEADPHONES, "--web", "live", "--format", "json", **nowhere, **NO_KEYS)
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 1, done.stderr
    assert done.stdout == b""
    assert len(lines) == 1, lines
    assert lines[0].startswith("emptor: ")
    assert "searxng" in lines[0].lower()
    assert "Errno" not in lines[0]


def test_a_conversation_goes_on_from_the_report_before(emptor: Run, sample: Path) -> None:
    """Three turns from a pipe: the list, another demand on it, and a question about one of its products."""
    said = f"{HEADPHONES}\nunder 100 instead\nwhy not the Halvik?\nblub\n/quit\n"
    done = emptor("chat", "--web", str(sample), "--clarify", "never", stdin=said.encode())
    shown = " ".join(done.stdout.decode().split())
    assert done.returncode == 0, done.stderr
    assert shown.count("Recommendation: Tarvane Drift 2") == 2
    assert "Now asked for: price ≤ 100 USD." in shown
    assert "Halvik Meridian 45 Over-Ear Headphones does not qualify: price ≤ 100 USD is not met" in shown
    assert "“blub” was not understood" in shown


def test_a_turn_that_cannot_be_asked_does_not_end_the_conversation(emptor: Run, sample: Path) -> None:
    done = emptor("chat", "x", "--web", str(sample), stdin=b"/report\n")
    assert done.returncode == 0
    assert b"ask a question of 3 to 2,000 characters" in done.stderr
    assert b"There is no report yet" in done.stderr
