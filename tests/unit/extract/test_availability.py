"""Words of stock speak of the product only where nothing says that they speak of something else."""

from __future__ import annotations

from decimal import Decimal

import pytest

from emptor.extract import extract_page
from emptor.models.extraction import Availability

_PAGE = (
    "<html lang='{language}'><head><title>Vantor GX7</title></head><body><main><h1>Vantor GX7</h1>"
    "<p class='price'>154,90 €</p>{rows}<button>{button}</button></main></body></html>"
)


def _read(rows: str, language: str = "de", button: str = "In den Warenkorb") -> Availability | None:
    read = extract_page(_PAGE.format(language=language, rows=rows, button=button), "https://shop.example/p/1")
    assert read.product
    return read.product.offer.availability.value if read.product.offer.availability else None


@pytest.mark.parametrize(
    "rows",
    [
        "<table><tr><th>Reinigungsmitteltank</th><td>nicht verfügbar</td></tr><tr><th>Druck</th><td>110 bar</td></tr></table>",
        "<dl><dt>Reinigungsmitteltank</dt><dd>nicht verfügbar</dd><dt>Druck</dt><dd>110 bar</dd></dl>",
    ],
    ids=["table", "definition list"],
)
def test_a_row_that_denies_a_part_does_not_say_sold_out(rows: str) -> None:
    """The label names the tank, so `not available` is said of the tank."""
    assert _read(rows) is not Availability.OUT_OF_STOCK


def test_a_row_that_affirms_a_part_does_not_say_in_stock() -> None:
    """`Available` is said of the tank as well; with no price and no button, nothing on the page is for sale."""
    rows = "<table><tr><th>Tank</th><td>Verfügbar</td></tr><tr><th>Druck</th><td>110 bar</td></tr></table>"
    sheet = f"<html lang='de'><title>Vantor GX7</title><body><main><h1>Vantor GX7</h1><p>Modell GX7-110</p>{rows}</main>"
    read = extract_page(sheet, "https://vantor.example/produkte/gx7-110")
    assert read.product is None or read.product.offer.availability is None


def test_a_row_of_stock_says_it() -> None:
    """The same words under a label of stock are about the product."""
    rows = "<table><tr><th>Verfügbarkeit</th><td>nicht verfügbar</td></tr><tr><th>Druck</th><td>110 bar</td></tr></table>"
    assert _read(rows) is Availability.OUT_OF_STOCK


@pytest.mark.parametrize(
    "rows",
    [
        "<fieldset><input type='radio' id='a'><label for='a'>Red <span>Variant sold out or unavailable</span></label></fieldset>",
        "<form><label><input type='checkbox'> <span>Show out of stock products</span></label></form>",
    ],
    ids=["choice of a colour", "choice of a filter"],
)
def test_a_choice_that_is_sold_out_does_not_say_it_of_the_product(rows: str) -> None:
    """A label of a field says what can be chosen, whatever stands in it."""
    assert _read(rows, "en", "Add to cart") is Availability.IN_STOCK


def test_a_label_with_its_value_says_it() -> None:
    """`Availability:` and its value may share one element of that name."""
    assert _read("<label>Availability: <b>Sold out</b></label>", "en", "Add to wish list") is Availability.OUT_OF_STOCK


def test_the_box_below_the_heading_that_says_it_again_is_the_products_own() -> None:
    """A theme calls the product's own box a card, as other themes call the boxes of other products."""
    card = (
        "<div class='product-card product'><div class='product-card__in-stock'>В наличии</div>"
        "<div class='product-card__header'>Vantor GX7</div><div class='product-card__price'>234 BYN / шт.</div></div>"
        "<div class='least'><span>Минимальный заказ</span> <span class='price'>100 BYN</span></div>"
    )
    page = f"<html lang='ru'><title>Vantor GX7</title><body><main><h1>Vantor GX7</h1>{card}<button>В корзину</button></main>"
    read = extract_page(page, "https://shop.example/catalog/gx7/")
    assert read.product
    assert read.product.offer.price
    assert read.product.offer.price.value == Decimal(234)
    assert read.product.offer.availability
    assert read.product.offer.availability.value is Availability.IN_STOCK
