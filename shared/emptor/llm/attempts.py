"""The attempts to answer one question along its route: which model is asked next, after how long, and when it is enough."""

from __future__ import annotations

import asyncio
import time
from collections import deque
from dataclasses import dataclass

from emptor.llm.catalog import ModelCard
from emptor.llm.failures import FailureKind, ModelFailure
from emptor.llm.gateway import Gateway
from emptor.llm.policy import wait_before_retry_s, wait_before_return_s
from emptor.llm.question import Question

MAX_ROUNDS = 3  # through the models that may answer later
MAX_SHORTENINGS = 3
LEAST_DATA_CHARACTERS = 200  # less of a page is not worth a call
_CLOCK_SLACK_S = 0.01


class NotAsked(Exception):
    """A model was passed over before anything was sent.

    Attributes:
        reason: why, for the report's notes.
        wait_s: seconds after which it may be asked; None when waiting does not help.
    """

    def __init__(self, reason: str, *, wait_s: float | None = None) -> None:
        super().__init__(reason)
        self.reason = reason
        self.wait_s = wait_s


@dataclass(frozen=True, slots=True)
class NextModel:
    """A model to ask now, and how much of the data it is shown (None: all)."""

    card: ModelCard
    data_characters: int | None = None


class Attempts:
    """The state of one question on its route. `deadline` is on the clock of `time.monotonic`."""

    def __init__(self, gateway: Gateway, question: Question, deadline: float, *, windows: bool = True) -> None:
        """`windows` says whether the prompt must fit a model's window; texts to embed are cut to it instead."""
        self._gateway = gateway
        self._windows = windows
        self._question = question
        self._deadline = deadline
        self._cards = self._configured()
        self._queue = deque(self._cards)
        self._again: tuple[ModelCard, float] | None = None
        self._tries: dict[str, int] = {}
        self._later: dict[str, tuple[float, ModelCard]] = {}
        self._rounds = 1
        self._least_window = 0
        self._too_long: set[str] = set()
        self._shortenings = 0
        self._data_characters: int | None = None

    def _configured(self) -> list[ModelCard]:
        self._notes: dict[str, str] = {}
        cards = self._gateway.catalog.cards(self._question.task, tokens=self._question.tokens)
        for card in cards:
            if reason := self._gateway.missing(card):
                self._notes[card.ref] = reason
        return [card for card in cards if card.ref not in self._notes]

    @property
    def remaining_s(self) -> float:
        """Seconds until the question must be answered."""
        return self._deadline - time.monotonic()

    async def next(self) -> NextModel | None:
        """Return the model to ask now, waiting where that pays; None when no model is left or the time is up."""
        while self.remaining_s > 0:
            if self._again:
                (card, wait), self._again = self._again, None
                if wait < self.remaining_s:
                    await asyncio.sleep(wait)
                    return NextModel(card, self._data_characters)
            elif candidate := self.spare():
                return candidate
            elif not (self._shorten() or await self._come_back()):
                return None
        self._notes["time"] = "the time allowed was up"
        return None

    def spare(self) -> NextModel | None:
        """Return the next model that can be asked at once."""
        while self._queue:
            card = self._queue.popleft()
            if reason := self._unfit(card):
                self._notes.setdefault(card.ref, reason)
            elif refusal := self._gateway.breakers.refusal(card.provider, card.ref):
                self._notes.setdefault(card.ref, refusal.reason)
                if refusal.wait_s is not None:
                    self._later[card.ref] = (time.monotonic() + refusal.wait_s, card)
            else:
                return NextModel(card, self._data_characters)
        return None

    def _unfit(self, card: ModelCard) -> str | None:
        if not self._windows:
            return None
        if self._data_characters is not None:
            too_long = card.context_tokens < self._least_window
        else:
            wanted = self._question.tokens + self._question.prompt.max_output_tokens + card.reasoning_tokens
            too_long = card.context_tokens < max(self._least_window, wanted)
        if not too_long:
            return None
        self._too_long.add(card.ref)
        return f"the prompt is longer than its window of {card.context_tokens} tokens"

    def passed_over(self, candidate: NextModel, skipped: NotAsked) -> None:
        """Note that a model was not asked after all."""
        self._notes[candidate.card.ref] = skipped.reason
        if skipped.wait_s is not None:
            self._later[candidate.card.ref] = (time.monotonic() + skipped.wait_s, candidate.card)
        self._gateway.breakers.abandoned(candidate.card.provider, candidate.card.ref)

    def failed(self, candidate: NextModel, failure: ModelFailure, *, in_mid_stream: bool = False) -> None:
        """Decide what follows a failure. A stream that broke goes on with another model; the same one is asked again last."""
        card = candidate.card
        self._notes[card.ref] = failure.kind.value
        self._gateway.breakers.failed(card.provider, card.ref, failure)
        if failure.kind is FailureKind.CONTEXT:
            self._too_long.add(card.ref)
            self._least_window = max(self._least_window, card.context_tokens + 1)
        attempt = self._tries.get(card.ref, 0)
        self._tries[card.ref] = attempt + 1
        wait = wait_before_retry_s(failure, attempt)
        if in_mid_stream and wait is not None:
            self._later[card.ref] = (time.monotonic() + wait, card)
        elif wait is not None:
            self._again = (card, wait)
        elif (later := wait_before_return_s(failure)) is not None:
            self._later[card.ref] = (time.monotonic() + later, card)

    def _shorten(self) -> bool:
        """Show less of the data to the models it was too long for, the one with the longest window first."""
        cards = [card for card in self._cards if card.ref in self._too_long]
        if not cards or self._shortenings >= MAX_SHORTENINGS:
            return False
        window = max(card.context_tokens for card in cards)
        room = self._question.data_that_fits(window - self._question.prompt.max_output_tokens)
        characters = room if self._data_characters is None else min(room, self._data_characters // 2)
        if self._data_characters is None and self._least_window > window:  # it failed although we thought that it fits
            characters = min(room, sum(map(len, self._question.prompt.data)) // 2)
        if characters < LEAST_DATA_CHARACTERS:
            return False
        self._shortenings += 1
        self._data_characters, self._least_window = characters, 0
        self._too_long.clear()
        self._queue = deque(card for card in cards if card.context_tokens == window)
        return True

    async def _come_back(self) -> bool:
        """Wait for the first of the models that were busy."""
        if not self._later or self._rounds >= MAX_ROUNDS:
            return False
        when = min(at for at, _ in self._later.values())
        wait = max(when - time.monotonic(), 0.0) + _CLOCK_SLACK_S
        if wait >= self.remaining_s:
            return False
        self._rounds += 1
        await asyncio.sleep(wait)
        now = time.monotonic()
        self._queue = deque(card for at, card in self._later.values() if at <= now)
        self._later = {ref: (at, card) for ref, (at, card) in self._later.items() if at > now}
        return True

    def reason(self) -> str:
        """Why no model answered, in one line."""
        asked = {card.ref for card in self._cards} | {"time"}
        told = {
            ref: note for ref, note in self._notes.items() if not self._cards or ref in asked
        }  # what was missing is no news then
        notes = "; ".join(note if ref == "time" else f"{ref}: {note}" for ref, note in told.items())
        head = "no model answered" if self._cards else f"no model is configured for {self._question.task.value}"
        return f"{head} ({notes})" if notes else head
