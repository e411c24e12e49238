"""`explain_page`: the sum of what is printed is what decided."""

from __future__ import annotations

import re

import pytest

from emptor.extract import extract_page
from emptor.extract.explain import WIDTH, explain_page
from emptor.extract.fields.field_marks import BRAND_POINTS, NAME_POINTS, STOCK_POINTS
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


def _unwrapped(text: str) -> str:
    """The text with the lines that go on joined to those they go on from."""
    return re.sub(r"\n {10,}", " ", text)


def test_the_marks_of_an_amount_add_up_to_its_score() -> None:
    """Whoever mends a price sees which mark has to count for more or less."""
    amounts = [line for line in _unwrapped(explain_page(PAGE, URL)).splitlines() if " in the text " in line]
    assert len(amounts) == 3
    for line in amounts:
        score, *marks = map(float, re.findall(r"[+-]\d+\.\d", line.replace("30 days", "")))
        assert sum(marks) == pytest.approx(score, abs=0.05 * len(marks) + 0.01)  # each is rounded to a tenth


def test_a_former_price_and_delivery_are_named_as_such() -> None:
    text = _unwrapped(explain_page(PAGE, URL))
    assert re.search(r"list in the text “30 €”: .*struck -2\.5", text)
    assert re.search(r"other in the text “4\.95 €”: .*shipping -3\.0", text)


def test_an_empty_page_says_that_nothing_is_said() -> None:
    assert explain_page("", URL).splitlines() == [
        "title: not found", "price: not found", "brand: not found", "availability: not found",
    ]  # fmt: skip


def test_the_marks_of_each_candidate_add_up_to_its_weight() -> None:
    """Title, brand and availability are explained as a price is."""
    lines = _unwrapped(explain_page(PAGE, URL)).splitlines()
    weights = [n for n, line in enumerate(lines) if re.match(r" {2,3}[+-]\d", line) and "total" not in line]
    assert len(weights) >= 5
    for n in weights:
        marks = [float(points) for points in re.findall(r" ([+-]\d+\.\d)", lines[n + 2])]
        assert sum(marks) == pytest.approx(float(lines[n].split()[0]), abs=0.05 * len(marks) + 0.06)


def test_a_rule_that_overrides_the_weights_is_named() -> None:
    """Here the title weighs less than the heading, and is taken because it says more."""
    page = "<title>Acme Corvo 15 lamp</title><main><h1>Corvo 15 lamp</h1><p>20 €</p><button>Add to cart</button></main>"
    text = _unwrapped(explain_page(page, URL))
    assert "Acme Corvo 15 lamp TAKEN: a title that says all of the heading and more" in text
    sold_out = PAGE.replace("<p>In stock</p>", '<p class="stock">Availability: sold out</p>').replace(
        "</head>",
        '<script type="application/ld+json">{"@type":"Product","name":"Corvo 15 lamp","offers":'
        '{"price":"20","availability":"https://schema.org/InStock"}}</script></head>',
    )
    assert "TAKEN: words say it more firmly than markup" in _unwrapped(explain_page(sold_out, URL))


def test_no_line_is_wider_than_a_terminal_of_eighty_columns() -> None:
    wide = PAGE.replace("Corvo 15 lamp</h1>", f"Corvo 15 lamp {'with a long name ' * 8}</h1>")
    assert max(map(len, explain_page(wide, URL).splitlines())) <= WIDTH == 80


@pytest.mark.parametrize("table", [NAME_POINTS, BRAND_POINTS, STOCK_POINTS])
def test_every_mark_of_a_field_has_its_points_and_rules_give_none(table: dict[str, float]) -> None:
    assert set(table) == set(type(next(iter(table))))
    assert all((points == 0) == mark.startswith("rule: ") for mark, points in table.items())


def test_every_mark_has_its_points_and_only_amounts_not_paid_lose_their_role() -> None:
    assert set(POINTS) == set(Mark)
    assert all(POINTS[mark] < 0 for mark, role in ROLES.items() if role is not Role.PAID)
