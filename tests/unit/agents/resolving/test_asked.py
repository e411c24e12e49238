"""Products named in a question: which of those that were found are meant."""

from __future__ import annotations

import pytest

from emptor.agents.questions import parse_question
from emptor.agents.resolving.asked import asked_name, is_asked_for, missing_names, shares_name
from emptor.models.jobs import JobOptions
from tests.fakes.dossiers import dossier

BRIEF = parse_question("Tarvane Drift 2 vs Quillon Arc", JobOptions())


@pytest.mark.parametrize(
    ("name", "brand", "asked"),
    [
        ("Tarvane Drift 2 Wireless Over-Ear Headphones", "Tarvane", "Tarvane Drift 2"),
        ("Drift 2 Headphones, black", "Tarvane", "Tarvane Drift 2"),
        ("Quillon Arc", None, "Quillon Arc"),
        ("Quillon Arc Max", "Quillon", None),
        ("Tarvane Drift Mini", "Tarvane", None),
        ("Halvik Meridian 45", "Halvik", None),
    ],
)
def test_a_name_is_of_the_model_asked_for_or_of_none(name: str, brand: str | None, asked: str | None) -> None:
    assert is_asked_for(dossier(name, brand=brand), BRIEF) is (asked is not None)
    assert asked_name(f"{brand} {name}", BRIEF) == asked


@pytest.mark.parametrize(
    ("name", "brand", "is_near"),
    [("Tarvane Drift Mini", "Tarvane", True), ("Arc Max", "Quillon", True), ("Flask 500 Water Bottle", "Gullmere", False)],
)
def test_what_comes_nearest_to_a_named_product_has_a_word_of_its_name(name: str, brand: str, is_near: bool) -> None:
    """Where nothing is known of what a name is of, a bottle is not near to headphones."""
    assert shares_name(dossier(name, brand=brand), BRIEF) is is_near


def test_a_longer_name_asked_for_is_not_taken_for_the_shorter() -> None:
    both = parse_question("Quillon Arc vs Quillon Arc Max", JobOptions())
    assert asked_name("Quillon Arc Max Headphones", both) == "Quillon Arc Max"
    assert asked_name("Quillon Arc Headphones", both) == "Quillon Arc"


@pytest.mark.parametrize(
    ("asked", "name", "is_one"),
    [
        ("Google Pixel", "Google Pixel 9 Pro", True),  # a line of products
        ("Google Pixel 9", "Google Pixel 9 Pro", False),
        ("Yeti Coolers", "Yeti Tundra 45 Cooler", True),
        ("Bose QuietComfort", "Bose QuietComfort Ultra Earbuds", False),
        ("Eldholm Juno", "Eldholm Juno Duo Nähmaschine", False),
        ("Eldholm Juno", "Eldholm Juno XL Nähmaschine", False),
    ],
)
def test_a_line_of_products_has_many_models_and_a_model_has_no_other(asked: str, name: str, is_one: bool) -> None:
    brief = parse_question(f"compare {asked} and Halvik Meridian 45", JobOptions())
    assert (asked_name(name, brief) == asked) is is_one


def test_a_question_without_names_means_every_product() -> None:
    assert is_asked_for(dossier("Halvik Meridian 45"), parse_question("headphones under $150", JobOptions()))


def test_products_asked_for_that_nothing_was_found_of_are_told() -> None:
    assert missing_names(["Tarvane Drift 2 Headphones", "Quillon Arc Max"], BRIEF) == ["Quillon Arc"]
