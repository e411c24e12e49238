"""The data files of the lexicon: every one can be read, and the compiled form says the same."""

from __future__ import annotations

import json
from collections import defaultdict
from pathlib import Path

import pytest

from emptor.lexicon import LANGUAGES, concepts, matcher, phrases
from emptor.lexicon.build import main
from emptor.lexicon.matcher import Entry, Matcher
from emptor.lexicon.source import read_toml


def test_a_family_has_its_concepts_and_they_their_phrases() -> None:
    assert "tier.name.pro" in concepts("tier")
    assert phrases("tier.name.lite") == ("lite",)


def test_a_concept_that_no_language_has_is_an_error() -> None:
    with pytest.raises(KeyError, match="no concept 'nonsense'"):
        matcher("nonsense")


# Concepts of what one language alone has: Polish words for two to ten that counting things changes, and the like.
ONE_LANGUAGE = frozenset(
    {
        "negation.exact",
        "section.labelled",
        "section.counted-products",
        "negation.harmless",
        *(f"amount.n{n}" for n in (*range(2, 11), 25)),
    }
)
OF_ALL = {"en", "mul"}


def test_a_concept_of_one_language_alone_is_a_slip_of_its_name() -> None:
    """`sold-out` where all others say `out` would be read by nobody, and nothing would say so."""
    having: dict[str, set[str]] = defaultdict(set)
    for language, named in read_toml().items():
        for concept in named:
            having[concept].add(language)
    alone = {concept for concept, languages in having.items() if len(languages) == 1 and not languages & OF_ALL}
    assert {concept for concept in alone - ONE_LANGUAGE if not concept.startswith("adjective.")} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_phrase_of_every_language_can_be_compiled(language: str) -> None:
    data = read_toml()[language]
    Matcher(Entry(concept, language, phrase) for concept, values in data.items() for phrase in values)
    for concept, values in data.items():
        assert len(values) == len(set(values)), f"{language}: {concept} lists a phrase twice"


def test_the_compiled_lexicon_says_what_the_sources_say(tmp_path: Path) -> None:
    folder = tmp_path / "emptor" / "lexicon"
    folder.mkdir(parents=True)
    assert main([str(tmp_path)]) == 0
    assert json.loads((folder / "compiled.json").read_text("utf-8")) == read_toml()
