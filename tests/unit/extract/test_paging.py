"""Where a list goes on."""

from __future__ import annotations

import pytest

from emptor.extract.page import extract_page

CARDS = "".join(
    f'<li class="product-card"><a href="/p/kettle-{n}">Kettle Model {n}</a><span class="price">€ {20 + n},90</span></li>'
    for n in range(8)
)


def listing(head: str = "", after: str = "", url: str = "https://shop.example/c/kettles") -> str | None:
    """The next page of a listing with these links in its head and below it."""
    body = f'<main><h1>Kettles</h1><ul class="products">{CARDS}</ul>{after}</main>'
    html = f'<html lang="en"><head>{head}</head><body>{body}</body></html>'
    return extract_page(html, url).next_page


@pytest.mark.parametrize(
    ("head", "after", "expected"),
    [
        ("", '<a rel="next" href="?page=2">More</a>', "https://shop.example/c/kettles?page=2"),
        ('<link rel="next" href="/c/kettles?p=2">', "", "https://shop.example/c/kettles?p=2"),
        ("", '<nav><a href="?page=2">2</a><a href="?page=3">3</a></nav>', "https://shop.example/c/kettles?page=2"),
        ("", '<nav><a href="/c/kettles/page/2/">2</a></nav>', "https://shop.example/c/kettles/page/2/"),
        ("", '<a rel="next" href="https://other.example/c/kettles?page=2">More</a>', None),
        ("", '<a href="/reviews/2">2</a>', None),
        ("", "", None),
    ],
    ids=[
        "rel in a link",
        "rel in the head",
        "numbers",
        "numbers in the path",
        "another host",
        "a number that is no page",
        "none",
    ],
)
def test_a_list_goes_on_where_its_markup_or_its_numbers_say(head: str, after: str, expected: str | None) -> None:
    assert listing(head, after) == expected


def test_the_second_page_goes_on_to_the_third() -> None:
    after = '<a href="?page=1">1</a><a href="?page=2">2</a><a href="?page=3">3</a>'
    assert listing(after=after, url="https://shop.example/c/kettles?page=2") == "https://shop.example/c/kettles?page=3"
