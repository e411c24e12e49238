"""Texts as people write them on forums: what they tell is no demand, what they ask is."""

from __future__ import annotations

import pytest

from emptor.agents.questions.sentences import spans, told
from emptor.lexicon import fold
from tests.unit.agents.questions.rows import ledger, read

STORIES = [
    (
        "en",
        "Our old washer died after 14 years. Need a new one, 9 kg, up to 650 pounds.",
        ["Our old washer died after 14 years."],
    ),
    ("de", "Wir haben zwei Katzen. Suche einen Akkusauger bis 350 Euro.", ["Wir haben zwei Katzen."]),
    ("fr", "J'habite au 4e et je fais 8 km par jour. Il me faut un vélo pliant.", ["J'habite au 4e et je fais 8 km par jour."]),
    ("es", "Duermo de lado. Busco un colchón de 150 x 190.", ["Duermo de lado."]),
    ("it", "Parto ad aprile. Cerco uno zaino da 36 litri.", ["Parto ad aprile."]),
    ("nl", "Onze dochter fietst elke dag 11 km. Wij zoeken een stadsfiets.", ["Onze dochter fietst elke dag 11 km."]),
    ("pl", "Mieszkamy w bloku. Szukam pralki do 1900 zł.", ["Mieszkamy w bloku."]),
    ("pt", "Tenho um gato. Procuro um aspirador até 150 euros.", ["Tenho um gato."]),
]


@pytest.mark.parametrize(("language", "text", "expected"), STORIES, ids=[row[0] for row in STORIES])
def test_a_sentence_that_only_tells_is_found(language: str, text: str, expected: list[str]) -> None:
    assert [text[a:b] for a, b in told(text, fold(text), language)] == expected


def test_a_story_demands_nothing_and_is_not_dropped() -> None:
    """Its figures, makers and features stay out of the ledger; its words are shown as unused."""
    brief = read("I ride 14 km each day and had a Bosch. I need a bike with a belt drive under 900 euros.")
    assert [c.text for c in brief.constraints] == ["has belt drive", "price <= 900 EUR"]
    assert any("Bosch" in words for words in brief.unused)


def test_a_limit_in_the_first_person_is_a_demand() -> None:
    assert ledger("Looking for a lamp. I don't want to pay over 120 bucks.") == ["price <= 120 USD"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Arbeitshose Gr. 52, schwarz", 1),
        ("Max. 180 Euro, leise", 1),
        ("Opal (2. Generation) gesucht", 1),
        ("Two cats. 4 man tent.", 2),
    ],
)
def test_an_abbreviation_ends_no_sentence(text: str, count: int) -> None:
    assert len(spans(fold(text), text)) == count
