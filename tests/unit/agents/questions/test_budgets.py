"""Budgets in a question become constraints on the price."""

from __future__ import annotations

import pytest

from tests.unit.agents.questions.rows import ledger, read

ROWS = [
    # at most
    ("headphones under $150", ["price <= 150 USD"]),
    ("headphones below 150 dollars", ["price <= 150 USD"]),
    ("a kettle for less than £50", ["price <= 50 GBP"]),
    ("desk lamp up to 1.099,00 €", ["price <= 1099 EUR"]),
    ("Kopfhörer max. 300 €", ["price <= 300 EUR"]),
    ("Kopfhörer bis zu 80 Euro", ["price <= 80 EUR"]),
    ("Staubsauger höchstens 1'099 CHF", ["price <= 1099 CHF"]),
    ("laptop cheaper than 700 euros", ["price <= 700 EUR"]),
    ("Laptop günstiger als 700 Euro", ["price <= 700 EUR"]),
    ("phone case for 9.99 bucks", ["price <= 9.99 USD"]),
    ("casque à moins de 200 euros", ["price <= 200 EUR"]),
    ("casque jusqu'à 1 200 €", ["price <= 1200 EUR"]),
    ("auriculares por menos de 100 €", ["price <= 100 EUR"]),
    ("cafetera hasta 250 euros", ["price <= 250 EUR"]),
    ("cuffie sotto i 100 euro", ["price <= 100 EUR"]),
    ("macchina da caffè fino a 500 €", ["price <= 500 EUR"]),
    ("draadloze koptelefoon onder 100 euro", ["price <= 100 EUR"]),
    ("fones de ouvido abaixo de R$ 300", ["price <= 300 BRL"]),
    ("bike helmet under 1,099.00 USD", ["price <= 1099 USD"]),
    ("laptop under $1.5k", ["price <= 1500 USD"]),
    ("headphones $150 or less", ["price <= 150 USD"]),
    ("headphones, 150 euros max", ["price <= 150 EUR"]),
    ("no more than 40 dollars for a charger", ["price <= 40 USD"]),
    ("headphones $150", ["price <= 150 USD"]),
    ("headphones < $150", ["price < 150 USD"]),
    ("ワイヤレスイヤホン 10000円以下", ["price <= 10000 JPY"]),
    ("słuchawki bezprzewodowe do 500 zł", ["price <= 500 PLN"]),
    # at least
    ("headphones over $500", ["price >= 500 USD"]),
    ("watch, at least 300 euros", ["price >= 300 EUR"]),
    # ranges
    ("headphones between 100 and 200 €", ["price >= 100 EUR", "price <= 200 EUR"]),
    ("150-200 USD office chair", ["price >= 150 USD", "price <= 200 USD"]),
    ("headphones $150 to $250", ["price >= 150 USD", "price <= 250 USD"]),
    ("headphones from 100 to 200 dollars", ["price >= 100 USD", "price <= 200 USD"]),
    ("headphones $150-200", ["price >= 150 USD", "price <= 200 USD"]),
    ("Kaffeemühle zwischen 100 und 250 Euro", ["price >= 100 EUR", "price <= 250 EUR"]),
    ("aspirateur entre 200 et 400 euros", ["price >= 200 EUR", "price <= 400 EUR"]),
    ("portátil entre 500 y 800 €", ["price >= 500 EUR", "price <= 800 EUR"]),
    ("cuffie tra 50 e 100 euro", ["price >= 50 EUR", "price <= 100 EUR"]),
    # around: a wish with a band of 15 percent
    ("espresso machine around $200", ["~price >= 170 USD", "~price <= 230 USD"]),
    ("Kopfhörer etwa 100 Euro", ["~price >= 85 EUR", "~price <= 115 EUR"]),
    ("laptop, budget around 1500 dollars", ["~price >= 1275 USD", "~price <= 1725 USD"]),
    # no currency
    ("laptop budget of 500", ["price <= 500"]),
    ("headphones under 100, wireless", ["price <= 100"]),
    ("Kopfhörer unter 100", ["price <= 100 EUR"]),
    ("my budget is 300, need a monitor", ["price <= 300"]),
    ("laptop between 500 and 800", ["price >= 500", "price <= 800"]),
    # no budget at all
    ("one of the best headphones", []),
    ("headphones with $20 off", []),
    ("Sony WH-1000XM4", []),
    ("2 in 1 laptop", []),
    ("top 5 headphones", []),
    ("desk under 120 cm", []),
    ("shows with over 500 reviews", []),
]


@pytest.mark.parametrize(("question", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_a_budget_is_read_as_a_buyer_means_it(question: str, expected: list[str]) -> None:
    assert ledger(question, "price") == expected


@pytest.mark.parametrize(
    ("question", "options", "expected"),
    [
        ("headphones under $150", {"currency": "CAD"}, "price <= 150 CAD"),
        ("headphones under $150", {"region": "AU"}, "price <= 150 AUD"),
        ("headphones under 150", {"currency": "SEK"}, "price <= 150 SEK"),
        ("headphones under 150", {"region": "GB"}, "price <= 150 GBP"),
        ("headphones under 1500 kr", {"region": "NO"}, "price <= 1500 NOK"),
        ("headphones under €150", {"currency": "USD"}, "price <= 150 EUR"),
    ],
)
def test_options_decide_what_a_sign_or_a_bare_number_leaves_open(question: str, options: dict[str, str], expected: str) -> None:
    assert ledger(question, **options)[-1] == expected


def test_the_tighter_of_two_budgets_wins_and_repeats_are_one() -> None:
    assert ledger("headphones under $200, under $150, not more than $150") == ["price <= 150 USD"]


def test_pounds_are_money_unless_something_is_weighed() -> None:
    assert ledger("vacuum under 200 pounds") == ["price <= 200 GBP"]
    assert ledger("vacuum that weighs less than 6 pounds") == ["weight <= 6 lb"]
    assert ledger("dumbbells up to 20 pounds") == ["weight <= 20 lb"]


def test_the_words_are_the_buyers_own() -> None:
    (price,) = read("Headphones UNDER\u00a0$150 please").constraints
    assert price.words == "UNDER\u00a0$150"


def test_a_contradiction_is_said() -> None:
    (said,) = read("laptop over 500 and under 300 euros").assumptions
    assert "price >= 500 EUR" in said
    assert "price <= 300 EUR" in said


@pytest.mark.parametrize("question", ["laptop over 300 and under 500 euros", "laptop under 500 euros, at least 2 kg"])
def test_limits_that_can_be_met_together_are_no_contradiction(question: str) -> None:
    assert not read(question).assumptions
