"""Single calls to single models: paid for, within their turn and their time, every outcome accounted for."""

from __future__ import annotations

import asyncio
import time
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from dataclasses import dataclass

from emptor.llm.account import Account, Books
from emptor.llm.attempts import Attempts, NextModel, NotAsked
from emptor.llm.calls import Completion, EmbedCall, Embedded, Finish, ModelCall, Piece, Provider, Tokens, Turn
from emptor.llm.failures import FailureKind, ModelFailure
from emptor.llm.gateway import Gateway
from emptor.llm.limits import WaitTooLong
from emptor.llm.policy import LONGEST_POLITE_WAIT_S
from emptor.llm.question import Question
from emptor.llm.tokens import MESSAGE_TOKENS, SCHEMA_TOKENS, upper_tokens
from emptor.llm.usage import CallUsage

_CHARACTERS_PER_TOKEN = 2  # of a text to embed: as many as surely fit


@dataclass(frozen=True, slots=True)
class Paid:
    """An answer and what it cost."""

    completion: Completion
    usage: CallUsage


class Caller:
    """Makes the calls of one job."""

    def __init__(self, gateway: Gateway, books: Books) -> None:
        self._gateway = gateway
        self._books = books
        self._settings = gateway.settings

    async def complete(
        self, attempts: Attempts, candidate: NextModel, question: Question, later: Sequence[Turn] = (), *, output_factor: int = 1
    ) -> Paid:
        """Ask for a whole answer.

        Args:
            later: turns after the prompt, for a repair.
            output_factor: how many times the wanted length the answer may have.

        Raises:
            NotAsked: nothing was sent.
            ModelFailure: the model did not answer.
        """
        card = candidate.card
        call = self._call(attempts, candidate, question, later, output_factor)
        account = await self._open(candidate, question, call, attempts.remaining_s)
        try:
            async with asyncio.timeout(call.timeout_s):
                provider = await self._gateway.provider(card.provider)
                completion = await provider.complete(call)
        except TimeoutError:
            failure = ModelFailure(FailureKind.TIMEOUT, f"no answer within {call.timeout_s:.1f} s", may_be_billed=True)
            await account.failed(failure)
            raise failure from None
        except ModelFailure as failure:
            await account.failed(failure)
            raise
        except asyncio.CancelledError:
            await self._cancelled(account)
            raise
        return Paid(completion, await self._answered(account, completion))

    async def _answered(self, account: Account, completion: Completion) -> CallUsage:
        if completion.finish is Finish.FILTERED:
            failure = ModelFailure(FailureKind.CONTENT_FILTER, "the provider declined to answer", may_be_billed=True)
            await account.failed(failure, completion.tokens)
            raise failure
        usage = await account.answered(completion.tokens, completion.text)
        self._succeeded(account)
        return usage

    async def stream(self, attempts: Attempts, candidate: NextModel, question: Question) -> AsyncGenerator[Piece]:
        """Ask for an answer piece by piece, each with text; an answer that was cut ends with a piece that says so.

        Raises:
            NotAsked: nothing was sent.
            ModelFailure: the model did not answer, or not to the end.
        """
        call = self._call(attempts, candidate, question, (), 1)
        account = await self._open(candidate, question, call, attempts.remaining_s)
        written: list[str] = []
        tokens: Tokens | None = None
        finish: Finish | None = None
        try:
            provider = await self._provider_in_time(candidate.card.provider, call.timeout_s)
            async for piece in self._in_time(provider.stream(call), call.timeout_s, attempts):
                tokens, finish = piece.tokens or tokens, piece.finish or finish
                if piece.text:
                    written.append(piece.text)
                    yield piece
            _check_whole(finish)
            if finish is Finish.LENGTH:
                yield Piece(finish=finish)
        except ModelFailure as failure:
            unreported = "".join(written) if written and finish is None else None
            await account.failed(failure, tokens, unreported)
            raise
        except (asyncio.CancelledError, GeneratorExit):
            await self._cancelled(account, "".join(written))
            raise
        await account.answered(tokens, "".join(written))
        self._succeeded(account)

    async def _provider_in_time(self, name: str, seconds: float) -> Provider:
        try:
            async with asyncio.timeout(seconds):
                return await self._gateway.provider(name)
        except TimeoutError:
            raise ModelFailure(FailureKind.TIMEOUT, f"the client of {name} took too long to load") from None

    async def _in_time(self, pieces: AsyncIterator[Piece], first_s: float, attempts: Attempts) -> AsyncGenerator[Piece]:
        """Pass pieces on while they come in time: the first text within `first_s`, each further one before it stalls."""
        limit, kind = first_s, FailureKind.TIMEOUT
        try:
            while True:
                async with asyncio.timeout(min(limit, max(attempts.remaining_s, 0.0))):
                    piece = await anext(pieces, None)
                if piece is None:
                    return
                if piece.text:
                    limit, kind = self._settings.llm_stall_s, FailureKind.STALLED
                yield piece
        except TimeoutError:
            raise ModelFailure(kind, f"nothing for {limit:.1f} s", may_be_billed=True) from None
        finally:
            if isinstance(pieces, AsyncGenerator):
                await pieces.aclose()

    async def embed(
        self, attempts: Attempts, candidate: NextModel, question: Question, texts: Sequence[str]
    ) -> tuple[Embedded, CallUsage]:
        """Ask for vectors. Raises NotAsked or ModelFailure."""
        card = candidate.card
        seconds = min(self._settings.llm_attempt_timeout_s, attempts.remaining_s)
        cut = [text[: card.context_tokens * _CHARACTERS_PER_TOKEN] for text in texts]
        call = EmbedCall(card.model, cut, seconds, self._settings.embedding_dimensions)
        worst = Tokens(input=sum(map(upper_tokens, cut)), estimated=True)
        account = await self._books.open(card, await self._gateway.prices.rates(card), question, worst)
        await self._take_turn(account, question.tokens, attempts.remaining_s)
        try:
            async with asyncio.timeout(seconds):
                provider = await self._gateway.provider(card.provider)
                embedded = await provider.embed(call)
        except TimeoutError:
            failure = ModelFailure(FailureKind.TIMEOUT, f"no vectors within {seconds:.1f} s", may_be_billed=True)
            await account.failed(failure)
            raise failure from None
        except ModelFailure as failure:
            await account.failed(failure)
            raise
        except asyncio.CancelledError:
            await self._cancelled(account)
            raise
        usage = await account.answered(embedded.tokens)
        self._succeeded(account)
        return embedded, usage

    def _call(
        self, attempts: Attempts, candidate: NextModel, question: Question, later: Sequence[Turn], factor: int
    ) -> ModelCall:
        card, rendered = candidate.card, question.rendered(candidate.data_characters)
        wanted = question.prompt.max_output_tokens * factor + card.reasoning_tokens
        return ModelCall(
            model=card.model,
            system=rendered.system,
            turns=(Turn("user", rendered.user), *later),
            max_output_tokens=min(wanted, card.max_output_tokens),
            timeout_s=min(self._settings.llm_attempt_timeout_s, attempts.remaining_s),
            shape=question.shape,
            effort=card.effort,
            cache_key=f"emptor-{question.node}",
        )

    async def _open(self, candidate: NextModel, question: Question, call: ModelCall, within_s: float) -> Account:
        sent = [call.system, *(turn.text for turn in call.turns), *([call.shape.text] if call.shape else [])]
        framing = MESSAGE_TOKENS * len(call.turns) + (SCHEMA_TOKENS if call.shape else 0)
        worst = Tokens(input=sum(map(upper_tokens, sent)) + framing, output=call.max_output_tokens, estimated=True)
        rates = await self._gateway.prices.rates(candidate.card)
        account = await self._books.open(candidate.card, rates, question, worst)
        await self._take_turn(account, question.tokens + call.max_output_tokens, within_s)
        return account

    async def _take_turn(self, account: Account, tokens: int, within_s: float) -> None:
        try:
            await self._gateway.limiter.acquire(account.card.provider, tokens, within_s=min(within_s, LONGEST_POLITE_WAIT_S))
        except WaitTooLong as error:
            await account.unused()
            raise NotAsked(str(error), wait_s=error.wait_s) from error
        except asyncio.CancelledError:
            await account.unused()
            raise
        account.started = time.perf_counter()

    async def _cancelled(self, account: Account, text: str | None = None) -> None:
        self._gateway.breakers.abandoned(account.card.provider, account.card.ref)
        await account.cancelled(text)

    def _succeeded(self, account: Account) -> None:
        card = account.card
        self._gateway.breakers.succeeded(card.provider, card.ref)
        self._gateway.latencies.add(card.ref, time.perf_counter() - account.started)


def _check_whole(finish: Finish | None) -> None:
    """A stream that just ends was cut, however clean the end looks."""
    if finish is None:
        raise ModelFailure(FailureKind.CONNECTION, "the stream ended before the answer did", may_be_billed=True)
    if finish is Finish.FILTERED:
        raise ModelFailure(FailureKind.CONTENT_FILTER, "the provider stopped the answer", may_be_billed=True)
