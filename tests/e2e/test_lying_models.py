"""A model that writes the report may lie: what its facts do not say is not told, and what they say is."""

from __future__ import annotations

import asyncio

import pytest

from emptor.agents.verifying.citable import Scene
from emptor.agents.verifying.drafts import draft_of
from tests.evals.sentences import cited, scenes_for
from tests.fakes.sentence_rows import FALSE, FLIGHTS, HEADPHONES, MONITORS, TRUE, VACUUMS

QUESTIONS = (FLIGHTS, HEADPHONES, MONITORS, VACUUMS)
LEAST_ROWS = 60


@pytest.fixture(scope="module")
def scenes() -> dict[str, Scene]:
    """The questions of the tables, answered on the sample without a model."""
    return asyncio.run(scenes_for(QUESTIONS))


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
