"""What one run of a workflow may use."""

from __future__ import annotations

from typing import TYPE_CHECKING

from emptor.agents.context import AgentContext, Catalog, Costs, Searcher, Snapshots
from emptor.core.cpu import run_cpu
from emptor.llm import open_llm
from emptor.llm.port import Llm
from emptor.models.jobs import Job
from emptor.search.chain import SearchChain
from emptor.services.job_books import JobCosts, ModelBudget, ModelLedger, NoCatalog, NoCosts, UserCatalog
from emptor.services.paid_search import BudgetedProvider

if TYPE_CHECKING:
    from emptor.services.web import Web
    from emptor.services.wiring import Services


async def context_for(services: Services, job: Job | None) -> AgentContext:
    """The ports of a run: a job's are under its budget, its ledger and its fencing token; other runs spend nothing."""
    web, settings = await services.web(), services.settings
    search, llm, snapshots, costs, catalog = _for_job(services, job, web) if job else _for_caller(services, web)
    return AgentContext(
        search=search,
        fetcher=web.fetcher,
        snapshots=snapshots,
        llm=llm,
        catalog=catalog,
        costs=costs,
        run_cpu=run_cpu,
        web=web.name,
        fetch_deadline_s=settings.fetch_deadline_s,
        fetch_max_bytes=settings.fetch_max_bytes,
    )


_Ports = tuple[Searcher, Llm, Snapshots, Costs, Catalog]


def _for_job(services: Services, job: Job, web: Web) -> _Ports:
    ledger = services.ledger_of(job)
    books = ModelLedger(ledger)
    llm = open_llm(services.settings, ledger=books, budget=ModelBudget(ledger), deadline=job.deadline, usage=books)
    providers = [BudgetedProvider(p, ledger) if p.cost_usd else p for p in web.providers]
    snapshots = services.snapshots.for_job(job.id, job.fencing_token)
    return SearchChain(providers), llm, snapshots, JobCosts(ledger), UserCatalog(services.products, job.user_id)


def _for_caller(services: Services, web: Web) -> _Ports:
    from emptor.llm.budget import MemoryBudget  # noqa: PLC0415

    llm = open_llm(services.settings, budget=MemoryBudget(services.settings.agent_max_cost_usd))
    free = [p for p in web.providers if not p.cost_usd]
    return SearchChain(free), llm, services.snapshots, NoCosts(), NoCatalog()
