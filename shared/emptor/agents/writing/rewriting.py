"""Sentences that do not hold are shown to the model once more, with the reason; what still does not hold is given up."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from emptor.agents.context import AgentContext
from emptor.agents.prompting import load_prompt
from emptor.agents.verifying.citable import Scene
from emptor.agents.verifying.drafts import Draft, draft_of, listing_of
from emptor.llm.port import NoModel, Prompt, Task
from emptor.models.base import Model

_MOST = 8  # sentences written anew in one recommendation
_MAX_OUTPUT_TOKENS = 600


class Rewritten(Model):
    """A sentence written anew, with its citations; empty text gives it up."""

    number: int
    text: str


class RewrittenSentences(Model):
    sentences: tuple[Rewritten, ...] = ()


async def rewritten(drafts: Sequence[Draft], scene: Scene, context: AgentContext) -> list[Draft]:
    """Return the drafts with those that did not hold written anew where the new ones do. One call, whatever comes of it."""
    wrong = [number for number, draft in enumerate(drafts) if draft.faults][:_MOST]
    if not wrong:
        return list(drafts)
    told = "\n".join(f"{n}. {drafts[n].text}\n   wrong: {'; '.join(drafts[n].faults)}" for n in wrong)
    prompt = Prompt(
        system=load_prompt("rewrite"),
        user=f"Question: {scene.brief.question}",
        data=(listing_of(scene), told),
        max_output_tokens=_MAX_OUTPUT_TOKENS,
    )
    try:
        answer = await context.llm.structured(Task.WRITING, prompt, RewrittenSentences, node="rewrite")
    except NoModel:
        return list(drafts)
    fresh = {one.number: draft_of(one.text, scene) for one in answer.sentences if one.number in wrong and one.text.strip()}
    texts = {draft.text for draft in drafts if not draft.faults}
    better = {n: draft for n, draft in fresh.items() if not draft.faults and draft.text not in texts}
    return [replace(better[n]) if n in better else draft for n, draft in enumerate(drafts)]
