"""Degrees of heat or cold without a scale, and degrees that are of an angle."""

from __future__ import annotations

import pytest

from tests.unit.agents.questions.rows import ledger, read


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("sleeping bag down to -12 degrees", "temperature <= -12 °C"),
        ("sleeping bag for minus 12 degrees under 100 dollars", "temperature <= -12 °F"),
        ("Schlafsack bis -12 Grad", "temperature <= -12 °C"),
        ("saco de dormir hasta -12 grados", "temperature <= -12 °C"),
        ("slaapzak tot -12 graden", "temperature <= -12 °C"),
        ("śpiwór do -12 stopni", "temperature <= -12 °C"),
        ("sac de couchage jusqu'à -12 °C", "temperature <= -12 °C"),
        ("forno per pizza fino a 450 gradi", "temperature >= 450 °C"),
        ("kettle with a temperature of at most 90 degrees", "temperature <= 90 °C"),
    ],
)
def test_how_cold_or_hot_it_may_get_is_a_demand(question: str, expected: str) -> None:
    """Below zero the thing must reach as low, whatever word stands before the figure."""
    assert expected in ledger(question, "temperature")


def test_degrees_of_an_angle_are_no_temperature() -> None:
    """Nothing is said of heat, and no sign stands before them; the words are shown as unused."""
    brief = read("tripod that tilts 90 degrees")
    assert not [c for c in brief.constraints if c.attribute == "temperature"]
    assert "90" in " ".join(brief.unused)
