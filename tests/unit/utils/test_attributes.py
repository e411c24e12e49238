from __future__ import annotations

import pytest

from emptor.utils.attributes import ATTRIBUTES, canonical_attribute, find_attributes
from emptor.utils.units import dimension_of

LABELS = [
    ("Akkulaufzeit:", "battery_life"),
    ("Battery life (ANC on)", "battery_life"),
    ("Max. playtime", "battery_life"),
    ("Poids net :", "weight"),
    ("Item Weight", "weight"),
    ("Maße", "dimensions"),
    ("Masse", "weight"),
    ("Bluetooth® Version", "bluetooth_version"),
    ("Noise Cancelling (ANC)", "noise_cancelling"),
    ("Driver Unit", "driver_size"),
    ("Диагональ экрана", "screen_size"),
    ("重量", "weight"),
    ("Handle colour temperature", "handle_colour_temperature"),
    ("***", "unnamed"),
]


@pytest.mark.parametrize(("label", "name"), LABELS)
def test_labels_of_many_languages_have_one_name(label: str, name: str) -> None:
    """An unknown label becomes its own name."""
    assert canonical_attribute(label) == name


def test_finds_attributes_in_a_question() -> None:
    """Longest label first, as whole words."""
    text = "headphones with active noise cancelling, weight under 300 g"
    assert [(text[a:b], name) for a, b, name in find_attributes(text)] == [
        ("active noise cancelling", "noise_cancelling"),
        ("weight", "weight"),
    ]


def test_every_unit_of_the_table_measures_its_dimension() -> None:
    """A wrong row would make facts incomparable."""
    for row in ATTRIBUTES.values():
        assert row.unit is None or dimension_of(row.unit) == row.dimension, row.name
