"""What the order of words in two names shows."""

from __future__ import annotations

import pytest

from emptor.agents.resolving.name_runs import continues, laid_out, parted, words_beyond


@pytest.mark.parametrize(
    ("one", "other", "brand"),
    [
        ("Oldham Sprint Classic folding bike", "Oldham Sprint Urban folding bike", "Oldham"),
        ("Oldham Sprint Klassik Faltrad", "Oldham Sprint Stadt Faltrad", "Oldham"),
        ("Velkor 800 juicer", "Velkor 800 Signature juicer", "Velkor"),
        ("Greenox TR36 trimmer", "Greenox TR-36 X trimmer", "Greenox"),
        ("Tarnvik Lodge 2-person tent", "Tarnvik Lodge 4-person tent", "Tarnvik"),
        ("Ladderix Leiter 3 Stufen", "Ladderix Leiter 5 Stufen", "Ladderix"),
    ],
    ids=[
        "a word in capitals takes another's place",
        "in German as well",
        "one name has a word more in its model",
        "a letter behind the code",
        "another number of persons",
        "another number of steps",
    ],
)
def test_names_that_differ_in_their_model_are_parted(one: str, other: str, brand: str) -> None:
    """No list of words says so: their places do."""
    assert parted(laid_out(one, brand), laid_out(other, brand))
    assert parted(laid_out(other, brand), laid_out(one, brand))


@pytest.mark.parametrize(
    ("one", "other", "brand"),
    [
        ("Greenox TR36 grass trimmer", "Greenox TR-36 cordless grass trimmer", "Greenox"),
        ("Ignira G4 gas grill", "IGNIRA G4 Gas BBQ 4 Burner", "Ignira"),
        ("Velkor 800 juicer", "Extracteur de jus Velkor 800", "Velkor"),
        ("Wheelio Max 3 stroller", "Wheelio Max 3 pushchair", "Wheelio"),
        ("Cargo Pod 400 roof box", "Cargo Pod 400 Roof Box, 400 litres, matt black", "Cargo"),
    ],
    ids=["small letters describe", "all in capitals", "another language", "another word for the kind", "what a shop adds"],
)
def test_names_that_differ_in_what_describes_them_are_not_parted(one: str, other: str, brand: str) -> None:
    """Colours, features, kinds and what shops add tell no models apart."""
    assert not parted(laid_out(one, brand), laid_out(other, brand))
    assert not parted(laid_out(other, brand), laid_out(one, brand))


def test_a_name_goes_on_with_something_else_only_behind_a_word_that_joins() -> None:
    """`and heat mat` is a second thing; `slow juicer` describes the first."""
    single = laid_out("Sprouta Grow 12 propagator", "Sprouta")
    assert continues(single, laid_out("Sprouta Grow 12 propagator and heat mat", "Sprouta"))
    assert not continues(single, laid_out("Sprouta Grow 12 propagator green", "Sprouta"))
    assert not continues(single, laid_out("Sprouta Seed 12 propagator and heat mat", "Sprouta"))


def test_words_beyond_another_name_are_neither_colours_nor_figures() -> None:
    """A cheaper page whose name says nothing more is the same thing at a lower price."""
    machine = laid_out("Velkor 800 juicer", "Velkor")
    assert words_beyond(laid_out("Velkor 800 auger black", "Velkor"), machine) == {"auger"}
    assert words_beyond(laid_out("Velkor 800 juicer black 2025", "Velkor"), machine) == frozenset()


def test_a_kind_of_thing_in_another_language_says_nothing_more() -> None:
    """`Casque` beside `headphones` is a translation, and beside `casque` it is a word more."""
    french = laid_out("Casque sans fil Halvorsen A9", "Halvorsen")
    english = laid_out("Halvorsen A9 headphones", "Halvorsen")
    assert "casque" in words_beyond(french, english)
    assert "casque" not in words_beyond(french, english, translated=True)
