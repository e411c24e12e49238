"""How checkpoints are written and read: only types of ours come back from the database."""

from __future__ import annotations

import inspect
from enum import Enum
from functools import lru_cache
from types import ModuleType

from langgraph.checkpoint.serde.jsonplus import JsonPlusSerializer
from pydantic import BaseModel


@lru_cache(maxsize=1)
def checkpoint_serde() -> JsonPlusSerializer:
    """A serializer that revives the models of the state and nothing else: what a checkpoint names is not imported."""
    from emptor.agents.research import state  # noqa: PLC0415
    from emptor.models import (  # noqa: PLC0415
        brief,
        events,
        evidence,
        extraction,
        jobs,
        money,
        page,
        report,
        search,
    )

    modules = (state, brief, events, evidence, extraction, jobs, money, page, report, search)
    allowed = [name for module in modules for name in _own_types(module)]
    return JsonPlusSerializer(allowed_msgpack_modules=allowed)


def _own_types(module: ModuleType) -> list[tuple[str, str]]:
    """The models and enumerations a module defines itself."""
    return [
        (module.__name__, name)
        for name, value in vars(module).items()
        if inspect.isclass(value) and issubclass(value, BaseModel | Enum) and value.__module__ == module.__name__
    ]
