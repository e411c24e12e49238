"""When a model is paid to read a page, and which of its answers count."""

from __future__ import annotations

from decimal import Decimal

import pytest

from emptor.agents.questions import parse_question
from emptor.agents.research.gaps import ReadFact, checked, may_be_told
from emptor.extract.evidence import SourceText
from emptor.models.jobs import JobOptions

BRIEF = parse_question("headphones with at least 30 hours of battery", JobOptions())
BATTERY = BRIEF.constraints[0]


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Up to 40 hours away from the socket.", True),
        ("Enough for 25 hours, says the maker.", True),
        ("The battery lasts 40 hours.", False),  # the rules read that
        ("A sturdy band and soft cups.", False),
        ("It weighs 240 g.", False),
        ("The warranty covers 24 months.", False),
        ("Returns within 30 days.", False),
        ("Charging time is 2 hours.", False),
    ],
)
def test_a_page_is_shown_to_a_model_only_where_it_may_find_what_rules_do_not(text: str, asked: bool) -> None:
    assert may_be_told(text, BATTERY, BRIEF) is asked


@pytest.mark.parametrize(
    ("quote", "number", "unit", "counts"),
    [
        ("Up to 40 hours away from the socket", "40", "h", True),
        ("Up to 40 hours away from the socket", "41", "h", False),
        ("Up to 40 hours away from the socket", "40", "min", False),
        ("Up to 50 hours away from the socket", "50", "h", False),
        ("Charging time is 2 hours", "2", "h", False),
    ],
    ids=["told", "another number", "another unit", "not in the page", "about something else"],
)
def test_an_answer_counts_only_as_the_page_has_it(quote: str, number: str, unit: str, counts: bool) -> None:
    page = SourceText("<p>Up to 40 hours away from the socket.</p><p>Charging time is 2 hours.</p>")
    fact = ReadFact(attribute="battery_life", quote=quote, number=Decimal(number), unit=unit)
    assert (checked(fact, BATTERY, page) is not None) is counts
