"""A shop on 127.0.0.1 that shows one lamp on its front page and lists the others in a catalogue for software only."""

from __future__ import annotations

import json
from decimal import Decimal
from http.server import BaseHTTPRequestHandler
from types import TracebackType
from typing import Self
from urllib.parse import urlsplit

from emptor.models.search import SearchHit, SearchQuery
from tests.fakes.threaded_server import ThreadedServer

LAMPS = (("Solis", "39.00"), ("Luma", "24.00"), ("Nori", "31.00"), ("Vela", "89.00"), ("Pico", "19.00"))
CATALOGUES = {
    "shopify": "/products.json",
    "woocommerce": "/wp-json/wc/store/v1/products",
    "merchant feed": "/feeds/products.xml",
    "sitemap": "/sitemap.xml",
    "search": "/find",
}


class CatalogueShop:
    """One kind of catalogue; `requests` has the path of every request, `body` replaces what the catalogue says."""

    name = "search of the test"
    cost_usd = Decimal(0)

    def __init__(self, kind: str, *, robots: str = "", body: str | None = None) -> None:
        self.kind, self.robots, self.body = kind, robots, body
        self.requests: list[str] = []
        self._server = ThreadedServer(_handler(self))

    @property
    def url(self) -> str:
        return self._server.url

    def __enter__(self) -> Self:
        self._server.__enter__()
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._server.__exit__(kind, error, trace)

    async def search(self, query: SearchQuery) -> list[SearchHit]:
        """Search engines know the first lamp's page only."""
        return [SearchHit(url=f"{self.url}/products/solis", title="Solis desk lamp", rank=1)]

    async def aclose(self) -> None:
        return None

    def answer(self, path: str) -> tuple[str, str] | None:
        """Media type and body of a page; None for one that is not there."""
        if path == "/robots.txt":
            return ("text/plain", self.robots) if self.robots else None
        if path == CATALOGUES[self.kind]:
            return self._catalogue()
        lamp = next((lamp for lamp in LAMPS if path.rstrip("/") == f"/products/{lamp[0].lower()}"), None)
        return ("text/html", self._lamp(*lamp)) if lamp else None

    def _lamp(self, name: str, price: str) -> str:
        offer = {"@type": "Offer", "price": price, "priceCurrency": "USD", "availability": "https://schema.org/InStock"}
        data = {"@context": "https://schema.org", "@type": "Product", "name": f"{name} desk lamp", "offers": offer}
        return (
            f'<html lang="en"><head><title>{name} desk lamp</title>{self._marks()}'
            f'<script type="application/ld+json">{json.dumps(data)}</script></head>'
            f"<body>{self._form()}<h1>{name} desk lamp</h1><p class=price>${price}</p><p>In stock</p>"
            f"<p>The {name} is a desk lamp with a heavy foot and a warm light for reading.</p>"
            "<button>Add to cart</button></body></html>"
        )

    def _marks(self) -> str:
        return {
            "shopify": '<script src="https://cdn.shopify.com/s/theme.js"></script>',
            "woocommerce": f'<meta content="woocommerce"><link rel="https://api.w.org/" href="{self.url}/wp-json/">',
            "merchant feed": '<link rel="alternate" type="application/rss+xml" title="Products" href="/feeds/products.xml">',
            "sitemap": '<link rel="sitemap" href="/sitemap.xml">',
        }.get(self.kind, "")

    def _form(self) -> str:
        return '<form role="search" action="/find"><input name="q"></form>' if self.kind == "search" else ""

    def _catalogue(self) -> tuple[str, str]:
        json_type, xml_type = "application/json", "application/xml"
        media_type = json_type if self.kind in {"shopify", "woocommerce"} else xml_type
        if self.kind == "search":
            cards = "".join(
                f'<li class=product-card><a href="/products/{n.lower()}">{n} desk lamp</a><b>${p}</b></li>' for n, p in LAMPS
            )
            return (
                "text/html",
                f"<html lang=en><head><title>Found</title></head><body><h1>Found</h1><ul>{cards}</ul></body></html>",
            )
        return media_type, self.body if self.body is not None else _BODIES[self.kind](self.url)


def _shopify(url: str) -> str:
    return json.dumps(
        {"products": [{"title": f"{n} desk lamp", "handle": n.lower(), "variants": [{"price": p}]} for n, p in LAMPS]}
    )


def _woo(url: str) -> str:
    return json.dumps(
        [
            {
                "name": f"{name} desk lamp",
                "permalink": f"{url}/products/{name.lower()}/",
                "prices": {"price": price.replace(".", ""), "currency_code": "USD", "currency_minor_unit": 2},
            }
            for name, price in LAMPS
        ]
    )


def _feed(url: str) -> str:
    items = "".join(
        f"<item><g:id>{n}</g:id><title>{n} desk lamp</title><link>{url}/products/{n.lower()}</link>"
        f"<g:price>{p} USD</g:price></item>"
        for n, p in LAMPS
    )
    return f'<?xml version="1.0"?><rss version="2.0" xmlns:g="http://base.google.com/ns/1.0"><channel>{items}</channel></rss>'


def _sitemap(url: str) -> str:
    places = "".join(f"<url><loc>{url}/products/{name.lower()}</loc></url>" for name, _ in LAMPS)
    return f'<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{places}</urlset>'


_BODIES = {"shopify": _shopify, "woocommerce": _woo, "merchant feed": _feed, "sitemap": _sitemap}


def _handler(shop: CatalogueShop) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            shop.requests.append(path)
            found = shop.answer(path)
            media_type, text = found or ("text/html", "<html><body>Not found</body></html>")
            body = text.encode()
            self.send_response(200 if found else 404)
            self.send_header("content-type", f"{media_type}; charset=utf-8")
            self.send_header("content-length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *args: object) -> None:
            """Nothing is logged."""

    return Handler
