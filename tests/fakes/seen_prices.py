"""Readings of a product's price that no job made: a history for the console to show."""

from __future__ import annotations

from collections.abc import Iterable

import psycopg

ADD_PRICE = """
insert into public.price_observations (product_id, observed_at, price, list_price, currency, seller, availability, condition)
select id, fetched_at + make_interval(days => %s), %s, %s, 'USD', %s, 'InStock', 'new'
from public.cached_product_data where id = %s
"""


async def add_prices(url: str, product_id: str, readings: Iterable[tuple[int, int]], *, list_price: int, seller: str) -> None:
    """Each reading is a number of days after the product's page was read (less than 0: before), and the price in USD."""
    async with await psycopg.AsyncConnection.connect(url, autocommit=True) as connection:
        for days, price in readings:
            await connection.execute(ADD_PRICE, (days, price, list_price, seller, product_id))
