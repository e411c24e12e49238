"""What several rules ask of a page's elements is worked out once, and given in the order of the page."""

from __future__ import annotations

from emptor.extract.dom.tree import parse

PAGE = parse(
    "<p class=price id=a>12 €</p><div data-sku=7 itemprop=sku>none</div><p class=price>now</p><p id=b itemprop=name class=x>9</p>"
)


def test_elements_are_given_by_what_their_names_say_once_and_in_the_order_of_the_page() -> None:
    page = parse("<p class=x></p><b class='price brand'>1</b><i class=x></i><b class=price>2</b><i class=brand-name>3</i>")
    assert [page.text(element) for element in page.called("price")] == ["1", "2"]
    assert [page.text(element) for element in page.called("price", "brand")] == ["1", "2", "3"]
    assert page.called("no such concept") == []


def test_elements_with_any_of_some_attributes_come_once_and_in_the_order_of_the_page() -> None:
    assert [PAGE.text(element) for element in PAGE.having("itemprop", "data-sku", "id")] == ["12 €", "none", "9"]


def test_texts_with_digits_are_those_that_have_one() -> None:
    assert [run.text for run in PAGE.with_digits] == ["12 €", "9"]
