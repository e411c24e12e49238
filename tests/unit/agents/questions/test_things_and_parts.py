"""What is wanted and what only stands beside it: modifiers of a kind of thing, alternatives, what somebody has."""

from __future__ import annotations

import pytest

from tests.unit.agents.questions.rows import ledger, read


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("I need a bread knife with a wooden handle", "bread knife"),
        ("Where can I buy a waffle iron?", "waffle iron"),
        ("un tapis de souris lavable", "tapis de souris"),
        ("mala de cabine com 4 rodas", "mala de cabine"),
        ("Vorhang blickdicht 140 x 245 cm, grau", "Vorhang"),
        ("trampoline 10ft with net", "trampoline"),
    ],
)
def test_the_noun_beside_a_kind_of_thing_says_which(question: str, thing: str) -> None:
    """A plain noun belongs to the name; a size and an adjective behind it do not."""
    assert read(question).category == thing


@pytest.mark.parametrize(
    "question", ["I need something portable", "I want something rechargeable under 30 euros", "help me choose"]
)
def test_an_adjective_alone_names_no_thing(question: str) -> None:
    """Nor do the words that ask."""
    assert read(question).category is None


def test_one_of_two_materials_is_enough() -> None:
    """`Edelstahl oder Glas` is one demand that either meets."""
    found = [c for c in read("Wasserkocher aus Edelstahl oder Glas").constraints if c.attribute == "material"]
    assert len(found) == 1
    assert {"Edelstahl", "Glas"} <= set(found[0].values)


@pytest.mark.parametrize(
    "question",
    [
        "wet food for senior cats with kidney problems",
        "Bürste für Hunde mit empfindlicher Haut",
        "shampoo for people with eczema",
    ],
)
def test_what_somebody_has_is_no_part_of_the_thing(question: str) -> None:
    """It goes on with the purpose, and is shown with it."""
    brief = read(question)
    assert not brief.constraints
    assert brief.preferences


@pytest.mark.parametrize(
    ("question", "demand"),
    [
        ("acoustic guitar with solid top", "has solid top"),
        ("cuna de viaje ligera con colchón incluido", "has colchon incluido"),
        ("secador de pelo iónico con difusor, menos de 500 g", "has difusor"),
        ("kettle, no plastic touching the water", "has not plastic"),
    ],
)
def test_what_the_thing_has_is_demanded_beside_praise_and_idle_words(question: str, demand: str) -> None:
    """Praise closes a phrase as a noun, and words that say nothing do not hide what is refused."""
    assert demand in ledger(question)


@pytest.mark.parametrize(
    ("question", "demand"), [("trampoline, weight limit of 150 kg", "max_load"), ("hiking poles, pair under 400 g", "weight")]
)
def test_a_figure_is_of_what_is_meant(question: str, demand: str) -> None:
    """A limit of weight is a load, and a pair weighs what it weighs."""
    assert [c.attribute for c in read(question).constraints] == [demand]


@pytest.mark.parametrize(
    ("question", "category"),
    [
        ("remorque vélo la plus légère jusqu'à 650 euros", "remorque vélo"),
        ("je cherche une pompe vélo", "pompe vélo"),
        ("necesito guante térmico compatible con Lindness Falco II", "guante"),
        ("cherche vélo d'occasion", "vélo"),
    ],
)
def test_a_noun_before_a_known_kind_is_what_is_wanted(question: str, category: str) -> None:
    assert read(question).category == category


@pytest.mark.parametrize(
    ("question", "demand"),
    [
        ("oval cast iron casserole, 6.5 quarts or larger", "material cast iron"),
        ("walking boots, vegan, ankle support under £120", "has ankle support"),
        ("sartén de 28 cm apta para inducción", "has induction"),
        ("Wanderstöcke mit Korkgriff unter 400 g", "weight <= 400 g"),
        ("Wanderstöcke mit Korkgriff unter 400 g", "has korkgriff"),
        ("Hausbett 90x200 Kiefer massiv mit Lattenrost", "material Kiefer"),
        ("rascador con un diámetro de los postes de 15 cm o más", "diametro_de_los_postes >= 15 cm"),
        ("tiragraffi con un diametro dei pali di 15 cm o più", "diametro_dei_pali >= 15 cm"),
    ],
)
def test_what_is_demanded_beside_the_thing(question: str, demand: str) -> None:
    assert demand in ledger(question)


@pytest.mark.parametrize(
    ("question", "category"),
    [
        ("quel est le prix le plus bas pour parasol de jardin avec manivelle ?", "parasol de jardin"),
        ("what is the lowest price for a garden parasol with a crank?", "garden parasol"),
    ],
)
def test_the_lowest_price_of_something_is_asked_for_by_a_buyer(question: str, category: str) -> None:
    """It was told to be no shopping question."""
    brief = read(question)
    assert (brief.kind.value, brief.category, [key.attribute for key in brief.sort]) == ("shopping", category, ["price"])
