"""Pages that suites make are read by the product as shop pages are."""

from __future__ import annotations

import pytest

from tests.evals.pages import ShopPage, read_page

LANGUAGES = ("en", "de", "fr", "es", "it", "nl", "pt", "pl")


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_made_page_is_read_as_a_product_with_its_facts(language: str) -> None:
    """In each language the name, the price, the specification and the description arrive."""
    page = ShopPage(
        name="Oakline H5",
        url="https://shop.example/p/1",
        language=language,
        brand="Oakline",
        sentences=("Zwenk traal bift.",),
        specs=(("Gyrometer", "Zorn"),),
        questions=(("Vrolk?", "Snib."),),
    )
    extraction = read_page(page).extraction
    assert extraction is not None
    assert extraction.product is not None
    product = extraction.product
    assert product.name is not None
    assert product.name.value == "Oakline H5"
    assert product.offer.price is not None
    assert str(product.offer.price.value) == "349.00"
    assert ("Gyrometer", "Zorn") in {(spec.label, spec.text) for spec in product.specs}
    assert "Zwenk traal bift." in extraction.text
    assert "Snib." in extraction.text
