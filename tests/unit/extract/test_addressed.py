"""The address of a page names one of the variants that its markup lists."""

from __future__ import annotations

import json

import pytest

from emptor.extract import extract_page

OFFERS = [
    {
        "@type": "Offer",
        "sku": "A1-111",
        "price": "299.00",
        "url": "/products/a1?id=111",
        "availability": "https://schema.org/InStock",
    },
    {
        "@type": "Offer",
        "sku": "A1-222",
        "price": "449.00",
        "url": "/products/a1?id=222",
        "availability": "https://schema.org/OutOfStock",
    },
]


def page() -> str:
    node = {"@type": "Product", "name": "A1 Printer", "offers": [{**offer, "priceCurrency": "EUR"} for offer in OFFERS]}
    markup = f'<script type="application/ld+json">{json.dumps(node)}</script>'
    return (
        f"<html><head><title>A1 Printer</title>{markup}</head><body><h1>A1 Printer</h1><button>Add to cart</button></body></html>"
    )


@pytest.mark.parametrize(
    ("query", "price", "availability"),
    [
        ("?id=222", "449", "OutOfStock"),
        ("?id=111&utm_source=x", "299", "InStock"),
        ("?sku=a1-222", "449", "OutOfStock"),
        ("", "299", "InStock"),
    ],
)
def test_the_offer_that_the_address_names_is_the_offer(query: str, price: str, availability: str) -> None:
    """Without a name in the address the first offer counts, as before."""
    product = extract_page(page(), f"https://shop.example/products/a1{query}").product
    assert product is not None
    assert product.offer.price is not None
    assert product.offer.availability is not None
    assert (str(product.offer.price.value.normalize()), product.offer.availability.value.value) == (price, availability)
