"""The words of the lexicon that may stand around claims say nothing of their own."""

from __future__ import annotations

import pytest

from emptor.agents.verifying.references import references
from emptor.agents.writing.phrases import languages
from emptor.lexicon import concepts, phrases
from emptor.lexicon.notation import surfaces
from tests.unit.agents.verifying.test_borne_out import SCENE, held

SPEAKING = (
    "said.more",
    "said.less",
    "said.most",
    "said.least",
    "said.advice",
    "said.also",
    "said.like",
    "said.source",
    "negation.no",
    "negation.not",
    "negation.lack",
    "stock.in",
    "stock.out",
    "superlative",
    "comparative",
)


def spelt(concept: str, language: str) -> set[str]:
    return {surface.text for phrase in phrases(concept, language) for surface in surfaces(phrase)}


@pytest.mark.parametrize("language", sorted(languages()))
def test_a_word_that_joins_is_no_word_that_says_something(language: str) -> None:
    """One that compares, denies, advises or tells of stock needs a claim, so it must not be among those that need none."""
    joining = spelt("said.joining", language)
    assert joining
    speaking = {word: concept for concept in SPEAKING for name in concepts(concept) for word in spelt(name, language)}
    assert {word: speaking[word] for word in joining & speaking.keys()} == {}


@pytest.mark.parametrize("language", sorted(languages()))
def test_every_language_of_reports_has_the_words(language: str) -> None:
    for concept in ("advice", "if", "only", "by", "than", "for", "source", "of", "more", "less", "count"):
        assert any(spelt(name, language) for name in concepts(f"said.{concept}")), concept


def test_a_reference_leads_to_a_product_or_to_a_claim_of_the_sentence() -> None:
    claim = held("P1", "price", "is", 1)
    assert not isinstance(claim, str)
    found = references("{P1} {1} {1.shop}", [claim], SCENE)
    assert [one.kind for one in found if not isinstance(one, str)] == ["name", "value", "shop"]


@pytest.mark.parametrize("wording", ["{P4}", "{P0}", "{2}", "{0}", "{1.limit}", "{1.name}", "{L1}", "{Q1}", "{P1.shop}"])
def test_a_reference_that_leads_nowhere_is_a_fault(wording: str) -> None:
    claim = held("P1", "price", "is", 1)
    assert not isinstance(claim, str)
    assert references(wording, [claim], SCENE) == f"{wording} refers to nothing"
