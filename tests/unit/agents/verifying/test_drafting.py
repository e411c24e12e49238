"""A text is split into sentences while it is written, in whatever pieces it comes."""

from __future__ import annotations

import pytest

from emptor.agents.verifying.citable import Citable, Scene, scene_for
from emptor.agents.verifying.drafts import Drafting, drafts_of
from emptor.agents.writing.composed import facts_for
from emptor.models.brief import Brief
from tests.fakes.dossiers import evidence

SCENE = scene_for(facts_for([], Brief(question="headphones")), [], Brief(question="headphones"))
FACT = Citable(line="The Aria 3 costs 99 EUR", product="Aria 3", attribute="price", evidence=evidence("99 EUR"))
TEXTS = [
    "One is 79.99 USD [1]. Another weighs 3.1 kg [2][3]. The last one ends here [4].",
    "Cited behind its end. [1] So is this one! [2, 3] And this",
    "No end at all",
    "At 79.99 USD [1]",
    "See https://shop.example/x.png [1] for more... Or not?! [2]",
    "Two stops.. And a fragment. png.",
    "It says “a day early.” [1] Is that so? [2]",
    "",
]


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("size", [1, 2, 3, 7, 1_000])
def test_the_pieces_do_not_matter(text: str, size: int) -> None:
    """The sentences and what they cite are those of the whole text."""
    drafting = Drafting(SCENE)
    for start in range(0, len(text), size):
        drafting.add(text[start : start + size])
    drafting.end()
    assert drafting.drafts == drafts_of(text, SCENE)


def test_a_sentence_is_given_out_once_the_next_has_begun() -> None:
    """Not before: its citations may follow its full stop, and a full stop may be that of a number."""
    drafting = Drafting(SCENE)
    assert drafting.add("It costs 79.") == []
    assert drafting.add("99 USD. ") == []
    assert drafting.add("[1]") == []
    assert [draft.text for draft in drafting.add(" The")] == ["It costs 79.99 USD."]
    assert [draft.text for draft in drafting.end()] == ["The"]


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It weighs 3.1 kg [1]. It costs 79.99 USD [2]", ["It weighs 3.1 kg.", "It costs 79.99 USD"]),
        ("See https://shop.example/x.png [1].", ["See https://shop.example/x.png."]),
        ("It “runs out a day early.” [1] True.", ["It “runs out a day early.”", "True."]),
        ("Really? [1] Yes! [2]", ["Really?", "Yes!"]),
    ],
)
def test_a_point_within_a_number_or_an_address_ends_no_sentence(text: str, sentences: list[str]) -> None:
    assert [draft.text for draft in drafts_of(text, SCENE)] == sentences


def test_a_fragment_is_no_sentence() -> None:
    """Little can be wrong with a word or two, and nothing is said by them."""
    (draft,) = drafts_of("png [1].", Scene((FACT,), SCENE.brief, ()))
    assert draft.faults == ("it is no sentence",)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It weighs 3.1 kg [1]. The Aria 3 costs 99", ["It weighs 3.1 kg."]),
        ("It weighs 3.1 kg [1]. The Aria 3 [1] costs", ["It weighs 3.1 kg."]),
        ("It weighs 3.1 kg [1]. The Aria 3 costs 1,299.", ["It weighs 3.1 kg."]),  # of 1,299.50, perhaps
        ("It weighs 3.1 kg. [1] The Aria 3 costs 99 EUR. [", ["It weighs 3.1 kg."]),
        ("It weighs 3.1 kg [1]. The Aria 3 costs 99 EUR [1].", ["It weighs 3.1 kg.", "The Aria 3 costs 99 EUR."]),
        ("It weighs 3.1 kg [1]. The Aria 3 costs 99 EUR. [1]", ["It weighs 3.1 kg.", "The Aria 3 costs 99 EUR."]),
        ("The Aria 3 costs 99", []),
        ("", []),
    ],
)
@pytest.mark.parametrize("size", [1, 1_000])
def test_the_half_sentence_of_a_text_that_was_cut_is_dropped(text: str, sentences: list[str], size: int) -> None:
    """A sentence counts once its citation has come, for a full stop may be the point of a number."""
    drafting = Drafting(SCENE)
    for start in range(0, len(text), size):
        drafting.add(text[start : start + size])
    drafting.end(cut=True)
    assert [draft.text for draft in drafting.drafts] == sentences
