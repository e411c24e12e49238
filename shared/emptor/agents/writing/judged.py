"""A second model's opinion on whether the quoted passages support each sentence. It may take sentences away, never add."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from pydantic import Field

from emptor.agents.context import AgentContext
from emptor.agents.prompting import load_prompt
from emptor.agents.writing.drafts import Draft
from emptor.llm.port import NoModel, Prompt, Task
from emptor.models.base import Model

SUPPORTED = 0.5  # a score below this takes the sentence away
_MAX_OUTPUT_TOKENS = 400


class Score(Model):
    """How well its passages support a sentence."""

    number: int
    score: float = Field(ge=0, le=1, description="1: the passages say it; 0: they do not.")


class Scores(Model):
    scores: tuple[Score, ...] = ()


async def judged(drafts: Sequence[Draft], context: AgentContext) -> tuple[list[Draft], int]:
    """Return the drafts, those that the judge finds unsupported with that as their fault, and how many it was shown."""
    held = [number for number, draft in enumerate(drafts) if not draft.faults]
    if not context.judge_sentences or not held:
        return list(drafts), 0
    prompt = Prompt(
        system=load_prompt("support"),
        user="Score each numbered sentence.",
        data=tuple(_told(number, drafts[number]) for number in held),
        max_output_tokens=_MAX_OUTPUT_TOKENS,
    )
    try:
        answer = await context.llm.structured(Task.JUDGING, prompt, Scores, node="support")
    except NoModel:
        return list(drafts), 0
    poor = {score.number: score.score for score in answer.scores if score.score < SUPPORTED}
    kept = [
        replace(draft, faults=(f"a second model finds its passages do not say it ({poor[n]:.1f})",))
        if n in held and n in poor
        else draft
        for n, draft in enumerate(drafts)
    ]
    return kept, len(held)


def _told(number: int, draft: Draft) -> str:
    passages = "\n".join(f"- {fact.line}: {fact.evidence.quote}" for fact in draft.cited)
    return f"Sentence {number}: {draft.text}\nPassages:\n{passages}"
