"""The thing wanted, and the words by which a page names it."""

from __future__ import annotations

import pytest

from emptor.agents.questions.category import category_terms
from tests.unit.agents.questions.rows import read

ROWS = [
    ("wireless headphones under $100", "headphones"),
    ("noise-cancelling headphones", "headphones"),
    ("27-inch monitor", "monitor"),
    ("a quiet robot vacuum for pet hair", "robot vacuum"),
    ("coffee grinder with conical burrs", "coffee grinder"),
    ("USB-C charger", "charger"),
    ("men's trail running shoes", "trail running shoes"),
    ("a good case for my laptop", "case"),
    ("headphone stand", "headphone stand"),
    ("laptop stand", "laptop stand"),
    ("I am looking for a kettle", "kettle"),
    ("for my kitchen I need a toaster", "toaster"),
    ("a laptop with a good keyboard", "laptop"),
    ("cast iron skillet", "skillet"),
    ("phone with a headphone jack", "phone"),
    ("gift for my dad who likes coffee", None),
    ("gift card holder, kraft paper", "gift card holder"),
    ("gift wrap storage box that holds 20 rolls", "gift wrap storage box"),
    ("garden shed with double doors", "garden shed"),
    ("cool box holding 24 cans", "cool box"),
    ("telescopic ladder extending to 3.8 m", "telescopic ladder"),
    ("nevera portátil de 30 litros, que enfríe hasta -18 °C", "nevera portátil"),
    ("Kabellose Kopfhörer", "Kopfhörer"),
    ("Bluetooth-Kopfhörer", "Kopfhörer"),
    ("Sportkopfhörer unter 50 Euro", "Sportkopfhörer"),
    ("leiser Saugroboter", "Saugroboter"),
    ("casque sans fil", "casque"),
    ("aspirateur robot pas cher", "aspirateur robot"),
    ("machine à café", "machine à café"),
    ("auriculares inalámbricos", "auriculares"),
    ("cafetera de goteo", "cafetera de goteo"),
    ("cuffie wireless", "cuffie"),
    ("macchina da caffè", "macchina da caffè"),
    ("gluten-free pancake mix under 10 dollars", "pancake mix"),
    ("ukulele tuner under $20", "ukulele tuner"),
    ("best sound under 300", None),
    ("compare Sony WH-1000XM5 and Bose QC Ultra", None),
    ("???", None),
    ("", None),
]


@pytest.mark.parametrize(("question", "category"), ROWS, ids=[row[0] or "empty" for row in ROWS])
def test_the_thing_wanted(question: str, category: str | None) -> None:
    assert read(question).category == category


@pytest.mark.parametrize(
    ("category", "has", "has_not"),
    [
        ("headphones", {"headphones", "headphone", "headset", "kopfhörer", "casque", "auriculares", "cuffie"}, {"speaker"}),
        ("Kopfhörer", {"headphones", "kopfhörer"}, set()),
        ("Sportkopfhörer", {"sportkopfhörer", "headphones"}, set()),
        ("robot vacuum", {"robot vacuums", "saugroboter", "aspirateur robot"}, {"vacuum"}),
        ("coffee grinders", {"coffee grinder", "kaffeemühle"}, {"coffee", "coffee maker"}),
        ("ukulele tuner", {"ukulele tuner", "ukulele tuners", "ukulele-tuner"}, {"tuner"}),
        ("batteries", {"battery", "batteries"}, set()),
        ("headphone stand", {"headphone stand", "headphone stands"}, {"headphones"}),
        ("", set(), {""}),
    ],
)
def test_words_that_name_a_kind_of_thing(category: str, has: set[str], has_not: set[str]) -> None:
    terms = category_terms(category)
    assert has <= terms
    assert not has_not & terms
    assert all(term == term.lower() for term in terms)
