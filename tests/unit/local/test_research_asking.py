"""The command asks back on a terminal, and nowhere else."""

from __future__ import annotations

import io

import pytest

from emptor.models.jobs import Clarify, ClarifyingQuestion
from emptor_local.cli.research import ask_all, clarify_of

QUESTION = ClarifyingQuestion(id="category", text="What?", options=("headphones", "backpack", "Anything"), default="Anything")


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("typed", "answer"),
    [
        pytest.param("2\n", "backpack", id="a number chooses an option"),
        pytest.param("a kettle\n", "a kettle", id="other words are the answer"),
        pytest.param("\n", "Anything", id="an empty line takes the default"),
        pytest.param("", "Anything", id="so does the end of input"),
        pytest.param("9\n", "9", id="a number that is no option is words"),
    ],
)
def test_an_answer_is_a_number_words_or_nothing(
    typed: str, answer: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The questions go to standard error: standard output holds the report alone."""
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    assert ask_all([QUESTION]) == {"category": answer}
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "2. backpack" in shown.err


@pytest.mark.parametrize(
    ("asked", "terminal", "chosen"),
    [
        pytest.param(None, True, Clarify.ASK, id="on a terminal"),
        pytest.param(None, False, Clarify.NEVER, id="in a pipe"),
        pytest.param("never", True, Clarify.NEVER, id="told not to"),
        pytest.param("ask", False, Clarify.ASK, id="told to"),
    ],
)
def test_a_pipe_is_not_asked(asked: str | None, terminal: bool, chosen: Clarify, monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Terminal if terminal else io.StringIO
    monkeypatch.setattr("sys.stdin", stream())
    monkeypatch.setattr("sys.stderr", stream())
    assert clarify_of(asked) is chosen
