"""A row affirms its label by a yes, or by a value that tells which kind of the thing there is."""

from __future__ import annotations

import pytest

from emptor.lexicon.negation import Polarity, polarity


def _said(value: str) -> Polarity:
    return polarity(f"Hood: {value}", (0, len("Hood")), "en", "Oakline H5", prose=True)


@pytest.mark.parametrize(
    "value", ["Yes", "Yes (IPX8)", "4", "2, padded", "Detachable", "Steel", "Included", "802.11ac", "Shimano 105"]
)
def test_a_kind_a_figure_or_a_yes_affirms(value: str) -> None:
    """The value says what the thing is like, so it is there."""
    assert _said(value) is Polarity.AFFIRMS


@pytest.mark.parametrize(
    "value", ["See price list", "From 28 cm upwards", "Ask us", "Dealer fitted, 39.00", "Yes on request", "Rigid fork, no travel"]
)
def test_other_words_affirm_nothing(value: str) -> None:
    """A value that is not understood leaves the demand open."""
    assert _said(value) is not Polarity.AFFIRMS
