"""Numbers with units become constraints on what they measure; model numbers and the like do not."""

from __future__ import annotations

import pytest

from tests.unit.agents.questions.rows import ledger, read

ROWS = [
    ("headphones with at least 30 hours of battery", ["battery_life >= 30 h"]),
    ("30+ hours battery life headphones", ["battery_life >= 30 h"]),
    ("30h battery earbuds", ["battery_life >= 30 h"]),
    ("Kopfhörer mit mindestens 30 Stunden Akkulaufzeit", ["battery_life >= 30 h"]),
    ("casque avec au moins 20 heures d'autonomie", ["battery_life >= 20 h"]),
    ("portátil con al menos 10 horas de batería", ["battery_life >= 10 h"]),
    ("cuffie con almeno 20 ore di autonomia", ["battery_life >= 20 h"]),
    ("laptop < 1.5 kg", ["weight < 1.5 kg"]),
    ("mouse lighter than 250 g", ["weight <= 250 g"]),
    ("tent no heavier than 2.5 kg", ["weight <= 2.5 kg"]),
    ("Laptop leichter als 1,5 kg", ["weight <= 1.5 kg"]),
    ("27-inch monitor", ["screen_size = 27 inch"]),
    ('monitor 27"', ["screen_size = 27 inch"]),
    ("laptop between 13 and 14 inches", ["screen_size >= 13 inch", "screen_size <= 14 inch"]),
    ("13-14 inch laptop", ["screen_size >= 13 inch", "screen_size <= 14 inch"]),
    ("iPhone 15 under 15 inches", ["screen_size <= 15 inch"]),
    ("laptop with 16 GB RAM", ["memory >= 16 GB"]),
    ("ordinateur portable avec 16 Go de RAM", ["memory >= 16 GB"]),
    ("laptop, 512GB storage", ["storage >= 512 GB"]),
    ("monitor with 144 Hz or more", ["refresh_rate >= 144 Hz"]),
    ("robot vacuum quieter than 60 dB", ["noise_level <= 60 dB"]),
    ("Staubsauger maximal 70 dB", ["noise_level <= 70 dB"]),
    ("monitor 1ms", ["response_time <= 1 ms"]),
    ("kettle 1.7 l", ["capacity >= 1.7 l"]),
    ("espresso machine 15 bar", ["pressure >= 15 bar"]),
    ("USB charger 65W", ["power >= 65 W"]),
    ("power bank 20000 mAh", ["battery_capacity >= 20000 mAh"]),
    ("standing desk at least 140 cm wide", ["width >= 140 cm"]),
    ("air purifier for a 40 m2 room", ["room_size >= 40 m2"]),
    ("laptop with 2 year warranty", ["warranty >= 2 year"]),
    ("office chair that supports 150 kg", ["max_load >= 150 kg"]),
    ("earbuds that charge in under 2 hours charging time", ["charging_time <= 2 h"]),
    ("coffee beans 1 kg", ["weight = 1 kg"]),
    ("monitor with at least 2 HDMI ports", ["hdmi_ports >= 2"]),
    ("mini pc with 2 ethernet ports", ["ethernet_ports >= 2"]),
    ("gaming laptop RTX 4060 16GB", ["memory >= 16 GB"]),
    ("phone with 128GB", ["storage >= 128 GB"]),
    ("waschmaschine mit 8 kg fassungsvermögen", ["max_load >= 8 kg"]),
    ("hiking backpack 40-50 liters", ["capacity >= 40 l", "capacity <= 50 l"]),
    ("electric bike with a range of at least 80 km", ["range >= 80 km"]),
    ("smartwatch with 7 days battery life", ["battery_life >= 7 day"]),
    ("camera with 24 MP or more", ["camera_resolution >= 24 MP"]),
    ("speaker bluetooth 5.0 or newer", ["bluetooth_version >= 5"]),
    ("monitor about 27 inches", ["~screen_size = 27 inch"]),
    ("laptop lighter than 1.5 kg, no heavier than 2 kg", ["weight <= 1.5 kg"]),
    ("laptop lighter than 1.5 kg, below 1400 g", ["weight <= 1400 g"]),
]


@pytest.mark.parametrize(("question", "expected"), ROWS, ids=[row[0] for row in ROWS])
def test_a_quantity_constrains_what_it_measures(question: str, expected: list[str]) -> None:
    assert [text for text in ledger(question) if not text.startswith(("name", "has"))] == expected


NO_QUANTITY = [
    "Sony WH-1000XM4",
    "Galaxy S24",
    "laptop with Windows 11",
    "2 in 1 laptop",
    "4k monitor",
    "one of the best headphones",
    "car seat for a 3 year old",
    "AirPods Pro 2",
    "graphics card RTX 4060",
    "open 24/7",
    "5g phone",
    "headphones in 2024",
    "the 2nd best headphones",
]


@pytest.mark.parametrize("question", NO_QUANTITY)
def test_a_figure_in_a_name_is_no_quantity(question: str) -> None:
    assert [c.text for c in read(question).constraints if c.number is not None] == []


@pytest.mark.parametrize(
    ("question", "met", "not_met"),
    [
        ("speaker with IP67", ["IP67", "IP68"], ["IPX7", "IP57", "IP66"]),
        ("swim headphones IPX7 water resistance", ["IPX7", "IP67", "IP68", "IPX8"], ["IPX4", "IP54"]),
        ("dust proof phone IP6X", ["IP6X", "IP67"], ["IP57"]),
    ],
)
def test_a_water_rating_is_met_by_every_better_one(question: str, met: list[str], not_met: list[str]) -> None:
    (rating,) = [c for c in read(question).constraints if c.attribute == "water_resistance"]
    assert rating.text == f"water_resistance >= {met[0]}"
    assert set(met) <= set(rating.values)
    assert not set(not_met) & set(rating.values)


@pytest.mark.parametrize(
    "question",
    [
        "ladder with a handrail rated for 150 kg",
        "Drehstuhl mit Kopfstütze für 150 kg",
        "rowing machine that takes users up to 150 kg",
        "porte-vélos, 150 kg de charge",
        "tendedero plegable que aguante 150 kg",
    ],
)
def test_the_weight_of_what_the_thing_bears_is_its_load(question: str) -> None:
    """Neither the thing's own weight, nor that of the part named before it."""
    assert "max_load >= 150 kg" in ledger(question)


def test_a_pressure_is_of_the_thing_and_not_of_what_it_fits() -> None:
    """The noun behind `for` has a length or a weight of its own, and no pressure."""
    assert [c.attribute for c in read("floor pump for Presta valves up to 11 bar").constraints] == ["pressure"]


@pytest.mark.parametrize("question", ["Laufrad ab 2 Jahren", "board game for 8 year olds", "bordspel vanaf 12 jaar"])
def test_the_age_of_whoever_it_is_for_is_no_warranty(question: str) -> None:
    """It is shown among what orders, and not lost."""
    brief = read(question)
    assert not [c for c in brief.constraints if c.attribute == "warranty"]
    assert any(char.isdigit() for words in (*brief.preferences, *brief.unused) for char in words)
