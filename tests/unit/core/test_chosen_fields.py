"""`?fields=`: the named parts of an answer and no others; a name that it never has is refused."""

from __future__ import annotations

import json
from typing import Any

import pytest
from pydantic import BaseModel, Field

from emptor.core.chosen_fields import only
from emptor.core.errors import InvalidInput


class Price(BaseModel):
    amount: str
    currency: str = "EUR"


class Offer(BaseModel):
    seller: str
    price: Price | None = None


class Answer(BaseModel):
    id: int = 1
    offers: tuple[Offer, ...] = (Offer(seller="a", price=Price(amount="9.90")), Offer(seller="b"))
    best: Offer | Price | None = Offer(seller="c")
    counts: dict[str, int] = {"read": 3, "blocked": 1}
    kind: str = Field(default="report", serialization_alias="type")


def chosen(fields: str, answer: Answer | None = None) -> Any:
    return json.loads(only(fields, answer or Answer()).body)


def test_without_it_the_answer_is_as_it_was() -> None:
    """The very object: it is checked and documented as ever."""
    answer = Answer()
    assert only(None, answer) is answer


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ("id", {"id": 1}),
        ("type,id", {"type": "report", "id": 1}),
        ("offers.seller", {"offers": [{"seller": "a"}, {"seller": "b"}]}),
        ("offers.price.amount", {"offers": [{"price": {"amount": "9.90"}}, {"price": None}]}),
        ("best,best.seller", {"best": {"seller": "c", "price": None}}),
        ("offers.price,offers.price.amount", {"offers": [{"price": {"amount": "9.90", "currency": "EUR"}}, {"price": None}]}),
        (" id , counts.read ,", {"id": 1, "counts": {"read": 3}}),
        ("counts.missing", {"counts": {}}),
        ("best.seller", {"best": {"seller": "c"}}),
    ],
)  # fmt: skip
def test_only_the_named_parts_are_given(fields: str, expected: dict[str, Any]) -> None:
    """Through lists, in any order, a whole before its parts."""
    assert chosen(fields) == expected


def test_a_union_has_the_parts_of_each_of_its_kinds() -> None:
    """Whichever it is this time."""
    assert chosen("best.seller,best.amount", Answer(best=Price(amount="1"))) == {"best": {"amount": "1"}}


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ("ids", "`ids`"),
        ("offers.sellers", "`offers.sellers`. `offers` has `price`, `seller`"),
        ("id.value", "`id` has no parts"),
        ("offers.seller.name", "no parts"),
        ("kind", "`kind`"),
        ("__class__", "`__class__`"),
        ("offers..seller", "`offers.`"),
        ("", "names nothing"),
        (" , ,", "names nothing"),
    ],
)
def test_a_name_that_the_answer_never_has_is_refused(fields: str, says: str) -> None:
    """With the names there are."""
    with pytest.raises(InvalidInput) as refused:
        only(fields, Answer())
    assert says in refused.value.message
