"""Rows of dimensions: the legend says which figure is which side, in the page's language."""

from __future__ import annotations

import pytest

from emptor.agents.resolving.reading import facts_of
from emptor.agents.resolving.sides import sides_of
from tests.evals.pages import ShopPage, read_page

WDH = {"width": ("45", "cm"), "depth": ("60", "cm"), "height": ("182", "cm")}


@pytest.mark.parametrize(
    ("label", "text", "language"),
    [
        ("Dimensions (W x D x H)", "45 x 60 x 182 cm", "en"),
        ("Abmessungen (B x T x H)", "45 × 60 × 182 cm", "de"),
        ("Dimensions (L x P x H)", "45x60x182 cm", "fr"),
        ("Dimensiones (An x Pr x Al)", "45 x 60 x 182 cm", "es"),
        ("Dimensioni (L x P x A)", "45 x 60 x 182 cm", "it"),
        ("Afmetingen (B x D x H)", "45 x 60 x 182 cm", "nl"),
        ("Dimensions", "45 (W) x 60 (D) x 182 (H) cm", "en"),
        ("Abmessungen", "B 45 x T 60 x H 182 cm", "de"),
    ],
)
def test_a_legend_names_the_sides_in_the_language_of_the_page(label: str, text: str, language: str) -> None:
    assert sides_of(label, text, language) == WDH


def test_two_l_of_french_are_length_and_width() -> None:
    found = sides_of("Dimensions (L x l x H)", "120 x 45 x 60 cm", "fr")
    assert found == {"length": ("120", "cm"), "width": ("45", "cm"), "height": ("60", "cm")}


@pytest.mark.parametrize(
    ("label", "text"),
    [
        ("Dimensions", "45 x 60 x 182 cm"),  # nothing says which is which
        ("Dimensions (W x D x Q)", "45 x 60 x 182 cm"),
        ("Package dimensions (W x D x H)", "45 x 60 x 182 cm"),
        ("Resolution (W x H)", "1920 x 1080"),
        ("Dimensions (W x D x H)", "45 x 60 cm"),
    ],
)
def test_what_a_legend_does_not_say_is_not_read(label: str, text: str) -> None:
    assert sides_of(label, text, "en") == {}


def test_a_row_of_dimensions_states_its_sides_unless_a_row_states_one_alone() -> None:
    specs = (("Abmessungen (B x T x H)", "45 x 60 x 182 cm"), ("Höhe", "175 cm"))
    page = read_page(ShopPage(name="Corvik Aster Regal", url="https://a.example/p/1", language="de", brand="Corvik", specs=specs))
    assert page.extraction
    assert page.extraction.product
    facts = [(f.attribute, f.value) for f in facts_of(page, page.extraction.product)]
    assert ("width", "45") in facts
    assert ("depth", "60") in facts
    assert ("height", "182") not in facts
