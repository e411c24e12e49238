"""One home each: the fold of texts, the words that deny, the tiers of models. A new copy fails here; an exception says why."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "shared" / "emptor"
HOMES = {
    r"unicodedata\.normalize": {
        "utils/text.py": "the fold of words that are compared",
        "lexicon/folding.py": "the fold of texts in which phrases are found: as long as the text, so that places stay",
        "search/fulltext/tokens.py": "the index keeps letters that the fold takes apart",
        "llm/providers/wordpiece.py": "BERT's own normalisation, which its vocabulary was made with",
        "core/net/addresses.py": "IDNA's normalisation of hosts",
        "agents/sources/orders.py": "letters that hide an order are made plain first",
        "agents/research/brief.py": "a question is composed once, not folded",
        "agents/research/follow.py": "a question is composed once, not folded",
    },
    r"[\"']negation(?:\.|[\"'])": {
        "lexicon/negation.py": "whether a text denies",
        "lexicon/plainness.py": "whether a text says more than the word",
        "agents/verifying/context.py": "an empty answer of a row",
        "agents/resolving/made_for.py": "words that say what something fits",
        "agents/resolving/reading.py": "answers in a list of rows",
        "agents/questions/features.py": "an answer behind a feature: `bluetooth: no`",
    },
}

# Lists that have tiers among other words of a name, and are still to be joined with the lexicon's: there may be no third.
KEPT_LISTS = {"agents/questions/products.py", "agents/resolving/naming.py"}


@pytest.mark.parametrize("pattern", HOMES)
def test_a_concept_has_one_home(pattern: str) -> None:
    """Who reads it by itself is listed with the reason; whoever no longer does is removed from the list."""
    found = {
        str(file.relative_to(PACKAGE)) for file in PACKAGE.rglob("*.py") if re.search(pattern, file.read_text(encoding="utf-8"))
    }
    assert found == set(HOMES[pattern])


def test_tiers_are_listed_in_the_lexicon_alone() -> None:
    """A line of code that names three tiers beside each other is a second list, which drifts from the first."""
    tiers = re.compile(r"\b(?:pro|plus|max|ultra|mini|lite)\b(?:\W{1,4}(?:pro|plus|max|ultra|mini|lite|air)\b){2}")
    found = {str(file.relative_to(PACKAGE)) for file in PACKAGE.rglob("*.py") if tiers.search(file.read_text(encoding="utf-8"))}
    assert found == KEPT_LISTS
