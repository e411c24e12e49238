"""A sentence that names another product of the job affirms nothing of the one on whose page it stands."""

from __future__ import annotations

import pytest

from emptor.agents.judging.features import presence
from emptor.agents.research.resolve import dossiers_of
from emptor.agents.resolving.other_products import Models, model_of
from emptor.models.brief import Brief
from emptor.models.report import VerdictKind
from tests.evals.pages import ShopPage, read_page
from tests.fakes.dossiers import text

SHARED = frozenset({"cool", "box"})
OWN = model_of("Eldwick Nova II cool box, 24 l", "Eldwick", SHARED)
OTHER = model_of("Pryock Kite III cool box", "Pryock", SHARED)
SIBLING = model_of("Eldwick Nova II Plus cool box", "Eldwick", SHARED)


def test_a_model_is_told_by_its_maker_and_its_own_words() -> None:
    assert OWN.words == {"eldwick", "nova", "ii"}


@pytest.mark.parametrize(
    ("sentence", "named"),
    [
        ("The larger Pryock Kite III also has a USB port.", ("Pryock Kite III",)),
        ("Only the Eldwick Nova II Plus has a USB port.", ("Eldwick Nova II Plus",)),
        ("The Eldwick Nova II has a USB port.", ()),
        ("It flies like a kite.", ()),
    ],
)
def test_sentences_are_marked_with_the_other_products_that_they_name(sentence: str, named: tuple[str, ...]) -> None:
    (marked,) = Models((OWN, OTHER, SIBLING)).with_others([text("body", sentence)], OWN)
    assert marked.others == named


def _said(sentence: str) -> VerdictKind:
    pages = [
        read_page(
            ShopPage(name=name, url=f"https://{n}.example/p/1", language="en", brand=brand, price="199.00", sentences=(said,))
        )
        for n, (name, brand, said) in enumerate(
            (("Eldwick Nova II cool box", "Eldwick", sentence), ("Pryock Kite III cool box", "Pryock", "It cools."))
        )
    ]
    found = dossiers_of(pages, Brief(question="cool box", language="en", category="cool box"))
    return presence("usb port", next(d for d in found if "Nova" in d.name))[0]


def test_a_feature_of_another_product_is_none_of_this_one() -> None:
    assert _said("The larger Pryock Kite III also has a USB port.") is VerdictKind.UNKNOWN
    assert _said("In contrast to the Pryock Kite III, it has no USB port.") is VerdictKind.FAIL
    assert _said("It has a USB port.") is VerdictKind.PASS
