"""Products and watches under AWS's own runtime client: a watch is made, the schedule reads its page, a price is there."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import psycopg
import pytest

from tests.fakes.lambda_runtime import FunctionError, LambdaFunction
from tests.functions.payloads import http_api, schedule

UNKNOWN = "6f1f3c1e-7f1d-4f0a-9a53-0d2f8a1b2c3d"  # not random: parallel processes must collect the same tests

WATCHES, PRODUCTS = "/api/v1/watches", "/api/v1/products"
# A product page of the bundled archive.
PAGE = "https://www.audiorama.example/products/sonnika-h700"


@pytest.fixture(scope="module")
def watches(start_function: Callable[..., LambdaFunction]) -> LambdaFunction:
    return start_function("watches")


@pytest.fixture(scope="module")
def products(start_function: Callable[..., LambdaFunction]) -> LambdaFunction:
    return start_function("products")


@pytest.fixture(scope="module")
def tick(start_function: Callable[..., LambdaFunction], sample_archive: str) -> LambdaFunction:
    return start_function("watch_tick", EMPTOR_WEB=sample_archive)


def body(answer: dict[str, Any]) -> Any:
    return json.loads(answer["body"])


def test_the_schedule_reads_a_due_page_and_its_price_is_there(
    watches: LambdaFunction, products: LambdaFunction, tick: LambdaFunction
) -> None:
    made = watches.invoke(http_api("POST", WATCHES, body={"url": PAGE, "target_price": "100000", "currency": "USD"}))
    assert made["statusCode"] == 201, made
    path = made["headers"]["location"]
    assert tick.invoke(schedule(), remaining_s=120) == {}
    watch = body(watches.invoke(http_api("GET", path)))
    assert watch["last_result"]["outcome"] == "read", (watch, tick.log())
    assert [alert["kind"] for alert in watch["alerts"]] == ["below_target"]
    (price,) = body(products.invoke(http_api("GET", f"{PRODUCTS}/{watch['product_id']}/prices")))["items"]
    assert price["price"] == watch["alerts"][0]["price"]["amount"]
    assert price["quote"]
    assert body(watches.invoke(http_api("PATCH", path, body={"paused": True})))["status"] == "paused"
    assert watches.invoke(http_api("DELETE", path))["statusCode"] == 204


def test_a_tick_with_no_time_left_leaves_the_watch_due(
    watches: LambdaFunction, tick: LambdaFunction, sql: psycopg.Connection
) -> None:
    """The time left is that of this invocation."""
    made = body(watches.invoke(http_api("POST", WATCHES, body={"url": f"{PAGE}-2"})))
    assert tick.invoke(schedule(), remaining_s=5) == {}
    due = sql.execute("select next_run_at <= now(), last_run_at from watches where id = %s", [made["id"]]).fetchone()
    assert due == (True, None)


def test_a_tick_that_cannot_work_is_a_failed_invocation(start_function: Callable[..., LambdaFunction]) -> None:
    """So that the platform's alarms see it."""
    with pytest.raises(FunctionError, match="DATABASE_URL"):
        start_function("watch_tick", DATABASE_URL="").invoke(schedule(), remaining_s=120)


@pytest.mark.parametrize(
    ("path", "status"),
    [(f"{PRODUCTS}/{UNKNOWN}", 404), (f"{PRODUCTS}/x", 422), (WATCHES, 404), (PRODUCTS, 200)],
)
def test_the_products_function_answers_its_own_paths(products: LambdaFunction, path: str, status: int) -> None:
    assert products.invoke(http_api("GET", path))["statusCode"] == status
