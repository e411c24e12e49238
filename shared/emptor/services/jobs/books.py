"""What a job's workflow keeps beyond its state: the cost of its calls, and the prices it saw."""

from __future__ import annotations

from decimal import Decimal
from typing import Any
from uuid import UUID

from emptor.db.ledger import JobLedger
from emptor.db.products import ProductRepository
from emptor.db.usage import UsageRepository
from emptor.llm.budget import BudgetExceeded, Reservation
from emptor.llm.usage import CallUsage
from emptor.models.jobs import Job
from emptor.models.ledger import Reservation as StoredReservation
from emptor.models.ledger import UsageLine
from emptor.models.products import NewCachedProduct
from emptor.models.report import Candidate, CostLine, Report, ReportOffer
from emptor.services.products.observations import known_product, observed_prices


class ModelLedger:
    """The job's step ledger and usage ledger, as the LLM router asks for them."""

    def __init__(self, ledger: JobLedger) -> None:
        self._ledger = ledger

    async def get(self, step: str, digest: str) -> dict[str, Any] | None:
        return await self._ledger.get(step, digest)

    async def put(self, step: str, digest: str, result: dict[str, Any], usage: CallUsage) -> None:
        await self._ledger.put(step, digest, result, cost_usd=usage.cost_usd)

    async def record(self, usage: CallUsage) -> None:
        await self._ledger.record(usage_line(usage))


class UserUsage:
    """What models cost a user outside of jobs."""

    def __init__(self, usage: UsageRepository, user_id: UUID) -> None:
        self._usage = usage
        self._user_id = user_id

    async def record(self, usage: CallUsage) -> None:
        await self._usage.record(self._user_id, usage_line(usage))


def usage_line(usage: CallUsage) -> UsageLine:
    """Return what the router says of a call as a line of usage_ledger."""
    return UsageLine(
        kind="model",
        what=f"{usage.provider}/{usage.model}",
        node=usage.node,
        usd=usage.cost_usd,
        tokens_in=usage.input_tokens,
        tokens_out=usage.output_tokens,
        tokens_cached=usage.cached_tokens,
        tokens_reasoning=usage.reasoning_tokens,
        outcome="ok" if usage.outcome == "ok" else "error",
    )


class ModelBudget:
    """The job's money, as the LLM router asks for it: nothing is called that the limit does not allow."""

    def __init__(self, ledger: JobLedger) -> None:
        self._ledger = ledger

    async def reserve(self, usd: Decimal) -> Reservation:
        stored = await self._ledger.reserve(usd, what="model")
        if stored is None:
            state = await self._ledger.budget()
            raise BudgetExceeded(usd, state.left)
        return Reservation(id=stored.id, usd=stored.usd)

    async def settle(self, reservation: Reservation, usd: Decimal) -> None:
        await self._ledger.settle(StoredReservation(id=reservation.id, usd=reservation.usd), usd)


class JobCosts:
    """The job's spending as lines of the report."""

    def __init__(self, ledger: JobLedger) -> None:
        self._ledger = ledger

    async def lines(self) -> tuple[CostLine, ...]:
        return tuple(
            CostLine(
                what=line.what,
                node=line.node,
                usd=line.usd,
                calls=line.calls,
                tokens_in=line.tokens_in,
                tokens_out=line.tokens_out,
            )
            for line in await self._ledger.usage()
        )


class NoCosts:
    """For runs that are no job."""

    async def lines(self) -> tuple[CostLine, ...]:
        return ()


class NoCatalog:
    """For runs that are no job: nothing is kept."""

    async def record(self, report: Report) -> None:
        return None


class UserCatalog:
    """Keeps the verified offers of a report as dated price observations of its user's products, while the job is ours."""

    def __init__(self, products: ProductRepository, job: Job) -> None:
        self._products = products
        self._job = job

    async def record(self, report: Report) -> None:
        held = (self._job.id, self._job.fencing_token)
        for candidate in report.candidates:
            for offer in candidate.offers:
                product = _product(candidate, offer)
                await self._products.upsert(self._job.user_id, product, observed_prices(offer), held=held)


def _product(candidate: Candidate, offer: ReportOffer) -> NewCachedProduct:
    return known_product(offer, candidate.facts, name=candidate.name, brand=candidate.brand, gtin=candidate.identifiers.gtin)
