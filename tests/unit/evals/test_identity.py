"""The suite `identity` counts as wrong what a buyer would."""

from __future__ import annotations

from tests.evals.suites.identity import is_joined, pages_of, wrong_merge

GTIN = "4012345600710"
NEW = {"name": "Halvorsen A9", "brand": "Halvorsen", "language": "en", "price": "€349.00"}


def test_a_used_copy_that_carries_its_condition_may_be_joined() -> None:
    """An offer marked as used cannot be taken for a new one; the same page without the mark can."""
    one, copy = {**NEW, "gtin": GTIN}, {**NEW, "gtin": GTIN, "price": "€199.00"}
    marked = pages_of({"pages": [one, {**copy, "specs": [["Condition", "Refurbished"]]}]})
    unmarked = pages_of({"pages": [one, copy]})
    assert is_joined(marked)
    assert not wrong_merge("used", marked)
    assert wrong_merge("used", unmarked)


def test_what_must_stay_apart_is_wrong_once_it_is_joined() -> None:
    """Equal pages are joined, which is right for one product and wrong for two; other makers' are not."""
    equal = pages_of({"pages": [NEW, NEW]})
    other = pages_of({"pages": [NEW, {**NEW, "name": "Kelda Soundbar 300", "brand": "Kelda"}]})
    assert is_joined(equal)
    assert wrong_merge("apart", equal)
    assert not is_joined(other)
    assert not wrong_merge("apart", other)
