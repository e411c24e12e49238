"""Whole reports as text that is the same in every run: no times, no identifiers, no costs."""

from __future__ import annotations

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from emptor.agents.writing.markdown import cost_line, to_markdown
from emptor.llm import ScriptedLlm
from emptor.models.report import Report
from emptor.services.pages.web import archive_web
from emptor_local.sample import sample_path
from tests.fakes.memory_jobs import run_in_memory

FOLDER = Path(__file__).parent / "data" / "golden"
QUESTIONS = {
    "headphones-best": "best noise-cancelling headphones under $200",
    "headphones-battery": "wireless over-ear headphones under 150 dollars with at least 30 hours of battery",
    "headphones-flights": "wireless over-ear headphones with noise cancelling for long flights",
    "headphones-german": "Kopfhörer mit Geräuschunterdrückung unter 150 €",
    "headphones-comparison": "Tarvane Drift 2 vs Quillon Arc Lite",
    "headphones-nothing": "wireless headphones under 20 dollars",
    "monitors-budget": "27-inch monitor under 300 dollars",
    "monitors-french": "écran 27 pouces à moins de 300 €",
    "monitors-german": "27-Zoll-Monitor mit USB-C unter 350 Euro",
    "headphones-french": "casque sans fil à réduction de bruit à moins de 150 €",
    "monitors-named": "Is the Vantor View 27C any good?",
    "vacuums-quiet": "robot vacuum under $300 quieter than 65 dB",
    "vacuums-two": "the two cheapest robot vacuums with a mop, in stock",
}
SHOWN_LINES = 24  # of a difference; the rest is in `git diff` after an update


@dataclass(frozen=True, slots=True)
class Golden:
    """A report as it was accepted and as it is now. `accepted` is empty where there is no file yet."""

    name: str
    accepted: str
    now: str

    @property
    def difference(self) -> str:
        """The changed lines, as a unified difference of at most `SHOWN_LINES` lines."""
        lines = list(difflib.unified_diff(self.accepted.splitlines(), self.now.splitlines(), "accepted", "now", n=0, lineterm=""))
        more = [f"({len(lines) - SHOWN_LINES} more lines)"] if len(lines) > SHOWN_LINES else []
        return "\n    " + "\n    ".join([*lines[:SHOWN_LINES], *more])


async def reports() -> list[Golden]:
    """Answer every question on the sample without a model."""
    web = await archive_web(sample_path())
    try:
        answers = {name: await run_in_memory(question, web, ScriptedLlm()) for name, question in QUESTIONS.items()}
    finally:
        await web.aclose()
    return [Golden(name, _accepted(name), stable_text(done.report)) for name, done in answers.items()]


def stable_text(report: Report) -> str:
    """Return the report as Markdown, with each candidate's score, and without the line of times and costs."""
    text = to_markdown(report).replace(cost_line(report), "").rstrip()
    return "\n".join([text, "", "## Scores", "", *_scores(report), ""])


def write(goldens: Iterable[Golden]) -> None:
    """Accept the reports as they are now."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for golden in goldens:
        (FOLDER / f"{golden.name}.md").write_text(golden.now, encoding="utf-8")


def _scores(report: Report) -> Iterable[str]:
    return (f"{candidate.rank}. {candidate.name}: {candidate.score:.3f}" for candidate in report.candidates)


def _accepted(name: str) -> str:
    file = FOLDER / f"{name}.md"
    return file.read_text(encoding="utf-8") if file.exists() else ""
