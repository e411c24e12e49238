"""The web a job works on: the live one, or an archive in its place."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from emptor.core.errors import ConfigurationError
from emptor.core.settings import Settings
from emptor.scraping.port import Fetcher
from emptor.search.port import SearchProvider

LIVE = "live"
AUTO = "auto"
SEARCH_TIMEOUT_S = 15.0
INDEXING_TIMEOUT_S = 600.0  # the first search of an archive builds its full-text index


@dataclass(frozen=True)
class Web:
    """Where pages are searched for and read from.

    Attributes:
        name: told in the report.
        providers: asked in this order.
        fetcher: reads a page in whatever way it takes.
        fetchers: single ways to read a page, by name, for callers who insist.
        notice: one line for a person about how this web was chosen.
        search_timeout_s: for one provider's answer.
    """

    name: str
    providers: Sequence[SearchProvider]
    fetcher: Fetcher
    fetchers: Mapping[str, Fetcher] = field(default_factory=dict)
    notice: str = ""
    search_timeout_s: float = SEARCH_TIMEOUT_S

    def fetcher_named(self, name: str) -> Fetcher | None:
        return self.fetchers.get(name)

    async def aclose(self) -> None:
        await self.fetcher.aclose()
        for fetcher in self.fetchers.values():
            await fetcher.aclose()
        for provider in self.providers:
            await provider.aclose()


async def open_web(settings: Settings) -> Web:
    """Return the web that `EMPTOR_WEB` names: `live`, an archive's path, or `auto`.

    `auto` is live when the internet answers within a second, else the archive of `EMPTOR_FALLBACK_ARCHIVE`.

    Raises:
        ConfigurationError: the archive cannot be read, or `auto` finds neither the internet nor an archive.
    """
    if settings.web == LIVE:
        return live_web(settings)
    if settings.web != AUTO:
        return await archive_web(Path(settings.web))
    from emptor.search.online import is_online  # noqa: PLC0415 - only `auto` asks

    if await is_online(hosts=settings.online_probe):
        return live_web(settings, notice="The internet answers: searching and reading live.")
    if settings.fallback_archive is None:
        raise ConfigurationError("The internet does not answer, and EMPTOR_FALLBACK_ARCHIVE names no archive to use instead.")
    path = Path(settings.fallback_archive)
    return await archive_web(path, notice=f"The internet does not answer: using the archive {path.name} in its place.")


async def archive_web(path: Path, *, notice: str = "") -> Web:
    """Replay an archive: its pages are what can be read, and its full text is what is searched."""
    from emptor.archive import Archive  # noqa: PLC0415 - warcio and the index are needed here only
    from emptor.scraping.archive import ArchiveFetcher  # noqa: PLC0415
    from emptor.search.archive import ArchiveSearch  # noqa: PLC0415

    archive = await asyncio.to_thread(Archive.open, path)
    return Web(f"archive {path.name}", [ArchiveSearch(archive)], ArchiveFetcher(archive), {}, notice, INDEXING_TIMEOUT_S)


def live_web(settings: Settings, *, notice: str = "") -> Web:
    """The real web, through guarded connections."""
    import httpx  # noqa: PLC0415 - loaded by who fetches

    from emptor.core.net import Guard  # noqa: PLC0415
    from emptor.scraping.http import HttpFetcher  # noqa: PLC0415
    from emptor.search.providers import providers_from_settings  # noqa: PLC0415

    guard = Guard.from_settings(settings)
    http = HttpFetcher.from_settings(settings, guard=guard)
    # The operator chose these hosts, so they may be private (a SearXNG of one's own); pages may not.
    client = httpx.AsyncClient(timeout=settings.search_timeout_s, trust_env=False)
    return Web(LIVE, providers_from_settings(settings, client), http, {"http": http}, notice=notice)
