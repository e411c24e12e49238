"""The router: one job's access to models. Each question goes along its route until a model answers it."""

from __future__ import annotations

import logging
import time
from collections.abc import AsyncGenerator, AsyncIterator, Awaitable, Callable, Coroutine, Iterator, Sequence
from contextlib import aclosing
from datetime import UTC, datetime
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeVar

from pydantic import BaseModel, ValidationError

from emptor.llm.account import Books
from emptor.llm.attempts import Attempts, NextModel, NotAsked
from emptor.llm.budget import Budget, MemoryBudget
from emptor.llm.caller import Caller, Paid
from emptor.llm.calls import Finish, Turn
from emptor.llm.failures import ModelFailure
from emptor.llm.flights import Flights, Key
from emptor.llm.gateway import Gateway
from emptor.llm.hedge import hedged, quietly
from emptor.llm.ledger import Ledger, Readings, digest_of
from emptor.llm.port import Delta, Embeddings, Llm, NoModel, Prompt, Task
from emptor.llm.question import Question
from emptor.llm.shape import parse, shape_of
from emptor.llm.usage import CallUsage, UsageSink

log = logging.getLogger(__name__)

M = TypeVar("M", bound=BaseModel)

_REPAIR = "Your answer does not fit the schema: {complaint}. Answer again with the corrected JSON object and nothing else."
_CUT_ANSWER_FACTOR = 2
_SHARE_OF_TIME_LEFT = 0.5  # of a job's time, for one question before the last: slow readers must leave some for the writer


class Router:
    """Implements the `Llm` port. Making one touches neither network nor SDK."""

    def __init__(
        self,
        gateway: Gateway,
        *,
        ledger: Ledger | None = None,
        budget: Budget | None = None,
        deadline: datetime | None = None,
        usage: UsageSink | None = None,
        readings: Readings | None = None,
    ) -> None:
        self._gateway = gateway
        self._ledger = ledger
        self._readings = readings
        self._books = Books(gateway.settings, budget or MemoryBudget(), usage)
        self._caller = Caller(gateway, self._books)
        self._flights = Flights()
        self._job_deadline = None if deadline is None else time.monotonic() + (deadline - datetime.now(UTC)).total_seconds()

    @property
    def usage(self) -> list[CallUsage]:
        """Every call of this job so far, failed ones included."""
        return list(self._books.calls)

    @property
    def spent_usd(self) -> Decimal:
        """What these calls cost."""
        return sum((call.cost_usd for call in self._books.calls), Decimal(0))

    async def structured(self, task: Task, prompt: Prompt, schema: type[M], *, node: str) -> M:
        """See `Llm.structured`."""
        question = Question(task, node, prompt, shape_of(schema))
        if self._ledger is None:
            return (await self._asked(question, schema))[0]

        async def ask() -> tuple[dict[str, Any], CallUsage | None]:
            if (read := await self._read_before(question, schema)) is not None:
                return read, None
            value, usage = await self._asked(question, schema)
            result = {"value": value.model_dump(mode="json"), "model": usage.model}
            await self._share(question, result, usage)
            return result, usage

        kept = await self._once((node, question.digest()), ask, lambda result: _is_still(result, schema))
        return schema.model_validate(kept["value"])

    async def _once(
        self,
        key: Key,
        ask: Callable[[], Awaitable[tuple[dict[str, Any], CallUsage | None]]],
        fits: Callable[[dict[str, Any]], bool],
    ) -> dict[str, Any]:
        """The result of an identical call: one on its way, one in the ledger, or one that is made now and kept."""
        if (landed := await self._flights.landed(key)) is not None:
            return landed
        with self._flights.leading(key) as flight:
            result = await self._kept(key)
            if result is None or not fits(result):
                result, usage = await ask()
                if usage is not None:
                    await self._keep(key, result, usage)
            flight.land(result)
            return result

    async def _read_before(self, question: Question, schema: type[BaseModel]) -> dict[str, Any] | None:
        """What another job was told about the same page, asked in the same words."""
        if self._readings is None or not question.prompt.page:
            return None
        found = await self._readings.get(self._shared_digest(question))
        if found is None or not _is_still(found, schema):
            return None
        log.info("reading reused", extra={"node": question.node, "task": question.task.value, "page": question.prompt.page})
        return found

    async def _share(self, question: Question, result: dict[str, Any], usage: CallUsage) -> None:
        page = question.prompt.page
        if self._readings is not None and page:
            digest = self._shared_digest(question)
            await self._readings.keep(
                digest, result, page=page, task=question.task.value, model=f"{usage.provider}:{usage.model}"
            )

    def _shared_digest(self, question: Question) -> str:
        """Names a question beyond its job: a route of other models may answer otherwise, so its models are part of the name."""
        return digest_of((question.digest(), *self._gateway.catalog.routes[question.task].models))

    async def _asked(self, question: Question, schema: type[M]) -> tuple[M, CallUsage]:
        """The answer of the first model on the route that gives one."""
        attempts = self._attempts(question)
        while candidate := await attempts.next():
            try:
                return await self._answer(attempts, candidate, question, schema)
            except ModelFailure as failure:
                attempts.failed(candidate, failure)
            except NotAsked as skipped:
                attempts.passed_over(candidate, skipped)
        raise NoModel(attempts.reason())

    async def _answer(self, attempts: Attempts, candidate: NextModel, question: Question, schema: type[M]) -> tuple[M, CallUsage]:
        asking = self._from(attempts, candidate, question, schema)
        slow_after_s = self._gateway.latencies.p95_s(candidate.card.ref) if self._gateway.settings.llm_hedge else None
        if slow_after_s is None:
            return await asking

        def second() -> Coroutine[Any, Any, tuple[M, CallUsage]] | None:
            other = attempts.spare()
            if other is None:
                return None
            return quietly(self._from(attempts, other, question, schema), lambda failure: _note(attempts, other, failure))

        return await hedged(asking, slow_after_s, second)

    async def _from(self, attempts: Attempts, candidate: NextModel, question: Question, schema: type[M]) -> tuple[M, CallUsage]:
        """One model's answer, repaired once if it does not fit."""
        paid = await self._caller.complete(attempts, candidate, question)
        try:
            return parse(paid.completion.text, schema), paid.usage
        except ModelFailure as misfit:
            again = await self._repair(attempts, candidate, question, paid, misfit)
            return parse(again.completion.text, schema), again.usage

    async def _repair(
        self, attempts: Attempts, candidate: NextModel, question: Question, paid: Paid, misfit: ModelFailure
    ) -> Paid:
        """Tell the model what is wrong with its answer; one that was cut short is asked for again with more room instead."""
        if paid.completion.finish is Finish.LENGTH:
            return await self._caller.complete(attempts, candidate, question, output_factor=_CUT_ANSWER_FACTOR)
        complaint = _REPAIR.format(complaint=misfit.message)
        turns = (Turn("assistant", paid.completion.text or "{}"), Turn("user", complaint))
        return await self._caller.complete(attempts, candidate, question, turns)

    async def stream(self, task: Task, prompt: Prompt, *, node: str) -> AsyncIterator[Delta]:
        """See `Llm.stream`."""
        question = Question(task, node, prompt)
        if self._ledger is None:
            async with aclosing(self._written(question)) as deltas:
                async for delta in deltas:
                    yield delta
            return
        key = (node, question.digest())
        if (landed := await self._flights.landed(key)) is not None:
            for delta in _told_again(landed):
                yield delta
            return
        with self._flights.leading(key) as flight:
            kept = await self._kept(key)
            if kept is not None:
                flight.land(kept)
                for delta in _told_again(kept):
                    yield delta
                return
            written: list[str] = []
            cut = False
            async with aclosing(self._written(question)) as deltas:
                async for delta in deltas:
                    if delta.kind == "restart":
                        written.clear()
                    written.append(delta.text)
                    cut = delta.kind == "cut"
                    yield delta
            result = {"text": "".join(written), "cut": cut}
            await self._keep(key, result, self._books.last(question))
            flight.land(result)

    async def _written(self, question: Question) -> AsyncGenerator[Delta]:
        """The text as models write it, with a restart wherever another one begins again."""
        attempts = self._attempts(question)
        while candidate := await attempts.next():
            begun = False
            try:
                async with aclosing(self._caller.stream(attempts, candidate, question)) as pieces:
                    async for piece in pieces:
                        begun = True
                        yield Delta(kind="cut") if piece.finish is Finish.LENGTH else Delta(text=piece.text)
            except ModelFailure as failure:
                attempts.failed(candidate, failure, in_mid_stream=begun)
            except NotAsked as skipped:
                attempts.passed_over(candidate, skipped)
            else:
                return
            if begun:
                yield Delta(kind="restart")
        raise NoModel(attempts.reason())

    async def embed(self, texts: Sequence[str], *, node: str) -> list[list[float]]:
        """See `Llm.embed`."""
        return (await self.embeddings(texts, node=node)).vectors

    async def embeddings(self, texts: Sequence[str], *, node: str) -> Embeddings:
        """Return the vectors with the model they are from: vectors of different models cannot be compared. Raises NoModel."""
        if self._ledger is None:
            return (await self._embedded(texts, node))[0]
        digest = digest_of((Task.EMBEDDING.value, str(self._gateway.settings.embedding_dimensions), *texts))

        async def ask() -> tuple[dict[str, Any], CallUsage | None]:
            vectors, usage = await self._embedded(texts, node)
            return vectors.model_dump(mode="json"), usage

        return Embeddings.model_validate(await self._once((node, digest), ask, lambda _: True))

    async def _embedded(self, texts: Sequence[str], node: str) -> tuple[Embeddings, CallUsage]:
        question = Question(Task.EMBEDDING, node, Prompt(system="", user="\n".join(texts)))
        attempts = self._attempts(question, windows=False)
        while candidate := await attempts.next():
            try:
                embedded, usage = await self._caller.embed(attempts, candidate, question, texts)
            except ModelFailure as failure:
                attempts.failed(candidate, failure)
            except NotAsked as skipped:
                attempts.passed_over(candidate, skipped)
            else:
                dimension = len(embedded.vectors[0]) if embedded.vectors else 0
                return Embeddings(model=candidate.card.ref, dimension=dimension, vectors=embedded.vectors), usage
        raise NoModel(attempts.reason())

    def _attempts(self, question: Question, *, windows: bool = True) -> Attempts:
        deadline = time.monotonic() + self._gateway.settings.llm_call_deadline_s
        if self._job_deadline is not None:
            left = self._job_deadline - time.monotonic()
            share = 1.0 if question.task is Task.WRITING else _SHARE_OF_TIME_LEFT
            deadline = min(deadline, time.monotonic() + left * share)
        return Attempts(self._gateway, question, deadline, windows=windows)

    async def _kept(self, key: Key) -> dict[str, Any] | None:
        return await self._ledger.get(*key) if self._ledger else None

    async def _keep(self, key: Key, result: dict[str, Any], usage: CallUsage) -> None:
        if self._ledger:
            await self._ledger.put(*key, result, usage)


if TYPE_CHECKING:
    _IS_AN_LLM: type[Llm] = Router


def _note(attempts: Attempts, candidate: NextModel, failure: ModelFailure | NotAsked) -> None:
    if isinstance(failure, ModelFailure):
        attempts.failed(candidate, failure)
    else:
        attempts.passed_over(candidate, failure)


def _told_again(result: dict[str, Any]) -> Iterator[Delta]:
    """The deltas of a text that was written before."""
    yield Delta(text=str(result.get("text", "")))
    if result.get("cut"):
        yield Delta(kind="cut")


def _is_still(kept: dict[str, Any], schema: type[BaseModel]) -> bool:
    """Whether a stored answer fits the schema as it is now; one of an older version is asked for again."""
    try:
        schema.model_validate(kept["value"])
    except (KeyError, ValidationError):
        return False
    return True
