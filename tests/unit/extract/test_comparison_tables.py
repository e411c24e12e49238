"""A table that compares several products speaks of the page's own in one column only."""

from __future__ import annotations

from emptor.extract.page import extract_page

_PAGE = """<html><body><h1>Aster 14 Monitor</h1><p class="price">$199.00</p><button>Add to cart</button>
<table><tr><td></td><th>Aster 14 Monitor</th><th>Borea 16 Monitor</th></tr>
<tr><th>Price</th><td>$199.00</td><td>$349.00</td></tr>
<tr><th>Weight</th><td>3 kg</td><td>5 kg</td></tr>
<tr><th>Brightness</th><td>250 nits</td><td>600 nits</td></tr></table></body></html>"""


def _specs(html: str) -> dict[str, str]:
    product = extract_page(html, "https://shop.example/p/1").product
    return {spec.label: spec.text for spec in product.specs} if product else {}


def test_only_the_products_own_column_is_read() -> None:
    specs = _specs(_PAGE)
    assert specs["Weight"] == "3 kg"
    assert specs["Brightness"] == "250 nits"
    assert not any("5 kg" in text or "600" in text for text in specs.values())


def test_a_comparison_without_an_own_column_says_nothing() -> None:
    """Both columns are of other products: no figure is the page's own."""
    specs = _specs(_PAGE.replace("<th>Aster 14 Monitor</th>", "<th>Corvo 12 Monitor</th>"))
    assert "Weight" not in specs
    assert "Brightness" not in specs
