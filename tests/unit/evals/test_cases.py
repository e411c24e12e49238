"""The suite `cases`: small pages by kind of fault, and the comparison with what is right."""

from __future__ import annotations

from collections import Counter

import pytest

from tests.evals.cases import OFFER_FIELDS, PRODUCT_FIELDS, VARIANTS, Case, cases, faults, page_source, same

LEAST_CASES, LEAST_A_KIND, LEAST_LANGUAGES = 250, 7, 8
PAGE = page_source("Kettle", "", '<h1>Kettle</h1><p class="price">$48.00</p><button>Add to cart</button>', "en-US")


def case(**expect: tuple[str, ...]) -> Case:
    return Case("kind", "wording", "https://shop.example/p/1", PAGE, expect)


def test_each_kind_has_a_case_and_six_siblings() -> None:
    """One example is a row to tune to; seven are a kind."""
    listed = cases()
    assert len(listed) >= LEAST_CASES
    assert min(Counter(one.kind for one in listed).values()) >= LEAST_A_KIND
    assert len({one.key for one in listed}) == len(listed)


def test_cases_speak_many_languages() -> None:
    """The pages are not English ones with other words for the shop."""
    languages = {one.source.partition('lang="')[2].partition('"')[0].partition("-")[0] for one in cases()}
    assert len(languages - {""}) >= LEAST_LANGUAGES


def test_each_case_asks_for_fields_that_there_are() -> None:
    """A misspelt field would never be compared."""
    assert {field for one in cases() for field in one.expect} <= OFFER_FIELDS | PRODUCT_FIELDS | {"kind", VARIANTS}
    with pytest.raises(KeyError, match="colour"):
        faults(case(colour=("red",)))


def test_a_wrong_field_is_named_with_both_values() -> None:
    """A case holds only when every field it asks for is right."""
    assert faults(case(price=("48",), currency=("USD",))) == {}
    assert faults(case(price=("49", "50"), currency=("USD",))) == {"price": ("49 or 50", "48.00")}


def test_no_value_is_right_only_where_that_is_said() -> None:
    """A missing price never counts as a right one, and `none` accepts nothing else."""
    assert faults(case(price=("none",))) == {"price": ("none", "48.00")}
    assert faults(case(list_price=("none",))) == {}
    assert not same(None, "48")
    assert not same("0", "none")


@pytest.mark.parametrize(("got", "want", "right"), [
    ("48.00", "48", True),
    ("48", "48.01", False),
    ("InStock", "InStock", True),
    ("InStock", "OutOfStock", False),
])  # fmt: skip
def test_figures_are_compared_as_numbers_and_words_letter_by_letter(got: str, want: str, right: bool) -> None:
    """48.00 is 48; a word is only itself."""
    assert same(got, want) is right
