"""The fixed words of reports, in each language."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal
from importlib.resources import files
from typing import Any

import pytest

from emptor.agents.judging.doubt import Doubt
from emptor.agents.writing.phrases import ENGLISH, ended, languages, phrases_in
from emptor.models.extraction import Availability
from emptor.models.money import Money
from emptor.models.report import SourceRole

_FOLDER = files("emptor.agents.writing").joinpath("languages")
_PLACES = re.compile(r"{\w*}")


def words_of(language: str) -> dict[str, str]:
    def flat(table: Mapping[str, Any], prefix: str = "") -> Iterator[tuple[str, str]]:
        for key, value in table.items():
            if isinstance(value, str):
                yield prefix + key, value
            else:
                yield from flat(value, f"{prefix}{key}.")

    return dict(flat(tomllib.loads(_FOLDER.joinpath(f"{language}.toml").read_text("utf-8"))))


def test_reports_are_written_in_six_languages() -> None:
    """English, German, French, Spanish, Italian and Dutch."""
    assert languages() >= {"en", "de", "fr", "es", "it", "nl"}


@pytest.mark.parametrize("language", sorted(languages()))
def test_each_language_has_every_key_and_fills_in_the_same_values(language: str) -> None:
    """A key or a value that is missing would break a report in that language only."""
    english, other = words_of("en"), words_of(language)
    assert english.keys() - other.keys() == set()
    assert {key for key in other.keys() - english.keys() if not key.startswith("attribute.")} == set()
    different = {key for key, words in english.items() if set(_PLACES.findall(words)) != set(_PLACES.findall(other[key]))}
    assert different == set()


@pytest.mark.parametrize("language", sorted(languages()))
def test_every_stock_and_role_has_a_word(language: str) -> None:
    """A value of the model without a word would fail when a report first has it."""
    say = phrases_in(language)
    assert all(say(f"stock.{value.value}") for value in Availability)
    assert all(say(f"role.{role.value}") and say(f"says.{role.value}") for role in SourceRole)


def test_an_unknown_language_is_answered_in_english() -> None:
    """Nobody is refused a report for its language."""
    assert phrases_in("und").language == phrases_in("pl").language == "en"


@pytest.mark.parametrize(
    ("language", "money", "day"),
    [
        ("en", "1,299.90 USD", "16 November 2026"),
        ("de", "1.299,90 USD", "16. November 2026"),
        ("es", "1.299,90 USD", "16 de noviembre de 2026"),
    ],
)
def test_money_and_days_are_written_as_the_language_does(language: str, money: str, day: str) -> None:
    """With the decimals that the currency has."""
    say = phrases_in(language)
    assert say.money(Money(amount=Decimal("1299.9"), currency="USD")).replace("\u00a0", " ") == money
    assert say.date(date(2026, 11, 16)) == day
    assert "," not in phrases_in("de").money(Money(amount=Decimal(1299), currency="JPY"))


def test_a_count_chooses_the_form_of_its_language() -> None:
    """French counts zero as one."""
    assert phrases_in("en").counted("value.year", 1) == "1 year"
    assert phrases_in("fr").counted("note.unread", 0) == "0 autre page était connue et n’a pas été lue."
    assert phrases_in("de").counted("value.year", 3) == "3 Jahre"


def test_a_sentence_that_ends_in_a_quoted_sentence_has_one_full_stop() -> None:
    """Not `…costs $80.”.`"""
    say = phrases_in("en")
    assert (
        say.sentence("statement.says", role="A lab says", quote=say.quoted("It ran for 51 h."))
        == "A lab says: “It ran for 51 h.”"
    )
    assert say.sentence("statement.met", demand="Weight", quote=say.quoted("1 kg")) == "Weight: “1 kg”."
    french = phrases_in("fr")
    assert french.sentence("statement.met", demand="Poids", quote=french.quoted("Il pèse 1 kg.")).endswith("1 kg. »")


def test_figures_keep_their_digits_and_have_the_decimal_mark() -> None:
    """`6.1` is `6,1` in German; a word stays a word."""
    assert phrases_in("de").figure("6.1") == "6,1"
    assert phrases_in("de").figure("5000") == "5000"
    assert phrases_in("fr").figure("IPX4") == "IPX4"


@pytest.mark.parametrize("doubt", Doubt)
def test_a_doubt_reads_in_english_as_the_rules_say_it(doubt: Doubt) -> None:
    """A report keeps the sentence of the rules, and an English text takes it from the phrases: they are one sentence."""
    assert phrases_in(ENGLISH)(f"doubt.{doubt.name.lower()}") == doubt.value


def test_a_measure_counts_units_that_are_words() -> None:
    """`2 years`, not `2 year`, wherever a figure is put into words."""
    assert phrases_in("en").measure("2", "year") == "2 years"
    assert phrases_in("en").measure("1", "year") == "1 year"
    assert phrases_in("de").measure("6.1", "kg") == "6,1 kg"


def test_french_quotation_marks_with_their_space_end_a_sentence_too() -> None:
    """The space before the closing mark is no reason for a second full stop."""
    assert ended("Il dit : «\u00a0Il pèse 1 kg.\u00a0»") == "Il dit : «\u00a0Il pèse 1 kg.\u00a0»"
    assert ended("Il pèse 1 kg") == "Il pèse 1 kg."
