"""What the tools do: thin calls of the services, for the user who is behind the request."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from uuid import UUID

from emptor.core.auth import Principal, require_scope
from emptor.models.api import JobView, ResearchRequest, ScrapeResult
from emptor.models.api_keys import Scope
from emptor.models.events import EventType, JobEvent
from emptor.models.report import Candidate
from emptor.models.tools import ToolPriceList, ToolPrices, ToolProduct, ToolReport
from emptor.models.watches import WatchRequest, WatchView
from emptor.services.jobs.research import require_http_url
from emptor.services.wiring import Services

Progress = Callable[[int, str], Awaitable[None]]  # the event's number, which only grows, and its message

PRODUCTS_SHOWN = 5
PRICES_SHOWN, PRICES_MAX = 20, 100
# Steps between what a person would call progress.
_SILENT = frozenset({EventType.NODE_STARTED, EventType.NODE_FINISHED, EventType.REPORT_DELTA, EventType.REPORT_RESTART})


class Tools:
    """The tools, over the services of this process."""

    def __init__(self, services: Services) -> None:
        self._services = services

    async def research(
        self, who: Principal, request: ResearchRequest, progress: Progress, idempotency_key: str | None = None
    ) -> ToolReport:
        """Start a job and follow it to its end. When the caller goes away, the job goes on."""
        require_scope(who, Scope.WRITE)
        accepted = await self._services.research.start(who.user_id, request, idempotency_key)
        await progress(0, f"Research {accepted.id} has begun; read_research reads it if this call is cut off.")
        async for event in self._services.events.follow(accepted.id):
            if _is_shown(event):
                await progress(event.seq, event.message)
        return await self.read_research(who, accepted.id)

    async def read_research(self, who: Principal, job_id: UUID) -> ToolReport:
        """Read how a job stands, and its report once it has one."""
        require_scope(who, Scope.READ)
        return _in_short(await self._services.research.get(who.user_id, job_id))

    async def scrape_page(self, who: Principal, url: str, *, fresh: bool) -> ScrapeResult:
        """Read one page."""
        require_scope(who, Scope.WRITE)
        require_http_url(url)
        return await self._services.scrape.one(url, "auto", max_age_s=0.0 if fresh else None, user_id=who.user_id)

    async def product_prices(self, who: Principal, words: str, currency: str | None, limit: int) -> ToolPriceList:
        """Find products by words among those that were read, each with its prices."""
        require_scope(who, Scope.READ)
        found = await self._services.products.page(who.user_id, PRODUCTS_SHOWN, None, words)
        listed = []
        for product in found.items:
            prices = await self._services.products.prices(who.user_id, product.id, limit, None, currency=currency)
            listed.append(ToolPrices(product=product, prices=prices.items))
        return ToolPriceList(products=tuple(listed))

    async def watch_page(self, who: Principal, request: WatchRequest) -> WatchView:
        """Have a page read again and again."""
        require_scope(who, Scope.WRITE)
        return await self._services.watches.create(who.user_id, request)

    async def list_watches(self, who: Principal, limit: int) -> tuple[WatchView, ...]:
        """List the pages that are read again and again."""
        require_scope(who, Scope.READ)
        return (await self._services.watches.page(who.user_id, limit, None)).items


def _is_shown(event: JobEvent) -> bool:
    return bool(event.message) and event.type not in _SILENT


def _in_short(job: JobView) -> ToolReport:
    from emptor.agents.writing.markdown import to_markdown  # noqa: PLC0415 - only where there is a report

    report = job.report
    return ToolReport(
        job_id=job.id,
        status=job.status,
        error=job.error.message if job.error else None,
        cost_usd=job.cost_usd,
        recommendation=report.recommendation.name if report and report.recommendation else None,
        products=tuple(_product(candidate) for candidate in report.candidates) if report else (),
        markdown=to_markdown(report) if report else None,
    )


def _product(candidate: Candidate) -> ToolProduct:
    offer = next((offer for offer in candidate.offers if offer.url == candidate.url and offer.price), None)
    offer = offer or next((offer for offer in candidate.offers if offer.price), None)
    return ToolProduct(
        rank=candidate.rank,
        name=candidate.name,
        qualifies=candidate.qualifies,
        price=offer.price.amount if offer and offer.price else None,
        currency=offer.price.currency if offer and offer.price else None,
        seller=offer.seller if offer else None,
        url=offer.url if offer else candidate.url,
        observed_at=offer.observed_at if offer else None,
        quote=offer.evidence.quote if offer and offer.evidence else None,
        reasons=candidate.reasons,
    )
