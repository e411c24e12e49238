"""Faults put into words and marks: drawn by a seed, and really in place."""

from __future__ import annotations

from emptor.lexicon.source import read_toml
from tests.evals.mutations import BY_HAND, DRAWN, SWAPPED, UNIT, Mutation, draw, mutated

LEXICON = {"en": {"stock.out": ["sold out", "out of stock"]}, "de": {"stock.out": ["ausverkauft"]}}


def test_a_seed_draws_the_same_faults_again_and_another_seed_others() -> None:
    first = draw(10)
    assert len(first) == len(DRAWN) + 1 + SWAPPED == 20
    assert first == draw(10)
    assert first != draw(11)


def test_a_draw_has_faults_of_many_families_and_languages() -> None:
    drawn = [fault for fault in draw(10) if fault.kind != "swap" and fault.place[0] != UNIT]
    assert len({fault.place[1].partition(".")[0] for fault in drawn}) == len({family for _, family in DRAWN})
    assert len({fault.place[0] for fault in drawn}) > len(drawn) // 2


def test_a_moved_phrase_stands_in_the_other_concept_alone() -> None:
    lexicon = {"en": {"comparator.at-most": ["under"], "comparator.at-least": ["over"]}}
    found = mutated(lexicon, Mutation("move", ("en", "comparator.at-most", "comparator.at-least"), ("under",)))
    assert found == {"en": {"comparator.at-most": [], "comparator.at-least": ["over", "under"]}}


def test_a_dropped_phrase_is_gone_and_all_others_stay() -> None:
    found = mutated(LEXICON, Mutation("drop", ("en", "stock.out"), ("sold out",)))
    assert found == {"en": {"stock.out": ["out of stock"]}, "de": {"stock.out": ["ausverkauft"]}}
    assert LEXICON["en"]["stock.out"] == ["sold out", "out of stock"]


def test_a_misspelled_phrase_is_one_that_no_text_has() -> None:
    found = mutated(LEXICON, Mutation("misspell", ("de", "stock.out"), ("ausverkauft",)))
    assert found["de"]["stock.out"] == ["zqxausverkauft"]


def test_a_word_that_languages_share_is_dropped_from_all_of_them() -> None:
    """Pages are read with the words of all languages: else nothing would change."""
    shared = {"en": {"material.polyester": ["polyester", "pes"]}, "de": {"material.polyester": ["polyester"]}, "ja": {}}
    found = mutated(shared, Mutation("drop", ("de", "material.polyester"), ("polyester",)))
    assert found == {"en": {"material.polyester": ["pes"]}, "de": {"material.polyester": []}, "ja": {}}


def test_each_fault_chosen_by_hand_changes_the_lexicon() -> None:
    """A phrase that somebody renames would make its trial one without a fault, which no suite can see."""
    lexicon = read_toml()
    faults = [fault for fault in BY_HAND if fault.kind != "swap"]
    assert faults
    assert all(mutated(lexicon, fault) != lexicon for fault in faults)
