"""`docs/accuracy.md`: written from the figures of the last run that was kept, which are in `results.json`."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from tests.evals.floors import DECIMALS, TOLERANCE, Floors
from tests.evals.frame import Figure
from tests.evals.runner import SuiteRun
from tests.evals.tables import markdown

RESULTS = Path(__file__).parent / "results.json"
PAGE = Path(__file__).resolve().parents[2] / "docs" / "accuracy.md"

INTRODUCTION = f"""\
# Accuracy

`make eval ARGS=--docs` writes this page; do not edit it by hand. `make eval` prints the same tables, `make eval S=cases` one of
them, and both fail when a figure misses its floor (`tests/evals/floors.toml`).

Each suite is split by a hash of the shop, the seed or the wording. Rules are tuned on the **known** half only; nobody looks at
the failures of the **unseen** half, so its figure is the one to expect on shops and questions never met. The **difference**
between the two measures how far the rules fit what they were tuned on. A floor is pinned {TOLERANCE} below the figure it was
raised to, and a perfect figure exactly. `make eval ARGS=--failures` prints the rows of the known half that are answered wrong.
"""


def stored(file: Path | None = None) -> dict[str, dict[str, Any]]:
    """Return what the last kept runs measured, by suite."""
    file = file or RESULTS
    return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}


def kept(results: dict[str, dict[str, Any]], runs: list[SuiteRun]) -> dict[str, dict[str, Any]]:
    """Return the results with those of the suites that ran replaced. A suite that was skipped keeps its last figures."""
    new = {run.name: _plain(run) for run in runs if run.result is not None}
    return dict(sorted({**results, **new}.items()))


def store(results: dict[str, dict[str, Any]], file: Path | None = None) -> None:
    """Write the results, a figure a line."""
    suites = [f" {json.dumps(name)}: {_suite_text(suite)}" for name, suite in results.items()]
    (file or RESULTS).write_text("{\n" + ",\n".join(suites) + "\n}\n", encoding="utf-8")


def page(results: dict[str, dict[str, Any]], floors: Floors) -> str:
    """Return the text of `docs/accuracy.md`."""
    sections = [INTRODUCTION]
    for name, suite in results.items():
        figures = [Figure(**{**figure, "rows": tuple(figure["rows"])}) for figure in suite["figures"]]
        sections.append(f"## {name}\n\n{suite['title']}.\n\n{markdown(figures, floors.get(name, {}))}\n")
    return "\n".join(sections)


def _plain(run: SuiteRun) -> dict[str, Any]:
    assert run.result is not None
    return {"title": run.title, "figures": [_rounded(figure) for figure in run.result.figures]}


def _rounded(figure: Figure) -> dict[str, Any]:
    halves = {
        half: None if value is None else round(value, DECIMALS)
        for half, value in (("known", figure.known), ("unseen", figure.unseen))
    }
    return {**asdict(figure), **halves}


def _suite_text(suite: dict[str, Any]) -> str:
    figures = ",\n".join("   " + json.dumps(figure, ensure_ascii=False) for figure in suite["figures"])
    return f'{{\n  "title": {json.dumps(suite["title"], ensure_ascii=False)},\n  "figures": [\n{figures}\n  ]\n }}'
