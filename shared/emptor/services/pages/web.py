"""The web a job works on: the live one, or an archive in its place."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from emptor.agents.page_reader import PageReader
from emptor.core.cpu import run_cpu
from emptor.core.errors import ConfigurationError
from emptor.core.settings import Settings
from emptor.models.report import LIVE_WEB
from emptor.scraping.hosts import SharedTurns
from emptor.scraping.memory import HostMemory
from emptor.scraping.port import Fetcher
from emptor.search.port import SearchProvider

if TYPE_CHECKING:
    import httpx

    from emptor.core.net import Guard
    from emptor.scraping.browser.fetcher import Permission

LIVE = LIVE_WEB
AUTO = "auto"
PLAIN = "http"  # the fetcher that runs no scripts
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
        max_fetch_usd: what one page can cost when every paid way to read it is tried.
        client: what the providers ask with; closed with the web.
        reader: says what its pages say, each worked out once.
        subjects: what an archive's pages are about, where it says so.
    """

    name: str
    providers: Sequence[SearchProvider]
    fetcher: Fetcher
    fetchers: Mapping[str, Fetcher] = field(default_factory=dict)
    notice: str = ""
    search_timeout_s: float = SEARCH_TIMEOUT_S
    max_fetch_usd: Decimal = Decimal(0)
    client: httpx.AsyncClient | None = None
    reader: PageReader = field(default_factory=lambda: PageReader(run_cpu))
    subjects: Sequence[str] = ()

    @property
    def live(self) -> bool:
        """Whether pages come from the internet."""
        return self.name == LIVE

    @property
    def renders(self) -> bool:
        """Whether a page that a script fills can be read: by a browser here, or by a service. An archive has what it has."""
        return not self.live or bool(set(self.fetchers) - {PLAIN})

    def fetcher_named(self, name: str) -> Fetcher | None:
        return self.fetchers.get(name)

    async def aclose(self) -> None:
        await self.fetcher.aclose()
        for fetcher in self.fetchers.values():
            await fetcher.aclose()
        for provider in self.providers:
            await provider.aclose()
        if self.client:
            await self.client.aclose()


async def open_web(settings: Settings, host_memory: HostMemory | None = None, turns: SharedTurns | None = None) -> Web:
    """Return the web that `EMPTOR_WEB` names: `live`, an archive's path, or `auto`.

    `auto` is live when the internet answers within a second, else the archive of `EMPTOR_FALLBACK_ARCHIVE`.

    Raises:
        ConfigurationError: the archive cannot be read, or `auto` finds neither the internet nor an archive.
    """
    if settings.web == LIVE:
        return live_web(settings, host_memory=host_memory, turns=turns)
    if settings.web != AUTO:
        return await archive_web(Path(settings.web), settings)
    from emptor.search.online import is_online  # noqa: PLC0415 - only `auto` asks

    if await is_online(hosts=settings.online_probe):
        return live_web(
            settings, host_memory=host_memory, turns=turns, notice="The internet answers: searching and reading live."
        )
    if settings.fallback_archive is None:
        raise ConfigurationError("The internet does not answer, and EMPTOR_FALLBACK_ARCHIVE names no archive to use instead.")
    path = Path(settings.fallback_archive)
    return await archive_web(path, settings, notice=f"The internet does not answer: using the archive {path.name} in its place.")


async def archive_web(path: Path, settings: Settings | None = None, *, notice: str = "") -> Web:
    """Replay an archive: its pages are what can be read, and its full text is what is searched.

    With `settings` and a Chromium there is also a browser for whoever asks for it by name, in which the archive answers all
    requests. Pages that need a script go through it by themselves only where EMPTOR_ARCHIVE_RENDER says so: what is quoted from
    them is then found in the page as rendered, and not in the archive.
    """
    from emptor.archive import Archive  # noqa: PLC0415 - warcio and the index are needed here only
    from emptor.scraping.archive import ArchiveFetcher  # noqa: PLC0415
    from emptor.search.archive import ArchiveSearch  # noqa: PLC0415

    archive = await asyncio.to_thread(Archive.open, path)
    fetcher: Fetcher = ArchiveFetcher(archive)
    reader, named = PageReader(run_cpu), {"http": fetcher}
    if settings is not None and _has_chromium(settings):
        from emptor.scraping.archive_rendering import RenderedArchive  # noqa: PLC0415
        from emptor.scraping.browser.archived import ArchivedBrowserFetcher  # noqa: PLC0415
        from emptor.services.pages.judge import page_judge  # noqa: PLC0415

        named["browser"] = ArchivedBrowserFetcher(archive, settings)
        if settings.archive_render:
            fetcher = RenderedArchive(archive, fetcher, named["browser"], page_judge(reader))
    search = [ArchiveSearch(archive)]
    about = await asyncio.to_thread(archive.subjects)
    return Web(f"archive {path.name}", search, fetcher, named, notice, INDEXING_TIMEOUT_S, reader=reader, subjects=about)


def live_web(
    settings: Settings, *, host_memory: HostMemory | None = None, turns: SharedTurns | None = None, notice: str = ""
) -> Web:
    """The real web, through guarded connections: plain requests, a browser where there is one, then the configured providers."""
    import httpx  # noqa: PLC0415 - loaded by who fetches

    from emptor.scraping.ladder import Ladder, Priced  # noqa: PLC0415
    from emptor.scraping.memory import InMemoryHostMemory  # noqa: PLC0415
    from emptor.search.providers import providers_from_settings  # noqa: PLC0415
    from emptor.services.pages.judge import page_judge  # noqa: PLC0415

    rungs = fetchers_of(settings, turns)
    most = sum((rung.cost_usd for rung in rungs if isinstance(rung, Priced)), Decimal(0))
    reader = PageReader(run_cpu)
    ladder = Ladder(rungs, page_judge(reader), host_memory or InMemoryHostMemory(), max_cost_usd=most)
    # The operator chose these hosts, so they may be private (a SearXNG of one's own); pages may not.
    client = httpx.AsyncClient(timeout=settings.search_timeout_s, trust_env=False)
    named = {rung.name: rung for rung in rungs}
    providers = providers_from_settings(settings, client)
    return Web(LIVE, providers, ladder, named, notice, max_fetch_usd=most, client=client, reader=reader)


def fetchers_of(settings: Settings, turns: SharedTurns | None = None) -> list[Fetcher]:
    """The ways to read a page that are configured or at hand, cheapest first; `turns` keeps all instances apart at a host."""
    from emptor.core.net import Guard  # noqa: PLC0415
    from emptor.scraping.http import HttpFetcher  # noqa: PLC0415
    from emptor.scraping.providers.browserless import DEFAULT_URL, BrowserlessFetcher  # noqa: PLC0415
    from emptor.scraping.providers.scraperapi import ScraperApiFetcher  # noqa: PLC0415

    guard = Guard.from_settings(settings)
    http = HttpFetcher.from_settings(settings, guard=guard, turns=turns)
    rungs: list[Fetcher] = [http]
    if browser := _browser(settings, guard, http.allowed, turns):
        rungs.append(browser)
    if settings.browserless_token or settings.browserless_url:
        url = settings.browserless_url or DEFAULT_URL
        rungs.append(BrowserlessFetcher(guard, settings.browserless_token, url=url, permission=http.allowed))
    if settings.scraperapi_key:
        rungs.append(ScraperApiFetcher(guard, settings.scraperapi_key, permission=http.allowed))
    return rungs


def _browser(settings: Settings, guard: Guard, permission: Permission, turns: SharedTurns | None) -> Fetcher | None:
    """The browser function where one is deployed, else a Chromium of this machine's, else none.

    Raises:
        ConfigurationError: EMPTOR_CHROMIUM_PATH names no file.
    """
    if settings.browser_function_url:
        from emptor.scraping.browser.remote import RemoteBrowserFetcher  # noqa: PLC0415

        token = settings.browser_function_token
        return RemoteBrowserFetcher(guard, settings.browser_function_url, token=token, permission=permission)
    if not _has_chromium(settings):
        return None
    from emptor.scraping.browser.fetcher import BrowserFetcher  # noqa: PLC0415

    return BrowserFetcher.from_settings(settings, guard=guard, permission=permission, turns=turns)


def _has_chromium(settings: Settings) -> bool:
    """Whether pages can be rendered on this machine.

    Raises:
        ConfigurationError: EMPTOR_CHROMIUM_PATH names no file.
    """
    if find_spec("playwright") is None:
        return False
    from emptor.scraping.browser.launch import find_chromium  # noqa: PLC0415

    try:
        find_chromium(settings.chromium_path)
    except ConfigurationError:
        if settings.chromium_path:
            raise
        return False
    return True
