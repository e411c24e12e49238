"""The rows of the suite `sentences`, and the check of one of them."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from emptor.agents.verifying.citable import Scene, scene_for
from emptor.agents.verifying.drafts import draft_of
from emptor.agents.writing.composed import facts_for
from emptor.llm import ScriptedLlm
from emptor.services.pages.web import archive_web
from emptor_local.sample import sample_path
from tests.evals.frame import Split, split_of
from tests.fakes.memory_jobs import run_in_memory
from tests.fakes.sentence_rows import FALSE, HEADPHONES, MONITORS, PRODUCTS, TRUE, VACUUMS

FILE = Path(__file__).parent / "data" / "sentences.toml"
QUESTIONS = {"headphones": HEADPHONES, "monitors": MONITORS, "vacuums": VACUUMS}
_CITATION = re.compile(r"\[(\w+):([a-z_]+?)(\d?)\]")


@dataclass(frozen=True, slots=True)
class Row:
    """A sentence about the report on a question of the sample, with citations such as `[drift:price]`.

    Attributes:
        question: the question of the report.
        sentence: as a model might write it.
        lie: what is false about it; empty for a true sentence.
        language: of the sentence.
        tuned: whether the check was written with the sentence in sight, as the tables of the tests were.
    """

    question: str
    sentence: str
    lie: str = ""
    language: str = "en"
    tuned: bool = False

    @property
    def half(self) -> Split:
        """The half it is in. A sentence that rules were tuned to is known, whatever its hash."""
        return Split.KNOWN if self.tuned else split_of(self.sentence)


class Outcome(StrEnum):
    """What became of a sentence."""

    KEPT = "kept"
    REMOVED = "removed"
    NO_SUCH_FACT = "the report no longer has a fact that it cites"


def rows() -> list[Row]:
    """Return all rows: the tables of the tests, which the check was tuned to, and the file of the suite."""
    true = [Row(question, text, tuned=True) for question, text in TRUE]
    false = [Row(question, text, lie, tuned=True) for lie, question, text in FALSE]
    listed = tomllib.loads(FILE.read_text(encoding="utf-8"))["sentence"]
    return [*true, *false, *(Row(QUESTIONS[row["question"]], row["text"], row.get("lie", ""), row["lang"]) for row in listed)]


async def scenes_for(questions: Iterable[str]) -> dict[str, Scene]:
    """Return the facts that sentences about each question's report may cite, from the sample, without a model."""
    web = await archive_web(sample_path())
    try:
        reports = {question: (await run_in_memory(question, web, ScriptedLlm())).report for question in sorted(questions)}
    finally:
        await web.aclose()
    return {q: scene_for(facts_for(list(r.candidates), r.brief), list(r.candidates), r.brief) for q, r in reports.items()}


def cited(sentence: str, scene: Scene) -> str:
    """Return the sentence with the numbers of the facts it names: `[drift:price]` becomes `[3]`.

    Raises:
        LookupError: the report has no such fact.
    """

    def number(match: re.Match[str]) -> str:
        product, attribute, nth = PRODUCTS[match[1]], match[2], int(match[3] or 1)
        fits = [n for n, fact in enumerate(scene.facts, start=1) if product in fact.product and fact.attribute == attribute]
        return f"[{fits[nth - 1]}]"

    return _CITATION.sub(number, sentence)


def outcome(row: Row, scene: Scene) -> Outcome:
    """Return whether the check keeps the sentence."""
    try:
        text = cited(row.sentence, scene)
    except LookupError:
        return Outcome.NO_SUCH_FACT
    return Outcome.REMOVED if draft_of(text, scene).faults else Outcome.KEPT
