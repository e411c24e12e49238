"""Which products are of the kind asked for, learned across languages, and in which packs."""

from __future__ import annotations

import pytest

from emptor.agents.judging.category import Fit, category_fit
from emptor.agents.judging.verdicts import judge
from emptor.agents.research.resolve import dossiers_of
from emptor.models.brief import Brief, Constraint, Op
from emptor.models.report import VerdictKind
from emptor.models.research import ReadPage
from tests.evals.pages import ShopPage, read_page
from tests.fakes.dossiers import dossier, text

GTIN = "4006381333931"


def page(name: str, brand: str, *, language: str = "nl", gtin: str = "") -> ReadPage:
    """A shop's page; each name has an address of its own."""
    specs = (("Merk", brand), ("Gewicht", "14 kg"), *((("EAN", gtin),) if gtin else ()))
    url = f"https://{language}.example/p/{name.lower().replace(' ', '-')}"
    return read_page(ShopPage(name=name, url=url, language=language, brand=brand, specs=specs, price="499.00"))


def named(pages: list[ReadPage], brief: Brief) -> set[str]:
    return {d.name for d in dossiers_of(pages, brief)}


WORLD = [
    page("Corvik Aster trekkingfiets", "Corvik", gtin=GTIN),
    page("Vélo de randonnée Corvik Aster", "Corvik", language="fr", gtin=GTIN),
    page("Vélo de randonnée Marudine Lark", "Marudine", language="fr"),
    page("Casque de chantier Pelanra Quill", "Pelanra", language="fr"),
]


def test_a_word_of_another_language_is_learned_from_a_product_that_both_languages_sell() -> None:
    brief = Brief(question="trekkingfietsen", language="nl", category="trekkingfietsen")
    found = named(WORLD, brief)
    assert "Vélo de randonnée Marudine Lark" in found
    assert not any("Casque" in name for name in found)


@pytest.mark.parametrize(
    ("category", "name", "expected"),
    [
        ("snelkookpannen", "Soluldine Ridge snelkookpan", Fit.YES),
        ("caves à vin", "Cave à vin Belanrio Gale", Fit.YES),
        ("Trekkingräder", "Galeltis Krona Trekkingrad", Fit.YES),
        ("heater", "Mistral heat gun", Fit.NO),
        ("printer", "Art print of a bridge", Fit.NO),
        ("tower", "Tow rope", Fit.NO),
    ],
)
def test_a_kind_is_known_in_singular_and_plural_and_not_by_half_a_word(category: str, name: str, expected: Fit) -> None:
    assert category_fit(category, dossier(name, brand=None)) is expected


@pytest.mark.parametrize(("title", "expected"), [("Aurora AH-300 headphones", Fit.NO), ("Aurora AH-300", Fit.LIKELY)])
def test_a_page_that_speaks_of_the_kind_sells_it_unless_its_title_says_another(title: str, expected: Fit) -> None:
    """Reviews of headphones speak of their microphone."""
    said = tuple(text("body", f"{opinion} microphone.") for opinion in ("A clear", "I love the", "My boss praised the"))
    about = dossier("Aurora AH-300", brand="Aurora", texts=(text("title", title), *said))
    assert category_fit("microphone", about) is expected


PACKS = [page("Zarigard Nimbus 15 kettlebell", "Zarigard"), page("Zarigard Nimbus 15, set van 2", "Zarigard")]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("kettlebell onder 500 euro", {"Zarigard Nimbus 15 kettlebell"}),
        ("kettlebells, set van 2", {"Zarigard Nimbus 15, set van 2"}),
        ("kettlebells, set van 4", set()),
    ],
)
def test_a_pack_is_an_answer_where_it_is_asked_for_and_only_there(question: str, expected: set[str]) -> None:
    assert named(PACKS, Brief(question=question, language="nl", category="kettlebell")) == expected


def test_a_kit_for_a_named_product_is_not_that_product() -> None:
    pages = [page("Galeltis Krona 15", "Galeltis"), page("Galeltis Krona 15 starterset", "Galeltis")]
    wanted = Constraint(id="c1", text="name", words="", attribute="name", op=Op.IN, values=("Galeltis Krona 15",))
    assert named(pages, Brief(question="Galeltis Krona 15 kopen", constraints=(wanted,))) == {"Galeltis Krona 15"}
    asked = Brief(question="Galeltis Krona 15 starterset", constraints=(wanted,))
    assert "Galeltis Krona 15 starterset" in named(pages, asked)


@pytest.mark.parametrize(
    ("question", "name", "expected"),
    [
        ("Orortis Opal (2. Generation)", "Orortis Opal (2e generatie)", VerdictKind.PASS),
        ("Orortis Opal (2. Generation)", "Orortis Opal", VerdictKind.FAIL),
        ("Orortis Opal", "Orortis Opal (2nd generation)", VerdictKind.FAIL),
        ("Orortis Opal", "Orortis Opal", VerdictKind.PASS),
    ],
)
def test_another_generation_than_named_is_another_product(question: str, name: str, expected: VerdictKind) -> None:
    wanted = Constraint(id="c1", text="name", words="", attribute="name", op=Op.IN, values=("Orortis Opal",))
    brief = Brief(question=question, constraints=(wanted,))
    assert judge(wanted, dossier(name, brand="Orortis"), brief).verdict is expected


@pytest.mark.parametrize(
    ("category", "name", "expected"),
    [
        ("spare wheel", "Ersatzrad für Joruvik Gale K40", Fit.YES),
        ("reservelader", "Replacement charger for Halubeck Lark 15 Pro", Fit.YES),
        ("spare wheel", "Regenverdeck für Joruvik Gale K40", Fit.NO),
        ("spare wheel", "Joruvik Gale K40 Kinderwagen", Fit.NO),
    ],
)
def test_a_part_is_known_under_its_name_in_another_language(category: str, name: str, expected: Fit) -> None:
    assert category_fit(category, dossier(name, brand="Joruvik")) is expected


def test_a_name_with_the_kind_behind_a_dash_is_of_it_although_its_noun_names_accessories() -> None:
    assert category_fit("punching bag", dossier("Clarholm Orbit III – punching bag")) is Fit.YES
    assert category_fit("punching bag", dossier("Clarholm Orbit III – boxing gloves")) is Fit.NO


def test_the_machine_is_no_answer_where_something_for_it_is_asked_for() -> None:
    """Also where the question's own noun was not understood, so that no kind is asked for."""
    pages = [page("Jaser Echo GT 240 sacco da boxe", "Jaser", language="it"), page("Ketting voor Jaser Echo GT 240", "Jaser")]
    fits = Constraint(
        id="c1", text="fits Jaser Echo GT 240", words="", attribute="fits", op=Op.HAS, values=("Jaser Echo GT 240",)
    )
    asked = Brief(question="reserveketting voor Jaser Echo GT 240", language="nl", constraints=(fits,))
    assert named(pages, asked) == {"Ketting voor Jaser Echo GT 240"}
    assert "Jaser Echo GT 240 sacco da boxe" in named(pages, Brief(question="Jaser Echo GT 240", language="nl"))


def test_a_part_asked_for_before_its_machine_is_the_answer_although_the_brief_names_only_the_machine() -> None:
    """The words of other languages for the part count; another part of that machine does not."""
    pages = [
        page("Belanrio Cirro K40 Max waterkoker", "Belanrio"),
        page("Vervangend kalkfilter voor Belanrio Cirro K40 Max", "Belanrio"),
        page("Deksel voor Belanrio Cirro K40 Max", "Belanrio"),
    ]
    name = "Belanrio Cirro K40 Max"
    asked = Constraint(id="c1", text=f"name = {name}", words=name, attribute="name", op=Op.IN, values=(name,))
    brief = Brief(question=f"filtro antical de repuesto para {name}", language="es", constraints=(asked,))
    assert named(pages, brief) == {"Vervangend kalkfilter voor Belanrio Cirro K40 Max"}


def test_a_word_that_a_product_bears_in_several_languages_is_its_models_and_teaches_no_kind() -> None:
    """Two makers call a product `Atlas`; a board of that name is no washer."""
    pages = [
        page("Grimby Atlas 240 – hogedrukreiniger", "Grimby", gtin=GTIN),
        page("Grimby Atlas 240 a chorro", "Grimby", language="es", gtin=GTIN),
        page("Clarford Atlas tabla de remo", "Clarford", language="es"),
    ]
    found = named(pages, Brief(question="hogedrukreinigers", language="nl", category="hogedrukreinigers"))
    assert len(found) == 1
    assert "Clarford Atlas tabla de remo" not in found
