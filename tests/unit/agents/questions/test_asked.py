"""Questions as buyers type them: kinds of wording that were read wrong when 250 of them were written down."""

from __future__ import annotations

import pytest

from emptor.agents.questions.dictionaries import COUNTED, DICTIONARIES, RAREST, dictionary, occurrences
from emptor.models.brief import QuestionKind
from tests.unit.agents.questions.rows import ledger, read


@pytest.mark.parametrize(
    ("question", "language"),
    [
        ("meglio la Bianchetta Via 7 o la Colnaro C-Road?", "it"),
        ("quanto dista Bologna da Firenze", "it"),
        ("laptop voor hooguit zeshonderd euro, 14 inch, 16 GB geheugen", "nl"),
        ("Trockenfutter Hund getreidefrei Lachs 12 kg Sack", "de"),
    ],
)
def test_the_frequencies_of_words_tell_languages_apart_that_share_the_small_ones(question: str, language: str) -> None:
    assert read(question).language == language


@pytest.mark.parametrize(
    ("question", "demand"),
    [
        ("Smartphone mit 128 GB und gutem Akku unter 200", "price <= 200 EUR"),
        ("electric kettle with keep-warm function of 1.7 litres", "capacity >= 1.7 l"),
        ("krem do rąk bez parabenów i bez zapachu 100 ml", "capacity >= 100 ml"),
        ("child bike seat that fits on the rear rack of a Fornaro City 3", "fits Fornaro City 3"),
        ("guarnizione per moka Bialessi da 6 tazze", "fits moka Bialessi"),
        ("litter box with a lid, front entry not top entry", "has not top entry"),
        ("scarponi da montagna donna 38 impermeabili", "size 38"),
        ("zapatillas talla 44 y medio", "size 44 y medio"),
        ("seggiolino per bici fino a 25 chili", "max_load >= 25 kg"),
        ("portátil recondicionado 15 polegadas", "condition = refurbished"),
        ("Kenwa Chef XL ou Moulindor Masterchef 3000, lequel prendre ?", "name in Kenwa Chef XL, Moulindor Masterchef 3000"),
        ("¿Tablet Lenava M11 o Xiomo Pad 6 para estudiar?", "name in Lenava M11, Xiomo Pad 6"),
    ],
)
def test_a_demand_is_read_as_it_is_meant(question: str, demand: str) -> None:
    assert demand in ledger(question)


@pytest.mark.parametrize(
    ("question", "attribute"),
    [
        ("silla de coche isofix para niño de 5 años", "nino"),
        ("HEPA H13 air purifier for 45 m2 room", "name"),
        ("crema viso antirughe senza profumo, 50 ml", "colour"),
    ],
)
def test_no_demand_is_made_up(question: str, attribute: str) -> None:
    assert attribute not in {constraint.attribute for constraint in read(question).constraints}


@pytest.mark.parametrize(
    ("question", "category"),
    [
        ("pop up canopy under 120 dollars", "pop up canopy"),
        ("crema viso antirughe senza profumo, 50 ml", "crema viso antirughe"),
        ("damesfiets voor iemand van 1,58 m, terugtraprem niet nodig", "damesfiets"),
        ("HEPA H13 air purifier for 45 m2 room", "air purifier"),
    ],
)
def test_the_thing_is_named(question: str, category: str) -> None:
    assert read(question).category == category


@pytest.mark.parametrize(
    "question",
    [
        "comment enlever une tache de vin rouge sur un canapé",
        "à quelle heure ferme la pharmacie",
        "em que ano foi o terramoto de Lisboa",
        "hoe krijg ik kauwgom uit een tapijt",
    ],
)
def test_who_asks_how_or_when_buys_nothing(question: str) -> None:
    assert read(question).kind is QuestionKind.NOT_SHOPPING


@pytest.mark.parametrize(
    "question",
    [
        "no sé qué regalarle a mi suegra",
        "and the same but in black and a bit cheaper",
        "plutôt en bois et pas plus de 80 cm de large",
        "sì ma senza filo e con custodia",
    ],
)
def test_what_names_no_thing_is_vague(question: str) -> None:
    assert read(question).kind is QuestionKind.VAGUE


def test_a_look_before_the_thing_describes_it_in_languages_that_put_it_behind() -> None:
    """Before a known kind of thing, what begins a question is no noun."""
    assert ledger("azul silla de oficina") == ["colour azul"]
    assert ledger("blanca funda nórdica de 140 cm", "colour") == ["colour blanca"]


def test_a_wish_orders_nothing() -> None:
    brief = read("Kopfhörer mit Kabel, am liebsten in Schwarz")
    assert brief.sort == ()
    assert "~colour Schwarz" in ledger("Kopfhörer mit Kabel, am liebsten in Schwarz")


@pytest.mark.parametrize("question", ["who has headphones under 50 dollars", "what shop has tents"])
def test_what_somebody_has_is_the_thing_that_is_asked_for(question: str) -> None:
    assert read(question).kind is QuestionKind.SHOPPING


def test_a_language_without_a_dictionary_is_not_outdone_by_half_known_words() -> None:
    assert read("case do mojego Corvo 15").language == "pl"


def test_a_name_before_a_figure_is_a_word_of_no_language() -> None:
    assert read("case de repuesto para Corvo 15").language == "es"


@pytest.mark.parametrize(
    ("question", "demands"),
    [
        ("laptop dock with 2 x HDMI, 3 x USB-A", ["has hdmi", "has usb-a"]),
        ("Netzteil 2 x USB-C, 1 x USB-A", ["has usb-c", "has usb-a"]),
        ("reproductor multimedia con 1 x HDMI y 2 x USB-A", ["has hdmi", "has usb-a"]),
    ],
)
def test_what_is_counted_with_a_cross_is_a_demand(question: str, demands: list[str]) -> None:
    assert ledger(question) == demands


@pytest.mark.parametrize(
    ("question", "category", "demand"),
    [
        ("bolsa de deporte plegable negra", "bolsa de deporte", "has foldable"),
        ("tavolo da giardino allungabile in teak", "tavolo da giardino", "has allungabile"),
        ("table à repasser pliante de 120 x 38 cm", "table à repasser", "has foldable"),
        ("veste imperméable femme taille M", "veste", "has waterproof"),
        ("höhenverstellbarer Schreibtisch", "Schreibtisch", "has height-adjustable"),
    ],
)
def test_what_describes_a_thing_is_said_of_it_and_no_part_of_its_name(question: str, category: str, demand: str) -> None:
    assert read(question).category == category
    assert demand in ledger(question)


def test_a_small_word_behind_a_figure_tells_the_language_and_a_unit_does_not() -> None:
    assert read("router con 4 x LAN gigabit, 2 x USB 3.0 y wifi 6 de 3000 Mbps").language == "es"


@pytest.mark.parametrize(
    "question",
    [
        "cómo afilar un cuchillo",
        "wie schleife ich ein Messer",
        "hoe maak ik een wasmachine schoon",
        "come si pulisce un materasso",
        "como lavar um tapete em casa",
        "jak naostrzyć nóż kuchenny",
        "comment aiguiser un couteau de cuisine",
    ],
)
def test_who_asks_how_something_is_done_with_a_thing_buys_none(question: str) -> None:
    assert read(question).kind is QuestionKind.NOT_SHOPPING


@pytest.mark.parametrize("question", ["como regalo busco una cafetera de menos de 90 euros", "lampada come quella, max 40 euro"])
def test_a_word_of_manner_that_compares_asks_nothing(question: str) -> None:
    assert read(question).kind is QuestionKind.SHOPPING


@pytest.mark.parametrize("noun", ["loopband", "boventransportvoet", "bokashi"])
def test_a_noun_that_no_list_has_is_a_thing_to_buy(noun: str) -> None:
    brief = read(noun)
    assert (brief.kind, brief.category) == (QuestionKind.SHOPPING, noun)


@pytest.mark.parametrize("keys", ["sdfkjh", "asdasd", "hjkl hjkl", "sdkfjhskdfj"])
def test_strokes_of_keys_are_no_thing_to_buy(keys: str) -> None:
    assert read(keys).kind is QuestionKind.NOT_SHOPPING


def test_a_tier_with_a_capital_closes_a_name_though_it_is_a_small_word_elsewhere() -> None:
    assert ledger("Jasholm Tempo Plus") == ["name = Jasholm Tempo Plus"]


@pytest.mark.parametrize("question", ["table de jardin extensible 8 personnes", "taza de viaje hermética de 400 ml"])
def test_a_description_before_a_figure_is_no_noun_of_it(question: str) -> None:
    assert any(demand.startswith("has ") for demand in ledger(question))


@pytest.mark.parametrize("language", sorted(DICTIONARIES))
def test_a_word_is_found_in_the_file_as_in_a_table_of_all_words(language: str) -> None:
    words = dictionary(language)
    for word in (*list(words)[::9_973], next(iter(words)), "nosuchword"):
        assert occurrences(word, language) == words.get(word, 0)
    assert (sum(words.values()), min(words.values())) == (COUNTED[language], RAREST)
