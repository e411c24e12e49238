"""The suite `lexicon`: a word counts as used where a row in its language has it."""

from __future__ import annotations

import pytest

from tests.evals.lexicon_use import Phrase, Text, all_phrases, used

SOLD_OUT = Phrase("de", "stock.out", "ausverkauft")
NOT = Phrase("en", "negation.not", "not")
HEADPHONES = Phrase("de", "sells.headphones", "*kopfhörer")
EVERYWHERE = Phrase("mul", "standard", "usb-c")
PHRASES = [SOLD_OUT, NOT, HEADPHONES, EVERYWHERE]


@pytest.mark.parametrize(("words", "languages", "found"), [
    ("Leider ausverkauft", {"de"}, {SOLD_OUT}),
    ("Leider ausverkauft", set(), {SOLD_OUT}),
    ("Ausverkauft, but this row is English", {"en"}, set()),
    ("Ein Sportkopfhörer mit USB C", {"de"}, {HEADPHONES, EVERYWHERE}),
    ("a knot", {"en"}, set()),
])  # fmt: skip
def test_a_word_is_used_where_a_row_of_its_language_has_it(words: str, languages: set[str], found: set[Phrase]) -> None:
    """As the product itself finds it: folded, with the notation's endings, and not within another word."""
    assert used(PHRASES, [Text(words, frozenset(languages))]) == found


def test_all_phrases_of_all_data_files_are_asked_for() -> None:
    """Each concept of each language is there, with its language."""
    listed = all_phrases()
    assert {"en", "de", "fr", "ja", "mul"} <= {phrase.language for phrase in listed}
    assert {"stock", "negation"} <= {phrase.family for phrase in listed}
