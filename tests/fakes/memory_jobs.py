"""The research graph run in this process without a database: real search, extraction and verification, a model of the test's.

web = await archive_web(path)
done = await run_in_memory("headphones under 150 dollars", web, ScriptedLlm({...}))
done.report, done.events, done.fetched, done.recorded
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any
from uuid import UUID, uuid4

from emptor.agents.context import AgentContext
from emptor.agents.research.state import ResearchState
from emptor.core.cpu import run_cpu
from emptor.core.settings import Settings
from emptor.llm.port import Llm
from emptor.models.events import NewEvent
from emptor.models.jobs import JobOptions
from emptor.models.page import FetchFailure, Page
from emptor.models.report import Report
from emptor.models.research import Findings, JobInput
from emptor.scraping.port import Fetcher, FetchRequest
from emptor.search.chain import SearchChain
from emptor.services.jobs.books import NoCosts
from emptor.services.jobs.research_run import research_graph
from emptor.services.pages.web import Web

_MANY_STEPS = 100


class MemorySnapshots:
    """Keeps pages by the digest of their body."""

    def __init__(self) -> None:
        self.pages: dict[str, Page] = {}

    async def put(self, page: Page) -> str:
        key = hashlib.sha256(page.body).hexdigest()
        self.pages[key] = page
        return key

    async def get(self, snapshot_id: str) -> Page | None:
        return self.pages.get(snapshot_id)


class MemoryFindings:
    """Keeps what one job has found, and gives what the job before it had found."""

    def __init__(self, before: Findings | None) -> None:
        self.before, self.kept = before, before

    async def keep(self, findings: Findings) -> None:
        self.kept = Findings.model_validate_json(findings.model_dump_json())  # as it comes out of a database

    async def of(self, job_id: UUID) -> Findings | None:
        return self.before


@dataclass
class Done:
    """A job that ended, and everything it did on the way."""

    report: Report
    state: ResearchState
    events: list[NewEvent]
    fetched: list[str]
    queries: list[str]
    recorded: list[Report]
    snapshots: MemorySnapshots
    findings: Findings | None


@dataclass
class _NotedFetcher:
    """Notes the addresses that were asked for."""

    inner: Fetcher
    urls: list[str] = field(default_factory=list)

    @property
    def name(self) -> str:
        return self.inner.name

    async def fetch(self, request: FetchRequest) -> Page | FetchFailure:
        self.urls.append(request.url)
        return await self.inner.fetch(request)

    async def aclose(self) -> None:
        return None


@dataclass
class _NotedCatalog:
    reports: list[Report] = field(default_factory=list)

    async def record(self, report: Report) -> None:
        self.reports.append(report)


async def run_in_memory(
    question: str,
    web: Web,
    llm: Llm,
    *,
    settings: Settings | None = None,
    costs: Any = None,
    after: Done | None = None,
    **options: Any,
) -> Done:
    """Run a job to its end; with `after`, as a question that follows that job's report."""
    fetcher, catalog = _NotedFetcher(web.fetcher), _NotedCatalog()
    snapshots, findings = after.snapshots if after else MemorySnapshots(), MemoryFindings(after.findings if after else None)
    ports: dict[str, Any] = {"reader": web.reader} if hasattr(web, "reader") else {}
    given = settings or Settings()
    context = AgentContext(
        search=SearchChain(list(web.providers), timeout_s=web.search_timeout_s),
        fetcher=fetcher,
        snapshots=snapshots,
        llm=llm,
        catalog=catalog,
        costs=costs or NoCosts(),
        run_cpu=run_cpu,
        web=web.name,
        subjects=tuple(getattr(web, "subjects", ())),
        renders=getattr(web, "renders", True),
        fetch_deadline_s=given.fetch_deadline_s,
        fetch_max_bytes=given.fetch_max_bytes,
        findings=findings,
        **ports,
    )
    given_options = JobOptions.model_validate(options)
    parent_id = after.report.job_id if after else None
    job = JobInput(job_id=uuid4(), question=question, options=given_options, started_at=datetime.now(UTC), parent_id=parent_id)
    events: list[NewEvent] = []
    state: ResearchState = ResearchState()
    stream = research_graph().astream(
        ResearchState(job=job), {"recursion_limit": _MANY_STEPS}, context=context, stream_mode=["custom", "values"]
    )
    async for mode, piece in stream:
        if mode == "custom" and isinstance(piece, NewEvent):
            events.append(piece)
        elif mode == "values":
            state = piece  # type: ignore[assignment]
    queries = [answered.planned.text for answered in state.get("answers", [])]
    return Done(state["report"], state, events, fetcher.urls, queries, catalog.reports, snapshots, findings.kept)
