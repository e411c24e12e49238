"""What one run of a workflow may use: a job's run under its budget and fencing token, another nearly for free."""

from __future__ import annotations

from emptor.agents.context import AgentContext, Catalog, Costs, FindingsStore, NoFindings, Searcher, Snapshots
from emptor.core.cpu import run_cpu
from emptor.core.settings import Settings
from emptor.db.database import Database
from emptor.db.findings import FindingsRepository, JobFindings
from emptor.db.ledger import JobLedger
from emptor.db.model_readings import ReadingRepository
from emptor.db.products import ProductRepository
from emptor.db.snapshots import SnapshotRepository
from emptor.llm import Gateway, MemoryBudget, open_llm
from emptor.llm.port import Llm
from emptor.models.jobs import Job
from emptor.scraping.port import Fetcher
from emptor.search.chain import SearchChain
from emptor.services.jobs.books import JobCosts, ModelBudget, ModelLedger, NoCatalog, NoCosts, UserCatalog
from emptor.services.jobs.paid_search import BudgetedProvider
from emptor.services.pages.paid_fetch import BudgetedFetcher, FreeFetcher
from emptor.services.pages.web import Web


def job_context(
    job: Job, database: Database, snapshots: SnapshotRepository, web: Web, settings: Settings, *, gateway: Gateway
) -> AgentContext:
    """The ports of a job's run. Paid calls are reserved, settled and stored with the job; its pages and prices are its user's."""
    ledger = JobLedger(database, job.id, job.fencing_token)
    books = ModelLedger(ledger)
    pages = snapshots.for_job(job.id, job.fencing_token)
    return _context(
        web,
        settings,
        fetcher=BudgetedFetcher(web.fetcher, ledger, web.max_fetch_usd, pages) if web.max_fetch_usd else web.fetcher,
        search=SearchChain(
            [BudgetedProvider(p, ledger) if p.cost_usd else p for p in web.providers], timeout_s=web.search_timeout_s
        ),
        llm=open_llm(
            settings,
            ledger=books,
            budget=ModelBudget(ledger),
            deadline=job.deadline,
            usage=books,
            gateway=gateway,
            readings=ReadingRepository(database),
        ),
        snapshots=pages,
        costs=JobCosts(ledger),
        catalog=UserCatalog(ProductRepository(database), job),
        findings=JobFindings(FindingsRepository(database), job),
    )


def caller_context(snapshots: SnapshotRepository, web: Web, settings: Settings, gateway: Gateway) -> AgentContext:
    """The ports of a run that is no job: searches are free ones, models may cost up to EMPTOR_AGENT_MAX_COST_USD, nothing is kept
    but the pages."""
    return _context(
        web,
        settings,
        fetcher=FreeFetcher(web.fetcher) if web.max_fetch_usd else web.fetcher,
        search=SearchChain([p for p in web.providers if not p.cost_usd], timeout_s=web.search_timeout_s),
        llm=open_llm(settings, budget=MemoryBudget(settings.agent_max_cost_usd), gateway=gateway),
        snapshots=snapshots,
        costs=NoCosts(),
        catalog=NoCatalog(),
        findings=NoFindings(),
    )


def _context(
    web: Web,
    settings: Settings,
    *,
    fetcher: Fetcher,
    search: Searcher,
    llm: Llm,
    snapshots: Snapshots,
    costs: Costs,
    catalog: Catalog,
    findings: FindingsStore,
) -> AgentContext:
    return AgentContext(
        search=search,
        fetcher=fetcher,
        snapshots=snapshots,
        llm=llm,
        catalog=catalog,
        findings=findings,
        costs=costs,
        run_cpu=run_cpu,
        reader=web.reader,
        web=web.name,
        subjects=tuple(web.subjects),
        renders=web.renders,
        fetch_deadline_s=settings.fetch_deadline_s,
        fetch_max_bytes=settings.fetch_max_bytes,
        judge_sentences=settings.llm_judge_sentences,
    )
