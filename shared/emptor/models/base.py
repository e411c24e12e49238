"""The base of every model that crosses a boundary."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Model(BaseModel):
    """A value: immutable once made, and strict about names it does not know."""

    model_config = ConfigDict(frozen=True, extra="forbid")
