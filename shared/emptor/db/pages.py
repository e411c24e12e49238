"""Pages of long lists: a cursor names the last row seen, so that rows added meanwhile neither repeat nor hide others."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Generic, TypeVar
from uuid import UUID

from emptor.core.errors import InvalidInput

T = TypeVar("T")


@dataclass(frozen=True)
class Slice(Generic[T]):
    """A page of a list. `next_cursor` is None on the last page."""

    items: Sequence[T]
    next_cursor: str | None


@dataclass(frozen=True)
class Cursor:
    """Where a page begins: after this row, in an order of falling time and id."""

    at: datetime
    id: UUID

    def encode(self) -> str:
        """An opaque string for the client."""
        return base64.urlsafe_b64encode(f"{self.at.isoformat()}|{self.id}".encode()).decode().rstrip("=")

    @classmethod
    def decode(cls, text: str) -> Cursor:
        """The cursor in a string. Raises InvalidInput when it is not one of ours."""
        try:
            at, _, id_ = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode().partition("|")
            cursor = cls(datetime.fromisoformat(at), UUID(id_))
        except (ValueError, binascii.Error) as error:
            raise InvalidInput("The cursor is not valid: send back `next_cursor` as it was given, or none.") from error
        if cursor.at.tzinfo is None:
            raise InvalidInput("The cursor is not valid: send back `next_cursor` as it was given, or none.")
        return cursor


def cut(rows: Sequence[T], limit: int, cursors: Sequence[Cursor]) -> Slice[T]:
    """A page out of rows that were fetched with one more than the limit."""
    if len(rows) <= limit:
        return Slice(rows, None)
    return Slice(rows[:limit], cursors[limit - 1].encode())


def window(limit: int, cursor: str | None) -> dict[str, Any]:
    """Return the parameters `limit`, `before_at` and `before_id` of a page, one row more than shown: whether there is another.

    Raises:
        InvalidInput: the cursor is not one of ours.
    """
    before = Cursor.decode(cursor) if cursor else None
    return {"limit": limit + 1, "before_at": before.at if before else None, "before_id": before.id if before else None}
