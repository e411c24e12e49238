"""A noun and a figure are a demand whatever the words, in any word order of eight languages."""

from __future__ import annotations

import pytest

from tests.unit.agents.questions.rows import ledger, read


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("kayak paddle with a blade of at most 16 cm", "blade <= 16 cm"),
        ("espresso machine, water tank 1.8 litres or more", "water_tank >= 1.8 l"),
        ("trailer with a nose weight up to 75 kg", "nose_weight <= 75 kg"),
        ("sheets with a thread count above 400", "thread_count >= 400"),
        ("Kaffeemaschine mit einer Kannenhöhe von höchstens 18 cm", "kannenhohe <= 18 cm"),
        ("cafetera con depósito de agua de al menos 1,8 litros", "deposito_de_agua >= 1.8 l"),
        ("machine à café avec un réservoir d'eau d'au moins 1,8 litre", "reservoir_d_eau >= 1.8 l"),
        ("fietsslot met een ketting van minimaal 110 cm", "ketting >= 110 cm"),
        ("máquina de café com reservatório de água de pelo menos 2 litros", "reservatorio_de_agua >= 2 l"),
        ("rotary washing line with 50 m of drying line", "drying_line = 50 m"),
        ("air purifier for rooms up to 400 sq. ft.", "rooms <= 400 sqft"),
        ("carrinho de mão com capacidade mínima de 80 litros", "capacity >= 80 l"),
        ("passeggino con un peso massimo del bambino di almeno 22 kg", "peso_massimo_del_bambino >= 22 kg"),
        ("mochila de senderismo 40 litros", "capacity >= 40 l"),
        ("hammock for 150 kg", "max_load >= 150 kg"),
        ("dog crate for dogs up to 15 kg", "max_load >= 15 kg"),
        ("Hängesessel für Personen bis 120 kg", "max_load >= 120 kg"),
        ("chair with a headrest that holds 130 kg", "max_load >= 130 kg"),
        ("men's straight leg jeans 34W x 32L", "size 34W x 32L"),
        ("silver ring size N", "size N"),
    ],
)
def test_a_noun_with_a_figure_is_a_demand(question: str, expected: str) -> None:
    assert expected in ledger(question)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("a label printer whose print width is at least 88 mm", "print_width >= 88 mm"),
        ("sleeping bag with a pack size under 6 litres", "pack_size <= 6 l"),
        ("shelf that holds 40 kg", "max_load >= 40 kg"),
    ],
)
def test_a_verb_behind_an_article_begins_a_noun(question: str, expected: str) -> None:
    """A printer's own width passed for its print width."""
    assert expected in ledger(question)


def test_an_open_demand_keeps_the_buyers_noun() -> None:
    (demand,) = [c for c in read("espresso machine with a water tank of 1.8 litres or more").constraints if c.number]
    assert (demand.attribute, demand.label, demand.unit) == ("water_tank", "water tank", "l")


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("laptop that won't weigh more than 2 kg", "weight <= 2 kg"),
        ("fridge that can't be wider than 82 cm", "width <= 82 cm"),
        ("grinder, I don't want to pay over 120 euros", "price <= 120 EUR"),
        ("cafetera que no ocupe más de 24 cm de ancho", "width <= 24 cm"),
    ],
)
def test_a_denied_more_is_a_limit(question: str, expected: str) -> None:
    assert expected in ledger(question)


def test_a_comparison_belongs_to_the_figure_it_stands_before() -> None:
    assert ledger("Waschmaschine, 7 kg, höchstens 40 cm breit") == ["max_load >= 7 kg", "width <= 40 cm"]


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("jeans W32 L34", "size W32 L34"),
        ("winter tyres 205/55 R16", "size 205/55 R16"),
        ("shelf 80 x 30 x 180 cm", "size 80 x 30 x 180 cm"),
        ("chemise taille L", "size L"),
        ("Arbeitshose Gr. 52", "size 52"),
        ("men's t-shirt XL", "size XL"),
        ("bookcase in oak", "material oak"),
        ("letto in ottone", "material ottone"),
    ],
)
def test_sizes_and_materials_are_demands(question: str, expected: str) -> None:
    assert expected in ledger(question)


@pytest.mark.parametrize(
    ("question", "expected", "category"),
    [
        ("Corvo 15 Pro smartphone under 950 dollars", "name = Corvo 15 Pro", "smartphone"),
        ("smartphone case for Corvo 15 Pro", "fits Corvo 15 Pro", "smartphone case"),
        ("laptop sleeve for Aster 14", "fits Aster 14", "laptop sleeve"),
        ("charger compatible with Aster 14", "fits Aster 14", "charger"),
        ("Dichtung für Brunto X250", "fits Brunto X250", "Dichtung"),
        ("city bike from the brand Velo", "brand = Velo", "bike"),
        ("kettles by Brewhaus or Cordelia", "brand in Brewhaus, Cordelia", "kettles"),
        ("Kinderrad der Marke Puckolino", "brand = Puckolino", "Kinderrad"),
    ],
)
def test_names_and_makers_that_no_table_lists(question: str, expected: str, category: str) -> None:
    brief = read(question)
    assert expected in [c.text for c in brief.constraints]
    assert (brief.category, brief.count) == (category, None)


@pytest.mark.parametrize(
    "question", ["headphones for long flights to Lisbon", "jacket for Norway", "Smart TV, Dolby Vision, USB-C"]
)
def test_a_capital_letter_alone_names_nothing(question: str) -> None:
    assert not any(c.attribute in {"name", "brand", "fits"} for c in read(question).constraints)


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("headphones: foldable, multipoint, no ads", ["has foldable", "has multipoint", "has not ads"]),
        ("laser printer, airprint, ethernet", ["has airprint", "has ethernet"]),
        ("bike that needs mudguards and a rack", ["has mudguards", "has rack"]),
        ("sewing machine, has an automatic buttonhole", ["has automatic buttonhole"]),
        ("vase, any colour but pink", ["has not pink"]),
    ],
)
def test_listed_features_and_refusals(question: str, expected: list[str]) -> None:
    assert [text for text in ledger(question) if text.startswith("has")] == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("CNC machine under 1 crore", ["price <= 10000000 INR"]),
        ("laptop between 1 and 1.5 lakh", ["price >= 100000 INR", "price <= 150000 INR"]),
        ("headphones over 500 and under 300 dollars", ["price >= 500 USD", "price <= 300 USD"]),
        ("Suche ein Rad. Mehr als 900 Euro sollte es nicht kosten.", ["price <= 900 EUR"]),
    ],
)
def test_amounts_in_words_and_contradictions_are_kept(question: str, expected: list[str]) -> None:
    assert ledger(question) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("passeggini con freno a mano sotto i 860 euro", "has freno a mano"),
        ("bicicletas eléctricas con ayuda al empuje por menos de 3700 euros", "has ayuda al empuje"),
        ("poussette la moins chère avec dossier inclinable", "has dossier inclinable"),
        ("hiking boots with a waterproof membrane under £210", "has waterproof membrane"),
        ("hiking boots made of synthetic fibre under £210", "has synthetic fibre"),
        ("Espressomaschinen ohne integriertes Mahlwerk unter 760 Euro", "has not burr"),
    ],
)
def test_a_feature_is_read_together_with_what_completes_it(question: str, expected: str) -> None:
    features = [text for text in ledger(question) if text.startswith("has ")]
    assert features == [expected]


def test_a_sentence_that_demands_nothing_else_lists_no_features() -> None:
    question = "TV with a wall mount below 300 euros. Landscape only, lol."
    assert not any("lol" in text for text in ledger(question))
    assert "lol" in " ".join(read(question).unused)


def test_items_listed_beside_a_figure_are_demands() -> None:
    assert "has carrying pouch" in ledger("I need a new laptop. Carrying pouch, 32 GB RAM, below 900 euros.")
