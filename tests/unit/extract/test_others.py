"""What stands on a page beside its product, and numbers under labels of many kinds."""

# ruff: noqa: E501 - pages in one line

from __future__ import annotations

from decimal import Decimal

import pytest

from emptor.extract import extract_page
from emptor.extract.buttons import says_buy
from emptor.models.extraction import PageKind, Product


def read(body: str, title: str = "Lamp Orion 200", url: str = "https://shop.example/lamp-orion-200", head: str = "") -> Product:
    page = extract_page(f"<html><head><title>{title}</title>{head}</head><body>{body}</body></html>", url)
    assert page.kind is PageKind.PRODUCT
    assert page.product is not None
    return page.product


SHOP = '<h1>Lamp Orion 200</h1><div class="box"><b class="price">$129.50</b><button>Add to cart</button></div>'


@pytest.mark.parametrize(
    "heading",
    [
        "Customers also bought",
        "Das könnte Ihnen auch gefallen",
        "Produits similaires",
        "También te puede interesar",
        "С этим товаром покупают",
        "関連商品",
        "Podobne produkty",
    ],
)
def test_a_section_of_other_products_is_told_by_its_heading(heading: str) -> None:
    """Names of classes say nothing here; the words above the boxes do."""
    section = (
        f'<div class="q1"><h2>{heading}</h2><div class="q2"><b class="price">$9.00</b> <button>Add to cart</button></div></div>'
    )
    product = read(f"<h1>Lamp Orion 200</h1>{section}<p>$129.50</p><button>Add to cart</button>")
    assert product.offer.price is not None
    assert product.offer.price.value == Decimal("129.50")


@pytest.mark.parametrize(
    ("printed", "price", "listed"),
    [
        ("<span>$100.00</span> <span>$72.00</span> <em>28% off</em>", "72", "100"),
        ("<span>13.790.000đ</span> <span>18.990.000đ</span> <em>Giảm 27%</em>", "13790000", "18990000"),
        ('<span class="regular-price">$49.00</span>', "49", None),  # no sale: the regular price is the price
        ('<span>$80.00</span><p>Add engraving ($5.00)</p>', "80", None),
        ('<button>-</button><input value="1"><button>+</button><span class="price">$15.19</span>', "15.19", None),
        ('<span class="price">$20.00</span> <span>Free delivery</span>', "20", None),
        ("<p>Weighs 3.5 pounds</p><span>$64.00</span>", "64", None),
    ],
)  # fmt: skip
def test_the_amount_that_is_paid(printed: str, price: str, listed: str | None) -> None:
    """Percentages, steppers, weights and extras beside an amount say which one is the price."""
    offer = read(f"<h1>Lamp Orion 200</h1><div>{printed}<button>Add to cart</button></div>").offer
    assert offer.price is not None
    assert offer.price.value == Decimal(price)
    assert (offer.list_price.value if offer.list_price else None) == (Decimal(listed) if listed else None)


@pytest.mark.parametrize(
    ("printed", "sku", "mpn"),
    [
        ("<p>Tuotenro: 123202-97</p>", "123202-97", None),
        ("<p>Item # 607323</p><p>Model # PRL-F-K 34324</p>", "607323", "PRL-F-K 34324"),
        ("<ul><li>ASIN \u200f : \u200e B00N150YS4</li></ul><table><tr><th>Part Number</th><td>\u200e6012110</td></tr></table>", "B00N150YS4", "6012110"),
        ("<p>Part Number: EMERMUS1</p>", "EMERMUS1", "EMERMUS1"),  # small shops print the maker's number alone
        ("<p>Артикул: 46678</p>", "46678", None),
        ("<p>מק\"ט: 771-20</p>", "771-20", None),
    ],
)  # fmt: skip
def test_numbers_are_read_under_labels_of_many_kinds(printed: str, sku: str, mpn: str | None) -> None:
    """With a number sign, with marks of writing direction, in other languages."""
    product = read(SHOP + printed)
    assert (product.sku.value if product.sku else None, product.mpn.value if product.mpn else None) == (sku, mpn)


@pytest.mark.parametrize(
    ("url", "printed", "sku"),
    [
        ("https://shop.example/p/701812622_white", "", "701812622_white"),
        ("https://shop.example/products/product?code=31273", "<p>31273</p>", "31273"),
        ("https://shop.example/electronics/13364466/lamp-orion", "", "13364466"),
        ("https://hc-2100.example/lamp", "<p>hc-2100.example</p>", None),  # the shop's own name is no number
    ],
)
def test_numbers_are_read_from_the_address(url: str, printed: str, sku: str | None) -> None:
    """A part of the path, a parameter that is printed too; never the host."""
    product = read(SHOP + printed, url=url)
    assert (product.sku.value if product.sku else None) == sku


def test_an_isbn_in_the_address_is_the_gtin() -> None:
    """Its prefix and check digit leave no doubt."""
    product = read(SHOP, url="https://books.example/b/lamps-of-the-world-9780306406157")
    assert product.gtin is not None
    assert product.gtin.value == "9780306406157"


def test_a_gtin_in_markup_gets_its_leading_zeros_back() -> None:
    """Spreadsheets cut them off."""
    product = read(SHOP, head='<meta property="product:gtin" content="32429335302">')
    assert product.gtin is not None
    assert product.gtin.value == "032429335302"


@pytest.mark.parametrize(
    ("label", "buys"),
    [
        ("Add to Cart", True), ("Buy $15.98", True), ("Zum Warenkorb hinzufügen", True), ("Toevoegen aan winkelwagen", True), ("Thêm vào giỏ", True),
        ("اشتري الآن", True), ("장바구니 담기", True), ("До кошика", True), ("Buy cigarettes & tobacco", False), ("Kaufen Sie bei uns", False), ("View cart", False),
        ("0 in cart", False), ("Order status", False),
    ],
)  # fmt: skip
def test_buttons_that_buy(label: str, buys: bool) -> None:
    """A menu's `Buy tea` leads to a category."""
    assert says_buy(label) is buys


@pytest.mark.parametrize(
    ("body", "title", "name"),
    [
        ("<h1>The next duty glove, made for you</h1><h3>Ghost Glove 12</h3>", "Ghost Glove 12 – Shop", "Ghost Glove 12"),
        ("<h1><span>Maison Aster</span><span>Fluid Gold</span></h1>", "Maison Aster Fluid Gold", "Maison Aster Fluid Gold"),
        ("<h1>Bomber Jacket $49.99</h1>", "Bomber Jacket | Women", "Bomber Jacket"),
        (
            '<table><tr><td class="pageHeading">Yellow Leaf - 1 pack of 20</td></tr></table>',
            "Buy yellow leaf 1 pack of 20 online",
            "Yellow Leaf - 1 pack of 20",
        ),
    ],
)
def test_the_name_is_found_where_the_first_heading_is_wanting(body: str, title: str, name: str) -> None:
    """A slogan, parts set apart by style, a price in the heading, no heading at all."""
    product = read(f'{body}<div><b class="price">$49.99</b><button>Add to cart</button></div>', title=title)
    assert product.name is not None
    assert product.name.value == name
