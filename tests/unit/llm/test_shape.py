"""Schemas that all providers take, and instances from what models write."""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum
from typing import Any, Literal

import pytest
from pydantic import BaseModel, Field

from emptor.llm.failures import FailureKind, ModelFailure
from emptor.llm.shape import parse, shape_of


class Colour(StrEnum):
    RED = "red"
    BLUE = "blue"


class Part(BaseModel):
    """A part."""

    name: str = Field(min_length=1, pattern=r"^\w+$")
    weight: Decimal | None = None


class Whole(BaseModel):
    colour: Colour
    kind: Literal["new", "used"] = "new"
    parts: list[Part] = Field(max_length=3, description="Its parts.")
    main: Part | None = Field(default=None, description="The main one.")
    range: tuple[int, int] | None = None


class Open(BaseModel):
    specs: dict[str, str]


REFUSED_BY_STRICT_MODES = {
    "pattern",
    "minLength",
    "maxLength",
    "default",
    "title",
    "maxItems",
    "prefixItems",
    "oneOf",
    "discriminator",
}


def keywords(node: Any, *, names: bool = False) -> set[str]:
    """All keywords of a schema, the names of properties and definitions left out."""
    if isinstance(node, list):
        return set().union(*(keywords(item) for item in node))
    if not isinstance(node, dict):
        return set()
    inner = (keywords(value, names=key in {"properties", "$defs"}) for key, value in node.items())
    return set().union(set() if names else set(node), *inner)


def test_a_shape_keeps_to_the_subset_of_the_strict_modes() -> None:
    """No keyword that a provider refuses, every property required, no others allowed."""
    shape = shape_of(Whole)
    assert not keywords(shape.schema) & REFUSED_BY_STRICT_MODES
    assert shape.closed
    for node in (shape.schema, *shape.schema["$defs"].values()):
        if node.get("type") == "object":
            assert node["required"] == list(node["properties"])
            assert node["additionalProperties"] is False


def test_what_is_taken_out_is_told() -> None:
    """A model reads the limits in the description."""
    assert shape_of(Whole).schema["properties"]["parts"]["description"] == "Its parts. (maxItems: 3)"


def test_nothing_stands_beside_a_reference() -> None:
    """Strict modes refuse siblings of $ref."""
    assert {"$ref": "#/$defs/Part"} in shape_of(Whole).schema["properties"]["main"]["anyOf"]


def test_free_property_names_make_a_shape_open() -> None:
    """Such a schema is not sent in strict mode."""
    assert not shape_of(Open).closed
    assert shape_of(Open).schema["properties"]["specs"]["additionalProperties"] == {"type": "string"}


@pytest.mark.parametrize("text", ['{"specs": {"a": "b"}}', ' {"specs": {"a": "b"}}\n', '```json\n{"specs": {"a": "b"}}\n```'])
def test_an_instance_is_read_from_text(text: str) -> None:
    """With or without what models put around it."""
    assert parse(text, Open) == Open(specs={"a": "b"})


@pytest.mark.parametrize(
    ("text", "told"), [("", "JSON"), ("no", "JSON"), ('{"specs": 1}', "specs: "), ("{}", "specs: Field required")]
)
def test_a_misfit_says_what_is_wrong(text: str, told: str) -> None:
    """The message is what the model is told for its repair."""
    with pytest.raises(ModelFailure, match=told) as caught:
        parse(text, Open)
    assert caught.value.kind is FailureKind.MALFORMED
