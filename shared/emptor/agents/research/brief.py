"""brief: the question becomes a ledger of constraints."""

from __future__ import annotations

import re
import unicodedata

from langgraph.runtime import Runtime

from emptor.agents.context import AgentContext
from emptor.agents.progress import Update, emit, tracked
from emptor.agents.prompting import load_prompt
from emptor.agents.questions import parse_question
from emptor.agents.research.state import ResearchState
from emptor.agents.without_model import note_without
from emptor.agents.writing.phrases import phrases_in
from emptor.core.cpu import CpuTimeout
from emptor.core.cpu_worker import WorkerLost
from emptor.core.errors import NotAShoppingQuestion, QuestionUnreadable
from emptor.llm.port import NoModel, Prompt, Task
from emptor.models.base import Model
from emptor.models.brief import Brief, QuestionKind
from emptor.models.events import EventType
from emptor.models.jobs import JobOptions
from emptor.utils.text import comparable

NODE = "brief"
_STEM = 5  # letters in which two forms of a word agree
_MAX_PREFERENCES = 5
READING_LIMIT_S = 3.0  # of CPU time; the longest questions take a tenth of it, the tables of a cold worker two thirds


class BriefHints(Model):
    """What a model may add to the rules' reading: what no rule can know, never a figure."""

    category: str | None = None
    preferences: tuple[str, ...] = ()


@tracked(NODE)
async def brief(state: ResearchState, runtime: Runtime[AgentContext]) -> Update:
    """Read the question by rules; a model may name the category and preferences where the rules found none."""
    job = state["job"]
    question = unicodedata.normalize("NFC", job.question)  # the rules know é as one character
    parsed = await read_question(question, job.options, runtime.context)
    notes: list[str] = []
    if parsed.kind is QuestionKind.NOT_SHOPPING:
        raise NotAShoppingQuestion(
            "This is not a shopping question, so nothing was searched for. Name the product, or the kind of product, to buy."
        )
    if parsed.category is None:
        parsed, notes = await _with_hints(parsed, runtime.context)
    parsed = parsed.model_copy(update={"answer_language": answer_language(parsed, job.options)})
    tell_brief(parsed, runtime)
    return {"brief": parsed, "round": 1, "notes": notes}


def tell_brief(parsed: Brief, runtime: Runtime[AgentContext]) -> None:
    """Emit `brief.ready`."""
    emit(
        runtime,
        EventType.BRIEF_READY,
        in_one_line(parsed),
        node=NODE,
        category=parsed.category,
        constraints=[c.text for c in parsed.constraints],
        preferences=list(parsed.preferences),
        sort=[f"{key.attribute}, {key.direction.value}" for key in parsed.sort],
        corrected=[f"{pair.written} → {pair.read}" for pair in parsed.corrected],
        unused=list(parsed.unused),
        assumptions=list(parsed.assumptions),
    )


def answer_language(parsed: Brief, options: JobOptions) -> str:
    """The language that was asked for, else the question's; English where reports are not written in it."""
    return phrases_in(options.language or parsed.language).language


def in_one_line(brief: Brief) -> str:
    """The brief in a line: what is wanted, in which order, what was corrected, assumed and not used."""
    demands = ", ".join(c.text for c in brief.constraints) or "no constraints"
    parts = [f"{brief.category or 'product'}: {demands}"]
    parts += [f"sorted by {key.attribute.replace('_', ' ')}, {key.direction.value}" for key in brief.sort[:1]]
    parts += [f"“{pair.written}” read as “{pair.read}”" for pair in brief.corrected]
    parts += list(brief.assumptions)
    parts += [f"wished: {', '.join(brief.wishes)}"] if brief.wishes else []
    parts += [f"not used: {', '.join(brief.unused)}"] if brief.unused else []
    return "; ".join(part.rstrip(".") for part in parts)


async def read_question(question: str, options: JobOptions, context: AgentContext) -> Brief:
    """Parse the question where it can be ended: a rule that never returned would stop this whole process.

    Raises:
        QuestionUnreadable: it took too long, or broke the process that read it. It would do so again.
    """
    try:
        return await context.run_cpu(parse_question, question, options, timeout_s=READING_LIMIT_S)
    except (CpuTimeout, WorkerLost) as error:
        raise QuestionUnreadable(
            "The question takes too long to read: shorten it, and leave out long runs of repeated characters or words."
        ) from error


async def _with_hints(parsed: Brief, context: AgentContext) -> tuple[Brief, list[str]]:
    try:
        hints = await context.llm.structured(
            Task.PLANNING, Prompt(system=load_prompt("brief"), user=parsed.question), BriefHints, node=NODE
        )
    except NoModel as none:
        return parsed, [note_without("the question was read by rules", none)]
    category = hints.category if hints.category and _in_the_question(hints.category, parsed.question) else None
    preferences = tuple(p for p in hints.preferences if _in_the_question(p, parsed.question))[:_MAX_PREFERENCES]
    if category is None and not preferences:
        return parsed, []
    update = {"category": category, "preferences": parsed.preferences or preferences, "understood_by": "model"}
    return parsed.model_copy(update=update), []


def _in_the_question(words: str, question: str) -> bool:
    """Whether what a model names was said: it may sort the buyer's words and add none."""
    said = set(re.findall(r"\w+", comparable(question)))
    return all(any(comparable(word)[:_STEM] == other[:_STEM] for other in said) for word in re.findall(r"\w+", words))
