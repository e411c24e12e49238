"""Numbers in words are read as figures where they count money or a unit, or limit something."""

from __future__ import annotations

from decimal import Decimal

import pytest

from emptor.agents.questions import parse_question
from emptor.agents.questions.spoken_numbers import spoken_figures
from emptor.lexicon import fold
from emptor.models.brief import Op
from emptor.models.jobs import JobOptions

READ = [
    ("en", "under two hundred and fifty dollars", ["250"]),
    ("en", "fifteen hundred pounds", ["1500"]),
    ("en", "under a hundred dollars", ["100"]),
    ("en", "two grand tops", ["2k"]),
    ("en", "between fifty and a hundred dollars", ["50", "100"]),
    ("en", "at least three pockets", ["3"]),
    ("de", "höchstens zweihundertfünfundzwanzig Euro", ["225"]),
    ("de", "fünfzig Euro", ["50"]),
    ("nl", "hooguit zeshonderdvijftig euro", ["650"]),
    ("fr", "moins de quatre-vingt-dix euros", ["90"]),
    ("fr", "moins de vingt et un euros", ["21"]),
    ("es", "menos de mil quinientos euros", ["1500"]),
    ("it", "sotto i duemilacinquecento euro", ["2500"]),
    ("pt", "menos de mil e quinhentos reais", ["1500"]),
    ("pl", "do dwóch tysięcy złotych", ["2000"]),
]
LEFT = [
    ("en", "two wireless headphones"),
    ("en", "a tent for two"),
    ("en", "carpet under 3 thousand dirhams"),
    ("en", "the one with a handle"),
    ("de", "ein Kabel mit zwei Steckern"),
    ("es", "arnés de cinco puntos"),
    ("fr", "une chaise"),
]


@pytest.mark.parametrize(("language", "text", "written"), READ, ids=[row[1] for row in READ])
def test_a_number_in_words_is_read_as_a_figure(language: str, text: str, written: list[str]) -> None:
    assert [figure.written for figure in spoken_figures(fold(text), language)] == written


@pytest.mark.parametrize(("language", "text"), LEFT, ids=[row[1] for row in LEFT])
def test_words_that_count_things_or_follow_a_figure_stay(language: str, text: str) -> None:
    assert spoken_figures(fold(text), language) == []


def test_the_demand_rests_on_the_words_of_the_buyer() -> None:
    """The brief shows what the buyer wrote, not the figure that it was rewritten to."""
    brief = parse_question("folding e-bike under fifteen hundred pounds with a removable battery", JobOptions())
    price = next(c for c in brief.constraints if c.attribute == "price")
    assert (price.op, price.number, price.unit) == (Op.LE, Decimal(1500), "GBP")
    assert price.words == "under fifteen hundred pounds"


def test_a_corrected_word_beside_a_number_in_words_is_still_told() -> None:
    brief = parse_question("wireless hedphones under two hundred dolars", JobOptions())
    price = next(c for c in brief.constraints if c.attribute == "price")
    assert (price.number, price.words) == (Decimal(200), "under two hundred dolars")
    assert {(c.written, c.read) for c in brief.corrected} == {("hedphones", "headphones"), ("dolars", "dollars")}
