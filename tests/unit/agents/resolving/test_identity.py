"""Which pages are about the same product."""

from __future__ import annotations

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
