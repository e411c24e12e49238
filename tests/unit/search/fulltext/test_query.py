"""What of a question is searched for."""

from __future__ import annotations

import pytest

from emptor.search.fulltext.query import weigh
from emptor.search.fulltext.tokens import stem


def test_the_subject_outweighs_the_conditions() -> None:
    """A page is about headphones; whether it is under 150 dollars is read on the page."""
    weights = weigh("wireless over-ear headphones under 150 dollars with at least 30 hours of battery")
    assert weights[stem("headphones")] == weights["overear"] == 1
    assert weights["30"] < 1
    assert weights[stem("hours")] < 1
    assert not {"under", "150", stem("dollars"), "with", "least", "of"} & set(weights)


@pytest.mark.parametrize("price", ["$150", "150 $", "1.099,00 €", "150 dollars", "€ 300", "300 EUR", "£99.99", "150USD"])
def test_prices_are_not_searched_for(price: str) -> None:
    """Any page may have that number."""
    assert set(weigh(f"laptop under {price}")) == {"laptop"}


@pytest.mark.parametrize(
    ("query", "subject"),
    [("Kopfhörer unter 150 Euro", "Kopfhörer"), ("casque à moins de 150 €", "casque"), ("the best vacuum", "vacuum")],
)
def test_bounds_are_known_in_other_languages(query: str, subject: str) -> None:
    """German and French questions have their own words for them."""
    assert max(weigh(query), key=lambda word: weigh(query)[word]) == stem(subject)


def test_two_words_may_be_one() -> None:
    """`over ear` finds `over-ear`, `ear buds` finds `earbuds`."""
    assert "overear" in weigh("over ear headphones")
    assert stem("earbuds") in weigh("ear buds")


@pytest.mark.parametrize("query", ["the best", "under $150", "how much"])
def test_a_query_of_small_words_is_still_a_query(query: str) -> None:
    """Better a vague answer than none."""
    assert weigh(query)


def test_a_query_of_no_words_is_empty() -> None:
    """Nothing to look for, nothing found, no error."""
    assert weigh("?!") == {}
