"""How a product is named, and found again in running text."""

from __future__ import annotations

import pytest

from emptor.agents.resolving.naming import full_name, name_pattern, short_name


@pytest.mark.parametrize(
    ("name", "brand", "short"),
    [
        ("Tarvane Drift 2 Wireless Over-Ear Headphones", "Tarvane", "Tarvane Drift 2"),
        ("Wireless Noise Cancelling Headphones WH-1000XM5", "Sony", "Sony WH-1000XM5"),
        ("Mirefold Haven Wireless Headphones, Black", "Mirefold", "Mirefold Haven"),
        ("Headphones", None, "Headphones"),
    ],
)
def test_a_short_name_is_brand_and_model(name: str, brand: str | None, short: str) -> None:
    assert short_name(name, brand, "headphones") == short


@pytest.mark.parametrize(
    ("text", "name", "brand", "found"),
    [
        ("We liked the Drift 2 a lot.", "Tarvane Drift 2 Headphones", "Tarvane", True),
        ("Quillon claims 32 hours for the Arc Lite.", "Quillon Arc Lite Wireless Headphones", "Quillon", True),
        ("The Arc Max is better.", "Quillon Arc Headphones", "Quillon", False),
        ("The Quillon Arc Max is better.", "Quillon Arc Headphones", "Quillon", False),
        ("A haven for music.", "Mirefold Haven Headphones", "Mirefold", False),
        ("The Mirefold Haven is light.", "Mirefold Haven Headphones", "Mirefold", True),
        ("My H700s broke.", "Sonnika H700 Headphones", "Sonnika", False),
        ("My H700 broke.", "Sonnika H700 Headphones", "Sonnika", True),
    ],
)
def test_a_product_is_found_by_its_own_name_only(text: str, name: str, brand: str, found: bool) -> None:
    pattern = name_pattern(name, brand, "headphones")
    assert pattern is not None
    assert bool(pattern.search(text)) is found


@pytest.mark.parametrize(
    ("name", "brand", "full"),
    [
        ("Drift 2", "Tarvane", "Tarvane Drift 2"),
        ("Tarvane Drift 2", "TARVANE", "Tarvane Drift 2"),
        ("The Drift 2 by Tarvane", "Tarvane", "The Drift 2 by Tarvane"),
        ("Lift V3 Standing Desk", "Lift Desk", "Lift V3 Standing Desk"),
        ("Drift 2", None, "Drift 2"),
    ],
)
def test_a_full_name_has_its_maker_once(name: str, brand: str | None, full: str) -> None:
    assert full_name(name, brand) == full
