"""Keys of programs: made, checked, rotated and revoked. The database never has a key, only its digest."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

from emptor.core.errors import NotFound
from emptor.db.database import Database
from emptor.db.sql import queries
from emptor.db.values import digest_of, text
from emptor.models.api_keys import KEY_PREFIX, USER_SCOPES, ApiKey, NewApiKey, Scope

KEY_BYTES = 32
DEFAULT_OVERLAP_S = 86_400.0


class ApiKeyRepository:
    """Rows of api_keys. For the service."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._sql = queries("api_keys")

    async def create(
        self, user_id: UUID, name: str, *, scopes: Iterable[Scope] = USER_SCOPES, expires_at: datetime | None = None
    ) -> NewApiKey:
        """Make a key for a user, who need not be known yet. The secret is in the answer and nowhere else."""
        secret = _new_secret()
        await self._db.one(self._sql["know_user"], {"user_id": user_id})
        parameters = {
            "user_id": user_id,
            "name": text(name),
            "digest": digest_of(secret),
            "scopes": sorted(scope.value for scope in scopes),
            "expires_at": expires_at,
        }
        row = await self._db.one(self._sql["create"], parameters)
        return NewApiKey(key=_key(row or {}), secret=secret)

    async def holder(self, secret: str) -> ApiKey | None:
        """The key, if it exists and is neither revoked nor expired. Looked up again each time: a revoked key is out at once."""
        row = await self._db.one(self._sql["use"], {"digest": digest_of(secret)})
        return _key(row) if row else None

    async def all(self, user_id: UUID | None = None) -> list[ApiKey]:
        """All keys, newest first, or those of one user."""
        return [_key(row) for row in await self._db.all(self._sql["all"], {"user_id": user_id})]

    async def revoke(self, key_id: UUID) -> ApiKey:
        """End a key at once. Raises NotFound."""
        row = await self._db.one(self._sql["revoke"], {"key_id": key_id})
        if row is None:
            raise NotFound(f"There is no key {key_id}.")
        return _key(row)

    async def rotate(self, key_id: UUID, *, overlap_s: float = DEFAULT_OVERLAP_S) -> NewApiKey:
        """Make a key like this one, which itself ends after `overlap_s`. Raises NotFound when it does not hold any more."""
        secret = _new_secret()
        row = await self._db.one(self._sql["rotate"], {"key_id": key_id, "digest": digest_of(secret), "overlap_s": overlap_s})
        if row is None:
            raise NotFound(f"There is no key {key_id} that holds: make a new one.")
        return NewApiKey(key=_key(row), secret=secret)


def _new_secret() -> str:
    return KEY_PREFIX + secrets.token_urlsafe(KEY_BYTES)


def _key(row: dict[str, object]) -> ApiKey:
    return ApiKey.model_validate({name: row[name] for name in ApiKey.model_fields if name in row})
