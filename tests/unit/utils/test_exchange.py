"""Reference rates: dated, bundled, and replaceable by a setting."""

from __future__ import annotations

from decimal import Decimal
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from emptor.utils.exchange import RATES_VARIABLE, rates

WANTED = ("USD", "GBP", "INR", "JPY", "PLN", "CZK", "SEK", "TRY", "KRW", "BRL", "CHF")


def test_the_bundled_rates_have_a_date_a_source_and_the_currencies_of_the_markets() -> None:
    bundled = rates()
    assert bundled.day.year >= 2025
    assert bundled.source
    assert set(WANTED) <= set(bundled.per_base)


def test_an_amount_goes_there_and_back() -> None:
    there = rates().convert(Decimal("379.00"), "EUR", "USD")
    assert there is not None
    back = rates().convert(there, "USD", "EUR")
    assert back is not None
    assert abs(back - Decimal("379.00")) <= Decimal("0.02")


def test_currencies_without_cents_are_rounded_to_whole_amounts() -> None:
    yen = rates().convert(Decimal("10.55"), "EUR", "JPY")
    assert yen is not None
    assert yen == yen.to_integral_value()


def test_an_unknown_currency_is_not_guessed() -> None:
    assert rates().convert(Decimal(1), "EUR", "XXX") is None


def test_a_setting_names_newer_rates(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "rates.toml"
    file.write_text('base = "EUR"\nday = 2027-01-02\nsource = "ours"\n[rates]\nUSD = "2"\n')
    monkeypatch.setenv(RATES_VARIABLE, str(file))
    assert rates().convert(Decimal(10), "EUR", "USD") == Decimal("20.00")


def test_a_file_of_another_form_is_named_in_the_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "wrong.toml"
    file.write_text('USD = "2"\n')
    monkeypatch.setenv(RATES_VARIABLE, str(file))
    with pytest.raises(ValueError, match=r"wrong\.toml: not a table of rates"):
        rates()


def _writer() -> ModuleType:
    """The script that writes the bundled table; it lies outside of the packages."""
    path = Path(__file__).parents[3] / "infra" / "setup" / "exchange_rates.py"
    spec = spec_from_file_location("exchange_rates", path)
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


BANK = "Date, USD, JPY, GBP, \n30 October 2026, 1.1172, 175.68, 0.83380, \n"


def test_the_banks_daily_file_becomes_the_table_with_its_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "rates.toml"
    file.write_text(_writer().table(BANK))
    monkeypatch.setenv(RATES_VARIABLE, str(file))
    assert str(rates().day) == "2026-10-30"
    assert rates().convert(Decimal(100), "EUR", "USD") == Decimal("111.72")
    assert rates().convert(Decimal(100), "USD", "SAR") == Decimal("375.00")
    assert rates().convert(Decimal(100), "EUR", "ARS") is None


def test_another_file_than_the_banks_is_refused() -> None:
    with pytest.raises(ValueError, match="get eurofxref"):
        _writer().table("code,rate\nUSD,1.1\n")
