"""Keys of programs."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from uuid import UUID

from pydantic import Field

from emptor.models.base import Model

KEY_PREFIX = "emk_"  # so that a key that was lost somewhere can be recognised


class Scope(StrEnum):
    """What a caller may do."""

    READ = "read"  # GET
    WRITE = "write"  # everything else that a user may do
    OPERATOR = "operator"  # see and mend the jobs of all users


USER_SCOPES = frozenset({Scope.READ, Scope.WRITE})


class ApiKey(Model):
    """A key as the database knows it: everything but the key."""

    id: UUID
    user_id: UUID
    name: str
    scopes: frozenset[Scope]
    created_at: datetime
    expires_at: datetime | None = None
    revoked_at: datetime | None = None
    last_used_at: datetime | None = Field(default=None, description="To the minute.")


class NewApiKey(Model):
    """A key just made. `secret` is shown this once; the database has only its digest."""

    key: ApiKey
    secret: str
