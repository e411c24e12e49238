"""What is known of a product's prices, at all shops where it was seen."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from emptor.models.products import NewCachedProduct, PriceObservation

from .conftest import Api, Caller

NOW = datetime.now(UTC)
GTIN = "4006381333931"


async def kept(api: Api, user: Caller, url: str, gtin: str | None, *readings: tuple[int, str, str]) -> UUID:
    """A product page with readings: days ago, price, currency."""
    prices = [
        PriceObservation(
            observed_at=NOW - timedelta(days=days), price=Decimal(price), currency=currency, seller=url.split("/")[2]
        )
        for days, price, currency in readings
    ]
    product = NewCachedProduct(url=url, name="Pen", gtin=gtin, product={}, fetched_at=NOW)
    return await api.services.product_rows.upsert(user.id, product, prices)


async def series(user: Caller, product_id: UUID, **query: Any) -> dict[str, Any]:
    answer = await user.http.get(f"/products/{product_id}/price-series", params=query)
    assert answer.status_code == 200, answer.text
    found: dict[str, Any] = answer.json()
    return found


async def test_a_products_prices_come_from_all_shops_with_its_number(api: Api) -> None:
    """Its own page first; leading zeros aside; another user's readings and another product's are not in it."""
    owner, stranger = await api.user(), await api.user()
    own = await kept(api, owner, "https://one.example/pen", GTIN, (9, "5.00", "EUR"), (3, "4.50", "EUR"))
    other = await kept(api, owner, "https://two.example/pen", f"0{GTIN}", (6, "4.80", "EUR"), (2, "6", "CHF"))
    await kept(api, owner, "https://three.example/ink", "9527781001459", (1, "0.10", "EUR"))
    await kept(api, stranger, "https://four.example/pen", GTIN, (1, "0.20", "EUR"))
    found = await series(owner, own)
    assert [shop["product_id"] for shop in found["shops"]] == [str(own), str(other)]
    assert found["shops"][0]["prices"] == ["5.00", "5.00", "4.50"]
    assert found["shops"][1]["prices"] == [None, "4.80", "4.80"]
    assert found["lowest"] == ["5.00", "4.80", "4.50"]
    assert set(found["currencies"]) == {"EUR", "CHF"}
    assert (await series(owner, own, days=4))["lowest"] == ["4.50"]
    assert (await series(owner, own, currency="CHF"))["lowest"] == ["6.00"]
    assert (await series(owner, own, condition="used"))["times"] == []
    assert (await stranger.http.get(f"/products/{own}/price-series")).status_code == 404
    for wrong in ({"currency": "euro"}, {"condition": "mint"}, {"days": 0}, {"until": "now"}):
        assert (await owner.http.get(f"/products/{own}/price-series", params=wrong)).status_code == 422


async def test_a_product_is_found_by_its_page(api: Api) -> None:
    """Exactly that page, of one's own."""
    owner, stranger = await api.user(), await api.user()
    own = await kept(api, owner, "https://one.example/pen", GTIN)
    await kept(api, owner, "https://one.example/pen?colour=red", GTIN)
    await kept(api, stranger, "https://two.example/pen", GTIN)
    for url, expected in (("https://one.example/pen", [str(own)]), ("https://one.example/", []), ("https://two.example/pen", [])):
        items = (await owner.http.get("/products", params={"url": url})).json()["items"]
        assert [one["id"] for one in items] == expected, url


async def test_the_links_of_a_product_and_a_watch_lead_on(api: Api) -> None:
    """Each is an address of the API that answers its owner."""
    owner = await api.user()
    product_id = await kept(api, owner, "https://one.example/pen", GTIN, (1, "5.00", "EUR"))
    product = (await owner.http.get(f"/products/{product_id}")).json()
    watch = (await owner.http.post("/watches", json={"product_id": str(product_id)})).json()
    links = [*product["links"].values(), *filter(None, watch["links"].values())]
    for link in links:
        assert (await owner.http.get(link.removeprefix("/api/v1"))).status_code == 200, link
    assert watch["links"]["product"] is None


async def test_what_a_body_names_and_is_not_mine_is_missing_as_the_document_says(api: Api) -> None:
    """A watch of another's product, and a question behind another's job: 404, and the description of both names it."""
    owner, stranger = await api.user(), await api.user()
    product_id = await kept(api, owner, "https://one.example/pen", GTIN, (1, "5.00", "EUR"))
    job = await owner.start()
    asked = {"/watches": {"product_id": str(product_id)}, "/research": {"question": "cheaper", "parent_id": job["id"]}}
    paths = api.app.openapi()["paths"]
    for path, body in asked.items():
        assert (await stranger.http.post(path, json=body)).status_code == 404, path
        assert "404" in paths[f"/api/v1{path}"]["post"]["responses"], path
