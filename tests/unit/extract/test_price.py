# ruff: noqa: E501 - a page is more readable in few lines
"""Each page is small, and shows one way in which the price a buyer sees differs from what else stands on the page."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest

from emptor.extract import extract_page
from emptor.extract.evidence import SourceText, supports_number
from emptor.models.extraction import Extraction, PageKind

URL = "https://shop.example/products/lamp"
BUY = '<button type="submit">Add to cart</button>'


def page(body: str, markup: object = None, head: str = "") -> str:
    script = f'<script type="application/ld+json">{json.dumps(markup)}</script>' if markup else ""
    return f'<html lang="en"><head><title>Lamp</title>{head}{script}</head><body><main><h1>Lamp</h1>{body}</main></body></html>'


def product(**offer: object) -> dict[str, object]:
    return {"@type": "Product", "name": "Lamp", "offers": {"@type": "Offer", **offer}}


def read(source: str, url: str = URL) -> Extraction:
    found = extract_page(source, url)
    assert found.kind is PageKind.PRODUCT
    return found


PAGES = [
    ("markup and page agree", page(f"<span class=price>$49.00</span>{BUY}", product(price="49.00", priceCurrency="USD")), "49", "USD"),
    ("markup has the list price", page(f"<s>$130.00</s> <span class=price>$98.00</span>{BUY}", product(price="130", priceCurrency="USD")), "98", "USD"),
    ("no markup at all", page(f"<div class=price>1.099,00 €</div>{BUY}"), "1099", "EUR"),
    ("a was-price in words", page(f"<div>Was £80.00</div><div class=price>Now £60.00</div>{BUY}"), "60", "GBP"),
    ("an instalment", page(f"<div class=price>$400.00</div><div>or 4 payments of $100.00</div>{BUY}"), "400", "USD"),
    ("a monthly rate first", page(f"<div>$17/mo.</div><div class=price>$400.00</div>{BUY}"), "400", "USD"),
    ("a unit price", page(f"<div class=price>£2.98</div><div>(£5.96 / kg)</div>{BUY}"), "2.98", "GBP"),
    ("a shipping threshold", page(f"<div>Free shipping on orders over $75</div><div class=price>$20.00</div>{BUY}"), "20", "USD"),
    ("cents set apart", page(f"<div class=price><span>$</span><span>19</span><sup>99</sup></div>{BUY}"), "19.99", "USD"),
    ("raised cents with the sign", page(f"<div class=price>599<sup>€95</sup></div>{BUY}"), "599.95", "EUR"),
    (
        "integer, mark, cents and sign in pieces",
        page(f"<span class=price><span><b>14</b><i>,</i><u>99 </u></span><span>€</span></span>{BUY}"),
        "14.99",
        "EUR",
    ),
    ("the sign in its own element", page(f"<div class=price><span>€</span><span>1.299</span></div>{BUY}"), "1299", "EUR"),
    ("three decimals that markup confirms", page(f"<p class=price>£1.355</p>{BUY}", product(price="1.355", priceCurrency="GBP")), "1.355", "GBP"),
    ("cents out of sight that markup knows", page(f"<p class=price>$299</p>{BUY}", product(price="299.99", priceCurrency="USD")), "299.99", "USD"),
    ("pay is no instalment", page(f"<p class=price>Pay only $84.00</p>{BUY}"), "84.00", "USD"),
    ("net before gross in Japanese", page(f"<p class=price>本体価格 700円</p><p class=price>税込価格 770円</p>{BUY}"), "770", "JPY"),
    ("the lowest price of 30 days", page(f"<div class=price>49,00 €</div><p>Niedrigster Preis der letzten 30 Tage: 45,00 €</p>{BUY}"), "49", "EUR"),
    ("a member's price beside", page(f"<div class=price>$20.00</div><p>Member price $15.00</p>{BUY}"), "20", "USD"),
    ("a table of quantities", page(f"<table><tr><th>1 - 9</th><th>10 - 49</th><th>50+</th></tr><tr><td>$2.40</td><td>$1.95</td><td>$1.10</td></tr></table>{BUY}"), "2.40", "USD"),
    ("rows of quantities", page(f"<table><tr><td>ab 1</td><td>0,89 €</td></tr><tr><td>ab 10</td><td>0,75 €</td></tr><tr><td>ab 50</td><td>0,61 €</td></tr></table>{BUY}"), "0.89", "EUR"),
    ("the only amount is per unit", page(f"<p>Price per unit <b class=price>27.63 £</b></p>{BUY}"), "27.63", "GBP"),
    ("a bid beside a price to buy at once", page("<p>Current bid: $61.00</p><p>Buy it now: $120.00</p><button>Buy it now</button>"), "120", "USD"),
    ("a deposit beside", page(f"<div class=price>$500.00</div><p>Deposit: $50.00</p>{BUY}"), "500", "USD"),
    (
        "the chosen one of several options",
        page('<ul><li>43 inch <span>$319.50</span></li><li class="selected">55 inch <span>$429.50</span></li><li>65 inch <span>$799.99</span></li></ul>' + BUY),
        "429.50",
        "USD",
    ),
    ("offers in lists in a list", page(BUY, {"@type": "Product", "name": "Lamp", "offers": [[{"@type": "Offer", "price": "99.00", "priceCurrency": "PLN"}]]}), "99", "PLN"),
    (
        "cents in the application's state",
        page(
            f'{BUY}<script id="__NEXT_DATA__" type="application/json">'
            '{"props":{"product":{"name":"Lamp","sku":"L-77","price":{"current":21399,"currency":"USD","minorUnits":2}}}}</script>'
        ),
        "213.99",
        "USD",
    ),
    ("a price in cents", page(f"<p class=price>99¢</p>{BUY}"), "0.99", "USD"),
    ("no digit before the point", page(f"<p class=price>$.99</p>{BUY}"), "0.99", "USD"),
    ("full-width digits", page(f"<p class=price>１２，９８０円</p>{BUY}"), "12980", "JPY"),
    ("a full-width sign", page(f"<p class=price>＄28.50</p>{BUY}"), "28.50", "USD"),
    ("crores", page(f"<p class=price>₹1.2 Cr</p>{BUY}"), "12000000", "INR"),
    (
        "other products beside",
        page(f'<div class=price>€25.00</div>{BUY}<section class="related-products"><a href="/b">Bulb <span class=price>€5.00</span></a></section>'),
        "25",
        "EUR",
    ),
    (
        "markup in another currency than the sign",
        page(f"<div class=price>€132.34</div>{BUY}<span>549.56 AED</span>", product(price="549.56", priceCurrency="EUR")),
        "132.34",
        "EUR",
    ),
    ("a percentage off before the price", page(f"<div>MRP <s>₹32.13</s> <span>9% OFF</span></div><div>₹29.10</div>{BUY}"), "29.1", "INR"),
    (
        "a page behind a curtain that its scripts draw back",
        page(f"<div class=price>$30.00</div>{BUY}", head="<style>body{visibility:hidden}</style>"),
        "30",
        "USD",
    ),
    ("a hidden price", page(f'<div style="display:none" class=price>$1.00</div><div class=price>$30.00</div>{BUY}'), "30", "USD"),
    ("pesos with a point", page(f"<div class=price>$12.990</div>{BUY}", product(price="12.990", priceCurrency="CLP")), "12990", "CLP"),
    ("only open graph", page(BUY, head='<meta property="product:price:amount" content="12.50"><meta property="product:price:currency" content="GBP">'), "12.50", "GBP"),
    ("an aggregate offer", page(BUY, {"@type": "Product", "name": "Lamp", "offers": {"@type": "AggregateOffer", "lowPrice": 50, "highPrice": 60, "priceCurrency": "GBP"}}), "50", "GBP"),
    (
        "a price specification",
        page(BUY, product(priceSpecification=[{"price": 80, "priceType": "https://schema.org/ListPrice", "priceCurrency": "EUR"}, {"price": 60, "priceCurrency": "EUR"}])),
        "60",
        "EUR",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("what", "source", "amount", "currency"), PAGES, ids=[row[0] for row in PAGES])
def test_takes_the_price_the_buyer_sees(what: str, source: str, amount: str, currency: str) -> None:
    """And proves it: the words stand in the page and say the amount."""
    offer = read(source).product.offer  # type: ignore[union-attr]
    assert offer.price is not None
    assert offer.currency is not None
    assert (offer.price.value, offer.currency.value) == (Decimal(amount), currency), what
    assert SourceText(source).holds(offer.price.quote)
    assert supports_number(offer.price.quote, offer.price.value, currency=currency)


def test_free_of_charge_is_a_price_of_zero_where_words_say_so() -> None:
    source = page(f"<div class=price>Free to play</div>{BUY}")
    price = read(source).product.offer.price  # type: ignore[union-attr]
    assert price is not None
    assert (price.value, price.quote) == (0, "Free to play")
    assert supports_number(price.quote, price.value, currency="USD")


NO_PRICE = [
    ("markup says zero", page(BUY, product(price="0.00", priceCurrency="USD"))),
    (
        "nothing but a threshold",
        page(f"<div>Free shipping on orders over $75</div>{BUY}", product(availability="https://schema.org/InStock")),
    ),
    (
        "price on request",
        page("<div>Price on request</div>", {"@type": "Product", "name": "Lamp", "sku": "L1", "offers": {"@type": "Offer"}}),
    ),
]


@pytest.mark.parametrize(("what", "source"), NO_PRICE, ids=[row[0] for row in NO_PRICE])
def test_no_price_is_an_answer(what: str, source: str) -> None:
    """Zero is never a price because none was found."""
    assert read(source).product.offer.price is None, what  # type: ignore[union-attr]


def test_the_struck_price_is_the_list_price() -> None:
    """Both are kept, each as what it is."""
    offer = read(page(f"<del>€80.00</del> <ins class=price>€60.00</ins>{BUY}")).product.offer  # type: ignore[union-attr]
    assert offer.price is not None
    assert offer.list_price is not None
    assert (offer.price.value, offer.list_price.value) == (Decimal(60), Decimal(80))


def test_a_dollar_sign_follows_the_country_of_the_address() -> None:
    """`$` in an Australian shop is the Australian dollar."""
    offer = read(page(f"<div class=price>$45.00</div>{BUY}"), "https://shop.example.com.au/products/lamp").product.offer  # type: ignore[union-attr]
    assert offer.currency is not None
    assert offer.currency.value == "AUD"


def test_the_label_of_the_next_amount_says_nothing_of_this_one() -> None:
    """`List price:` after the price belongs to the amount that follows; a threshold for free delivery is no price."""
    offer = read(
        page(
            "<div class=offer><span class=amount>$84.50</span> <span>List price: <del>$99.00</del></span>"
            f"{BUY}<p>Club members pay $80.00. Membership $49 a year.</p><p>Delivery $9.99 or free with orders of $75 and more.</p></div>"
        )
    ).product.offer  # type: ignore[union-attr]
    assert offer.price is not None
    assert offer.list_price is not None
    assert (offer.price.value, offer.list_price.value) == (Decimal("84.50"), Decimal("99.00"))


def test_a_former_price_may_be_named_after_it() -> None:
    offer = read(page(f"<div class=price>49,90 €</div><div>79,90 € UVP</div>{BUY}")).product.offer  # type: ignore[union-attr]
    assert offer.price is not None
    assert offer.list_price is not None
    assert (offer.price.value, offer.list_price.value) == (Decimal("49.90"), Decimal("79.90"))
