"""Whole questions, and what holds for any string at all."""

from __future__ import annotations

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from emptor.agents.questions import parse_question
from emptor.models.brief import Brief
from emptor.models.jobs import MAX_GIVEN_URLS, QUESTION_MAX_CHARS, JobOptions
from tests.unit.agents.questions.rows import ledger, read

WORDS = (
    "under over at least 30 hours $150 100 € 200 and or no not without wireless headphones Sony Bose 27-inch 1.5 kg "
    "between ideally if possible  top 5 mindestens unter Kopfhörer sans fil <= ~ + , . - | ( ) WH-1000XM4 IP67 "
    "bluetooth 5.0 compare vs for https://a.example/x k ß İ ＄ ½ 30+ "
).split()


def test_the_question_of_the_readme() -> None:
    brief = read("wireless over-ear headphones under 150 dollars with at least 30 hours of battery")
    assert brief.category == "headphones"
    assert [c.text for c in brief.constraints] == ["has wireless", "has over-ear", "price <= 150 USD", "battery_life >= 30 h"]
    assert [c.id for c in brief.constraints] == ["c1", "c2", "c3", "c4"]
    assert [c.words for c in brief.constraints] == ["wireless", "over-ear", "under 150 dollars", "at least 30 hours of battery"]
    assert all(c.hard for c in brief.constraints)
    assert brief.understood_by == "rules"


def test_a_long_question_with_everything() -> None:
    question = (
        "Top 3 noise-cancelling headphones from Sony or Bose, not Beats, between 100 and 300 €, at least 24 hours battery, "
        "lighter than 300 g, in stock, ideally foldable, for travel. See https://shop.example/list?page=2."
    )
    brief = read(question)
    assert ledger(question) == [
        "has noise-cancelling",
        "brand in Sony, Bose",
        "brand not in Beats",
        "price >= 100 EUR",
        "price <= 300 EUR",
        "battery_life >= 24 h",
        "weight <= 300 g",
        "in stock",
        "~has foldable",
    ]
    assert (brief.category, brief.count, brief.preferences) == ("headphones", 3, ("for travel",))
    assert brief.urls == ("https://shop.example/list?page=2",)


def test_given_urls_come_first_and_once() -> None:
    brief = read("compare https://b.example/2 and www.c.example/3", urls=("https://a.example/1", "https://b.example/2"))
    assert brief.urls == ("https://a.example/1", "https://b.example/2", "https://www.c.example/3")


def test_urls_are_limited() -> None:
    many = " ".join(f"https://a.example/{n}" for n in range(MAX_GIVEN_URLS + 5))
    assert len(read(many).urls) == MAX_GIVEN_URLS


def test_nothing_is_read_out_of_an_address() -> None:
    assert ledger("headphones https://shop.example/under-100-usd/wireless-30-hours") == []


def _as_corrected(brief: Brief) -> str:
    text = brief.question
    for slip in brief.corrected:
        text = text.replace(slip.written, slip.read)
    return text


def test_a_demand_that_became_an_order_leaves_no_gap_in_the_numbers() -> None:
    brief = parse_question("sup board with the largest board thickness, with a pump, under 500 euro", JobOptions())
    assert [c.id for c in brief.constraints] == [f"c{n}" for n in range(1, len(brief.constraints) + 1)]
    assert brief.sort


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.one_of(st.text(max_size=120), st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join)))
@example("\x00" * 50)
@example("a" * QUESTION_MAX_CHARS)
@example("1" * QUESTION_MAX_CHARS)
@example("$" * QUESTION_MAX_CHARS)
@example("no " * (QUESTION_MAX_CHARS // 3))
@example("²³½ ١٢٣ $½ ①")
@example("under 99999999999999999999999999999999999999999 dollars")
@example("İstanbul'da 30 saat ﬁne ẞ 100 €")
def test_any_string_is_read_without_error_and_nothing_is_invented(question: str) -> None:
    """Every constraint points at words of the question, and no two say the same."""
    brief = parse_question(question, JobOptions())
    assert brief.question == question
    assert all(c.words and c.words in question for c in brief.constraints)
    assert all(text in " ".join(question.split()) for text in brief.preferences)
    assert brief.category is None or brief.category in question or brief.category in _as_corrected(brief)
    texts = [c.text for c in brief.constraints]
    assert len(set(texts)) == len(texts)
    assert [c.id for c in brief.constraints] == [f"c{n}" for n in range(1, len(texts) + 1)]
