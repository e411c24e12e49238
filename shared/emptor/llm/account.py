"""The money of one call: set aside before it, settled whatever becomes of it, and told to those who keep the books."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING

from emptor.llm.attempts import NotAsked
from emptor.llm.budget import Budget, BudgetExceeded, Reservation
from emptor.llm.calls import Tokens
from emptor.llm.catalog import ModelCard
from emptor.llm.failures import ModelFailure
from emptor.llm.pricing import Rates
from emptor.llm.question import Question
from emptor.llm.reported import believable
from emptor.llm.telemetry import log_call, open_telemetry
from emptor.llm.tokens import upper_tokens
from emptor.llm.usage import CallUsage, UsageSink

if TYPE_CHECKING:
    from emptor.core.settings import Settings

_MILLISECONDS = 1_000


@dataclass(slots=True)
class Books:
    """One job's books: its budget, and the usage of all its calls so far."""

    settings: Settings
    budget: Budget
    sink: UsageSink | None = None
    calls: list[CallUsage] = field(default_factory=list)

    async def open(self, card: ModelCard, rates: Rates | None, question: Question, worst: Tokens) -> Account:
        """Set the worst case of a call aside.

        Raises:
            NotAsked: the price is unknown, or the budget does not cover the worst case.
        """
        if rates is None:
            raise NotAsked("its price is unknown: give it one in the models file")
        usd = rates.worst(worst.input, worst.output)
        try:
            reservation = await self.budget.reserve(usd) if usd else None
        except BudgetExceeded as error:
            raise NotAsked(f"not within the budget: {error}") from error
        return Account(self, card, rates, question, worst, reservation)

    def last(self, question: Question) -> CallUsage:
        """The latest call of this question's node and task: others may have ended since."""
        same = (call for call in reversed(self.calls) if (call.node, call.task) == (question.node, question.task))
        return next(same, self.calls[-1])

    async def close(self, account: Account, usage: CallUsage, prompt: str | None) -> None:
        if account.reservation:
            await self.budget.settle(account.reservation, usage.cost_usd)
        self.calls.append(usage)
        log_call(usage, prompt)
        if self.settings.otel:
            open_telemetry().record(usage)
        if self.sink:
            await self.sink.record(usage)


@dataclass(slots=True)
class Account:
    """The money of one call, open until one of the closing methods was called."""

    books: Books
    card: ModelCard
    rates: Rates
    question: Question
    worst: Tokens
    reservation: Reservation | None
    started: float = field(default_factory=time.perf_counter)
    usage: CallUsage | None = None

    async def answered(self, tokens: Tokens | None, text: str = "") -> CallUsage:
        """Settle a call that was answered; without a report to believe, by upper estimates of what was sent and written."""
        return await self._close("ok", believable(tokens, self.worst) or self._estimate(text))

    async def failed(self, failure: ModelFailure, tokens: Tokens | None = None, text: str | None = None) -> None:
        """Settle a failed call: by what was reported, else by what may be billed. `text` is what a broken stream had written."""
        tokens = believable(tokens, self.worst)
        if tokens is None:
            tokens = self._billable(text) if failure.may_be_billed or text else Tokens()
        elif text:
            written = max(tokens.output, min(upper_tokens(text), self.worst.output))
            tokens = Tokens(tokens.input, written, tokens.cached, tokens.cache_write, estimated=True)
        await self._close(failure.kind.value, tokens)

    async def cancelled(self, text: str | None = None) -> None:
        """Settle a call that was given up, whose cost nobody will report."""
        await asyncio.shield(self._close("cancelled", self._billable(text)))

    async def unused(self) -> None:
        """Give the money back: nothing was sent."""
        if self.reservation and self.usage is None:
            await self.books.budget.settle(self.reservation, Decimal(0))

    def _estimate(self, text: str) -> Tokens:
        return Tokens(input=self.worst.input, output=min(upper_tokens(text), self.worst.output), estimated=True)

    def _billable(self, text: str | None) -> Tokens:
        return self.worst if text is None else self._estimate(text)

    async def _close(self, outcome: str, tokens: Tokens) -> CallUsage:
        if self.usage is not None:
            return self.usage
        self.usage = CallUsage(
            node=self.question.node,
            task=self.question.task,
            provider=self.card.provider,
            model=self.card.model,
            outcome=outcome,
            input_tokens=tokens.input,
            output_tokens=tokens.output,
            cached_tokens=tokens.cached,
            reasoning_tokens=tokens.reasoning,
            estimated=tokens.estimated,
            cost_usd=self.rates.cost(tokens),
            duration_ms=(time.perf_counter() - self.started) * _MILLISECONDS,
        )
        prompt = self.question.whole.text() if self.books.settings.llm_log_prompts else None
        await self.books.close(self, self.usage, prompt)
        return self.usage
