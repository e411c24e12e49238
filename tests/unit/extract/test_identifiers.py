"""Labels of a product's numbers: whose number it is, in any language, with or without full stops, hyphens and accents."""

from __future__ import annotations

import json

import pytest

from emptor.extract import extract_page
from emptor.models.extraction import Product


def product(label: str, value: str, lang: str) -> Product:
    body = (
        f"<h1>Acme Solo 3</h1><table><tr><td>{label}</td><td>{value}</td></tr></table><p>€ 129.00</p><button>Add to cart</button>"
    )
    page = f'<html lang="{lang}"><head><title>Acme Solo 3</title></head><body>{body}</body></html>'
    found = extract_page(page, "https://shop.example/solo").product
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("label", "lang"),
    [
        ("SKU", "en"),
        ("Item no.", "en"),
        ("Our product code", "en"),
        ("Art.-Nr.", "de"),
        ("Artikelnummer", "de"),
        ("Bestell-Nr.", "de"),
        ("Référence", "fr"),
        ("Código de producto", "es"),
        ("Katalogové číslo", "cs"),
        ("Numer artykułu", "pl"),
        ("Артикул", "ru"),
        ("Номенклатурный номер", "ru"),
        ("Ürün Kodu", "tr"),
        ("Κωδικός", "el"),
        ("商品コード", "ja"),
        ("상품 번호", "ko"),
    ],
)
def test_a_number_under_a_label_of_the_seller_is_the_sellers(label: str, lang: str) -> None:
    sku = product(label, "QX-4471", lang).sku
    assert sku is not None
    assert sku.value == "QX-4471"


@pytest.mark.parametrize(
    ("label", "lang"),
    [("MPN", "en"), ("Manufacturer's part no.", "en"), ("Herstellernummer", "de"), ("Kód výrobce", "cs"), ("Üretici kodu", "tr")],
)
def test_a_number_under_a_label_of_the_maker_is_the_makers(label: str, lang: str) -> None:
    mpn = product(label, "QX-4471", lang).mpn
    assert mpn is not None
    assert mpn.value == "QX-4471"


@pytest.mark.parametrize("label", ["Items in the box", "Manufacturer address", "Our product promise", "Model year"])
def test_a_label_that_says_more_than_a_number_is_none(label: str) -> None:
    found = product(label, "QX-4471", "en")
    assert found.sku is None or found.sku.value != "QX-4471"
    assert found.mpn is None


def test_a_sku_of_words_needs_no_digit() -> None:
    """`RPI_zero-board-only` is one word of parts with a capital: under `SKU` it is the number, under a loose label it is not."""
    sku = product("SKU", "RPI_zero-board-only", "en").sku
    assert sku is not None
    assert sku.value == "RPI_zero-board-only"
    other = product("SKU", "Add to wish-list", "en").sku
    assert other is None or other.value != "Add to wish-list"


@pytest.mark.parametrize(("stated", "sku"), [("6308", None), ("77120", "77120")])
def test_the_key_that_a_cart_is_filled_by_is_no_number_of_the_seller(stated: str, sku: str | None) -> None:
    """WordPress shops print the key of their database as `sku` where the seller gave none."""
    markup = json.dumps({"@type": "Product", "name": "Soap", "sku": stated, "offers": {"price": "5.00", "priceCurrency": "EUR"}})
    source = (
        f'<html><head><title>Soap</title><script type="application/ld+json">{markup}</script></head><body><h1>Soap</h1>'
        '<p class="price">€5.00</p><form><button name="add-to-cart" value="6308">Add to cart</button></form></body></html>'
    )
    product = extract_page(source, "https://shop.example/product/soap/").product
    assert product is not None
    assert (product.sku.value if product.sku else None) == sku


@pytest.mark.parametrize("printed", ["N/A", "NULL", "AB-12"])
def test_a_placeholder_is_no_number(printed: str) -> None:
    """`SKU: N/A` says that there is none."""
    source = (
        "<html><head><title>Soap</title></head><body><h1>Soap</h1><p class=price>€5.00</p><button>Add to cart</button>"
        f"<p>SKU: <span class=sku>{printed}</span></p></body></html>"
    )
    product = extract_page(source, "https://shop.example/product/soap/").product
    assert product is not None
    assert (product.sku.value if product.sku else None) == (printed if printed == "AB-12" else None)
