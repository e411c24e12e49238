"""A model may say that two names are one product; facts keep apart what they tell apart, whatever it says."""

from __future__ import annotations

import pytest

from emptor.agents.resolving.open_pairs import joined, open_pairs
from emptor.models.dossier import Dossier
from emptor.models.report import Identifiers
from tests.fakes.contexts import context_with
from tests.fakes.dossiers import dossier, offer


def sold(name: str, shop: str, amount: str = "100.00", brand: str | None = "Tarvane", **ids: str) -> Dossier:
    made = dossier(name, brand=brand, offers=(offer(amount, seller=shop, url=f"https://{shop}/p"),))
    return made.model_copy(update={"identifiers": Identifiers(**ids)})


ONE = sold("Tarvane Drift Headphones", "a.example")
OTHER = sold("Drift Hush Over-Ear Bluetooth", "b.example")


async def test_a_pair_that_nothing_keeps_apart_is_joined_on_a_models_word() -> None:
    """The pages of both are named, and only those the model named."""
    context = context_with({"resolve": {"same": [1]}})
    assert await joined([ONE, OTHER], context) == ({frozenset({"https://a.example/p", "https://b.example/p"})}, None)
    assert (await joined([ONE, OTHER], context_with({"resolve": {"same": [0, 2, 99, -1]}})))[0] == set()


async def test_without_a_model_rules_decide() -> None:
    same, none = await joined([ONE, OTHER], context_with({}))
    assert same == set()
    assert none is not None


@pytest.mark.parametrize(
    ("other", "why"),
    [
        (sold("Drift Pro Over-Ear", "b.example"), "another tier"),
        (sold("Drift Over-Ear Black", "b.example"), "one names a colour"),
        (sold("Drift 3 D300 Over-Ear", "b.example"), "another model number"),
        (sold("Drift Over-Ear", "b.example", brand="Halvik"), "another brand"),
        (sold("Drift Over-Ear", "a.example"), "the same shop sells both"),
        (sold("Drift Over-Ear", "b.example", "400.00"), "four times the price"),
        (sold("Meridian Over-Ear", "b.example"), "no word in common"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_facts_tell_apart_is_never_asked_about(other: Dossier, why: str) -> None:
    assert open_pairs([ONE.model_copy(update={"name": "Tarvane Drift"}), other]) == [], why


def test_two_gtins_are_two_products() -> None:
    one = sold("Tarvane Drift Headphones", "a.example", gtin="4006381333931")
    other = sold("Drift Hush Over-Ear Bluetooth", "b.example", gtin="4006381333948")
    assert open_pairs([one, other]) == []
