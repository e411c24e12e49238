"""Makers that stand in no table, however a question names them, and the country where a thing is made."""

from __future__ import annotations

import pytest

from tests.unit.agents.questions.rows import ledger, read

MAKERS = [
    ("kettle manufactured by Ostrel under 60 euros", "Ostrel"),
    ("kettle from the maker ostrel", "ostrel"),
    ("wasserkocher von der firma ostrel", "ostrel"),
    ("Wasserkocher hergestellt von Ostrel", "Ostrel"),
    ("bouilloire fabriquée par Ostrel", "Ostrel"),
    ("bouilloire de Ostrel à moins de 60 euros", "Ostrel"),
    ("hervidor producido por Ostrel", "Ostrel"),
    ("hervidor eléctrico de Ostrel", "Ostrel"),
    ("bollitore prodotto da ostrel", "ostrel"),
    ("waterkoker van fabrikant Ostrel", "Ostrel"),
    ("waterkoker gemaakt door Ostrel", "Ostrel"),
    ("czajnik wyprodukowany przez Ostrel", "Ostrel"),
    ("chaleira fabricada pela Ostrel", "Ostrel"),
    ("a quiet Ostrel kettle", "Ostrel"),
]


@pytest.mark.parametrize(("question", "maker"), MAKERS, ids=[row[0] for row in MAKERS])
def test_a_maker_of_no_table_is_a_demand(question: str, maker: str) -> None:
    """Dropped, it would leave every maker's goods as answers."""
    assert ledger(question, "brand") == [f"brand = {maker}"]
    assert maker not in read(question).unused


@pytest.mark.parametrize(
    "question",
    [
        "kettle made by hand",
        "kettle of a good brand",
        "Wasserkocher einer guten Marke",
        "bollitore di marca conosciuta",
        "Wireless Headphones With Long Battery Life",
        "we live near the Zwirbelsee and need a kettle",
        "kettle for my son Liam",
    ],
)
def test_other_words_are_no_makers(question: str) -> None:
    """Ordinary words, titles, places and persons name no maker."""
    assert ledger(question, "brand") == []


def test_a_refused_maker_stays_refused() -> None:
    """A refusal reaches over the words of making."""
    assert ledger("kettle not made by Ostrel", "brand") == ["brand not in Ostrel"]


def test_a_makers_name_is_not_corrected() -> None:
    """`firma ketle` names a maker, though the word is near to kettle."""
    assert read("wasserkocher von der firma ketle").corrected == ()


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("knife made in Germany", "origin = Germany"),
        ("messer in Deutschland hergestellt", "origin = Deutschland"),
        ("couteau fabriqué en France", "origin = France"),
        ("coltello prodotto in Italia", "origin = Italia"),
        ("nóż wyprodukowany w Polsce", "origin = Polsce"),
        ("knife not made in China", "origin not in China"),
    ],
)
def test_where_a_thing_is_made_is_a_demand(question: str, expected: str) -> None:
    """Its values are the country's names in several languages, for pages in any of them."""
    assert ledger(question, "origin") == [expected]


def test_where_the_buyer_is_is_no_origin() -> None:
    """`available in Germany` says where to buy."""
    assert ledger("knife available in Germany", "origin") == []
