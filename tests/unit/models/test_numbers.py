"""Every number of every model is one that looks plain in JSON."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Annotated, Any, get_args, get_origin
from uuid import uuid4

import pytest
from pydantic import BaseModel, PlainSerializer

import emptor.models
from emptor.models.events import EventType, JobEvent
from emptor.models.report import Cost, NodeTime

_EXACT = {("StoredVector", "values")}  # go to the database as they are, never into JSON


def _models() -> list[type[BaseModel]]:
    modules = [importlib.import_module(f"emptor.models.{m.name}") for m in pkgutil.iter_modules(emptor.models.__path__)]
    return sorted(
        {
            value
            for module in modules
            for value in vars(module).values()
            if isinstance(value, type) and issubclass(value, BaseModel)
        },
        key=lambda model: model.__name__,
    )


def _bare(kind: Any, metadata: tuple[Any, ...] = ()) -> Iterator[Any]:
    if any(isinstance(part, PlainSerializer) for part in metadata):
        return
    if kind in (Decimal, float):
        yield kind
    elif get_origin(kind) is Annotated:
        inner, *rest = get_args(kind)
        yield from _bare(inner, tuple(rest))
    else:
        for part in get_args(kind):
            yield from _bare(part)


@pytest.mark.parametrize("model", _models(), ids=lambda model: model.__name__)
def test_a_model_has_only_plain_numbers(model: type[BaseModel]) -> None:
    """Write `PlainDecimal` or `PlainFloat` for a new field."""
    bare = [
        name
        for name, field in model.model_fields.items()
        if (model.__name__, name) not in _EXACT and list(_bare(field.annotation, tuple(field.metadata)))
    ]
    assert bare == []


def test_money_and_times_are_plain_in_json_and_exact_inside() -> None:
    cost = Cost(total_usd=Decimal("0E-9"), limit_usd=Decimal("0.500000000"))
    assert cost.model_dump(mode="json") == {"total_usd": "0.00", "limit_usd": "0.50", "lines": []}
    assert cost.model_dump()["limit_usd"] == Decimal("0.500000000")
    assert NodeTime(node="judge", runs=1, ms=24985.333000000002).model_dump_json() == '{"node":"judge","runs":1,"ms":24985.333}'


def test_the_payload_of_an_event_is_plain() -> None:
    """It is a plain mapping, written by many nodes."""
    event = JobEvent(
        job_id=uuid4(), seq=1, at=datetime.now(UTC), type=EventType.CANDIDATE_JUDGED, data={"score": 0.6799999999999999}
    )
    assert event.data == {"score": 0.68}
