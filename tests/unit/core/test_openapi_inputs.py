"""The document as generators of clients need it: readable names, and inputs whose defaults may be left out."""

from __future__ import annotations

from typing import Any

import pytest

from emptor.core.app import create_app
from emptor.core.settings import Settings
from emptor.routers.application import all_routers


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    return create_app(*all_routers(), settings=Settings()).openapi()


def test_a_field_of_a_body_with_a_default_may_be_left_out(document: dict[str, Any]) -> None:
    """`openapi-typescript` and others make a field with `default` a required one, so the default stands in the description."""
    asked = document["components"]["schemas"]["ResearchRequest"]
    assert asked["required"] == ["question"]
    assert "default" not in asked["properties"]["max_products"]
    assert asked["properties"]["max_products"]["description"].endswith("Default: `8`.")
    assert "default" not in asked["properties"]["max_cost_usd"]


def test_a_field_of_an_answer_is_always_there(document: dict[str, Any]) -> None:
    """Also where the model has a default for it."""
    report = document["components"]["schemas"]["Report"]
    assert {"candidates", "cost", "notes"} <= set(report["required"])


def test_schemas_have_names_that_are_names(document: dict[str, Any]) -> None:
    """Generic ones too, and every reference leads somewhere."""
    schemas = document["components"]["schemas"]
    assert {"CursorPageJobSummary", "FoundDecimal"} <= set(schemas)
    assert [name for name in schemas if not name.isidentifier() or "_" in name] == []
    assert _references(document) <= {f"#/components/schemas/{name}" for name in schemas}


def _references(value: Any) -> set[str]:
    if isinstance(value, dict):
        own = {value["$ref"]} if isinstance(value.get("$ref"), str) else set()
        return own.union(*map(_references, value.values()))
    return set().union(*map(_references, value)) if isinstance(value, list) else set()
