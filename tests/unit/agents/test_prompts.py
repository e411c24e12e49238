"""Every prompt: versioned, short, warned against what pages say, and with a schema that all providers take."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import BaseModel

from emptor.agents import research
from emptor.agents.judging.open_demands import PointedOut
from emptor.agents.prompting import load_prompt, prompt_version
from emptor.agents.research.ahead import PlannedQueries
from emptor.agents.research.brief import BriefHints
from emptor.agents.research.gaps import ReadFacts
from emptor.agents.resolving.open_pairs import SameProducts
from emptor.agents.sources.off_topic import OffTopic
from emptor.agents.verifying.written import Written
from emptor.agents.writing.judged import Scores
from emptor.llm.shape import shape_of

SCHEMAS: dict[str, type[BaseModel]] = {
    "brief": BriefHints,
    "plan": PlannedQueries,
    "select": OffTopic,
    "extract": ReadFacts,
    "resolve": SameProducts,
    "judge": PointedOut,
    "write": Written,
    "support": Scores,
}
READS_PAGES = ("select", "extract", "resolve", "judge", "support")
MOST_CHARACTERS = 1_000


def test_every_prompt_file_is_known() -> None:
    folder = Path(research.__file__).parent / "prompts"
    assert {path.stem for path in folder.glob("*.md")} == SCHEMAS.keys()


@pytest.mark.parametrize("name", SCHEMAS)
def test_a_prompt_is_short_and_has_a_version_that_is_not_sent(name: str) -> None:
    assert prompt_version(name) >= 1
    text = load_prompt(name)
    assert "version" not in text.splitlines()[0]
    assert 0 < len(text) <= MOST_CHARACTERS


@pytest.mark.parametrize("name", READS_PAGES)
def test_who_reads_words_of_pages_is_told_what_they_are(name: str) -> None:
    assert "instructions" in load_prompt(name)
    assert "data" in load_prompt(name)


@pytest.mark.parametrize("schema", SCHEMAS.values(), ids=lambda s: s.__name__)
def test_its_schema_is_one_that_strict_modes_take_and_may_be_left_empty(schema: type[BaseModel]) -> None:
    """Every object closed; and an answer that says nothing is an answer."""
    assert shape_of(schema).closed
    schema.model_validate({})
