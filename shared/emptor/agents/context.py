"""What a workflow may use. Nodes get it from LangGraph's runtime; they hold nothing themselves."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, Protocol, TypeVar
from uuid import UUID

from emptor.llm.port import Llm
from emptor.models.extraction import Extraction
from emptor.models.page import Page
from emptor.models.report import CostLine, Report
from emptor.models.research import Findings
from emptor.models.search import SearchAnswer, SearchQuery
from emptor.scraping.port import Fetcher

R = TypeVar("R")


class Searcher(Protocol):
    """Asks search providers in turn; failures are in the answer."""

    async def search(self, query: SearchQuery) -> SearchAnswer: ...


class Snapshots(Protocol):
    """Keeps pages as they were read, by the SHA-256 of their body."""

    async def put(self, page: Page) -> str: ...

    async def get(self, snapshot_id: str) -> Page | None: ...


class Reader(Protocol):
    """Says what a page says, worked out off the event loop."""

    async def read(self, page: Page) -> Extraction: ...

    async def read_without_orders(self, page: Page) -> Extraction: ...


class Catalog(Protocol):
    """Keeps what was observed of products beyond the job: dated prices, cached products."""

    async def record(self, report: Report) -> None: ...


class Costs(Protocol):
    """What the job's paid calls have cost, over all its slices."""

    async def lines(self) -> tuple[CostLine, ...]: ...


class FindingsStore(Protocol):
    """What jobs have found, for the questions that follow them."""

    async def keep(self, findings: Findings) -> None:
        """Keep what this job has found."""

    async def of(self, job_id: UUID) -> Findings | None:
        """Return what another job of the same user has found; None when there is none."""


class NoFindings:
    """For runs that nothing follows."""

    async def keep(self, findings: Findings) -> None:
        return None

    async def of(self, job_id: UUID) -> Findings | None:
        return None


class CpuRunner(Protocol):
    """Runs a pure function off the event loop, for at most `timeout_s` seconds of CPU time."""

    def __call__(self, fn: Callable[..., R], /, *args: Any, timeout_s: float = ...) -> Awaitable[R]: ...


def utc_now() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True)
class AgentContext:
    """The ports of one run of a workflow."""

    search: Searcher
    fetcher: Fetcher
    snapshots: Snapshots
    llm: Llm
    catalog: Catalog
    costs: Costs
    run_cpu: CpuRunner
    reader: Reader
    web: str  # `live`, or the archive's name: the report says it
    fetch_deadline_s: float
    fetch_max_bytes: int
    now: Callable[[], datetime] = field(default=utc_now)
    findings: FindingsStore = field(default_factory=NoFindings)
    subjects: tuple[str, ...] = ()  # what an archive's pages are about, where it says so
    renders: bool = True  # whether a page that a script fills can be read
    judge_sentences: bool = False  # a second model scores whether passages support what the first one wrote
