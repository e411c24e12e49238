"""A mistyped word is read as the word of the dictionary that a hand meant; names and other forms of a word stay."""

from __future__ import annotations

import pytest

from emptor.agents.questions.mistyped import is_likely_slip, word_meant

MEANT = [
    ("fr", "utiliasteur", "utilisateur"),
    ("fr", "autroisé", "autorisé"),
    ("es", "diámetor", "diámetro"),
    ("it", "biciclete", "biciclette"),
    ("de", "gesatmgewicht", "gesamtgewicht"),
    ("de", "trekkingrädre", "trekkingräder"),
    ("nl", "prfoieldiepte", "profieldiepte"),
    ("nl", "wijnokelkasten", "wijnkoelkasten"),
    ("en", "adjustble", "adjustable"),
]
RIGHT = [
    ("it", "ventilato"),  # no list has it, and `ventilata` is another form of it
    ("de", "trekkingrad"),
    ("de", "nabenschaltung"),
    ("en", "velkraft"),
    ("en", "talvern"),  # a name near `tavern`
    ("en", "colour"),
    ("fr", "epaisseur"),  # without its accent
    ("pl", "konsoli"),  # a language without a dictionary
]
SLIPS = [
    ("silensiosa", "silenciosa", True),
    ("familly", "family", True),
    ("laptpo", "laptop", True),
    ("hedphones", "headphones", True),
    ("seater", "heater", False),
    ("phono", "phone", False),
    ("laptopa", "laptop", False),
    ("ventilato", "ventilator", False),
]


@pytest.mark.parametrize(("language", "written", "meant"), MEANT, ids=[row[1] for row in MEANT])
def test_a_slip_of_the_hand_is_read_as_the_word_meant(language: str, written: str, meant: str) -> None:
    assert word_meant(written, language) == meant


@pytest.mark.parametrize(("language", "written"), RIGHT, ids=[row[1] for row in RIGHT])
def test_a_word_that_may_be_right_stays(language: str, written: str) -> None:
    assert word_meant(written, language) is None


@pytest.mark.parametrize(("written", "word", "likely"), SLIPS, ids=[row[0] for row in SLIPS])
def test_a_slip_changes_neither_the_first_letter_nor_the_form(written: str, word: str, *, likely: bool) -> None:
    assert is_likely_slip(written, word) is likely
