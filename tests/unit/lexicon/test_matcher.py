"""Phrases in their notation are found in text of any spelling, in one pass, at the edges of words only."""

from __future__ import annotations

import pytest

from emptor.lexicon import Matcher, fold
from emptor.lexicon.matcher import Entry


def spans(phrase: str, text: str) -> list[str]:
    """The words of `text` that `phrase` matches."""
    return [text[m.start : m.end] for m in Matcher([Entry("k", "xx", phrase)]).find(fold(text))]


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("in ear", "In-Ear, in ear and inear", ["In-Ear", "in ear", "inear"]),
        ("kabellos~", "ein kabelloses Headset, kabellos", ["kabelloses", "kabellos"]),
        ("*kopfhörer", "Sportkopfhörer und Kopfhoerer", ["Sportkopfhörer", "Kopfhoerer"]),
        ("wasserdicht*", "Wasserdichtigkeit nach IPX7", ["Wasserdichtigkeit"]),
        ("non", "nonstop or non stop", ["non"]),
        ("größe", "GRÖSSE, Groesse, grosse", ["GRÖSSE", "Groesse", "grosse"]),
        ("売り切れ", "この商品は売り切れです", ["売り切れ"]),
        ("réduction de bruit", "avec réduction de bruit active", ["réduction de bruit"]),
    ],
)
def test_a_phrase_matches_the_spellings_its_notation_names(phrase: str, text: str, found: list[str]) -> None:
    assert spans(phrase, text) == found


def test_the_longest_phrase_at_a_place_wins_and_each_match_names_its_languages() -> None:
    matcher = Matcher([Entry("short", "en", "in stock"), Entry("long", "en", "not in stock"), Entry("short", "nl", "in stock")])
    assert [m.key for m in matcher.find("not in stock, in stock")] == ["long", "short"]
    assert matcher.find("in stock")[0].languages == ("en", "nl")


def test_a_text_of_a_million_repeats_is_read_in_one_pass() -> None:
    matcher = Matcher([Entry("k", "en", "a a a b")])
    assert matcher.find("a " * 1_000_000) == []


def test_an_empty_phrase_is_refused() -> None:
    with pytest.raises(ValueError, match="empty phrase"):
        Matcher([Entry("k", "en", " * ")])


def test_an_underscore_is_a_space_that_is_not_left_out() -> None:
    found = Matcher([Entry("share", "en", "share_this")])
    assert found.has("share this page")
    assert not found.has("sharethis")
