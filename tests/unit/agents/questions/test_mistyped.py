"""A mistyped word is read as the word of the dictionary that a hand meant; names and other forms of a word stay."""

from __future__ import annotations

import pytest

from emptor.agents.questions.mistyped import is_likely_slip, word_meant
from tests.unit.agents.questions.rows import read

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


@pytest.mark.parametrize(
    ("question", "demand"),
    [
        ("Kommode, mindestnes 34 cm Schubladenbriete", "schubladenbreite >= 34 cm"),
        ("Hängematte mit mindestens 150 kg Tragkarft", "max_load >= 150 kg"),
    ],
)
def test_the_last_word_of_a_compound_is_corrected(question: str, demand: str) -> None:
    """No dictionary has the compound, but its end is near to a word that measures; the correction is said."""
    brief = read(question)
    assert any(demand in c.text for c in brief.constraints)
    assert brief.corrected
