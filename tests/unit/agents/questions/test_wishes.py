"""What disqualifies and what only orders."""

from __future__ import annotations

import pytest

from tests.unit.agents.questions.rows import ledger, read

SOFT = [
    ("over-ear headphones, ideally foldable", ["has over-ear", "~has foldable"]),
    ("headphones under $100, preferably wireless and with USB-C", ["price <= 100 USD", "~has wireless", "~has usb-c"]),
    ("over-ear headphones, USB-C would be nice, under 100 EUR", ["has over-ear", "~has usb-c", "price <= 100 EUR"]),
    ("headphones with USB-C if possible and under 100 dollars", ["~has usb-c", "price <= 100 USD"]),
    ("Kopfhörer ohne Mikrofon, wenn möglich faltbar", ["has not microphone", "~has foldable"]),
    ("casque sans fil, de préférence pliable", ["has wireless", "~has foldable"]),
    ("auriculares inalámbricos, si es posible plegables", ["has wireless", "~has foldable"]),
    ("cuffie wireless, se possibile pieghevoli", ["has wireless", "~has foldable"]),
    ("Ideally, it is wireless. Headphones under $50.", ["~has wireless", "price <= 50 USD"]),
    ("wireless headphones under $50", ["has wireless", "price <= 50 USD"]),
]


@pytest.mark.parametrize(("question", "expected"), SOFT, ids=[row[0] for row in SOFT])
def test_words_of_wishing_make_a_demand_soft(question: str, expected: list[str]) -> None:
    assert ledger(question) == expected


PREFERENCES = [
    ("headphones with the best sound", ("best sound",)),
    ("headphones best sound long battery life", ("best sound", "long battery life")),
    ("light headphones for travel", ("light", "for travel")),
    ("quiet coffee grinder for a small kitchen", ("quiet", "for a small kitchen")),
    ("headphones good for running", ("good for running",)),
    ("cheap kettle", ("cheap",)),
    ("men's running shoes size 10", ("men's",)),
    ("leiser Saugroboter für Tierhaare", ("leiser", "für Tierhaare")),
    ("portátil ligero para estudiar", ("ligero", "para estudiar")),
    ("running shoes for flat feet size 42", ("for flat feet",)),
    ("scarpe da trail running da uomo", ("da uomo",)),
    ("Galaxy S24 case", ()),
    ("keyboard for my iPad", ("for my iPad",)),
    ("I am looking for headphones", ()),
    ("the best headphones", ()),
]


@pytest.mark.parametrize(("question", "expected"), PREFERENCES, ids=[row[0] for row in PREFERENCES])
def test_what_only_orders(question: str, expected: tuple[str, ...]) -> None:
    assert read(question).preferences == expected


def test_the_last_word_on_a_feature_counts() -> None:
    assert ledger("wireless headphones, actually no wireless") == ["has not wireless"]
