"""`make eval`: figures are held against their floors, and what nobody may look at is not printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.evals import __main__ as command
from tests.evals import accuracy, floors, runner, tables
from tests.evals.frame import Failure, Figure, Split, SuiteResult, share, split_of

SUITE = """
from __future__ import annotations
from tests.evals.frame import Failure, Figure, Split, SuiteResult, SuiteSkipped
TITLE = "made-up rows"
def run():
    {body}
"""
MEASURES = """return SuiteResult(
        (Figure("recall", 0.9, 0.8, (10, 5)),),
        (Failure(Split.KNOWN, "row seen", "kind", "a", "b"), Failure(Split.UNSEEN, "row hidden", "kind", "secret", "c")),
        ("shop.example 0.9",),
    )"""


@pytest.fixture
def gate(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of suites with its own floors, results and page."""
    folder = tmp_path / "gate_suites"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(command, "suite_names", lambda: runner.suite_names(folder))
    monkeypatch.setattr(
        command,
        "run_suites",
        lambda names, update=False: [runner.run_suite(name, "gate_suites", update=update) for name in names],
    )
    monkeypatch.setattr(floors, "FILE", tmp_path / "floors.toml")
    monkeypatch.setattr(accuracy, "RESULTS", tmp_path / "results.json")
    monkeypatch.setattr(accuracy, "PAGE", tmp_path / "accuracy.md")
    return folder


def write_suite(gate: Path, name: str, body: str) -> None:
    (gate / f"{name}.py").write_text(SUITE.format(body=body), encoding="utf-8")


def pin(gate: Path, suite: str, known: float, unseen: float) -> None:
    floors.write({suite: {"recall": {"known": known, "unseen": unseen}}}, gate.parent / "floors.toml")


@pytest.mark.parametrize(("name", "known", "unseen", "status"), [
    ("gate_reached", 0.9, 0.8, 0),
    ("gate_known_falls", 0.91, 0.8, 1),
    ("gate_unseen_falls", 0.9, 0.81, 1),
])  # fmt: skip
def test_a_figure_below_its_floor_fails_the_gate(
    gate: Path, capsys: pytest.CaptureFixture[str], name: str, known: float, unseen: float, status: int
) -> None:
    """Both halves have a floor, and each alone fails the gate."""
    write_suite(gate, name, MEASURES)
    pin(gate, name, known, unseen)
    assert command.main([]) == status
    assert ("FAILED" in capsys.readouterr().out) == bool(status)


def test_failures_of_the_unseen_half_are_only_counted(gate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """`--failures` prints the known half; the unseen half appears only with `--show-unseen`."""
    write_suite(gate, "gate_failures", MEASURES)
    pin(gate, "gate_failures", 0.9, 0.8)
    command.main([])
    assert "row seen" not in capsys.readouterr().out
    command.main(["--failures", "--details"])
    printed = capsys.readouterr().out
    assert "row seen [kind]: expected a; got b" in printed
    assert "and 1 of the unseen half" in printed
    assert "shop.example 0.9" in printed
    assert "hidden" not in printed
    assert "secret" not in printed
    command.main(["--show-unseen"])
    assert "row hidden" in capsys.readouterr().out


def test_a_figure_without_a_floor_fails_until_it_is_pinned(gate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A new figure is gated from its first run on: `--update` pins it, stores it and writes the page."""
    write_suite(gate, "gate_new", MEASURES)
    assert command.main([]) == 1
    assert "has no floor" in capsys.readouterr().out
    assert command.main(["--update"]) == 0
    assert floors.read(floors.FILE) == {"gate_new": {"recall": {"known": 0.898, "unseen": 0.798}}}
    assert "| recall | 0.900 | 0.800 | +0.100 | 0.898 / 0.798 | 10 + 5 |" in accuracy.PAGE.read_text(encoding="utf-8")
    assert command.main([]) == 0


def test_updating_never_lowers_a_floor_unless_that_is_allowed(gate: Path) -> None:
    """A regression stays red after `--update`, and is accepted only by name."""
    write_suite(gate, "gate_regression", MEASURES)
    pin(gate, "gate_regression", 0.95, 0.5)
    assert command.main(["--update"]) == 1
    assert floors.read(floors.FILE)["gate_regression"]["recall"] == {"known": 0.95, "unseen": 0.798}
    assert "gate_regression" not in accuracy.stored()
    assert command.main(["--update", "--allow-regression"]) == 0
    assert floors.read(floors.FILE)["gate_regression"]["recall"] == {"known": 0.898, "unseen": 0.798}


def test_a_broken_suite_fails_and_a_skipped_one_does_not(gate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A traceback is a failure that hides no other suite; missing data is a reason that is printed."""
    write_suite(gate, "gate_skipped", 'raise SuiteSkipped("no pages in EMPTOR_EVAL_PAGES")')
    assert command.main([]) == 0
    assert "skipped: no pages in EMPTOR_EVAL_PAGES" in capsys.readouterr().out
    write_suite(gate, "gate_broken", "return 1 // 0")
    assert command.main([]) == 1
    printed = capsys.readouterr().out
    assert "ZeroDivisionError" in printed
    assert "skipped: no pages" in printed


def test_an_unknown_suite_is_refused_with_the_names_there_are(gate: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A typing error is not a green gate."""
    write_suite(gate, "gate_names", MEASURES)
    assert command.main(["gate_namse"]) == 2
    assert "There are: gate_names" in capsys.readouterr().err


def test_a_pinned_figure_that_is_no_longer_measured_fails() -> None:
    """A suite cannot pass by leaving a figure or a half out."""
    result = SuiteResult((Figure("recall", 0.9, None),))
    pinned = {"one": {"recall": {"known": 0.9, "unseen": 0.8}, "precision": {"known": 0.5}}}
    assert [str(short) for short in floors.shortfalls("one", result, pinned)] == [
        "one: recall: unseen has a floor and no rows",
        "one: precision: has a floor and is no longer measured",
    ]


def test_the_floor_of_an_error_rate_is_a_ceiling() -> None:
    """False passes must not rise; none at all is pinned exactly."""
    figure = Figure("false pass", 0.0, 0.02, (50, 50), lower_is_better=True)
    pinned = floors.raised("one", SuiteResult((figure,)), {})
    assert pinned == {"one": {"false pass": {"known": 0.0, "unseen": 0.022}}}
    worse = Figure("false pass", 0.02, 0.02, (50, 50), lower_is_better=True)
    assert [short.reason for short in floors.shortfalls("one", SuiteResult((worse,)), pinned)] == ["known 0.020 is above 0.000"]


def test_suites_run_beside_each_other_in_fresh_processes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each suite has a process of its own, so that none sees what another one loaded."""
    folder = tmp_path / "gate_processes"
    folder.mkdir()
    monkeypatch.syspath_prepend(str(tmp_path))
    for name in ("first", "second"):
        write_suite(folder, name, "import os; return SuiteResult((Figure(str(os.getpid()), 1.0, 1.0),))")
    runs = list(runner.run_suites(["first", "second"], "gate_processes"))
    assert {run.name for run in runs} == {"first", "second"}
    assert len({run.result.figures[0].name for run in runs if run.result}) == 2


def test_a_row_always_falls_in_the_same_half() -> None:
    """The split depends on the key alone, and both halves get a fair part."""
    keys = [f"shop{n}.example" for n in range(400)]
    halves = [split_of(key) for key in keys]
    assert halves == [split_of(key) for key in keys]
    assert 150 < halves.count(Split.KNOWN) < 250


def test_a_share_is_counted_in_each_half() -> None:
    """A half without rows has no figure, which is not the same as zero."""
    assert share("recall", [(Split.KNOWN, True), (Split.KNOWN, False)]) == Figure("recall", 0.5, None, (2, 0))


def test_the_failures_of_unseen_rows_are_counted_where_none_is_shown() -> None:
    """The count says that there is more to do without saying what."""
    hidden = [Failure(Split.UNSEEN, "row", "kind", "a", "b")] * 3
    assert tables.failure_lines(hidden, show_unseen=False) == ["  and 3 of the unseen half"]
