"""Cards of other products are recognised by their shape, in any language, and say nothing of the page's product."""

from __future__ import annotations

import pytest

from emptor.extract.cards import cards_of
from emptor.extract.dom.tree import parse
from emptor.extract.evidence import SourceText
from emptor.extract.page import extract_page
from emptor.models.extraction import PageKind

URL = "https://shop.example/p/aster-14"
_PAGE = """<html lang="xx"><body><main><h1>Aster 14 paddle board</h1><p>£349.00</p><button>Add to cart</button>
<table><tr><td>Board weight</td><td>9 kg</td></tr></table></main>{}</body></html>"""
_TILE = "<div class='{}'><a href='/p/{}'>{}</a> <span>{}</span> <small>Board weight: {} kg; Rider: 140 kg</small></div>"


def _cards(markup: str) -> list[str]:
    dom = parse(_PAGE.format(markup))
    return [dom.text(box) for box in cards_of(dom, URL)]


def test_a_linked_name_beside_a_price_is_a_card_with_all_that_its_box_says() -> None:
    """No heading has to announce it: `Qwxyz` is a word of no language."""
    found = _cards("<section><h2>Qwxyz</h2>" + _TILE.format("tile", "borea", "Borea XL board", "£690.99", 12) + "</section>")
    assert found == ["Borea XL board £690.99 Board weight: 12 kg; Rider: 140 kg"]


def test_of_cards_side_by_side_the_figures_below_the_price_belong_to_them() -> None:
    """A repeated box is widened to what repeats."""
    card = "<li class='i'><div><a href='/p/{0}'>Borea {0} board</a> <b>£20.00</b></div><p>Board weight: {0} kg</p></li>"
    found = _cards(f"<ul>{card.format(12)}{card.format(13)}</ul>")
    assert found == ["Borea 12 board £20.00 Board weight: 12 kg", "Borea 13 board £20.00 Board weight: 13 kg"]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>We sell it with <a href='/p/bag'>the Borea travel bag</a> for £20.00 in summer.</p>",  # a sentence
        "<div><a href='/p/aster-14'>Aster 14 paddle board</a> <b>£349.00</b></div>",  # the page itself
        "<div><a href='https://pay.example/x'>Pay in three instalments</a> <b>£20.00</b></div>",  # another site
        "<div><a href='/guides/boards'>How to choose a board</a><p>Read our guide.</p></div>",  # no price
        "<div><a href='#specs'>All the specifications</a> <b>£20.00</b></div>",
    ],
)
def test_a_sentence_the_page_itself_and_other_sites_are_no_cards(markup: str) -> None:
    """The product's own words must not be lost with its neighbours'."""
    assert _cards(markup) == []


def test_the_makers_link_beside_the_price_makes_no_card_of_the_product() -> None:
    """What stands between the heading and the first amount after it is the product's own."""
    page = (
        "<html><body><div><h1>Aster 14 board</h1></div><div class='buy'><a href='/brands/aster'>Aster Water Sports</a>"
        "<b>£349.00</b><p>Board weight: 9 kg</p></div></body></html>"
    )
    assert cards_of(parse(page), URL) == []


def test_rows_of_a_card_are_no_rows_of_the_product() -> None:
    """`Board weight: 12 kg` is the neighbour's."""
    tiles = "".join(_TILE.format("tile", n, f"Borea {n} board", "£690.99", n) for n in (11, 12))
    page = extract_page(_PAGE.format(f"<section><h2>Qwxyz</h2>{tiles}</section>"), URL)
    assert page.product is not None
    assert [(spec.label, spec.text) for spec in page.product.specs] == [("Board weight", "9 kg")]
    assert "Borea" not in page.text


def test_tiles_on_a_product_page_are_no_posts_of_a_thread() -> None:
    """A board in the address and boxes of one make are not a forum."""
    tiles = "".join(_TILE.format("tile", n, f"Borea {n} sup board", "£690.99", n) for n in range(11, 16))
    page = extract_page(_PAGE.format(f"<section><h2>Qwxyz</h2>{tiles}</section>"), "https://shop.example/sup-board-aster.html")
    assert page.kind is PageKind.PRODUCT


def test_a_quotation_from_a_card_alone_is_found_out() -> None:
    """The last check reads the page's tree again."""
    source = SourceText(_PAGE.format(_TILE.format("tile", "borea", "Borea XL board", "£690.99", 12)), url=URL)
    assert source.stands_in_cards("Board weight: 12 kg")
    assert not source.stands_in_cards("Board weight 9 kg")


def test_what_is_struck_through_is_no_text_of_the_product() -> None:
    """A struck feature is one that the product no longer has."""
    page = extract_page(
        _PAGE.format("").replace("</table>", "</table><ul><li><s>Paddle bag</s></li><li>Steel frame</li></ul>"), URL
    )
    assert "Steel frame" in page.text
    assert "Paddle bag" not in page.text
