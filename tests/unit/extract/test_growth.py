"""A page of eight times as many things takes about eight times as long, whatever they are."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest

from emptor.extract import extract_page
from emptor.extract.context import Context
from emptor.extract.dom.tree import parse
from emptor.extract.fields.price_dom import seen_prices

HEAD = "<html><title>Copper kettle</title><h1>Copper kettle</h1><p>59.90 €</p><button>Add to cart</button>"
FEW, TIMES, AT_MOST = 500, 8, 24  # what grows with the square takes sixty-four times as long

THINGS: dict[str, Callable[[int], str]] = {
    "rows of a list of sizes": lambda n: f"<dl><dt>Label {n}<dd>Value {n} with some words</dl>",
    "rows whose label and value have a number": lambda n: f"<div><span>k{n}</span> <p>value {n} with some words</p></div>",
    "cards": lambda n: f'<div class="product"><h3><a href="/p/{n}">Kettle {n}</a></h3><span class="price">€{n}.99</span></div>',
    "items of a list": lambda n: f'<li><a href="/p/{n}">Kettle {n}</a> <b>{n}.99 €</b></li>',
    "comments": lambda n: (
        f'<div class="comment"><b>User {n}</b><time datetime="2026-01-01"></time><p>Works for {n} days.</p></div>'
    ),
    "options of one choice": lambda n: f"{'<select>' * (n == 0)}<option value={n}>Size {n}</option>",
    "variants": lambda n: f"<label><input type=radio name=size value={n}>Size {n} {n}.00 €</label>",
}


def _cpu_s(thing: Callable[[int], str], count: int) -> float:
    page = HEAD + "".join(map(thing, range(count)))
    began = time.thread_time()
    extract_page(page, "https://shop.example/product/kettle")
    return time.thread_time() - began


@pytest.mark.parametrize("name", THINGS)
def test_more_of_the_same_takes_time_in_proportion(name: str) -> None:
    thing = THINGS[name]
    _cpu_s(thing, 1)  # tables are made once
    assert _cpu_s(thing, FEW * TIMES) < _cpu_s(thing, FEW) * AT_MOST


def test_amounts_at_the_end_of_a_long_page_are_found_as_fast_as_at_its_beginning() -> None:
    """Rows of a specification with a number in label and value: each looks at its own line alone."""

    def cpu_s(count: int) -> float:
        rows = "".join(f"<tr><td>k{n}</td><td>value {n} with some words</td></tr>" for n in range(count))
        context = Context(parse(f"{HEAD}<table>{rows}</table>"), "https://shop.example/product/kettle")
        began = time.thread_time()
        assert seen_prices(context, "EUR")
        return time.thread_time() - began

    cpu_s(1)  # tables are made once
    assert cpu_s(24_000) < cpu_s(1_500) * 30  # in proportion sixteen times as long, before it was mended sixty
