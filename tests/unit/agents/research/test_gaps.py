"""When a model is paid to read a page, and which of its answers count."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal
from typing import Any

import pytest

from emptor.agents.questions import parse_question
from emptor.agents.research.gaps import ReadFact, checked, fill_gaps, may_be_told
from emptor.extract.evidence import SourceText
from emptor.models.extraction import Extraction, PageKind, Product
from emptor.models.jobs import JobOptions
from tests.fakes.contexts import context_with

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


UNNAMED, OTHER = "Up to 40 hours away from the socket.", "Rested for 31 hours before it shipped."


@pytest.mark.parametrize(
    ("text", "quotes", "kept"),
    [
        (UNNAMED, {UNNAMED: 40}, ["40"]),
        (f"{UNNAMED} {OTHER}", {UNNAMED: 40}, []),  # which of the two is meant, nothing shows
        (f"{UNNAMED} {OTHER}", {OTHER: 31}, []),
        (f"{UNNAMED} {OTHER}", {UNNAMED: 40, OTHER: 31}, []),  # the model contradicts itself
    ],
)
async def test_a_figure_that_no_word_names_counts_only_where_no_other_could_be_meant(
    text: str, quotes: dict[str, int], kept: list[str]
) -> None:
    """A reader that lies, or that says everything, adds nothing: what the page cannot show stays unknown."""
    facts = [{"attribute": "battery_life", "quote": quote, "number": str(n), "unit": "h"} for quote, n in quotes.items()]
    extraction = Extraction(url="https://shop.example/p", kind=PageKind.PRODUCT, text=text, product=Product())

    async def here(fn: Callable[..., Any], *args: Any, timeout_s: float = 0.0) -> Any:
        return fn(*args)

    context = context_with({"extract": {"facts": facts}})
    context.run_cpu = here  # type: ignore[misc]
    filled, _ = await fill_gaps(extraction, f"<p>{text}</p>", BRIEF, context)
    assert filled.product is not None
    assert [str(spec.number) for spec in filled.product.specs] == kept
