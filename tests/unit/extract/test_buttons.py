"""Which labels buy: in any language, in any case, with an amount; and which only speak of buying."""

from __future__ import annotations

import pytest

from emptor.extract.buttons import buy_buttons, says_buy
from emptor.extract.dom.tree import parse
from emptor.lexicon import phrases


@pytest.mark.parametrize("phrase", [*phrases("button.into-basket"), *phrases("button.buy")])
def test_every_listed_label_buys_as_a_link_in_any_case(phrase: str) -> None:
    for label in (phrase, phrase.upper(), phrase.capitalize()):
        assert says_buy(label), label
        assert buy_buttons(parse(f"<body><p>Acme Solo 3</p><a href='/cart'>{label}</a></body>")), label


@pytest.mark.parametrize(
    "label",
    [
        "Buy $19.99",
        "Ajouter14,90 €",
        "Zum Warenkorb hinzufügen",
        "Toevoegen aan winkelwagen",
        "» Add to cart",
        "Add the lamp to your bag",
    ],
)
def test_an_amount_a_mark_or_words_between_do_not_hide_a_button(label: str) -> None:
    assert says_buy(label)


@pytest.mark.parametrize(
    "label", ["Buy tea", "Kaufen Sie bei uns", "Order status", "Shopping bag", "Warenkorb", "How to buy", "Additional colours"]
)
def test_a_menu_that_speaks_of_buying_is_no_button(label: str) -> None:
    assert not says_buy(label)
