"""From a Pydantic model to the JSON Schema that every provider accepts, and from a model's text back to an instance.

The strict modes take a subset: objects that list all their properties and allow no others, no keywords for lengths, ranges or
patterns, nothing beside a `$ref`. What is taken out is told in the description, and checked by Pydantic afterwards.
"""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from emptor.llm.calls import JsonShape
from emptor.llm.failures import FailureKind, ModelFailure

M = TypeVar("M", bound=BaseModel)

_KEPT = ("type", "enum", "const", "description")
_TOLD = ("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "minItems", "maxItems", "format")
_NAME_CHARACTERS = 64
_COMPLAINT_ERRORS = 5
_SCHEMAS_KEPT = 128
_THOUGHTS = re.compile(r"<think>(?:(?!<think>).)*?</think>", re.DOTALL)


@lru_cache(maxsize=_SCHEMAS_KEPT)
def shape_of(schema: type[BaseModel]) -> JsonShape:
    """Return the portable shape of a model."""
    portable = _portable(schema.model_json_schema())
    name = re.sub(r"[^a-zA-Z0-9_]", "_", schema.__name__)[:_NAME_CHARACTERS]
    return JsonShape(name=name, schema=portable, closed=_closed(portable), text=json.dumps(portable, sort_keys=True))


def _portable(node: dict[str, Any]) -> dict[str, Any]:
    out: dict[str, Any] = {}
    if "$defs" in node:
        out["$defs"] = {name: _portable(value) for name, value in node["$defs"].items()}
    if "$ref" in node:
        return out | {"$ref": node["$ref"]}
    out |= {key: node[key] for key in _KEPT if key in node}
    _add_choices(node, out)
    _add_items(node, out)
    if node.get("type") == "object":
        _add_properties(node, out)
    told = [f"{key}: {node[key]}" for key in _TOLD if key in node]
    if told:
        out["description"] = " ".join(filter(None, [out.get("description"), f"({', '.join(told)})"]))
    return out


def _add_choices(node: dict[str, Any], out: dict[str, Any]) -> None:
    choices = node.get("anyOf") or node.get("oneOf")
    if choices:
        out["anyOf"] = [_portable(choice) for choice in choices]
    elif len(node.get("allOf", ())) == 1:
        out |= _portable(node["allOf"][0])


def _add_items(node: dict[str, Any], out: dict[str, Any]) -> None:
    if "prefixItems" in node:
        kinds = [_portable(item) for item in node["prefixItems"]]
        out["items"] = kinds[0] if all(kind == kinds[0] for kind in kinds) else {"anyOf": kinds}
    elif isinstance(node.get("items"), dict):
        out["items"] = _portable(node["items"])


def _add_properties(node: dict[str, Any], out: dict[str, Any]) -> None:
    properties = node.get("properties", {})
    out["properties"] = {name: _portable(value) for name, value in properties.items()}
    out["required"] = list(properties)
    others = node.get("additionalProperties")
    out["additionalProperties"] = _portable(others) if isinstance(others, dict) else False


def _closed(node: Any) -> bool:
    """Whether no object in the schema takes properties it does not name."""
    if isinstance(node, dict):
        if isinstance(node.get("additionalProperties"), dict) or (
            "type" not in node and not node.keys() & {"anyOf", "$ref", "enum", "const", "$defs"}
        ):
            return False
        inner = [*node.get("properties", {}).values(), *node.get("$defs", {}).values(), *node.get("anyOf", ())]
        return all(_closed(value) for value in [*inner, *([node["items"]] if "items" in node else [])])
    return True


def parse(text: str, schema: type[M]) -> M:
    """Return the instance a model wrote.

    Raises:
        ModelFailure: MALFORMED, with the first validation errors as the message: it is what a repair is told.
    """
    try:
        return schema.model_validate_json(_json_of(text))
    except ValidationError as error:
        raise ModelFailure(FailureKind.MALFORMED, _complaint(error)) from error


def _json_of(text: str) -> str:
    """The JSON object within a text: small models put thoughts before it and fences around it."""
    stripped = text.strip()
    if stripped.startswith("{") and stripped.endswith("}"):
        return stripped
    stripped = _THOUGHTS.sub("", stripped)
    start, end = stripped.find("{"), stripped.rfind("}")
    return stripped[start : end + 1] if 0 <= start < end else stripped


def _complaint(error: ValidationError) -> str:
    errors = error.errors(include_url=False, include_context=False, include_input=False)
    lines = [f"{'.'.join(map(str, item['loc'])) or 'the answer'}: {item['msg']}" for item in errors[:_COMPLAINT_ERRORS]]
    return "; ".join(lines)
