"""Whether a maker is wanted, refused, or only what the thing goes with."""

from __future__ import annotations

import pytest

from tests.unit.agents.questions.rows import ledger

ROWS = [
    ("fridge from Smeg", ["brand = Smeg"]),
    ("I would rather not buy from Asus again: laptop", ["brand not in Asus"]),
    ("kettle not made by Philips", ["brand not in Philips"]),
    ("Kaffeemaschine, aber keine von Krups", ["brand not in Krups"]),
    ("zapatillas que no sean Nike", ["brand not in Nike"]),
    ("ekspres do kawy, byle nie Krups", ["brand not in Krups"]),
    ("televisie van LG, niet van Samsung", ["brand = LG", "brand not in Samsung"]),
    ("amplifier, Denon or Marantz", ["brand in Denon, Marantz"]),
    ("charger for iPhone and Apple Watch", []),
    ("headphones like Bose", []),
]


@pytest.mark.parametrize(("question", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_the_words_before_a_maker_say_how_it_is_meant(question: str, expected: list[str]) -> None:
    assert ledger(question, "brand") == expected
