"""docs/accuracy.md comes from the results that a run stored, and those reach their floors."""

from __future__ import annotations

from tests.evals import accuracy, floors
from tests.evals.frame import Figure, SuiteResult
from tests.evals.runner import suite_names


def test_the_page_is_what_the_stored_results_say() -> None:
    """No figure is written by hand: `make eval ARGS=--render` writes the page from the stored results and the floors."""
    assert accuracy.PAGE.read_text(encoding="utf-8") == accuracy.page(accuracy.stored(), floors.read())


def test_the_page_has_only_suites_that_there_are() -> None:
    """Figures that no command prints any more leave the page. A new suite without floors fails `make eval` itself."""
    assert set(accuracy.stored()) <= set(suite_names())


def test_the_stored_results_reach_their_floors() -> None:
    """Results of a failed run do not reach the page."""
    for name, suite in accuracy.stored().items():
        figures = tuple(Figure(**{**figure, "rows": tuple(figure["rows"])}) for figure in suite["figures"])
        assert floors.shortfalls(name, SuiteResult(figures), floors.read()) == []
