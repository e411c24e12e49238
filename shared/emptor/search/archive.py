"""Searching a web archive in place of the web."""

from __future__ import annotations

import asyncio
from decimal import Decimal

from emptor.archive import Archive
from emptor.core.errors import EmptorError
from emptor.models.search import SearchHit, SearchQuery
from emptor.search.fulltext.index import full_text
from emptor.search.port import SearchError, SearchErrorKind


class ArchiveSearch:
    """Ranks the pages of an archive for a query by their title, address and text. Costs nothing and needs no network.

    Pages that answered with an error or an anti-bot page are found by address, title and the links to them, so that a report can
    name them. Region and language of a query do not matter: an archive holds what it holds.
    """

    name = "archive"
    cost_usd = Decimal(0)

    def __init__(self, archive: Archive) -> None:
        self._archive = archive

    async def search(self, query: SearchQuery) -> list[SearchHit]:
        """Hits from the archive, best first.

        Raises:
            SearchError: the archive cannot be read any more.
        """
        try:
            return await asyncio.to_thread(self._search, query)
        except (EmptorError, OSError) as error:
            raise SearchError(SearchErrorKind.UNAVAILABLE, f"The archive cannot be searched: {error}") from error

    async def aclose(self) -> None:
        """Nothing to release."""

    def _search(self, query: SearchQuery) -> list[SearchHit]:
        return full_text(self._archive).search(query.text, query.count)
