"""A model that writes the report may lie: what its facts do not say is not told, and what they say is."""

from __future__ import annotations

import asyncio
import re

import pytest

from emptor.agents.verifying.citable import Scene, scene_for
from emptor.agents.verifying.drafts import draft_of
from emptor.agents.writing.composed import facts_for
from emptor.llm import ScriptedLlm
from emptor.services.web import archive_web
from emptor_local.sample import sample_path
from tests.fakes.memory_jobs import run_in_memory
from tests.fakes.sentence_rows import FALSE, FLIGHTS, HEADPHONES, MONITORS, PRODUCTS, TRUE, VACUUMS

_KEY = re.compile(r"\[(\w+):([a-z_]+?)(\d?)\]")
QUESTIONS = (FLIGHTS, HEADPHONES, MONITORS, VACUUMS)
LEAST_ROWS = 60


async def _scenes() -> dict[str, Scene]:
    web = await archive_web(sample_path())
    try:
        reports = {question: (await run_in_memory(question, web, ScriptedLlm())).report for question in QUESTIONS}
    finally:
        await web.aclose()
    return {q: scene_for(facts_for(list(r.candidates), r.brief), list(r.candidates), r.brief) for q, r in reports.items()}


@pytest.fixture(scope="module")
def scenes() -> dict[str, Scene]:
    """The questions of the tables, answered on the sample without a model."""
    return asyncio.run(_scenes())


def cited(sentence: str, scene: Scene) -> str:
    """The sentence with the numbers of the facts it names."""

    def number(match: re.Match[str]) -> str:
        product, attribute, nth = PRODUCTS[match[1]], match[2], int(match[3] or 1)
        fits = [n for n, f in enumerate(scene.facts, start=1) if product in f.product and f.attribute == attribute]
        return f"[{fits[nth - 1]}]"

    return _KEY.sub(number, sentence)


@pytest.mark.parametrize(("question", "sentence"), TRUE, ids=[sentence[:60] for _, sentence in TRUE])
def test_what_the_facts_say_is_kept(scenes: dict[str, Scene], question: str, sentence: str) -> None:
    """A true sentence with the right citations has no fault."""
    assert draft_of(cited(sentence, scenes[question]), scenes[question]).faults == ()


@pytest.mark.parametrize(("lie", "question", "sentence"), FALSE, ids=[f"{lie}: {sentence[:50]}" for lie, _, sentence in FALSE])
def test_what_the_facts_do_not_say_is_not_told(scenes: dict[str, Scene], lie: str, question: str, sentence: str) -> None:
    """A false sentence has at least one fault, whatever it cites."""
    assert draft_of(cited(sentence, scenes[question]), scenes[question]).faults, lie


async def test_both_rates_are_measured_over_enough_sentences(
    scenes: dict[str, Scene], record_property: pytest.FixtureRequest
) -> None:
    """The figures of the tables: how many false sentences pass, and how many true ones are lost."""
    passed = [s for _, q, s in FALSE if not draft_of(cited(s, scenes[q]), scenes[q]).faults]
    lost = [s for q, s in TRUE if draft_of(cited(s, scenes[q]), scenes[q]).faults]
    print(f"false sentences that pass: {len(passed)} of {len(FALSE)}; true sentences removed: {len(lost)} of {len(TRUE)}")
    assert min(len(TRUE), len(FALSE)) >= LEAST_ROWS
    assert (passed, lost) == ([], [])
