"""Sentences affirm by a structure that is understood; what is not understood says nothing, and so nothing passes by it."""

from __future__ import annotations

import pytest

from emptor.lexicon.negation import Polarity, polarity

PRODUCT = "Oakline H5"


def _said(text: str, thing: str, language: str = "en", *, prose: bool = True) -> Polarity:
    start = text.index(thing)
    return polarity(text, (start, start + len(thing)), language, PRODUCT, prose=prose)


@pytest.mark.parametrize(
    ("text", "thing", "language"),
    [
        ("The H5 offers a hood.", "hood", "en"),
        ("Each sleeve has a zip.", "zip", "en"),
        ("Inner tent with a net.", "net", "en"),
        ("All castors are lockable.", "lockable", "en"),
        ("It is a foldable chair.", "foldable", "en"),
        ("A hood protects you from rain.", "hood", "en"),
        ("The hood cannot be removed.", "hood", "en"),
        ("Four wheels, hood and bell.", "hood", "en"),
        ("A foldable chair of steel for every day.", "foldable", "en"),
        ("Ein faltbarer Stuhl mit Lehne.", "faltbarer", "de"),
        ("Not heavy but waterproof.", "waterproof", "en"),
        ("Anders als der H3 hat der H5 eine Kapuze.", "Kapuze", "de"),
        ("La tasca è impermeabile.", "impermeabile", "it"),
        ("Hamulec blokuje koła.", "Hamulec", "pl"),
    ],
)
def test_a_structure_that_is_understood_affirms(text: str, thing: str, language: str) -> None:
    """Verbs of having and of use, copulas, prepositions, lists and contrasts govern what they affirm."""
    assert _said(text, thing, language) is Polarity.AFFIRMS


@pytest.mark.parametrize(
    ("text", "thing", "language"),
    [
        ("The hood got the chop this season.", "hood", "en"),
        ("Earlier batches came with a hood.", "hood", "en"),
        ("A foldable chair fits anywhere.", "foldable", "en"),
        ("A foldable chair of steel is sold elsewhere.", "foldable", "en"),
        ("My neighbour's has a hood.", "hood", "en"),
        ("The table is the anchor of any room.", "anchor", "en"),
        ("Buttons do the job of the zip here.", "zip", "en"),
        ("Ruote? Sono rimaste in fabbrica.", "Ruote", "it"),
        ("Le ruote sono rimaste in fabbrica.", "ruote", "it"),
        ("La capote est réservée aux autres.", "capote", "fr"),
        ("De la capucha, ni rastro.", "capucha", "es"),
    ],
)
def test_what_is_not_understood_affirms_nothing(text: str, thing: str, language: str) -> None:
    """No list of denials knows these; the default is that they say nothing."""
    assert _said(text, thing, language) is not Polarity.AFFIRMS


def test_outside_prose_what_is_not_denied_is_affirmed() -> None:
    """A name is no sentence."""
    assert _said("Zorro hood extra quux", "hood", prose=False) is Polarity.AFFIRMS


def test_a_language_without_words_is_not_judged_by_structure() -> None:
    """Its sentences affirm what they do not deny, as before."""
    assert _said("Kapuce tralala bum bum bum bum", "Kapuce", "cs") is Polarity.AFFIRMS
