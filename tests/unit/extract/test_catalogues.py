"""Catalogues of shops: what is read from each kind, and what hostile ones end as."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any

import pytest

from emptor.extract import extract_page
from emptor.models.extraction import Availability, Extraction, PageKind

SHOP = "https://www.lumen.example"
SHOPIFY, WOO = f"{SHOP}/products.json?limit=250", f"{SHOP}/wp-json/wc/store/v1/products?per_page=100"
FEED, SITEMAP = f"{SHOP}/feeds/products.xml", f"{SHOP}/sitemap.xml"


def read(source: str, url: str, content_type: str = "application/json") -> Extraction:
    return extract_page(source, url, content_type=content_type)


def shopify(**changes: Any) -> str:
    product = {
        "id": 1,
        "title": "Solis desk lamp",
        "handle": "solis-desk-lamp",
        "variants": [{"price": "129.00", "available": True}, {"price": "99.00", "available": False}],
        "images": [{"src": "https://cdn.example/solis.jpg"}],
    }
    return json.dumps({"products": [{**product, **changes}]})


def woo(**prices: Any) -> str:
    given = {"price": "12900", "currency_code": "EUR", "currency_minor_unit": 2, **prices}
    product = {
        "name": "Solis &amp; Luna <b>lamp</b>",
        "permalink": f"{SHOP}/product/solis/",
        "prices": given,
        "is_in_stock": False,
        "average_rating": "4.50",
    }
    return json.dumps([product])


def feed(fields: str, link: str = f"{SHOP}/p/solis") -> str:
    item = f"<item><g:id>1</g:id><title>Solis lamp</title><link>{link}</link>{fields}</item>"
    return f'<?xml version="1.0"?><rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>{item}</channel></rss>'


def test_shopify_items_have_the_price_of_a_variant_that_can_be_bought_and_no_currency() -> None:
    """Decimal texts are in the main unit; `/products.json` names no currency."""
    page = read(shopify(), SHOPIFY)
    item = page.links[0]
    assert (page.kind, page.items, item.url) == (PageKind.LISTING, 1, f"{SHOP}/products/solis-desk-lamp")
    assert (item.amount, item.currency, item.availability) == (Decimal("129.00"), None, Availability.IN_STOCK)
    assert item.image == "https://cdn.example/solis.jpg"
    assert item.price is not None
    assert item.price in shopify()


def test_an_integer_is_no_price_where_nothing_says_its_unit() -> None:
    """`12900` may be cents."""
    assert read(shopify(variants=[{"price": 12900}]), SHOPIFY).links[0].amount is None
    assert read(shopify(variants=[{"price": "12900"}]), SHOPIFY).links[0].amount is None


def test_woocommerce_prices_are_integers_beside_the_number_of_their_decimals() -> None:
    """12900 with two decimals is 129.00 EUR; without their number it is nothing."""
    item = read(woo(), WOO).links[0]
    assert (item.title, item.amount, item.currency) == ("Solis & Luna lamp", Decimal("129.00"), "EUR")
    assert (item.availability, item.rating) == (Availability.OUT_OF_STOCK, Decimal("4.50"))
    assert item.price == '"price": "12900"'
    assert read(woo(price="12900", currency_code="JPY", currency_minor_unit=0), WOO).links[0].amount == Decimal(12900)
    assert read(woo(currency_minor_unit=None), WOO).links[0].amount is None
    assert read(woo(currency_minor_unit="99999999999"), WOO).links[0].amount is None
    assert read(woo(currency_code="EURO"), WOO).links[0].amount is None


def test_a_merchant_feed_gives_amount_code_stock_and_picture() -> None:
    """The sale price is what is paid."""
    fields = (
        "<g:price>150 USD</g:price><g:sale_price>129.00 USD</g:sale_price><g:availability>in stock</g:availability>"
        "<g:image_link>https://cdn.example/s.jpg</g:image_link>"
    )
    item = read(feed(fields), FEED, "application/rss+xml").links[0]
    assert (item.title, item.amount, item.currency, item.price) == ("Solis lamp", Decimal("129.00"), "USD", "129.00 USD")
    assert (item.availability, item.image) == (Availability.IN_STOCK, "https://cdn.example/s.jpg")


def test_entries_of_a_blog_are_no_items() -> None:
    """A feed of articles has neither price nor product id."""
    blog = feed("").replace("<g:id>1</g:id>", "<pubDate>today</pubDate>")
    assert read(blog, FEED, "application/rss+xml").links == ()


def test_a_sitemap_names_products_by_their_addresses() -> None:
    """Other pages and pictures are left out; an index goes on at the products."""
    places = "".join(
        f"<url><loc>{SHOP}{path}</loc></url>" for path in ("/p/arco-kettle-4711", "/about-us", "/products/luma_lamp.html")
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    page = read(f'{head}<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>', SITEMAP, "text/xml")
    assert [(link.title, link.amount) for link in page.links] == [("arco kettle", None), ("luma lamp", None)]
    index = "".join(f"<sitemap><loc>{SHOP}/{name}.xml</loc></sitemap>" for name in ("pages", "sitemap_products_1"))
    source = f'{head}<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{index}</sitemapindex>'
    assert read(source, SITEMAP, "application/xml").next_page == f"{SHOP}/sitemap_products_1.xml"


def test_a_full_page_of_a_catalogue_has_a_next_one() -> None:
    """By the platforms' page numbers, and not without end."""
    products = [{"title": f"Lamp {n}", "handle": f"lamp-{n}", "variants": []} for n in range(250)]
    source = json.dumps({"products": products})
    assert read(source, SHOPIFY).next_page == f"{SHOP}/products.json?limit=250&page=2"
    assert read(source, f"{SHOPIFY}&page=40").next_page is None
    assert read(shopify(), SHOPIFY).next_page is None


BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    "<rss><channel>&b;</channel></rss>"
)
HOSTILE = {
    "values nested a hundred thousand deep": ("[" * 100_000, WOO, "application/json"),
    "no JSON at all": ("<html>", SHOPIFY, "application/json"),
    "a list where an object belongs": ("[1, 2]", SHOPIFY, "application/json"),
    "an object where a list belongs": ('{"code": "rest_no_route"}', WOO, "application/json"),
    "XML that breaks off": ('<?xml version="1.0"?><rss><channel><item>', FEED, "text/xml"),
    "elements nested a hundred thousand deep": ('<?xml version="1.0"?><rss>' + "<a>" * 100_000, FEED, "text/xml"),
}


@pytest.mark.parametrize("what", HOSTILE)
def test_a_catalogue_that_cannot_be_read_says_why(what: str) -> None:
    """A typed fault, no exception and no items."""
    page = read(*HOSTILE[what])
    assert page.kind is PageKind.OTHER
    assert page.fault is not None
    assert page.fault.startswith("The catalogue cannot be read: ")
    assert page.links == ()


WRONG: list[dict[str, Any]] = [
    {"title": None},
    {"title": {"en": "Lamp"}},
    {"handle": 7},
    {"handle": "../../admin"},
    {"variants": "many"},
    {"variants": [None, 3, {"price": {"amount": 1}}]},
    {"images": [{"src": ["x"]}]},
]


@pytest.mark.parametrize("changes", WRONG, ids=str)
def test_values_of_wrong_types_lose_themselves_only(changes: dict[str, Any]) -> None:
    """Nothing raises; an item without name or address is none, and none leaves the shop's products."""
    page = read(shopify(**changes), SHOPIFY)
    assert page.fault is None
    assert all(link.url.startswith(f"{SHOP}/products/") and "/../" not in link.url for link in page.links)
    assert all(link.amount is None or link.amount > 0 for link in page.links)


@pytest.mark.parametrize(
    "link", ["https://evil.example/p/1", "javascript:alert(1)", "//evil.example/x", "http://127.0.0.1/", "http://[/"]
)
def test_links_to_other_hosts_are_dropped(link: str) -> None:
    """A feed cannot send a job to somebody else's server."""
    assert read(feed("<g:price>9.00 USD</g:price>", link), FEED, "text/xml").links == ()
    assert read(woo().replace(f"{SHOP}/product/solis/", link), WOO).links == ()


def test_entities_of_a_feed_are_not_expanded_and_nothing_outside_is_read() -> None:
    """A document type cannot fill the memory or read a file."""
    assert read(BOMB, FEED, "text/xml").links == ()
    outside = BOMB.replace('"aaaaaaaaaa"', 'SYSTEM "file:///etc/passwd"')
    assert "root:" not in read(outside, FEED, "text/xml").model_dump_json()


def test_a_huge_catalogue_is_clipped() -> None:
    """Five hundred items of one page, and names of two hundred characters."""
    products = [{"title": "Lamp " * 1_000, "handle": f"l{n}", "variants": [{"price": "0.01"}]} for n in range(5_000)]
    page = read(json.dumps({"products": products}), SHOPIFY)
    assert len(page.links) == 500
    assert max(len(link.title) for link in page.links) <= 200


def offered(head: str, body: str = "", path: str = "/collections/lamps") -> Extraction:
    source = f"<html lang=en><head><title>Lamps</title>{head}</head><body><h1>Lamps</h1>{body}</body></html>"
    return extract_page(source, f"{SHOP}{path}")


def test_a_shop_says_where_its_catalogue_is() -> None:
    """By its platform's marks and by links in its head, best first."""
    shop = '<script src="https://cdn.shopify.com/s/files/theme.js"></script>'
    assert offered(shop).catalogues == (f"{SHOP}/collections/lamps/products.json?limit=250",)
    assert offered(shop, path="/").catalogues == (f"{SHOP}/products.json?limit=250",)
    api = f'<link rel="https://api.w.org/" href="{SHOP}/wp-json/"><body class="woocommerce">'
    assert offered(api).catalogues == (f"{SHOP}/wp-json/wc/store/v1/products?per_page=100",)
    links = (
        '<link rel=alternate type="application/rss+xml" href="/blog.rss" title="News">'
        '<link rel=alternate type="application/rss+xml" href="/products.rss"><link rel=sitemap href="/sitemap.xml">'
    )
    assert offered(links).catalogues == (f"{SHOP}/products.rss", f"{SHOP}/sitemap.xml")
    assert offered('<link rel=sitemap href="https://other.example/sitemap.xml">').catalogues == ()
    assert offered("").catalogues == ()


def test_a_shop_says_how_it_is_searched() -> None:
    """By schema.org's SearchAction, or by its form; never on another host."""
    action = {
        "@type": "SearchAction",
        "target": {"@type": "EntryPoint", "urlTemplate": f"{SHOP}/search?q={{search_term_string}}"},
    }
    data = json.dumps({"@context": "https://schema.org", "@type": "WebSite", "potentialAction": action})
    assert offered(f'<script type="application/ld+json">{data}</script>').search == f"{SHOP}/search?q={{query}}"
    form = '<form action="/suche" method="get"><input type="search" name="q"><button>Los</button></form>'
    assert offered("", form).search == f"{SHOP}/suche?q={{query}}"
    assert offered("", form.replace("/suche", "https://other.example/suche")).search is None
    assert offered("", form.replace("get", "post")).search is None
    assert offered("", form.replace(' action="/suche"', "")).search is None, "it leads back to its own page"
