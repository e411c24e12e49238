"""Errors that providers and routers report inside an answer of status 200."""

from __future__ import annotations

from typing import Any

import pytest

from emptor.llm.failures import FailureKind, ModelFailure
from emptor.llm.providers import faults

LIMITED = {"message": "Rate limit exceeded", "code": 429}


@pytest.mark.parametrize("body", [{"error": LIMITED}, {"type": "error", "error": LIMITED}, [{"error": LIMITED}]])
def test_an_error_in_a_document_is_raised_as_its_kind(body: Any) -> None:
    with pytest.raises(ModelFailure) as caught:
        faults.check_not_an_error(body)
    assert caught.value.kind is FailureKind.RATE_LIMITED
    assert not caught.value.may_be_billed


@pytest.mark.parametrize("body", [{"choices": []}, {"error": None}, [], [1], "error", None])
def test_a_document_without_an_error_passes(body: Any) -> None:
    faults.check_not_an_error(body)
