"""Pages that say what their thing is for."""

from __future__ import annotations

import pytest

from emptor.agents.resolving.made_for import is_made_for_own_name
from tests.evals.pages import ShopPage, read_page


def _says_so(page: ShopPage) -> bool:
    read = read_page(page).extraction
    assert read
    assert read.product
    return is_made_for_own_name(read.product, read.text)


@pytest.mark.parametrize(
    ("name", "language", "label", "value"),
    [
        ("Wheelio Max 3 carrycot", "en", "Fits", "Wheelio Max 3, Wheelio Max 2"),
        ("Wheelio Max 3 Babywanne", "de", "Passend für", "Wheelio Max 3"),
        ("Wheelio Max 3 nacelle", "fr", "Compatibilité", "Wheelio Max 3"),
        ("Wheelio Max 3 gondola", "pl", "Pasuje do", "Wheelio Max 3"),
        ("Earpads HA-900", "en", "Compatible models", "HA900, HA950"),
    ],
)
def test_a_row_that_names_the_model_makes_a_part_of_it(name: str, language: str, label: str, value: str) -> None:
    """The label is known by its words or by its stem, in any language of the lexicon."""
    page = ShopPage(name=name, url="https://shop.example/p/1", language=language, specs=((label, value), ("SKU", "8817-2")))
    assert _says_so(page)


@pytest.mark.parametrize(
    ("name", "label", "value"),
    [
        ("Halvorsen A9 headphones", "Compatible with", "Android, iOS, Windows 11"),
        ("Meshio AX3 router", "Works with", "Meshio AX5, Meshio AX6"),
        ("Wheelio Max 3 stroller", "Model", "Wheelio Max 3"),
        ("Sommea Nuage mattress", "Suitable for", "Sommea bed frames"),
    ],
    ids=["what it connects to", "its siblings", "its own model", "a name without a figure"],
)
def test_a_row_about_something_else_makes_none(name: str, label: str, value: str) -> None:
    """Products name what they work with, and that is another thing."""
    page = ShopPage(name=name, url="https://shop.example/p/1", specs=((label, value), ("SKU", "8817-2")))
    assert not _says_so(page)


def test_a_sentence_counts_where_it_begins_with_what_the_thing_is_for() -> None:
    """`Accessories for the G4` on the page of the G4 speaks of others."""
    part = ShopPage("Ignira G4 rotisserie", "https://shop.example/p/1", sentences=("Suitable for the Ignira G4 only.",))
    machine = ShopPage("Ignira G4 gas grill", "https://shop.example/p/2", sentences=("Accessories for the Ignira G4 are here.",))
    cover = ShopPage("Ignira G4 gas grill", "https://shop.example/p/3", sentences=("The cover is made for the Ignira G4.",))
    assert _says_so(part)
    assert not _says_so(machine)
    assert not _says_so(cover)


@pytest.mark.parametrize(
    ("name", "language", "label", "value"),
    [
        ("Dovlow Delta Plus boxing gloves", "en", "Made for", "Dovlow Delta Plus"),
        ("Dovlow Delta Plus Flächenreiniger", "de", "Gemacht für", "Dovlow Delta Plus"),
        ("Nettoyeur de terrasse – Dovlow Delta", "fr", "Conçu pour", "Dovlow Delta"),
        ("Dovlow Delta: carbonpeddel", "nl", "Gemaakt voor", "Dovlow Delta"),
    ],
)
def test_a_label_that_ends_with_for_needs_no_figure_in_the_name(name: str, language: str, label: str, value: str) -> None:
    """Whatever the verb, the preposition says that the value is what the thing is for; the value is a part of the name."""
    assert _says_so(ShopPage(name, "https://shop.example/p/1", language=language, specs=((label, value), ("SKU", "8817-2"))))


@pytest.mark.parametrize(
    ("name", "label", "value"),
    [
        ("Dovlow Delta Plus punching bag", "Model", "Dovlow Delta Plus"),
        ("Dovlow Delta Plus punching bag", "Made for", "clubs and studios"),
        ("Dovlow Delta Plus", "Made for", "Dovlow Delta Plus"),
    ],
    ids=["its model", "its buyers", "nothing is left of the name"],
)
def test_a_row_that_does_not_take_the_name_apart_makes_no_part(name: str, label: str, value: str) -> None:
    """Only what the name says beyond the value can be made for it."""
    assert not _says_so(ShopPage(name, "https://shop.example/p/1", specs=((label, value), ("SKU", "8817-2"))))


@pytest.mark.parametrize(
    ("name", "language", "sentence", "is_part"),
    [
        ("Dovlow Delta boxing gloves", "en", "The boxing gloves are made for the Dovlow Delta.", True),
        ("Dovlow Delta Ersatzfinne", "de", "Ersatzfinne ist gemacht für Dovlow Delta.", True),
        ("Dovlow Delta punching bag", "en", "The boxing gloves are made for the Dovlow Delta.", False),
        ("Dovlow Delta punching bag", "en", "The punching bag is made for clubs. For the Dovlow Delta we have gloves.", False),
    ],
)
def test_a_sentence_that_takes_the_name_apart_makes_a_part(name: str, language: str, sentence: str, *, is_part: bool) -> None:
    """What the name says beside the model is named first, then that it is for the model, in one sentence."""
    assert _says_so(ShopPage(name, "https://shop.example/p/1", language=language, sentences=(sentence,))) is is_part
