from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from emptor.utils.units import convert, dimension_of, find_quantities, unit_of
from emptor.utils.units_table import UNITS

TEXTS = [
    ("at least 30 hours of battery", [("30", "h")]),
    ("bis zu 30 Std.", [("30", "h")]),
    ("jusqu'à 20 heures", [("20", "h")]),
    ("5 h 30 min", [("5.5", "h")]),
    ("5h30", [("5.5", "h")]),
    ("27-inch monitor", [("27", "inch")]),
    ('27" screen', [("27", "inch")]),
    ('the "best 2024" list', []),
    ("1,5 kg", [("1.5", "kg")]),
    ("10 000 mAh", [("10000", "mAh")]),
    ("5.000 mAh", [("5000", "mAh")]),
    ("iPhone 12 128 GB", [("128", "GB")]),
    ("20 Hz - 20 kHz", [("20", "Hz"), ("20", "kHz")]),
    ("-20 °C to 50 °C", [("-20", "°C"), ("50", "°C")]),
    ("45 dB(A)", [("45", "dB")]),
    ("2 3/4 inches", [("2.75", "inch")]),
    ("8½ in", [("8.5", "inch")]),
    ("1000 ANSI lumens and 600 nits", [("1000", "lm"), ("600", "nit")]),
    ("24 Monate Garantie", [("24", "month")]),
    ("20-30 hours", [("30", "h")]),
    ("5 in stock since the 1990s in 4K, IP67, WH-1000XM4", []),
]


@pytest.mark.parametrize(("text", "expected"), TEXTS)
def test_finds_numbers_with_their_units(text: str, expected: list[tuple[str, str]]) -> None:
    """Words and symbols in several languages become canonical units; look-alikes do not."""
    assert [(str(q.number), q.unit) for q in find_quantities(text)] == expected


@pytest.mark.parametrize("text", ["51/min", "iPhone 12 128", "5 of stocks", "3 kgs2", "12 hoursx"])
def test_a_unit_begins_behind_the_whole_number_and_ends_with_a_word(text: str) -> None:
    """`51/min` is not five times `1/min`."""
    assert find_quantities(text) == []


def test_an_apostrophe_groups_thousands_or_is_a_foot() -> None:
    assert [(q.number, q.unit) for q in find_quantities("5'100 mm and 5'100")] == [(5100, "mm"), (5, "ft")]


@pytest.mark.parametrize(
    ("number", "source", "target", "expected"),
    [
        ("2.4", "lb", "kg", "1.088621688"),
        ("27", "inch", "cm", "68.58"),
        ("68", "°F", "°C", "20"),
        ("2", "year", "month", "24"),
        ("90", "min", "h", "1.5"),
    ],
)
def test_converts_exactly(number: str, source: str, target: str, expected: str) -> None:
    """Factors are the defined ones."""
    assert convert(Decimal(number), source, target) == Decimal(expected)


def test_units_of_different_dimensions_do_not_convert() -> None:
    """Hours are not kilograms, and unknown units convert to nothing."""
    assert convert(Decimal(1), "h", "kg") is None
    assert convert(Decimal(1), "blorp", "kg") is None


def test_printed_forms_have_a_canonical_unit_and_dimension() -> None:
    """`Stunden` and `lbs` are known."""
    assert [unit_of("Stunden"), unit_of("lbs"), dimension_of("kg"), unit_of("blorp")] == ["h", "lb", "mass", None]


@given(st.sampled_from(UNITS), st.sampled_from(UNITS), st.decimals(min_value="0.01", max_value=10**6, places=2))
def test_conversion_goes_there_and_back(one: object, other: object, number: Decimal) -> None:
    """Within a dimension the way back gives the number again, up to rounding."""
    a, b = one.symbol, other.symbol  # type: ignore[attr-defined]
    there = convert(number, a, b)
    if there is None:
        assert dimension_of(a) != dimension_of(b)
        return
    back = convert(there, b, a)
    assert back is not None
    assert abs(back - number) <= max(abs(number), Decimal(500)) * Decimal("1e-9")


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=80))
def test_never_raises(text: str) -> None:
    """Any text gives quantities that lie inside it."""
    for quantity in find_quantities(text):
        assert 0 <= quantity.start < quantity.end <= len(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.300 l/h", [("1300", "l/h")]),
        ("1000 Liter pro Stunde", [("1000", "l/h")]),
        ("120 mm/s", [("120", "mm/s")]),
        ("220 g/h", [("220", "g/h")]),
        ("8 g/cm", []),  # neither a mass nor a length
        ("300 ml/min", []),
        ("40 kg/m³", [("40", "kg/m3")]),
        ("150 kWh/year", [("150", "kWh")]),
        ("5 kg/11 lb", [("5", "kg"), ("11", "lb")]),
        ("230 V/50 Hz", [("230", "V"), ("50", "Hz")]),
    ],
)
def test_a_rate_is_no_quantity_of_what_it_counts(text: str, expected: list[tuple[str, str]]) -> None:
    """`1300 l/h` is no volume: what stands behind the slash belongs to the unit."""
    assert [(str(q.number), q.unit) for q in find_quantities(text)] == expected
