"""A sentence between being written and being kept: its claims checked as data, its wording checked for words of its own.

A claim that no fact bears out is dropped. A wording that says more than its claims is dropped too, and the claims are said in
fixed words: what is true is not lost because of how it was put.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from emptor.agents.verifying.borne_out import Held, borne_out
from emptor.agents.verifying.citable import Citable, Scene
from emptor.agents.verifying.wording import faults_of_wording
from emptor.agents.verifying.written import WrittenClaim, WrittenSentence
from emptor.agents.writing.filling import filled, in_fixed_words
from emptor.agents.writing.phrases import Phrases
from emptor.models.report import Statement

_MOST_SENTENCES = 8
_MOST_CLAIMS = 6  # of one sentence
_SHOWN_CHARS = 200  # of a wording that was removed


@dataclass(frozen=True)
class Draft:
    """A sentence, the facts it rests on, and why it does not hold (nothing when it does).

    Attributes:
        reworded: whether its claims hold and its own wording did not.
    """

    text: str
    cited: tuple[Citable, ...] = ()
    faults: tuple[str, ...] = ()
    reworded: bool = False

    @property
    def statement(self) -> Statement:
        """The sentence as the report has it."""
        return Statement(text=self.text, evidence=tuple(dict.fromkeys(fact.evidence for fact in self.cited)))


def drafts_of(sentences: Sequence[WrittenSentence], scene: Scene, say: Phrases) -> list[Draft]:
    """What becomes of the sentences, in order; what was said before is not said again."""
    drafts: list[Draft] = []
    for sentence in sentences[:_MOST_SENTENCES]:
        said = {draft.text for draft in drafts}
        drafts += [draft for draft in _drafts(sentence, scene, say) if draft.faults or draft.text not in said]
    return drafts


def _drafts(sentence: WrittenSentence, scene: Scene, say: Phrases) -> Iterator[Draft]:
    """The sentence as worded, or each of its claims that hold in fixed words, and what was wrong."""
    checked = [(claim, borne_out(claim, scene)) for claim in sentence.claims[:_MOST_CLAIMS]]
    held = [found for _, found in checked if isinstance(found, Held)]
    wrong = [(claim, found) for claim, found in checked if isinstance(found, str)]
    shown = " ".join(sentence.wording.split())[:_SHOWN_CHARS]
    if not checked:
        yield Draft(shown, faults=("it claims nothing that a fact states",))
        return
    if wrong:
        yield Draft(_as_data(wrong), faults=tuple(dict.fromkeys(why for _, why in wrong)))
    elif not faults_of_wording(sentence.wording, held, scene, say.language):
        cited = tuple(dict.fromkeys(fact for claim in held for fact in claim.cited))
        yield Draft(filled(sentence.wording, held, scene, say), cited)
        return
    for claim in held:
        yield Draft(in_fixed_words(claim, scene, say), tuple(dict.fromkeys(claim.cited)), reworded=True)


def _as_data(wrong: Sequence[tuple[WrittenClaim, str]]) -> str:
    """Claims that were removed, as they were made."""
    return "; ".join(f"{c.product} {c.attribute} {c.relation} [{c.fact}] {c.than}".strip() for c, _ in wrong)[:_SHOWN_CHARS]
