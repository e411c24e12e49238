"""The base of every model that crosses a boundary."""

from __future__ import annotations

from typing import Annotated, Any, get_args, get_origin

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A value: immutable once made, and strict about names it does not know. An answer always has all of its fields.

    What checks and writes it is built when it is first used: a cold start would build hundreds that it does not need.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", json_schema_serialization_defaults_required=True, defer_build=True)

    @classmethod
    def model_parametrized_name(cls, params: tuple[Any, ...]) -> str:
        """Return the name of a generic model with its parameters, as OpenAPI and generated clients show it: `FoundDecimal`."""
        return cls.__name__ + "".join(_name(param) for param in params)


def _name(kind: Any) -> str:
    origin = get_origin(kind)
    if origin is Annotated:
        return _name(get_args(kind)[0])
    if origin is not None:
        return _name(origin) + "".join(_name(inner) for inner in get_args(kind) if inner is not Ellipsis)
    name: str = getattr(kind, "__name__", str(kind))
    return name[:1].upper() + name[1:]
