"""How many of something a thing is for is a demand, in figures or in words; who it is for otherwise only orders."""

from __future__ import annotations

import pytest

from tests.unit.agents.questions.rows import ledger, read


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("best tent for 4 people under 300 euro", ["persons >= 4", "price <= 300 EUR"]),
        ("a tent that sleeps six", ["persons >= 6"]),
        ("4-person tent", ["persons >= 4"]),
        ("dining table that seats 8", ["persons >= 8"]),
        ("Zelt für 4 Personen", ["persons >= 4"]),
        ("4-Personen-Zelt unter 300 Euro", ["persons >= 4", "price <= 300 EUR"]),
        ("tente 4 places moins de 300 euros", ["persons >= 4", "price <= 300 EUR"]),
        ("tienda de campaña para 4 personas", ["persons >= 4"]),
        ("tenda da campeggio per 4 persone", ["persons >= 4"]),
        ("tafel voor 6 personen", ["persons >= 6"]),
        ("namiot dla 4 osób", ["persons >= 4"]),
        ("barbecue for a party of 20", ["~persons >= 20"]),
        ("tent for up to 4 people", ["persons >= 4"]),
        ("dishwasher with at least 14 place settings", ["place_settings >= 14"]),
        ("Geschirrspüler für 14 Maßgedecke", ["place_settings >= 14"]),
        ("5-burner gas grill", ["burners >= 5"]),
        ("4 slice toaster under 60 dollars", ["slices >= 4", "price <= 60 USD"]),
        ("wine rack that holds 24 bottles", ["bottles >= 24"]),
        ("desk for two monitors", ["monitors >= 2"]),
    ],
)
def test_how_many_it_is_for_is_a_demand(question: str, expected: list[str]) -> None:
    assert ledger(question) == expected


@pytest.mark.parametrize("question", ["lunch box for two kids", "bag for 3 weeks", "five tents", "top 5 tents for families"])
def test_children_time_and_answers_are_no_capacity(question: str) -> None:
    assert not [text for text in ledger(question) if ">= 2" in text or ">= 5" in text]


def test_the_number_of_answers_stays_beside_a_number_of_people() -> None:
    brief = read("give me three tents for 2 people")
    assert brief.count == 3
    assert [c.text for c in brief.constraints] == ["persons >= 2"]


def test_a_number_word_is_no_noun_that_a_figure_belongs_to() -> None:
    assert not [text for text in ledger("monitor arm for two 27 inch screens") if text.startswith("two")]


@pytest.mark.parametrize("question", ["tent for 3 to 4 people", "Zelt für 3 bis 4 Personen", "tenda da 3 a 4 posti"])
def test_the_lower_end_of_a_range_of_people_is_the_demand(question: str) -> None:
    """A tent for three is what was asked for as well, and both numbers are used."""
    brief = read(question)
    assert ledger(question) == ["persons >= 3"]
    assert brief.unused == ()
