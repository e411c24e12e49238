"""State of a page's application: found wherever shop systems put it, and never trusted beyond what it says."""

# ruff: noqa: E501 - pages in one line

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from emptor.extract import extract_page
from emptor.extract.dom.tree import parse
from emptor.extract.sources.js_literal import read_literal
from emptor.extract.sources.json_text import loads
from emptor.extract.sources.state_text import revived, state_values
from emptor.models.extraction import PageKind

URL = "https://shop.example/en/lamp-orion-200"
LAMP = {
    "name": "Lamp Orion 200", "sku": "OR-200-B", "ean": "4006381333931", "brand": {"name": "Lumo"},
    "price": {"current": {"value": 129.5}, "currencyCode": "EUR"}, "priceCurrency": "EUR", "inStock": True,
}  # fmt: skip
FLAT = {**LAMP, "price": 129.5, "brand": "Lumo"}


def page(state: str, body: str = "<p>A lamp for the desk.</p>") -> str:
    head = '<html lang="en"><head><title>Lamp Orion 200 | Shop</title><meta property="og:title" content="Lamp Orion 200"></head>'
    return f"{head}<body><h1>Lamp Orion 200</h1>{body}{state}</body></html>"


def flight(rows: str) -> str:
    half = len(rows) // 2
    return "".join(f"<script>self.__next_f.push([1,{json.dumps(part)}])</script>" for part in (rows[:half], rows[half:]))


STATES = {
    "Next": f'<script id="__NEXT_DATA__" type="application/json">{json.dumps({"props": {"pageProps": {"product": FLAT}}})}</script>',
    "Next, streamed": flight(f'1:["$","div",null,{{}}]\n2a:["$","$L3",null,{json.dumps({"product": FLAT})}]\n'),
    "Nuxt 3": '<script id="__NUXT_DATA__" type="application/json">'
    + json.dumps([["Reactive", 1], {"product": 2}, {"name": 3, "sku": 4, "ean": 5, "brand": 6, "price": 7, "currency": 8, "inStock": 9},
                  "Lamp Orion 200", "OR-200-B", "4006381333931", "Lumo", 129.5, "EUR", True])
    + "</script>",
    "Redux": f"<script>window.__PRELOADED_STATE__ = {json.dumps({'catalog': {'p': [FLAT]}})};</script>",
    "a parsed string": f"<script>window.__STATE__ = JSON.parse({json.dumps(json.dumps({'product': FLAT}))});</script>",
    "Apollo": f"<script>window.__APOLLO_STATE__={json.dumps({'ROOT_QUERY': {'product': {'__ref': 'Product:7'}}, 'Product:7': FLAT})}</script>",
    "Magento": f'<script type="text/x-magento-init">{json.dumps({"*": {"view": {"items": {"7": FLAT}}}})}</script>',
    "PrestaShop": f"<div data-product='{json.dumps(FLAT)}'></div>",
    "tag manager": "<script>dataLayer.push({'event': 'view_item', ecommerce: {currency: 'EUR', items: [{item_name: 'Lamp Orion 200', item_id: 'OR-200-B', "
    "ean: '4006381333931', item_brand: 'Lumo', price: 129.5, currency: 'EUR', inStock: true, position: index + 1,}]}});</script>",
}  # fmt: skip


@pytest.mark.parametrize("state", STATES.values(), ids=STATES)
def test_a_page_that_shows_nothing_is_read_from_its_state(state: str) -> None:
    """Number, GTIN, brand, price and stock come with words that stand in the page."""
    source = page(state)
    read = extract_page(source, URL)
    assert read.kind is PageKind.PRODUCT
    product = read.product
    assert product is not None
    assert product.offer.price is not None
    assert product.offer.currency is not None
    assert product.offer.availability is not None
    facts = [product.sku, product.gtin, product.brand]
    assert [fact.value if fact else None for fact in facts] == ["OR-200-B", "4006381333931", "Lumo"]
    assert (product.offer.price.value, product.offer.currency.value, product.offer.availability.value) == (
        Decimal("129.5"),
        "EUR",
        "InStock",
    )
    for fact in (*facts, product.offer.price):
        assert fact is not None
        assert fact.quote in source
        assert fact.path.startswith(("state", "css:"))


def test_what_a_reader_sees_outweighs_the_state() -> None:
    """The state has the former price; the page shows another beside the button."""
    body = '<div><span class="price">€ 99.00</span><button>Add to cart</button></div>'
    product = extract_page(page(STATES["Redux"], body), URL).product
    assert product is not None
    assert product.offer.price is not None
    assert product.offer.price.value == 99


@pytest.mark.parametrize(
    "data",
    [
        {"name": "Desk Vega 90", "sku": "VG-90", "price": 349, "currency": "EUR"},  # a recommended product
        {"name": "Lamp", "sku": "CAT-1", "price": 10, "currency": "EUR"},  # a category
        {"title": "Lamp Orion 200"},  # a name and nothing else
    ],
)
def test_state_about_other_things_is_left_alone(data: dict[str, object]) -> None:
    """Only an object that the heading names, with a fact, is the product."""
    read = extract_page(page(f"<script>window.__STATE__ = {json.dumps({'items': [data]})};</script>"), URL)
    assert read.product is None or (read.product.sku is None and read.product.offer.price is None)


def test_a_whole_number_without_a_currency_is_no_price_by_itself() -> None:
    """Shopify writes cents: 12950 is not what one pays."""
    state = (
        f"<script>var meta = {json.dumps({'product': {'title': 'Lamp Orion 200', 'sku': 'OR-200-B', 'price': 12950}})};</script>"
    )
    product = extract_page(page(state), URL).product
    assert product is not None
    assert product.sku is not None
    assert product.offer.price is None


def test_a_list_within_itself_is_revived() -> None:
    """A reference to what is being read ends there."""
    assert revived(loads('[{"me":0,"name":1},"Lamp"]')) == {"me": None, "name": "Lamp"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("{a: 'it\\'s', \"b\": [1, 2,], c: x.y(), // note\n d: true}", {"a": "it's", "b": ["1", "2"], "c": None, "d": True}),
        ("{a: '}', b: \"{\"} rest", {"a": "}", "b": "{"}),
        ("{a: 1", None),
    ],
)
def test_literals_of_scripts_are_read_without_running_them(text: str, value: object) -> None:
    """Quotes of both kinds, bare keys, comments; what would have to be computed is null; what does not end is nothing."""
    assert read_literal(text, 0) == value


@settings(deadline=None)  # the first call compiles the lexicon
@given(st.text(alphabet="{}[]\"'\\,:/*ab1 \n", max_size=80))
def test_no_literal_raises(text: str) -> None:
    """Any text gives a value or None."""
    read_literal("{" + text, 0)


@settings(deadline=None)
@given(
    st.recursive(
        st.none() | st.booleans() | st.integers(-3, 9) | st.text(max_size=5),
        lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
        max_leaves=12,
    )
)
def test_no_state_raises(value: object) -> None:
    """Whatever JSON stands in a script or a flat list of it, the page is read."""
    text = json.dumps([value, {"price": 1, "name": value}])
    for kind in ('id="__NUXT_DATA__" type="application/json"', 'type="application/json"'):
        source = page(f"<script {kind}>{text}</script>")
        list(state_values(parse(source)))
        extract_page(source, URL)
