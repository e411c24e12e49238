"""Makers to include or avoid, products by name, shops."""

from __future__ import annotations

import pytest

from emptor.agents.questions.proper_names import is_measured
from tests.unit.agents.questions.rows import ledger

BRANDS = [
    ("headphones from Sony or Bose", ["brand in Sony, Bose"]),
    ("Sony headphones", ["brand = Sony"]),
    ("sony or bose headphones", ["brand in Sony, Bose"]),
    ("headphones by Sennheiser", ["brand = Sennheiser"]),
    ("only Logitech mouse", ["brand = Logitech"]),
    ("headphones, not Apple", ["brand not in Apple"]),
    ("headphones, no Beats", ["brand not in Beats"]),
    ("speaker, avoid JBL and Bose", ["brand not in JBL, Bose"]),
    ("robot vacuum except Roborock", ["brand not in Roborock"]),
    ("Saugroboter, keine Roborock", ["brand not in Roborock"]),
    ("Kopfhörer außer Beats", ["brand not in Beats"]),
    ("casque sauf Bose", ["brand not in Bose"]),
    ("aspirateur robot, pas de Xiaomi", ["brand not in Xiaomi"]),
    ("auriculares excepto JBL", ["brand not in JBL"]),
    ("cuffie, non Sony", ["brand not in Sony"]),
    ("headphones from Sony or Bose, no Beats", ["brand in Sony, Bose", "brand not in Beats"]),
    ("coffee grinder, preferably Baratza", ["~brand = Baratza"]),
    ("chair from Acmeworks under $200", ["brand = Acmeworks"]),
    ("case for my Sony headphones", []),
    ("alternative to Bose headphones", []),
    ("phone made in Germany, not from China", []),
    ("charger for iPhone and Apple Watch", []),
    ("apple pie dish", []),
    ("a ring light", []),
]


@pytest.mark.parametrize(("question", "expected"), BRANDS, ids=[row[0] for row in BRANDS])
def test_makers_wanted_and_refused(question: str, expected: list[str]) -> None:
    assert ledger(question, "brand") == expected


PRODUCTS = [
    ("compare Sony WH-1000XM5 and Bose QC Ultra", ["name in Sony WH-1000XM5, Bose QC Ultra"]),
    ("iPhone 15 vs Pixel 8", ["name in iPhone 15, Pixel 8"]),
    (
        "Sony WH-1000XM5 vs Bose QuietComfort Ultra vs Apple AirPods Max for travel",
        ["name in Sony WH-1000XM5, Bose QuietComfort Ultra, Apple AirPods Max"],
    ),
    ("Is the Sony WH-1000XM4 better than Galaxy Buds 2?", ["name in Sony WH-1000XM4, Galaxy Buds 2"]),
    ("Vergleiche Bosch GSR 18V-55 und Makita DDF484", ["name in Bosch GSR 18V-55, Makita DDF484"]),
    ("Is the Moccamaster KBG 741 worth it?", ["name = Moccamaster KBG 741"]),
    ("Sony WH-1000XM5 price", ["name = Sony WH-1000XM5"]),
    ("Which vacuum is better for pet hair: Dyson V15 or Shark Stratos?", ["name in Dyson V15, Shark Stratos"]),
    ("Steam Deck OLED or Nintendo Switch OLED?", ["name in Steam Deck OLED, Nintendo Switch OLED"]),
    ("Ist der Dyson V15 besser als der Shark Stratos?", ["name in Dyson V15, Shark Stratos"]),
    ("Should I get a Dyson V15 or Shark Stratos for pet hair?", ["name in Dyson V15, Shark Stratos"]),
    ("is the Hifiman Sundara any good?", ["name = Hifiman Sundara"]),
    ("Bose QuietComfort Ultra price", ["name = Bose QuietComfort Ultra"]),
    ("Logitech MX Master 3S", ["name = Logitech MX Master 3S"]),
    ("Sony Bravia TV under 1000 euros", ["name = Sony Bravia"]),
    ("Sony Headphones or Bose Headphones?", []),
    ("Gaming Laptop or Desktop PC", []),
    ("Best LEGO Sets For Adults", []),
    ("Best Sony Noise Cancelling Headphones Under $200", []),
    ("Samsung SSD 1TB", []),
    ("Bosch Bohrhammer mit SDS", []),
    ("charger for iPhone 15", []),
    ("Galaxy S24 case", []),
    ("compare cheap headphones and earbuds", []),
    ("headphones vs earbuds", []),
]


@pytest.mark.parametrize(("question", "expected"), PRODUCTS, ids=[row[0] for row in PRODUCTS])
def test_products_by_name(question: str, expected: list[str]) -> None:
    assert ledger(question, "name") == expected


def test_a_named_product_is_no_demand_on_the_maker() -> None:
    assert ledger("compare Sony WH-1000XM5 and Bose QC Ultra", "brand") == []


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("headphones on Amazon under $50", ["seller = Amazon"]),
        ("Kopfhörer bei MediaMarkt", ["seller = MediaMarkt"]),
        ("casque chez Fnac", ["seller = Fnac"]),
        ("headphones, not on eBay", ["seller != eBay"]),
        ("headphones", []),
    ],
)
def test_shops(question: str, expected: list[str]) -> None:
    found = [text.replace(" not in ", " != ") for text in ledger(question, "seller")]
    assert found == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Pelanra Quill (2nd generation) mattress", "name = Pelanra Quill (2nd generation)"),
        ("Orortis Opal (2. Generation) Kettlebell", "name = Orortis Opal (2. Generation)"),
    ],
)
def test_a_name_keeps_its_generation(question: str, expected: str) -> None:
    assert expected in ledger(question)


@pytest.mark.parametrize("following", ["27 inch", "27 inch)", "27-inch;", "300 euros?"])
def test_a_figure_with_a_unit_is_measured_whatever_closes_it(following: str) -> None:
    """Names of products and of makers share one rule."""
    figure = following.partition(" ")[0].partition("-")[0]
    assert is_measured(following, len(figure))


def test_a_figure_without_a_unit_is_a_model() -> None:
    assert not is_measured("27 pro", 2)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who sells the Ostrella Pro 300 S hair dryer for under 80 euros?", "name = Ostrella Pro 300 S"),
        ("Wer verkauft den Ostrella Pro 300 S Haartrockner?", "name = Ostrella Pro 300 S"),
        ("Wo kann ich den Dalmark WB 20 Wasserkocher kaufen?", "name = Dalmark WB 20"),
    ],
)
def test_capitals_and_numbers_of_a_model_stay_in_its_name(question: str, expected: str) -> None:
    """A capital S behind a number is no second, and a series of capitals is no word of the dictionary."""
    assert expected in ledger(question)


def test_seconds_are_no_part_of_a_name() -> None:
    """With a small letter a number of seconds stays a figure."""
    assert not any("300 s" in text for text in ledger("kitchen timer from Ostrella that runs 300 s", "name"))
