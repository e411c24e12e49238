"""The HTTP API of watches and products: two users with tokens of their own, over the real database."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID, uuid4

import httpx
import jwt
import pytest
from pydantic import SecretStr

from emptor.core.app import create_app
from emptor.core.settings import Settings
from emptor.routers import products, watches
from emptor.services.wiring import Services

from .conftest import NAME, URL, Shop, Tick, product_page

UNKNOWN = "6f1f3c1e-7f1d-4f0a-9a53-0d2f8a1b2c3d"  # not random: parallel processes must collect the same tests

SECRET = "a-legacy-secret-of-32-characters!"
API = "/api/v1"
WATCHES, PRODUCTS = f"{API}/watches", f"{API}/products"


def headers(user_id: UUID) -> dict[str, str]:
    claims = {"sub": str(user_id), "role": "authenticated", "aud": "authenticated", "exp": time.time() + 600}
    return {"Authorization": f"Bearer {jwt.encode(claims, SECRET, 'HS256')}"}


@pytest.fixture
def settings(settings: Settings) -> Settings:
    return settings.model_copy(update={"auth": "jwt", "jwt_secret": SecretStr(SECRET), "quota_watches": 3})


@pytest.fixture
async def api(services: Services, settings: Settings) -> AsyncIterator[httpx.AsyncClient]:
    app = create_app(products.router, watches.router, settings=settings, services=services)
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://api") as client:
        yield client


@pytest.fixture
def alice(api: httpx.AsyncClient, user_id: UUID) -> httpx.AsyncClient:
    api.headers.update(headers(user_id))
    return api


async def make(client: httpx.AsyncClient, url: str = URL, **body: object) -> dict[str, Any]:
    answer = await client.post(WATCHES, json={"url": url, **body})
    assert answer.status_code == 201, answer.text
    made: dict[str, Any] = answer.json()
    assert answer.headers["location"] == f"{WATCHES}/{made['id']}"
    return made


async def test_a_watch_from_making_to_deleting(alice: httpx.AsyncClient, shop: Shop, tick: Tick) -> None:
    """Make, run, read with result and alerts, change, pause, resume, delete."""
    made = await make(alice, label="Ann's", every_minutes=60, target_price="90.00", currency="USD")
    assert made["notify_on"] == ["price_drop", "below_target", "back_in_stock"]
    for price in ("129.99", "84.50"):
        shop.pages[URL] = product_page(price)
        await tick()
    path = f"{WATCHES}/{made['id']}"
    read = (await alice.get(path)).json()
    assert (read["status"], read["failures_in_a_row"], read["last_result"]["outcome"]) == ("active", 0, "read")
    assert read["last_result"]["offer"]["price"] == {"amount": "84.50", "currency": "USD"}
    assert [alert["kind"] for alert in read["alerts"]] == ["below_target", "price_drop"]
    first = (await alice.get(f"{path}/alerts", params={"limit": 1})).json()
    rest = (await alice.get(f"{path}/alerts", params={"cursor": first["next_cursor"]})).json()
    assert first["items"] + rest["items"] == read["alerts"]
    paused = (await alice.patch(path, json={"paused": True, "label": "Not now"})).json()
    assert (paused["status"], paused["label"], paused["next_run_at"]) == ("paused", "Not now", None)
    changed = (
        await alice.patch(path, json={"paused": False, "target_price": None, "currency": None, "notify_on": "price_drop"})
    ).json()
    assert (changed["status"], changed["target_price"], changed["notify_on"]) == ("active", None, ["price_drop"])
    assert (await alice.delete(path)).status_code == 204
    assert (await alice.get(path)).status_code == 404


async def test_products_are_listed_searched_read_and_forgotten(alice: httpx.AsyncClient, shop: Shop, tick: Tick) -> None:
    for number, name in enumerate(("Sonnika H700", "Sonnika H500", "Voltly V1")):
        url = f"{URL}/{number}"
        shop.pages[url] = product_page(f"{number + 1}00", name=name)
        await make(alice, url)
        await tick()
    first = (await alice.get(PRODUCTS, params={"limit": 2})).json()
    rest = (await alice.get(PRODUCTS, params={"limit": 2, "cursor": first["next_cursor"]})).json()
    every = first["items"] + rest["items"]
    assert rest["next_cursor"] is None
    assert {item["name"]: item["latest"]["price"] for item in every} == {
        "Sonnika H700": "100.00",
        "Sonnika H500": "200.00",
        "Voltly V1": "300.00",
    }
    found = (await alice.get(PRODUCTS, params={"q": "h500 SONNIKA"})).json()["items"]
    assert [item["name"] for item in found] == ["Sonnika H500"]
    path = f"{PRODUCTS}/{found[0]['id']}"
    product = (await alice.get(path)).json()
    assert product["latest"] == found[0]["latest"]
    assert product["offer"]["evidence"]["quote"]
    assert product["offer"]["evidence"]["snapshot_id"] == product["latest"]["snapshot_id"]
    prices = (await alice.get(f"{path}/prices")).json()["items"]
    assert len(prices) == 2
    assert {(p["price"], p["currency"], p["seller"], p["availability"]) for p in prices} == {
        ("200.00", "USD", "shop.test", "InStock")
    }
    assert (await alice.delete(path)).status_code == 204
    assert (await alice.get(path)).status_code == (await alice.get(f"{path}/prices")).status_code == 404


async def test_prices_are_paged(alice: httpx.AsyncClient, shop: Shop, tick: Tick) -> None:
    """Newest first, without gap or repeat."""
    made = await make(alice)
    for price in ("105", "104", "103", "102", "101"):
        shop.pages[URL] = product_page(price)
        await tick()
    product_id = (await alice.get(f"{WATCHES}/{made['id']}")).json()["product_id"]
    seen, cursor = [], None
    for _ in range(3):
        params = {"limit": 2} | ({"cursor": cursor} if cursor else {})
        page = (await alice.get(f"{PRODUCTS}/{product_id}/prices", params=params)).json()
        seen += [item["price"] for item in page["items"]]
        cursor = page["next_cursor"]
    assert (seen, cursor) == (["101.00", "102.00", "103.00", "104.00", "105.00"], None)


async def test_another_users_things_are_not_there(alice: httpx.AsyncClient, services: Services, shop: Shop, tick: Tick) -> None:
    """404 on every path that names one, an empty list on every other; nothing of hers changes, and RLS hides the rows."""
    made = await make(alice)
    shop.pages[URL] = product_page("100")
    await tick()
    shop.pages[URL] = product_page("50")
    await tick()
    watch = f"{WATCHES}/{made['id']}"
    product = f"{PRODUCTS}/{(await alice.get(watch)).json()['product_id']}"
    bob = uuid4()
    requests = [
        ("GET", watch), ("PATCH", watch), ("DELETE", watch), ("GET", f"{watch}/alerts"),
        ("GET", product), ("GET", f"{product}/prices"), ("DELETE", product),
    ]  # fmt: skip
    for method, path in requests:
        body = {"json": {"paused": True}} if method == "PATCH" else {}
        answer = await alice.request(method, path, headers=headers(bob), **body)
        assert (answer.status_code, answer.headers["content-type"]) == (404, "application/problem+json"), (method, path)
    for path in (WATCHES, PRODUCTS):
        assert (await alice.get(path, headers=headers(bob))).json() == {"items": [], "next_cursor": None}
    for table in ("watches", "watch_alerts", "cached_product_data", "price_observations"):
        assert await services.database.all(f"select from {table}".encode(), {}, user_id=bob) == [], table
    hers = (await alice.get(watch)).json()
    assert (hers["status"], len(hers["alerts"])) == ("active", 1)
    assert len((await alice.get(f"{product}/prices")).json()["items"]) == 2
    assert (await alice.post(WATCHES, json={"url": URL}, headers=headers(bob))).status_code == 201, "his own, on the same page"


@pytest.mark.parametrize(
    ("body", "says"),
    [
        ({}, "url"),
        ({"url": "ftp://shop.test/x"}, "http"),
        ({"url": "not an address"}, "http"),
        ({"url": URL, "every_minutes": 5}, "15 minutes"),
        ({"url": URL, "every_minutes": 1}, "every_minutes"),
        ({"url": URL, "every_minutes": 10**9}, "every_minutes"),
        ({"url": URL, "target_price": "90"}, "come together"),
        ({"url": URL, "currency": "USD"}, "come together"),
        ({"url": URL, "target_price": "-1", "currency": "USD"}, "target_price"),
        ({"url": URL, "target_price": "NaN", "currency": "USD"}, "target_price"),
        ({"url": URL, "target_price": "90", "currency": "dollars"}, "currency"),
        ({"url": URL, "notify_on": ["below_target"]}, "needs `target_price`"),
        ({"url": URL, "notify_on": []}, "notify_on"),
        ({"url": URL, "notify_on": "earthquake"}, "notify_on"),
        ({"url": URL, "notify_on": 3}, "notify_on"),
        ({"url": URL, "webhook": "https://x.test"}, "webhook"),
    ],
)
async def test_what_is_no_watch_is_refused_with_what_to_do(alice: httpx.AsyncClient, body: dict[str, object], says: str) -> None:
    answer = await alice.post(WATCHES, json=body)
    assert (answer.status_code, answer.headers["content-type"]) == (422, "application/problem+json")
    assert says in answer.json()["detail"]
    assert (await alice.get(WATCHES)).json()["items"] == []


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"target_price": None}, "come together"),
        ({"target_price": None, "currency": None}, "needs `target_price`"),
        ({"every_minutes": 10}, "15 minutes"),
        ({"url": "https://other.test/"}, "url"),
    ],
)
async def test_a_change_that_makes_no_sense_changes_nothing(
    alice: httpx.AsyncClient, change: dict[str, object], says: str
) -> None:
    made = await make(alice, target_price="90", currency="USD")
    path = f"{WATCHES}/{made['id']}"
    before = (await alice.get(path)).json()
    answer = await alice.patch(path, json={"label": "new", **change})
    assert answer.status_code == 422
    assert says in answer.json()["detail"]
    assert (await alice.get(path)).json() == before


async def test_the_same_page_is_watched_once(alice: httpx.AsyncClient) -> None:
    """A request that is sent again after its answer was lost is told which watch there is."""
    made = await make(alice)
    again = await alice.post(WATCHES, json={"url": URL})
    assert again.status_code == 409
    assert made["id"] in again.json()["detail"]


async def test_the_quota_holds_under_requests_at_once(alice: httpx.AsyncClient) -> None:
    """Three watches, whatever comes at the same moment; deleting one makes room."""
    answers = await asyncio.gather(*(alice.post(WATCHES, json={"url": f"{URL}/{n}"}) for n in range(8)))
    assert sorted(answer.status_code for answer in answers) == [201] * 3 + [429] * 5
    first = next(answer for answer in answers if answer.status_code == 201).json()
    await alice.delete(f"{WATCHES}/{first['id']}")
    await make(alice, f"{URL}/another")


async def test_watches_are_paged_newest_first(alice: httpx.AsyncClient) -> None:
    made = [(await make(alice, f"{URL}/{n}"))["id"] for n in range(3)]
    first = (await alice.get(WATCHES, params={"limit": 2})).json()
    rest = (await alice.get(WATCHES, params={"limit": 2, "cursor": first["next_cursor"]})).json()
    assert [item["id"] for item in first["items"] + rest["items"]] == made[::-1]
    assert rest["next_cursor"] is None


@pytest.mark.parametrize(
    "path",
    [
        f"{WATCHES}?cursor=nonsense", f"{WATCHES}?limit=0", f"{WATCHES}/not-an-id", f"{PRODUCTS}?cursor=%00",
        f"{PRODUCTS}/{UNKNOWN}/prices?since=yesterday", f"{PRODUCTS}/{UNKNOWN}/prices?currency=usd",
    ],
)  # fmt: skip
async def test_malformed_requests_are_problems(alice: httpx.AsyncClient, path: str) -> None:
    assert (await alice.get(path)).status_code == 422


async def test_without_a_token_there_is_nothing(api: httpx.AsyncClient) -> None:
    for path in (WATCHES, PRODUCTS):
        assert (await api.get(path)).status_code == 401


async def test_alerts_and_pauses_are_broadcast_to_the_owner_alone(
    alice: httpx.AsyncClient, services: Services, shop: Shop, tick: Tick, user_id: UUID
) -> None:
    """On the private topic `watch:<id>`."""
    made = await make(alice)
    shop.pages[URL] = product_page("100")
    await tick()
    shop.pages[URL] = product_page("50")
    await tick()
    del shop.pages[URL]
    for _ in range(services.settings.watch_max_failures):
        await tick()

    async def heard(listener: UUID) -> list[tuple[str, str]]:
        async with services.database.as_user(listener) as connection:
            await connection.execute("select set_config('realtime.topic', %s, true)", [f"watch:{made['id']}"])
            rows = await (
                await connection.execute("select event, payload, private from realtime.messages order by inserted_at")
            ).fetchall()
        assert all(row["private"] for row in rows)
        return [(row["event"], row["payload"]["message"]) for row in rows]

    (alert, pause) = await heard(user_id)
    assert alert == ("alert", f"{NAME}: 50 USD, down from 100 USD.")
    assert pause[0] == "paused"
    assert "3 times in a row" in pause[1]
    assert await heard(uuid4()) == []
