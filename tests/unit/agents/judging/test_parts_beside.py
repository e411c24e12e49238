"""A part that is named after its machine is no answer where the machine is asked for."""

from __future__ import annotations

import pytest

from emptor.agents.research.resolve import dossiers_of
from emptor.models.brief import Brief
from tests.evals.pages import ShopPage, read_page


def _kept(asked: str, language: str, *named: tuple[str, str]) -> set[str]:
    """The names of what is kept of pages with a name and a price each."""
    pages = [
        read_page(ShopPage(name=name, url=f"https://shop-{n}.example/p/{n}", language=language, price=price, brand="Mischla"))
        for n, (name, price) in enumerate(named)
    ]
    return {dossier.name for dossier in dossiers_of(pages, Brief(question=asked, category=asked, language=language))}


@pytest.mark.parametrize(
    ("part", "price", "is_kept"),
    [
        ("Cement mixer Mischla BM 140 gear ring", "€42.00", False),
        ("Mischla BM 140 cement mixer tarpaulin", "€28.00", False),
        ("Mischla BM 160 cement mixer compact", "€119.00", True),
    ],
    ids=["a part", "a cover", "another model"],
)
def test_a_part_beside_its_machine_is_left_out(part: str, price: str, is_kept: bool) -> None:
    """The same maker and model code, a noun more and a fraction of the price: it is a part."""
    machine = "Mischla BM 140 cement mixer"
    kept = _kept("cement mixer", "en", (machine, "€289.00"), (part, price))
    assert machine in kept
    assert (part in kept) is is_kept


@pytest.mark.parametrize(
    ("asked", "language", "name", "is_kept"),
    [
        ("Aktenvernichter", "de", "Mischla Ölpapier für Aktenvernichter", False),
        ("Aktenvernichter", "de", "Aktenvernichter-Messer Mischla 12", False),
        ("Aktenvernichter", "de", "Mischla Aktenvernichter 12 für Büros", True),
        ("platine vinyle", "fr", "Courroie de platine vinyle Mischla", False),
        ("platine vinyle", "fr", "Platine vinyle Mischla TT 7", True),
        ("giradischi", "it", "Cinghia del giradischi Mischla", False),
    ],
)
def test_a_kind_that_a_thing_is_for_is_not_what_it_is(asked: str, language: str, name: str, is_kept: bool) -> None:
    """A kind's name behind `of` or `for`, or before a hyphen, says nothing of what is sold."""
    assert bool(_kept(asked, language, (name, "€49.00"))) is is_kept
