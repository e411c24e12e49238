"""Stored pages, shown to those for whom they were read: their text, with the words that a report quotes from them."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from emptor.core.errors import InvalidInput, NotFound
from emptor.db.snapshots import SnapshotRepository
from emptor.models.snapshots import SnapshotView

MARKING_CPU_S = 10.0


class SnapshotService:
    """Reads snapshots, for one user at a time."""

    def __init__(self, snapshots: SnapshotRepository) -> None:
        self._snapshots = snapshots

    async def view(
        self, user_id: UUID, snapshot_id: str, *, quotes: Sequence[str] = (), url: str | None = None, around: int | None = None
    ) -> SnapshotView:
        """Return a page that was read for this user.

        Args:
            user_id: who asks.
            snapshot_id: SHA-256 of the page's body, in hexadecimal.
            quotes: exact words to be marked.
            url: the address whose reading is meant, where several gave the same content.
            around: so many characters on either side of the first mark; None for the whole text.

        Raises:
            NotFound: there is no such page, it was read for others only, or it has been removed by retention.
            InvalidInput: taking the page apart takes too long.
        """
        from emptor.core.cpu import CpuTimeout, run_cpu  # noqa: PLC0415 - only who takes pages apart starts workers
        from emptor.core.cpu_worker import WorkerLost  # noqa: PLC0415
        from emptor.extract.marking import marked  # noqa: PLC0415 - loads the parser

        page = await self._snapshots.get(snapshot_id, user_id=user_id, url=url)
        if page is None:
            raise NotFound(
                f"There is no stored page {snapshot_id}. Check the id against the report's evidence; stored pages are removed "
                "after a while, and a page that was read for somebody else is not shown."
            )
        try:
            text = await run_cpu(marked, page.text, page.content_type, tuple(quotes), around, timeout_s=MARKING_CPU_S)
        except (CpuTimeout, WorkerLost) as error:
            raise InvalidInput("Taking this page apart takes too long: open it at its own address instead.") from error
        shown = {name: getattr(page, name) for name in ("url", "final_url", "fetched_at", "content_type", "via")}
        return SnapshotView(id=snapshot_id, **shown, **dict(text))
