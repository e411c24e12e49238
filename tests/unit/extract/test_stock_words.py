"""Words about stock, in many languages, composed as shops compose them."""

from __future__ import annotations

import pytest

from emptor.extract.fields.stock_words import is_beside, is_stock_label, read_stock
from emptor.models.extraction import Availability

OUT, IN, PRE = Availability.OUT_OF_STOCK, Availability.IN_STOCK, Availability.PRE_ORDER
BACK = Availability.BACK_ORDER


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Sorry, this item is sold out", OUT),
        ("Dieser Artikel ist dauerhaft ausverkauft", OUT),
        ("Momentan nicht verfügbar. Sobald der Artikel wieder auf Lager ist, können Sie bestellen.", OUT),
        ("Bu ürün geçici olarak temin edilememektedir", OUT),
        ("Momentálne nie je možné produkt kúpiť, ale je možné ho rezervovať", OUT),
        ("Out of Stock - Notify Me", OUT),
        ("This item is no longer available for purchase", OUT),
        ("0 in stock", OUT),
        ("Skladem: 0 ks", OUT),
        ("この商品は在庫切れです", OUT),
        ("10 in stock", IN),
        ("Auf Lager, Lieferzeit 1-3 Tage", IN),
        ("Available", IN),
        ("Verfügbarkeit: sofort lieferbar", IN),
        ("Bald wieder lieferbar", BACK),
        ("Available soon", BACK),
        ("In stock, ships soon", IN),
        ("Pre-order for $59.99", PRE),
        ("Jetzt vorbestellen", PRE),
        ("Available in three colours", None),
        ("Not available for this item", None),
        ("If an item is out of stock, we refund you", None),
        ("The “Check in-store availability” option is temporarily unavailable.", None),
        ("Sizes and fit", None),
        ("Image Unavailable", None),
        ("Bild nicht verfügbar", None),
        ("This item is not available for shipping.", None),
        ("Notify Me If Price Drops", None),
        ("Không có sản phẩm nào đã xem gần đây", None),
        ("Auf Lager, Lieferung in zwei Tagen", IN),
        ("Out of stock. Free shipping over $50", OUT),
    ],
)
def test_words_say_whether_the_product_is_there(text: str, value: Availability | None) -> None:
    found = read_stock(text)
    assert (found.value if found else None) is value


def test_a_sentence_is_told_from_a_badge() -> None:
    sentence, badge = read_stock("Sorry, this item is sold out"), read_stock("Sold out")
    assert sentence is not None
    assert badge is not None
    assert (sentence.sentence, badge.sentence) == (True, False)


@pytest.mark.parametrize("label", ["Availability:", "Lagerbestand", "在庫：", "Stock status :"])
def test_a_label_of_stock_is_recognised(label: str) -> None:
    assert is_stock_label(label)
    assert not is_stock_label(f"{label} ausverkauft")


def test_what_is_not_the_product_is_told_from_it() -> None:
    """Shops print `Shipping` in one text and `Not available` in the next."""
    assert is_beside("Shipping:")
    assert not is_beside("Shipping Box 40 L")


def test_a_clause_that_begins_with_the_products_name_speaks_of_the_product() -> None:
    """`The Orion DMC-10 is no longer available`: two words of the name stand for `this item`."""
    said = "The Orion DMC-10 camera is no longer available"
    assert read_stock(said) is None
    found = read_stock(said, {"orion", "dmc", "10", "camera"})
    assert found is not None
    assert found.value is OUT
