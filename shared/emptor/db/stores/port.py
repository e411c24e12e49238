"""The port of a store of contents, and what its adapters share."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, Protocol

from emptor.core.errors import Unavailable

StoreName = Literal["s3", "supabase"]

RETRY_AFTER_S = 5.0
MEDIA_TYPE = "application/octet-stream"
FOLDER_CHARACTERS = 2  # of the digest: 256 folders, which every store lists in reasonable time


class ContentStore(Protocol):
    """Keeps compressed contents under the SHA-256 of what they hold. Belongs to one event loop.

    All methods raise Unavailable when the store does not answer, and ConfigurationError when it refuses us.
    """

    name: StoreName

    async def put(self, snapshot_id: str, data: bytes) -> None:
        """Keep a content. The same one again changes nothing."""
        ...

    async def get(self, snapshot_id: str) -> bytes | None:
        """Return a content as it was put, or None when there is none."""
        ...

    async def remove(self, snapshot_ids: Sequence[str]) -> None:
        """Remove contents; those that are not there are passed over."""
        ...

    async def aclose(self) -> None:
        """Release connections. May be called twice."""
        ...


def object_key(prefix: str, snapshot_id: str) -> str:
    """Return the name of the object that holds a content: `pages/ab/abcdef…`."""
    parts = (prefix.strip("/"), snapshot_id[:FOLDER_CHARACTERS], snapshot_id)
    return "/".join(part for part in parts if part)


def unavailable(where: str, why: object) -> Unavailable:
    """Return the error for a store that does not answer."""
    reason = str(why).strip().rstrip(".") or type(why).__name__
    return Unavailable(f"The store of pages, {where}, cannot be reached ({reason}).", retry_after_s=RETRY_AFTER_S)
