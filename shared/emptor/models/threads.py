"""A conversation of a chat protocol: a name of the client's for the jobs it has started."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field, StringConstraints

from emptor.models.base import Model

THREAD_ID_MAX_CHARS = 200

ThreadId = Annotated[str, StringConstraints(min_length=1, max_length=THREAD_ID_MAX_CHARS)]


class Thread(Model):
    """A user's thread. Other users may have one of the same id."""

    id: str
    metadata: dict[str, Any] = Field(default_factory=dict)
    created_at: datetime
