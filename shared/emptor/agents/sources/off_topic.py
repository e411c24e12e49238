"""A cheap model may point out pages that are about something else, where their titles bear it out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from urllib.parse import urlsplit

from emptor.agents.context import AgentContext
from emptor.agents.prompting import load_prompt
from emptor.agents.questions.category import category_terms, name_another_kind
from emptor.llm.port import NoModel, Prompt, Task
from emptor.models.base import Model
from emptor.models.brief import Brief
from emptor.models.research import Selected
from emptor.utils.text import comparable

NODE = "select"
_MAX_OUTPUT_TOKENS = 200
_MAX_SHARE = 0.25  # of the pages chosen that may be given up on a model's word


class OffTopic(Model):
    """Numbers of the pages whose titles show that they are about something else."""

    off_topic: tuple[int, ...] = ()


async def off_topic(chosen: Sequence[Selected], brief: Brief, context: AgentContext) -> tuple[set[str], NoModel | None]:
    """Return the addresses a model finds off topic and whose titles name another kind of thing.

    A page that names the kind of thing, a brand or a product of the question is never given up, whatever the model says; nor is
    one whose title names no kind of thing: only the page can show then what it is about.
    """
    doubtful = [page for page in chosen if page.title and _of_another_kind(page, brief)]
    if not doubtful:
        return set(), None
    listing = "\n".join(f"{n}. {page.title} ({urlsplit(page.url).hostname})" for n, page in enumerate(doubtful, start=1))
    prompt = Prompt(
        system=load_prompt("select"),
        user=f"Question: {brief.question}",
        data=(listing,),
        max_output_tokens=_MAX_OUTPUT_TOKENS,
    )
    try:
        answer = await context.llm.structured(Task.CHEAP, prompt, OffTopic, node=NODE)
    except NoModel as none:
        return set(), none
    numbers = [n for n in dict.fromkeys(answer.off_topic) if 0 < n <= len(doubtful)]
    return {doubtful[n - 1].url for n in numbers[: int(len(chosen) * _MAX_SHARE)]}, None


def _of_another_kind(page: Selected, brief: Brief) -> bool:
    return brief.category is not None and not _on_topic(page, brief) and name_another_kind((page.title,), brief.category)


def _on_topic(page: Selected, brief: Brief) -> bool:
    words = comparable(f"{page.title} {urlsplit(page.url).path}")
    named = {comparable(value) for c in brief.constraints if c.attribute in {"brand", "name"} for value in c.values}
    kinds = {comparable(term) for term in category_terms(brief.category)} if brief.category else set()
    return any(re.search(rf"(?<![a-z0-9]){re.escape(term)}", words) for term in kinds | named)
