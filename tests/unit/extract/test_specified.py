"""Pages that describe one thing and show no price."""

from __future__ import annotations

import pytest

from emptor.extract import extract_page
from emptor.models.extraction import Extraction, PageKind


def page_of(heading: str, section: str, *rows: tuple[str, str], host: str = "catalogue.example", more: str = "") -> Extraction:
    listed = "".join(f"<li>{label}: {value}</li>" for label, value in rows)
    body = f"<main><h1>{heading}</h1><h2>{section}</h2><ul>{listed}</ul>{more}</main>"
    source = f"<html><head><title>{heading}</title></head><body>{body}</body></html>"
    return extract_page(source, f"https://{host}/{heading.lower().replace(' ', '-')}")


DRILL = (("Voltage", "18 V"), ("Torque", "65 Nm"), ("Chuck", "13 mm"), ("Weight", "1.4 kg"))


def test_makers_page_is_a_product_without_an_offer() -> None:
    """It has what the thing is and its properties; nothing is sold, so there is no price, and no stock."""
    read = page_of("Harlowe cordless drill", "Specifications", *DRILL, host="harlowe.example")
    assert read.kind is PageKind.PRODUCT
    assert read.product is not None
    assert read.product.name is not None
    assert {spec.label for spec in read.product.specs} == {label for label, _ in DRILL}
    assert read.product.offer.price is None
    assert read.product.offer.availability is None


@pytest.mark.parametrize(
    ("heading", "section", "host"),
    [
        ("Harlowe drill", "Specifications", "harlowe.example"),  # called as the site, and a specification
        ("Cordless drill HX18", "Technische Daten", "catalogue.example"),  # a code, and a specification
        ("Harlowe drill HX18", "All about it", "www.harlowe.example"),  # called as the site, and a code
    ],
)
def test_two_kinds_of_evidence_are_enough(heading: str, section: str, host: str) -> None:
    assert page_of(heading, section, *DRILL, host=host).kind is PageKind.PRODUCT


@pytest.mark.parametrize(
    ("heading", "section", "host"),
    [
        ("The old gate", "Specifications", "catalogue.example"),  # any thing, without a name
        ("Harlowe", "Portrait", "harlowe.example"),  # the maker's own address
    ],
)
def test_one_kind_of_evidence_is_not(heading: str, section: str, host: str) -> None:
    assert page_of(heading, section, *DRILL, host=host).kind is not PageKind.PRODUCT


@pytest.mark.parametrize(
    "rows",
    [
        (("Length", "174 m"), ("Beam", "25 m"), ("Speed", "21 knots"), ("Passengers", "1800")),
        (("Service weight", "74.9 t"), ("Length", "12 m"), ("Power", "700 kW"), ("Axles", "5")),
        (("Area", "640 m²"), ("Height", "4 m"), ("Seats", "180"), ("Stage", "24 m²")),
    ],
)
def test_what_no_shop_carries_is_no_product(rows: tuple[tuple[str, str], ...]) -> None:
    """A ship, a locomotive, a hall: each has a code in its name and technical data."""
    assert page_of("Aurelia MS 22", "Technical data", *rows).kind is not PageKind.PRODUCT


def test_four_properties_make_a_specification() -> None:
    assert page_of("Harlowe HX18", "Specifications", *DRILL[:3], host="harlowe.example").kind is not PageKind.PRODUCT
    named = tuple((label, "any") for label, _ in DRILL)
    assert page_of("Harlowe HX18", "Specifications", *named, host="harlowe.example").kind is not PageKind.PRODUCT


def test_properties_of_several_things_are_those_of_none() -> None:
    """The labels come again with other values."""
    others = (*DRILL, ("Voltage", "12 V"), ("Torque", "30 Nm"))
    assert page_of("Harlowe HX18", "Specifications", *others, host="harlowe.example").kind is not PageKind.PRODUCT
