"""A noun is recognised in singular and plural, whatever its language."""

from __future__ import annotations

import pytest

from emptor.agents.resolving.noun_numbers import names, number_forms, words_in


@pytest.mark.parametrize(
    ("many", "one"),
    [
        ("sacchi", "sacco"),
        ("sacs", "sac"),
        ("Boxsäcke", "Boxsack"),
        ("boren", "boor"),
        ("zakken", "zak"),
        ("macchine", "macchina"),
        ("fogões", "fogão"),
        ("journaux", "journal"),
        ("knives", "knife"),
        ("pralki", "pralka"),
        ("matrassen", "matras"),
    ],
)
def test_a_plural_and_its_singular_are_one_noun_in_both_directions(many: str, one: str) -> None:
    plural, single = words_in(many)[0], words_in(one)[0]
    assert single in number_forms(plural)
    assert plural in number_forms(single)


@pytest.mark.parametrize(
    ("word", "other"), [("heat", "heater"), ("pan", "pane"), ("bag", "bagel"), ("car", "care"), ("sac", "sack")]
)
def test_words_that_only_begin_alike_are_two_nouns(word: str, other: str) -> None:
    assert other not in number_forms(word)


def test_a_phrase_is_found_joined_or_apart() -> None:
    assert list(names(words_in("SUP-Boards"), words_in("Supboard XL"))) == [1]
    assert list(names(words_in("hedgetrimmer"), words_in("18 V hedge trimmers"))) == [4]
    assert list(names(words_in("sacs de frappe"), words_in("Jaser Echo – sac de frappe"))) == [5]
    assert not list(names(words_in("sac de frappe"), words_in("Jaser Echo sac de")))
