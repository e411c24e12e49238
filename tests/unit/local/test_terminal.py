"""What a page, a question or a model says is shown by a command, and steers nobody's terminal."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from emptor.core.errors import InvalidInput
from emptor.models.jobs import ClarifyingQuestion
from emptor_local.cli import extract, main, research
from emptor_local.cli.live import Progress
from emptor_local.cli.render import print_report
from emptor_local.cli.terminal import shown, terminal
from tests.unit.local.test_render import REPORT

# Sets a title, clears the screen, is red by a single character, and turns the direction of writing.
HOSTILE = "Kettle \x1b]0;own\x07\x1b[2J\x9b31m\u202e\rK2"
ACTING = ("\x1b", "\x07", "\x9b", "\u202e", "\r")
PAGE = f"<title>{HOSTILE}</title><h1>{HOSTILE}</h1><p>Price: $20.00</p>"


def says_and_does_nothing(printed: str) -> None:
    assert r"\x1b[2J" in printed
    assert not [character for character in ACTING if character in printed]


@pytest.mark.parametrize(
    "text", ["Größe ½ l, 1\u00a0299,00\u00a0€", "小米", "שלום", "👩\u200d💻 ok", "a\tb\nc", "soft\u00adhyphen"]
)
def test_what_can_be_read_stays_as_it_is(text: str) -> None:
    assert shown(text) == text


def test_half_of_a_pair_can_be_printed() -> None:
    shown("headphones \udcff").encode()


def test_a_report_does_not_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    named = REPORT.candidates[0].model_copy(update={"name": HOSTILE})
    report = REPORT.model_copy(update={"summary": HOSTILE, "notes": (HOSTILE,), "candidates": (named, *REPORT.candidates[1:])})
    print_report(report, verbose=True)
    says_and_does_nothing(capsys.readouterr().out)


def test_the_work_under_way_does_not_steer_the_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    progress = Progress(shown=True)
    progress.notice(HOSTILE)
    says_and_does_nothing(capsys.readouterr().err)


def test_brackets_of_a_source_are_no_colours(capsys: pytest.CaptureFixture[str]) -> None:
    """Rich ends with an error at a closing mark that nothing opened."""
    source = REPORT.sources[0].model_copy(update={"url": "https://shop.example/[/b]", "detail": "said [red]no[/blue]"})
    print_report(REPORT.model_copy(update={"sources": (source,)}), verbose=True)
    assert "[/b]" in capsys.readouterr().out


def test_its_own_colours_are_kept(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    terminal().print("[red]ok[/]")
    assert "\x1b[31mok" in capsys.readouterr().out


async def _explain(folder: Path) -> None:
    (folder / "page.html").write_text(PAGE, encoding="utf-8")
    options = argparse.Namespace(
        jsonl=False, explain=True, url="https://shop.example/k", file=str(folder / "page.html"), workers=None
    )
    await extract.run(options)


async def test_an_explained_page_does_not_steer_the_terminal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    await _explain(tmp_path)
    says_and_does_nothing(capsys.readouterr().out)


def test_a_question_back_does_not_steer_the_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin.readline", lambda: "\n", raising=False)
    research.ask_all([ClarifyingQuestion(id="use", text=HOSTILE, options=(HOSTILE, "b"), default=HOSTILE)])
    says_and_does_nothing(capsys.readouterr().err)


def test_a_complaint_does_not_steer_the_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    async def fails(_: argparse.Namespace) -> int:
        raise InvalidInput(HOSTILE)

    monkeypatch.setattr(extract, "run", fails)
    assert main.main(["extract", "x.html"]) == main.EXIT_USAGE
    says_and_does_nothing(capsys.readouterr().err)
