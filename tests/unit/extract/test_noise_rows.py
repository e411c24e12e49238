"""Rows of a specification, and rows that say nothing of the product."""

from __future__ import annotations

import pytest

from emptor.extract import extract_page


def labels_of(*rows: tuple[str, str]) -> set[str]:
    table = "".join(f"<tr><th>{label}</th><td>{value}</td></tr>" for label, value in rows)
    body = f"<main><h1>Oakline H5</h1><p>20 €</p><button>Buy</button><table>{table}</table></main>"
    product = extract_page(
        f"<html><title>Oakline H5</title><body>{body}</body></html>", "https://shop.example/product/h5"
    ).product
    return {spec.label for spec in product.specs} if product else set()


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Operating temperature", "45 °C"),  # rating
        ("Cleaning width", "34 cm"),  # ean
        ("Microphone", "yes"),  # phone
        ("Basin depth", "18 cm"),  # asin
        ("Total length", "220 cm"),
        ("Capacité totale", "220 l"),
        ("Stocklänge", "125 cm"),
        ("Opening width", "35 cm"),
        ("Delivery height", "7 m"),
        ("Tip diameter", "1.2 mm"),
        ("Notebook compartment", "yes"),
        ("Tipo de pantalla", "OLED"),
        ("Steps", "4"),
        ("Power rating", "800 W"),
        ("Data rate", "54 Mbit/s"),
    ],
)
def test_real_row_is_kept(label: str, value: str) -> None:
    """A word within another word says nothing, and a word of trade does not where the value measures the thing."""
    assert label in labels_of((label, value), ("Weight", "2 kg"))


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("Price", "20 €"),
        ("Verkaufspreis", "20 €"),
        ("Delivery", "3 days"),
        ("Delivery time", "2-4 days"),
        ("Livraison", "48 h"),
        ("Shipping", "4 kg"),
        ("In stock", "5"),
        ("Opening hours", "9-17"),
        ("Customer rating", "4.5"),
        ("Rating", "4.5"),
        ("Step 2", "Turn it on"),
        ("Note", "Keep dry"),
        ("EAN-Code", "4006381333931"),
        ("GTIN13", "4006381333931"),
        ("Total", "20 €"),
        ("Quantity", "1"),
        ("Date added", "1 May"),
        ("Phone", "030 1234"),
    ],
)
def test_row_of_the_trade_is_left_out(label: str, value: str) -> None:
    assert label not in labels_of((label, value), ("Weight", "2 kg"))
