"""Language, region and currency of a question."""

from __future__ import annotations

import pytest

from tests.unit.agents.questions.rows import read


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("wireless headphones under 100 dollars", "en"),
        ("headphones", "en"),
        ("kabellose Kopfhörer unter 100 Euro", "de"),
        ("Kopfhörer", "de"),
        ("casque sans fil à moins de 100 euros", "fr"),
        ("busco un portátil por menos de 700 euros", "es"),
        ("cerco delle cuffie sotto i 100 euro", "it"),
        ("draadloze koptelefoon onder de 100 euro", "nl"),
        ("preciso de um fone de ouvido abaixo de 300 reais", "pt"),
        ("słuchawki do 500 zł", "pl"),
        ("ワイヤレスイヤホン 10000円以下", "und"),
        ("WH-1000XM5", "und"),
        ("", "und"),
    ],
)
def test_language(question: str, language: str) -> None:
    assert read(question).language == language


@pytest.mark.parametrize(
    ("question", "options", "region", "currency"),
    [
        ("headphones under $100", {}, "US", "USD"),
        ("headphones under £100", {}, "GB", "GBP"),
        ("headphones under 100 €", {}, None, "EUR"),
        ("headphones in Germany under 100 €", {}, "DE", "EUR"),
        ("Kopfhörer unter 100", {}, "DE", "EUR"),
        ("casque à moins de 100 €", {}, "FR", "EUR"),
        ("headphones", {}, None, None),
        ("headphones under $100", {"region": "CA"}, "CA", "CAD"),
        ("headphones under $100", {"currency": "EUR"}, None, "EUR"),
        ("Kopfhörer unter 100 CHF", {}, "CH", "CHF"),
        ("headphones", {"region": "JP"}, "JP", "JPY"),
    ],
)
def test_where_the_buyer_is_and_what_they_pay_in(
    question: str, options: dict[str, str], region: str | None, currency: str | None
) -> None:
    brief = read(question, **options)
    assert (brief.region, brief.currency) == (region, currency)


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("garden hose", "en"),
        ("telescopic ladder 3.8 m", "en"),
        ("tableau magnétique 90 x 60 cm", "fr"),
        ("table pliante 80 cm", "fr"),
    ],
)
def test_a_question_without_small_words_is_told_by_its_dictionary(question: str, language: str) -> None:
    """A word that two languages share, or that a compound of another ends in, decides nothing."""
    assert read(question).language == language
