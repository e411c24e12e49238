"""Telling a price that is still to come from one that is not given."""

from __future__ import annotations

import pytest

from emptor.scraping.pending_price import awaits_price

WAITS = [
    '<span class="price"></span>',
    "<span class=price></span>",
    '<div id="product-price">\n  </div>',
    '<p class="productPrice">&nbsp;</p>',
    '<span data-testid="pdp-price">…</span>',
    '<b itemprop="price">--</b>',
    '<div class="buy-box price-now"><span class="skeleton"></span></div>',
    '<strong class="price">{{ product.price }}</strong>',
    '<span class="preis-aktuell"><!-- filled later --></span>',
]
DOES_NOT = [
    '<span class="price">59.90</span>',
    '<span class="price">On request</span>',
    '<span class="old-price"></span>',
    '<span class="unit-price"></span>',
    '<span class="priceless-art">Art</span>',
    '<div class="surprise"></div>',
    '<span class="enterprise"></span>',
    "<p>The price is <span></span> fair</p>",
]


@pytest.mark.parametrize("markup", WAITS)
def test_an_empty_place_for_a_price_is_seen(markup: str) -> None:
    assert awaits_price(f"<script src=a.js></script><h1>Kettle</h1>{markup}")


@pytest.mark.parametrize("markup", DOES_NOT)
def test_other_places_are_none(markup: str) -> None:
    assert not awaits_price(f"<script src=a.js></script><h1>Kettle</h1>{markup}")


def test_without_scripts_nothing_will_come() -> None:
    assert not awaits_price('<h1>Kettle</h1><span class="price"></span>')


@pytest.mark.parametrize("piece", ["<span class=", '<span class="price">', "<div ", "<span class=price>{{", "-", 'class="price '])
def test_no_page_makes_it_slow(piece: str) -> None:
    """Two megabytes of beginnings are done with at once; in time that grew with the square, this test would not end."""
    assert not awaits_price("<script>" + piece * (2_000_000 // len(piece)))
