"""Which pages are about the same product."""

from __future__ import annotations

from decimal import Decimal

import pytest

from emptor.agents.resolving.identity import Identity, same_product


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (Identity("Aurora AH-300", gtin="4006381333931"), Identity("Something else entirely", gtin="04006381333931"), True),
        (
            Identity("Aurora AH-300", "Aurora", gtin="4006381333931"),
            Identity("Aurora AH-300", "Aurora", gtin="4006381333948"),
            False,
        ),
        (Identity("Aurora AH-300 Wireless", "Aurora"), Identity("Aurora AH300 Over-Ear Headphones, Black", "Aurora"), True),
        (Identity("Aurora AH-300", "Aurora"), Identity("Aurora AH-310", "Aurora"), False),
        (Identity("Aurora AH-300 Pro", "Aurora"), Identity("Aurora AH-300", "Aurora"), False),
        (Identity("AH-300", "Aurora"), Identity("AH-300", "Boreal"), False),
        (Identity("Aurora AH-300 black", "Aurora"), Identity("Aurora AH-300 white", "Aurora"), True),
        (Identity("Headphones X", "Aurora", mpn="AH300B"), Identity("Cans", "Aurora", mpn="ah300b"), True),
        (Identity("Nimbus Stream Headphones", "Nimbus"), Identity("Nimbus Stream Headphones", "Nimbus"), True),
        (Identity("Nimbus Stream Headphones", "Nimbus"), Identity("Nimbus Brook Headphones", "Nimbus"), False),
        (Identity("Galaxy S24 128GB"), Identity("Galaxy S24 256GB"), False),
    ],
    ids=[
        "one GTIN, whatever the names",
        "two GTINs, whatever the names",
        "one model designation, however it is written",
        "two models",
        "a Pro is another model",
        "two brands",
        "two colours are variants of one product",
        "one maker's number",
        "one name",
        "two names",
        "two capacities",
    ],
)
def test_identifiers_decide_and_names_only_where_they_are_silent(a: Identity, b: Identity, same: bool) -> None:
    assert same_product(a, b) is same
    assert same_product(b, a) is same


def test_a_maker_that_only_one_page_tells_apart_does_not_part_them() -> None:
    told = Identity("Quillon Arc Lite Wireless Over-Ear Headphones with Noise Cancelling", brand="Quillon")
    untold = Identity("Quillon Arc Lite over-ear headphones")
    assert same_product(told, untold)
    assert not same_product(told, Identity("Quillon Arc Max over-ear headphones"))


def test_a_spare_at_a_fraction_of_the_price_is_another_thing_whatever_it_is_called() -> None:
    """Its name says something more and its price is far below: no list has to know the word."""
    machine = Identity("Velkor 800 juicer", "Velkor", gtin="4012345611113", price=Decimal(189))
    part = Identity("Velkor 800 auger", "Velkor", gtin="4012345611113", price=Decimal(24))
    assert not same_product(machine, part)
    assert not same_product(part, machine)


def test_a_low_price_alone_parts_nothing() -> None:
    """The same name at a fraction of the price is the same product; the price is doubted, not the name."""
    usual = Identity("Velkor 800 slow juicer, stainless steel", "Velkor", price=Decimal(189))
    lying = Identity("Velkor 800 juicer", "Velkor", price=Decimal("0.01"))
    assert same_product(usual, lying)
    assert same_product(lying, usual)


def test_a_thing_with_something_else_costs_more_and_is_another_thing() -> None:
    """`X and Y` beside `X`; at the same price the rest may only describe it."""
    single = Identity("Sprouta Grow 12 propagator", "Sprouta", price=Decimal(59))
    both = Identity("Sprouta Grow 12 propagator and heat mat", "Sprouta", price=Decimal(99))
    described = Identity("Sprouta Grow 12 propagator with lid", "Sprouta", price=Decimal(57))
    assert not same_product(single, both)
    assert same_product(single, described)


def test_what_a_page_says_it_is_for_is_not_what_it_sells() -> None:
    """A page that fits the model of its own name sells a part of it, at whatever price."""
    stroller = Identity("Wheelio Max 3 stroller", "Wheelio", price=Decimal(499))
    carrycot = Identity("Wheelio Max 3 carrycot", "Wheelio", price=Decimal(229), for_itself=True)
    assert not same_product(stroller, carrycot)


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        ("Vantor GX7 steam cleaner", "Vantor GX7.2 steam cleaner", False),
        ("Ignira G4 gas grill", "Ignira G4 II gas grill", False),
        ("Oldham Sprint 26 vouwfiets", "Oldham vouwfiets Sprint 26 inch zwart", True),
        ("Brisa CM200 Coffee Grinder", "Brisa CM-200 burr coffee grinder 450 g hopper", True),
        ("Grippo work gloves size 8", "Grippo work gloves size 10", True),
        ("Lumio Desk 3 LED Lamp", "Lumio Desk 3 dimmable desk lamp, black base", True),
    ],
    ids=[
        "a number behind the point",
        "a Roman number behind the code",
        "a size that is the model's number",
        "a measured part describes the thing",
        "sizes that are worn are variants",
        "initials before the kind of thing",
    ],
)
def test_numbers_and_words_count_by_where_they_stand(a: str, b: str, same: bool) -> None:
    """A figure or a word that describes tells no models apart; one that belongs to the model does."""
    one, other = (Identity(name, name.split()[0]) for name in (a, b))
    assert same_product(one, other) is same
    assert same_product(other, one) is same


def test_a_cheap_thing_under_more_words_is_no_offer_of_the_machine_although_its_noun_is_common() -> None:
    """Spares of several makers share a noun; it stays the word by which a spare's name goes beyond its machine's."""
    machine = Identity("Dovwick Orbit pressure washer", "Dovwick", price=Decimal(120), language="en", shared=_COMMON, nouns=_KIND)
    spare = Identity("Dovwick Orbit patio head", "Dovwick", price=Decimal(20), language="en", shared=_COMMON, nouns=_KIND)
    bare = Identity("Dovwick Orbit", "Dovwick", price=Decimal(110), language="en", shared=_COMMON, nouns=_KIND)
    assert not same_product(machine, spare)
    assert same_product(machine, bare)


_KIND = frozenset({"pressure", "washer"})  # in names of several makers' machines
_COMMON = _KIND | {"patio", "head"}  # in names of anything by several makers


@pytest.mark.parametrize(
    ("a", "b", "same"),
    [
        (Identity("Ferrum hex dumbbell 10 kg", "Ferrum"), Identity("Ferrum Hex Dumbbell (10kg)", "Ferrum"), True),
        (Identity("Tent Lyra by Northfell", "Northfell"), Identity("Northfell Lyra tent, 2 doors", "Northfell"), True),
        (Identity("Lumea Arco lamp", "Lumea"), Identity("Lumea Arco lamp, dimmable, oak", "Lumea"), True),
        (Identity("Duvella Cloud 160x200", "Duvella"), Identity("Duvella Cloud 160 x 200 cm", "Duvella"), True),
        (Identity("Duvella Cloud 160x200", "Duvella"), Identity("Duvella Cloud 140 x 200 cm", "Duvella"), False),
        (Identity("BlackForge BF18 drill", "BlackForge"), Identity("BF18 drill", "Black & Forge"), True),
        (Identity("Möller Alpin 2 boots", "Möller & Sohn"), Identity("Alpin 2 boots", "Moeller und Sohn"), True),
        (Identity("Lumea Arco floor lamp", "Lumea"), Identity("Lumea Arco table lamp", "Lumea"), False),
    ],
    ids=[
        "case and brackets",
        "another order",
        "what a shop adds behind a comma",
        "one area in two notations",
        "two areas",
        "a maker with a sign",
        "a maker's umlaut and joining word",
        "another word before the thing",
    ],
)
def test_names_are_compared_as_what_they_say_and_not_as_they_are_printed(a: Identity, b: Identity, same: bool) -> None:
    """Order, case, brackets and notation tell no models apart; one other word before the thing does."""
    assert same_product(a, b) is same
    assert same_product(b, a) is same


def test_a_cheaper_name_behind_a_prefix_is_another_copy_in_whatever_language_but_for_a_sale() -> None:
    """`Kakkoslaatu` stands in no table; that it stands before the whole name at four fifths of the price says enough."""
    new = Identity("Draylo HD-20 dehumidifier", "Draylo", price=Decimal(349))
    assert not same_product(new, Identity("Kakkoslaatu: Draylo HD-20 dehumidifier", "Draylo", price=Decimal(249)))
    assert same_product(new, Identity("Sale: Draylo HD-20 dehumidifier", "Draylo", price=Decimal(249)))
    assert same_product(new, Identity("Kakkoslaatu: Draylo HD-20 dehumidifier", "Draylo", price=Decimal(339)))


def test_two_things_of_the_kind_asked_for_are_compared_although_its_noun_names_accessories_elsewhere() -> None:
    """A `punching bag` is nothing for another product; where nobody asked for one, its noun says a bag."""
    one = ("Clarholm Orbit III – punching bag", "Clarholm Orbit III punching bag")
    assert same_product(*(Identity(name, "Clarholm", of_asked_kind=True) for name in one))
    assert not same_product(*(Identity(name, "Clarholm") for name in one))


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Fluxor SD-938D soldering station", "Fluxor SD 938 D soldering station", True),
        ("Buschmann HT 5-55 hedge trimmer", "Buschmann HT5-55 Electric Hedge Trimmer", True),
        ("Buschmann HT 5-55 hedge trimmer", "Buschmann HT 5-65 hedge trimmer", False),
        ("Fluxor SD-938D soldering station", "Fluxor SD-938 soldering station", False),
        ("Vantor GX7 steam cleaner", "Vantor GX7.1 steam cleaner", False),
    ],
)
def test_a_code_is_one_however_a_shop_divides_it(one: str, other: str, same: bool) -> None:
    maker = one.split(maxsplit=1)[0]
    assert same_product(Identity(one, maker), Identity(other, maker)) is same


def test_part_that_is_for_its_own_name_is_not_the_machine_of_that_name() -> None:
    """A filter is a part of some things and a thing itself: its sponge stays apart, however the sponge's pages are worded."""
    shared = frozenset({"aquarium", "filter"})
    machine = Identity("Vaskholm Halo aquarium filter", "Vaskholm", shared=shared)
    sponge = Identity("Filter sponge (Vaskholm Halo)", "Vaskholm", shared=shared, for_itself=True)
    assert not same_product(machine, sponge)
    assert not same_product(sponge, machine)
    assert same_product(sponge, Identity("Filter sponge for Vaskholm Halo", "Vaskholm", shared=shared))
