"""How settings are read from the environment."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from emptor.core.settings import Settings


def test_a_variable_sets_its_field_and_an_argument_goes_before_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMPTOR_LEASE_S", "7")
    assert Settings().lease_s == 7
    assert Settings(lease_s=3).lease_s == 3


def test_an_empty_variable_counts_as_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMPTOR_LEASE_S", "")
    settings = Settings()
    assert settings.lease_s == Settings.model_fields["lease_s"].default
    assert "lease_s" not in settings.model_fields_set


def test_the_case_of_a_variables_name_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("emptor_lease_s", "9")
    assert Settings().lease_s == 9


def test_a_setting_with_a_name_of_its_own_has_no_other(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMPTOR_DATABASE_URL", "postgresql://wrong")
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert Settings().database_url is None
    monkeypatch.setenv("DATABASE_URL", "postgresql://right")
    url = Settings().database_url
    assert url is not None
    assert url.get_secret_value() == "postgresql://right"


def test_of_several_names_the_first_that_is_set_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("GEMINI_API_KEY", raising=False)
    monkeypatch.setenv("GOOGLE_API_KEY", "second")
    assert Settings().variable("GOOGLE_API_KEY") == "second"
    monkeypatch.setenv("GEMINI_API_KEY", "first")
    assert Settings().variable("GEMINI_API_KEY") == Settings().variable("GOOGLE_API_KEY") == "first"


def test_the_prefixed_name_of_a_setting_finds_its_value(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMPTOR_WEB", "live")
    assert Settings().variable("EMPTOR_WEB") == "live"


def test_lists_are_written_with_commas(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMPTOR_ALLOWED_PORTS", "80, 8443")
    assert Settings().allowed_ports == (80, 8443)


def test_a_value_that_cannot_be_understood_names_its_field(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMPTOR_LEASE_S", "soon")
    with pytest.raises(ValidationError) as raised:
        Settings()
    assert [error["loc"] for error in raised.value.errors()] == [("lease_s",)]
