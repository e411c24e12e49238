"""A sentence between being written and being kept: its text, what it cites, and why it does not hold."""

from __future__ import annotations

import re
from dataclasses import dataclass

from emptor.agents.verifying.citable import Citable, Scene
from emptor.agents.verifying.sentences import faults
from emptor.models.report import Statement

_CITATION = re.compile(r"\s{0,8}\[(\d+(?:\s*,\s*\d+)*)\]")
_END = r"[.!?](?=[”\"’')]*(?:\s|$|\[))"  # a full stop, and not the point of a number or an address
_BODY = rf"(?:(?!{_END})[\s\S])"
_SENTENCE = re.compile(rf"{_BODY}*{_END}[”\"’')]*(?:\s*\[\d+(?:\s*,\s*\d+)*\])*[.]?\s*|{_BODY}+$")
_CITED = r"\[\d+(?:\s*,\s*\d+)*\]"
_HALF_CITATION = re.compile(r"\[[\d,\s]{0,40}$")
_WHOLE = re.compile(rf"(?:[.!?][”\"’')]*\s*{_CITED}|{_CITED}[.!?])\s*$")
_BEGINS = re.compile(r"\s{0,8}[^\s\[\].,;\d]")  # a new sentence; what begins with a bracket may be a citation of the last one


@dataclass(frozen=True)
class Draft:
    """A sentence as written, the facts it cites, and why it does not hold (nothing when it does)."""

    text: str
    cited: tuple[Citable, ...]
    faults: tuple[str, ...] = ()

    @property
    def statement(self) -> Statement:
        """The sentence as the report has it."""
        return Statement(text=self.text, evidence=tuple(dict.fromkeys(fact.evidence for fact in self.cited)))


def drafts_of(text: str, scene: Scene) -> list[Draft]:
    """Split into sentences, each with the facts it cites and why it does not hold."""
    drafts = (draft_of(match.group(), scene) for match in _SENTENCE.finditer(text))
    return [draft for draft in drafts if draft.text]


class Drafting:
    """Splits a text into sentences while it is being written. A sentence is whole once another one has begun behind it."""

    def __init__(self, scene: Scene) -> None:
        self._scene = scene
        self._rest = ""
        self.drafts: list[Draft] = []

    def add(self, piece: str) -> list[Draft]:
        """Take a piece of the text; return the sentences that it completes."""
        self._rest += piece
        matches = list(_SENTENCE.finditer(self._rest))
        if len(matches) <= 1 or not _BEGINS.match(matches[-1].group()):
            return []
        whole, self._rest = self._rest[: matches[-1].start()], self._rest[matches[-1].start() :]
        return self._done(whole)

    def end(self, *, cut: bool = False) -> list[Draft]:
        """Return what is left at the end of the text. The last sentence of a text that was cut counts only if it is whole."""
        whole, self._rest = self._rest, ""
        return self._done(_without_half(whole) if cut else whole)

    def _done(self, text: str) -> list[Draft]:
        drafts = drafts_of(text, self._scene)
        self.drafts += drafts
        return drafts


def _without_half(text: str) -> str:
    """The text without the sentence in which it was cut: one is whole where its citation is, `1,299.` may be half a number."""
    text = _HALF_CITATION.sub("", text)
    matches = list(_SENTENCE.finditer(text))
    return text if not matches or _WHOLE.search(text) else text[: matches[-1].start()]


def draft_of(sentence: str, scene: Scene) -> Draft:
    """One sentence. A citation that leads nowhere is a fault of it."""
    numbers = [int(number) for group in _CITATION.findall(sentence) for number in group.split(",")]
    text = " ".join(_CITATION.sub("", sentence).split())
    facts = scene.facts
    cited = tuple(facts[n - 1] for n in dict.fromkeys(numbers) if 0 < n <= len(facts))
    if any(not 0 < n <= len(facts) for n in numbers):
        return Draft(text, cited, ("it cites a fact that does not exist",))
    return Draft(text, cited, tuple(faults(text, cited, scene)))


def listing_of(scene: Scene) -> str:
    """The facts as a model sees them."""
    return "\n".join(f"[{number}] {fact.line}" for number, fact in enumerate(scene.facts, start=1))
