"""Facts that shops print without markup, and the forms of a product that only the state of its application names."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from emptor.extract import extract_page
from emptor.extract.evidence import SourceText
from emptor.models.extraction import Availability, Condition, Product

URL = "https://shop.example/lamps/solis"
BUY = "<p class=price>£40.00</p><form action=/cart><button type=submit>Add to cart</button></form>"


def source(inside: str) -> str:
    return f'<html lang="en"><head><title>Solis lamp - Lamps</title></head><body><h1>Solis lamp</h1>{BUY}{inside}</body></html>'


def product(inside: str) -> Product:
    found = extract_page(source(inside), URL).product
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("inside", "want"),
    [
        ("<p>Condition: Used - good</p>", Condition.USED),
        ("<dl><dt>Zustand</dt><dd>Gebraucht: Sehr gut</dd></dl>", Condition.USED),
        ("<table><tr><th>État</th><td>Reconditionné</td></tr></table>", Condition.REFURBISHED),
        ("<table><tr><th>Stan</th><td>Nowy</td></tr></table>", Condition.NEW),
        ("<p>Condition: Newly painted frames welcome</p>", None),
        ("<p>Buy new</p><p>Buy used</p><p>Condition: Used - good</p>", None),
        ("<h2>You may also like</h2><div class=related><p>Condition: Used</p></div>", None),
    ],
)
def test_the_condition_beside_a_label(inside: str, want: Condition | None) -> None:
    """And none where it may be another offer's."""
    found = product(inside).offer.condition
    assert (found.value if found else None) == want


@pytest.mark.parametrize(
    ("inside", "want"),
    [
        ("<p>Sold by: Lamp House Ltd</p>", "Lamp House Ltd"),
        ("<p>Sold by Lamp House</p>", "Lamp House"),
        ("<table><tr><th>Verkäufer</th><td>Lampenhaus GmbH</td></tr></table>", "Lampenhaus GmbH"),
        ("<p>Sold by 7 more sellers</p>", None),
        ("<p>Sold out</p>", None),
    ],
)
def test_who_sells(inside: str, want: str | None) -> None:
    """As marketplaces print it."""
    found = product(inside).offer.seller
    assert (found.value if found else None) == want


@pytest.mark.parametrize(
    ("inside", "rating", "count"),
    [
        ("<p>4.6 out of 5</p><a href='#r'>1,208 reviews</a>", "4.6", 1208),
        ("<p>4,2 von 5 Sternen</p><p>87 Bewertungen</p>", "4.2", 87),
        ("<p>8,4/10</p><p>12 avis</p>", "4.20", 12),
        ("<p>4.6 out of 5</p>", "4.6", None),
        ("<p>7 out of 5</p>", None, None),
        ("<p>Ships 24/5</p>", None, None),
    ],
)
def test_stars_and_how_many_gave_them(inside: str, rating: str | None, count: int | None) -> None:
    """On a scale of five."""
    found = product(inside)
    assert (found.rating.value if found.rating else None) == (Decimal(rating) if rating else None)
    assert (found.review_count.value if found.review_count else None) == count


@pytest.mark.parametrize(
    ("inside", "want"),
    [
        ("<p>Delivery: £4.95</p>", "4.95"),
        ("<p>Versandkosten 5,90 £</p>", "5.90"),
        ("<p>Free delivery over £30.00</p>", None),
        ("<footer><p>Delivery: £4.95</p></footer>", None),
    ],
)
def test_what_delivery_costs(inside: str, want: str | None) -> None:
    """An amount from which it is free is no cost."""
    found = product(inside).offer.shipping
    assert (found.value if found else None) == (Decimal(want) if want else None)


def test_each_of_these_facts_is_proved_by_words_of_the_page() -> None:
    """The quotes stand in the source as a reader sees it."""
    inside = "<p>Condition: Used</p><p>Sold by: Lamp House</p><p>4.6 out of 5</p><p>12 reviews</p><p>Delivery: £4.95</p>"
    found = product(inside)
    page = SourceText(source(inside))
    facts = (found.offer.condition, found.offer.seller, found.rating, found.review_count, found.offer.shipping)
    for fact in facts:
        assert fact is not None
        assert page.holds(fact.quote), fact


SHOPIFY = {
    "title": "Solis lamp", "options": ["Color", "Size"],
    "variants": [
        {"id": 1, "option1": "Oak", "option2": "S", "sku": "SOL-O-S", "price": "40.00", "available": True},
        {"id": 2, "option1": "Ash", "option2": "S", "sku": "SOL-A-S", "price": "44.00", "available": False},
    ],
}  # fmt: skip
WOOCOMMERCE = [
    {
        "attributes": {"attribute_pa_color": "Oak", "attribute_size": "S"},
        "sku": "SOL-O-S",
        "display_price": 40.00,
        "is_in_stock": True,
    },
    {
        "attributes": {"attribute_pa_color": "Ash", "attribute_size": "S"},
        "sku": "SOL-A-S",
        "display_price": 44.00,
        "is_in_stock": False,
    },
]
FORMS = {
    "Shopify": f'<script type="application/json">{json.dumps(SHOPIFY)}</script>',
    "WooCommerce": f"<form class=variations_form data-product_variations='{json.dumps(WOOCOMMERCE)}'></form>",
}


@pytest.mark.parametrize("state", FORMS.values(), ids=FORMS)
def test_forms_that_only_state_names_have_their_own_offers(state: str) -> None:
    """Options, number, price and stock of each; the words that prove them stand in the source."""
    variants = product(state).variants
    assert [(v.sku, v.options) for v in variants] == [
        ("SOL-O-S", {"color": "Oak", "size": "S"}),
        ("SOL-A-S", {"color": "Ash", "size": "S"}),
    ]
    states = [v.offer.availability for v in variants]
    assert [state.value if state else None for state in states] == [Availability.IN_STOCK, Availability.OUT_OF_STOCK]
    prices = [v.offer.price for v in variants]
    assert [price.value if price else None for price in prices] == [Decimal(40), Decimal(44)]
    assert all(price is not None and price.quote in source(state) for price in prices)


def test_forms_of_another_product_are_not_this_ones() -> None:
    """A carousel has the variants of what it shows."""
    other = json.dumps({**SHOPIFY, "title": "Luna desk"})
    assert product(f'<script type="application/json">{other}</script>').variants == ()


def test_whole_numbers_of_a_shopify_theme_are_hundredths_and_no_prices() -> None:
    """Nothing on the page proves the amount, so none is given; the forms are."""
    cents = {**SHOPIFY, "variants": [{**v, "price": 4000} for v in SHOPIFY["variants"]]}  # type: ignore[dict-item]
    variants = product(f'<script type="application/json">{json.dumps(cents)}</script>').variants
    assert [v.offer.price for v in variants] == [None, None]
