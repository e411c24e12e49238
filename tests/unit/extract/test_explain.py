"""`explain_page`: the sum of what is printed is what decided."""

from __future__ import annotations

import re

import pytest

from emptor.extract import extract_page
from emptor.extract.explain import explain_page
from emptor.extract.fields.price_marks import POINTS, ROLES, Mark, Role

URL = "https://shop.example/product/corvo-15"
PAGE = """
<html><head><title>Corvo 15 lamp | Shop</title></head><body><main><h1>Corvo 15 lamp</h1>
<p class="brand">Corvo</p><p class="price"><s>30 €</s> <b>20 €</b></p><p>Delivery: 4.95 €</p><p>In stock</p>
<button>Add to cart</button></main></body></html>
"""


def test_each_field_says_what_was_taken_as_the_extraction_does() -> None:
    product = extract_page(PAGE, URL).product
    assert product is not None
    assert product.name is not None
    assert product.brand is not None
    assert product.offer.price is not None
    assert product.offer.list_price is not None
    assert product.offer.availability is not None
    lines = explain_page(PAGE, URL).splitlines()
    assert f"title: {product.name.value}" in lines
    assert f"brand: {product.brand.value}" in lines
    assert f"availability: {product.offer.availability.value}" in lines
    assert f"list price: {product.offer.list_price.value}" in lines
    assert any(line.startswith(f"price: {product.offer.price.value} ") for line in lines)


def test_the_marks_of_an_amount_add_up_to_its_score() -> None:
    """Whoever mends a price sees which mark has to count for more or less."""
    amounts = [line for line in explain_page(PAGE, URL).splitlines() if " in the text " in line]
    assert len(amounts) == 3
    for line in amounts:
        score, *marks = map(float, re.findall(r"[+-]\d+\.\d", line))
        assert sum(marks) == pytest.approx(score, abs=0.05 * len(marks) + 0.01)  # each is rounded to a tenth


def test_a_former_price_and_delivery_are_named_as_such() -> None:
    text = explain_page(PAGE, URL)
    assert re.search(r"list in the text “30 €”: .*struck -2\.5", text)
    assert re.search(r"other in the text “4\.95 €”: .*shipping -3\.0", text)


def test_an_empty_page_says_that_nothing_is_said() -> None:
    assert explain_page("", URL).splitlines() == [
        "title: nothing says it", "price: nothing says it", "brand: nothing says it", "availability: nothing says it",
    ]  # fmt: skip


def test_every_mark_has_its_points_and_only_amounts_not_paid_lose_their_role() -> None:
    assert set(POINTS) == set(Mark)
    assert all(POINTS[mark] < 0 for mark, role in ROLES.items() if role is not Role.PAID)
