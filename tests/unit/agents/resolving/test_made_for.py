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
