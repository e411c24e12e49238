"""What a page sells, by its name and its shelf."""

from __future__ import annotations

import pytest

from emptor.agents.resolving.identity import Identity, contradicts, same_product
from emptor.agents.resolving.sells import Sells, sells
from emptor.models.extraction import Condition


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Corvo 15 Pro Smartphone", Sells.PRODUCT),
        ("Screen Protector for Corvo 15 Pro Smartphone", Sells.ACCESSORY),
        ("Charger compatible with Voltr E500 e-bike", Sells.ACCESSORY),
        ("Replacement bulb for Arc Desk Lamp", Sells.ACCESSORY),
        ("Ersatzglühbirne für Arc Schreibtischlampe", Sells.ACCESSORY),
        ("Corvo 15 Pro Hülle schwarz", Sells.ACCESSORY),
        ("Coque Corvo 15 Pro noire", Sells.ACCESSORY),
        ("Funda para Corvo 15", Sells.ACCESSORY),
        ("Custodia per Corvo 15", Sells.ACCESSORY),
        ("Vervangende lamp voor Arc bureaulamp", Sells.ACCESSORY),
        ("Capa para Corvo 15", Sells.ACCESSORY),
        ("Ładowarka do Voltr E500", Sells.ACCESSORY),
        ("Kelda H7 Starter Kit", Sells.ACCESSORY),
        ("Aster C2 Camera with 24-70 lens kit", Sells.BUNDLE),
        ("Kelda H7 Robot Vacuum + 2 bags", Sells.BUNDLE),
        ("Extended warranty for Kelda H7", Sells.SERVICE),
        ("Empty box for Corvo 15 Pro", Sells.REMAINS),
        ("Corvo 15 Pro, for parts, not working", Sells.REMAINS),
        ("Tent for 4 people", Sells.PRODUCT),
        ("Headphones for kids", Sells.PRODUCT),
        ("Wireless Headphones with charging case", Sells.PRODUCT),
        ("Filter Coffee Machine Kelda F2", Sells.PRODUCT),
        ("Robot Vacuum Cleaner Kelda", Sells.PRODUCT),
        ("Thulo Spring 2", Sells.PRODUCT),
        ("Thulo Spring 7 Duo Nähmaschine", Sells.PRODUCT),
        ("Duo Thulo Spring 7", Sells.BUNDLE),
    ],
)
def test_the_head_of_a_name_says_what_is_sold(name: str, kind: Sells) -> None:
    """What stands behind `for` is the host; what stands behind `with` comes along."""
    assert sells(name).kind is kind


@pytest.mark.parametrize("name", ["Vantor GX 7 Hochdruckreiniger", "Vantor Luftreiniger 300", "Nordlet hogedrukreiniger"])
def test_a_machine_whose_compound_ends_like_an_accessory_is_a_product(name: str) -> None:
    """`Flächenreiniger` is something for a machine; a compound that is itself a kind of machine is not."""
    assert sells(name).kind is Sells.PRODUCT
    assert sells("Vantor GX 7 Flächenreiniger").kind is Sells.ACCESSORY


def test_the_shelf_settles_a_name_that_does_not_say_it() -> None:
    assert sells("Halvorsen A9 Velour", "Spare parts").kind is Sells.ACCESSORY
    assert sells("Halvorsen A9", "Headphones").kind is Sells.PRODUCT


@pytest.mark.parametrize(
    "other",
    [
        "Empty box for Corvo 15 Pro",
        "Corvo 15 Pro, for parts, not working",
        "Corvo 15 Pro refurbished",
        "Screen Protector for Corvo 15 Pro",
        "Corvo 15",
        "Corvo 15 Pro 2nd generation",
        "Corvo 15 Pro 2-pack",
        "Corvo 16 Pro",
    ],
)
def test_an_equal_identifier_joins_nothing_that_is_contradicted(other: str) -> None:
    """A page that borrows a product's GTIN for something else is not one of its offers."""
    product, page = Identity("Corvo 15 Pro", "Corvo", gtin="4006381333931"), Identity(other, "Corvo", gtin="4006381333931")
    assert contradicts(product, page)
    assert not same_product(product, page)


def test_another_makers_product_under_the_same_gtin_stays_apart() -> None:
    one = Identity("Corvo 15 Pro", "Corvo", gtin="4006381333931")
    assert not same_product(one, Identity("Zentari Nova 7", "Zentari", gtin="4006381333931"))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Zentari Nova 7 5G", "Zentari NOVA-7 5G dual SIM smartphone"),
        ("Corvo 15 Pro smartphone", "Teléfono móvil Corvo 15 Pro"),
        ("Jurella E8 Kaffeevollautomat", "Jurella E8 Piano Black Vollautomat"),
        ("Corvo 15 Pro 256GB Midnight", "Corvo 15 Pro Smartphone (256 GB, Midnight)"),
    ],
)
def test_shops_that_word_a_name_differently_sell_one_product(one: str, other: str) -> None:
    brand = one.split(maxsplit=1)[0]
    assert same_product(Identity(one, brand), Identity(other, brand))


def test_packs_are_no_bundles() -> None:
    """`Set of 4` is several of one thing; `Set: camera + bag` is several things."""
    assert sells("Set of 4 Chairs Halvorsen").kind is Sells.PRODUCT
    assert sells("Set: Halvorsen Ember 300 S + portafilter").kind is Sells.BUNDLE


@pytest.mark.parametrize(
    ("name", "state"),
    [
        ("B-keus: Draylo HD-20 luchtontvochtiger", Condition.USED),
        ("B-Ware: Draylo HD-20", Condition.USED),
        ("Nannio BM-7 (doos geopend)", Condition.USED),
        ("Kayak gonfiabile Rivelo Dart 2 – ricondizionato", Condition.REFURBISHED),
        ("Panetto 850 (generalüberholt)", Condition.REFURBISHED),
        ("Projetor Lumenor P5 recondicionado", Condition.REFURBISHED),
        ("Draylo HD-20 Dehumidifier", None),
    ],
)
def test_a_name_says_the_state_of_a_copy(name: str, state: Condition | None) -> None:
    assert sells(name).state is state


def test_what_is_sold_stands_behind_a_prefix_that_says_its_state() -> None:
    assert sells("B-keus: Draylo HD-20 luchtontvochtiger").head == "draylo hd-20 luchtontvochtiger"
