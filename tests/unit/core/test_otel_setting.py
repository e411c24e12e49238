"""EMPTOR_OTEL without OpenTelemetry is an error when the process starts, not silence."""

from __future__ import annotations

import sys

import pytest
from pydantic import ValidationError

from emptor.core.settings import Settings


@pytest.mark.parametrize("missing", ["opentelemetry", "opentelemetry.sdk"])
def test_without_the_extra_nothing_starts(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither without the package nor with its API alone, which makes spans that go nowhere."""
    monkeypatch.setitem(sys.modules, missing, None)
    monkeypatch.setenv("EMPTOR_OTEL", "true")
    with pytest.raises(ValidationError, match=r"pip install 'emptor\[otel\]'"):
        Settings()


def test_with_it_or_without_the_setting_it_starts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EMPTOR_OTEL", "true")
    assert Settings().otel
    monkeypatch.setitem(sys.modules, "opentelemetry", None)
    monkeypatch.setenv("EMPTOR_OTEL", "false")
    assert not Settings().otel
