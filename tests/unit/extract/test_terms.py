"""The terms of an offer: delivery, returns, the end of a price, the price of a unit, the energy label."""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal

import pytest

from emptor.extract import extract_page
from emptor.models.extraction import Product

BUY = "<p class=price>€40.00</p><form action=/cart><button type=submit>Add to cart</button></form>"


def product(inside: str, offer: dict[str, object] | None = None, **more: object) -> Product:
    markup = {"@type": "Product", "name": "Solis lamp", "offers": {"@type": "Offer", "price": "40.00", **(offer or {})}, **more}
    script = f'<script type="application/ld+json">{json.dumps(markup)}</script>' if offer or more else ""
    head = f"<head><title>Solis lamp</title>{script}</head>"
    found = extract_page(f"<html>{head}<body><h1>Solis lamp</h1>{BUY}{inside}</body></html>", "https://shop.example/p/1").product
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("inside", "days"),
    [
        ("<p>Delivery time: 1-3 working days</p>", 3),
        ("<dl><dt>Lieferzeit</dt><dd>2 bis 3 Wochen</dd></dl>", 21),
        ("<p>Livraison en 5 jours ouvrés</p>", 5),
        ("<p>Delivery to 30 countries</p>", None),
        ("<p>We like days of rain</p>", None),
        ("<div class=related><p>Delivery time: 4 days</p></div>", None),
    ],
)
def test_how_long_delivery_takes(inside: str, days: int | None) -> None:
    """The longest time, in days, where days or weeks are counted."""
    found = product(inside).offer.delivery_days
    assert (found.value if found else None) == days


@pytest.mark.parametrize(
    ("inside", "days"),
    [
        ("<p>Free shipping and 30-day returns</p>", 30),
        ("<p>30 Tage Rückgaberecht</p>", 30),
        ("<p>Return within 365 days for a full refund</p>", 365),
        ("<p>Returns are free</p>", None),
        ("<p>Returns accepted, see 2 days of our life</p>", None),
    ],
)
def test_how_long_it_can_be_sent_back(inside: str, days: int | None) -> None:
    found = product(inside).offer.return_days
    assert (found.value if found else None) == days


@pytest.mark.parametrize(
    ("inside", "amount", "unit"),
    [
        ("<p>(€10.63 / 1 kg)</p>", "10.63", "kg"),
        ("<p>€2.10 / 100 g</p>", "2.10", "100 g"),
        ("<p>€39.00 with your old lamp</p>", None, None),
    ],
)
def test_what_a_unit_costs(inside: str, amount: str | None, unit: str | None) -> None:
    """With the unit as the page prints it; the price to pay stays the price."""
    offer = product(inside).offer
    assert (offer.price.value if offer.price else None) == Decimal("40.00")
    assert (offer.unit_price.value if offer.unit_price else None) == (Decimal(amount) if amount else None)
    assert offer.unit == unit


def test_terms_that_markup_states() -> None:
    """schema.org has a place for each; all are proved by the words of the markup."""
    found = product(
        "",
        {
            "priceValidUntil": "2026-12-31T23:59:59",
            "hasMerchantReturnPolicy": {"@type": "MerchantReturnPolicy", "merchantReturnDays": 14},
            "shippingDetails": {"deliveryTime": {"transitTime": {"minValue": 1, "maxValue": 5, "unitCode": "DAY"}}},
        },
        hasEnergyConsumptionDetails={"hasEnergyEfficiencyCategory": "https://schema.org/EUEnergyEfficiencyCategoryA2Plus"},
    )
    offer = found.offer
    assert offer.valid_until is not None
    assert offer.valid_until.value == date(2026, 12, 31)
    assert "2026-12-31" in offer.valid_until.quote
    assert (offer.return_days and offer.return_days.value, offer.delivery_days and offer.delivery_days.value) == (14, 5)
    assert (found.energy_class and found.energy_class.value) == "A++"


@pytest.mark.parametrize(
    ("value", "want"),
    [("A+++", "A+++"), ("E (A bis G)", "E"), ("Excellent", None), ("H", None)],
    ids=["plus", "scale", "a word", "none"],
)
def test_the_energy_label_beside_its_name(value: str, want: str | None) -> None:
    found = product(f"<table><tr><th>Energieeffizienzklasse</th><td>{value}</td></tr></table>").energy_class
    assert (found.value if found else None) == want
