"""A web of a few made-up pages in memory: three honest shops, and whatever pages a test adds."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from decimal import Decimal

from emptor.models.page import FailureKind, FetchFailure, Page
from emptor.models.search import SearchHit, SearchQuery
from emptor.scraping.port import FetchRequest
from emptor.services.pages.web import Web

READ_AT = datetime(2026, 11, 20, 12, tzinfo=UTC)
PRODUCTS = (
    ("Tarvane", "Drift 2", "79.99", "50 hours", "4.3"),
    ("Halvik", "Meridian 45", "129.00", "45 hours", "4.6"),
    ("Sonnika", "Longhaul 80", "119.00", "80 hours", "4.1"),
)
ARTICLE = "https://lab.example/reviews/headphones-test"


def product_page(
    brand: str, name: str, price: str, battery: str | None, rating: str = "4.0", *, more: str = "", extra_ld: str = ""
) -> str:
    """A shop's page with markup and a table that agree; without `battery` it does not tell how long it lasts."""
    lasts = f"<tr><th>Battery life</th><td>{battery}</td></tr>" if battery else ""
    return f"""<!doctype html><html lang="en"><head><title>{brand} {name} Wireless Over-Ear Headphones</title>
<script type="application/ld+json">{{"@context":"https://schema.org","@type":"Product","name":"{brand} {name} Wireless Over-Ear
 Headphones","brand":{{"@type":"Brand","name":"{brand}"}},"aggregateRating":{{"@type":"AggregateRating","ratingValue":"{rating}",
"reviewCount":120}},"offers":{{"@type":"Offer","price":"{price}","priceCurrency":"USD",
"availability":"https://schema.org/InStock"}}{extra_ld}}}</script></head>
<body><main><h1>{brand} {name} Wireless Over-Ear Headphones</h1><p class="price">${price}</p><p>In stock</p>
<p>The {brand} {name} is a pair of wireless over-ear headphones for every day, with a soft band and a plain case.</p>
<table>{lasts}<tr><th>Weight</th><td>240 g</td></tr></table>
{more}</main></body></html>"""


@dataclass
class SmallWeb:
    """Pages by their address. Every search finds them all."""

    pages: dict[str, str] = field(default_factory=dict)
    name: str = "small web"
    cost_usd: Decimal = Decimal(0)
    searched: list[str] = field(default_factory=list)

    async def search(self, query: SearchQuery) -> list[SearchHit]:
        self.searched.append(query.text)
        return [SearchHit(url=url, title=_title(html), rank=n) for n, (url, html) in enumerate(self.pages.items(), start=1)]

    async def fetch(self, request: FetchRequest) -> Page | FetchFailure:
        html = self.pages.get(request.url)
        if html is None:
            return FetchFailure(url=request.url, failure=FailureKind.HTTP_STATUS, message="no such page", status=404)
        return Page(url=request.url, final_url=request.url, status=200, body=html.encode(), fetched_at=READ_AT)

    async def aclose(self) -> None:
        return None


def _title(html: str) -> str:
    return html.partition("<title>")[2].partition("</title>")[0][:200]


def honest_pages() -> dict[str, str]:
    """Three shops' pages, each of a product that qualifies."""
    return {
        f"https://shop{number}.example/p/{name.lower().replace(' ', '-')}": product_page(brand, name, price, battery, rating)
        for number, (brand, name, price, battery, rating) in enumerate(PRODUCTS, start=1)
    }


def small_web(more: dict[str, str]) -> tuple[Web, SmallWeb]:
    """The honest pages with others before them."""
    pages = SmallWeb({**more, **honest_pages()})
    return Web("live", [pages], pages), pages
