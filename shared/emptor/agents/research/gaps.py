"""Asking a model for what the page's markup does not tell. Its answer counts only where the page says so."""

from __future__ import annotations

from decimal import Decimal

from emptor.agents.context import AgentContext
from emptor.agents.prompting import load_prompt
from emptor.agents.resolving.reading import sentences
from emptor.agents.resolving.sentences import asked_figures, facts_in_sentence, figures_for, names_attribute, says_attribute
from emptor.agents.without_model import note_without
from emptor.core.cpu import CpuTimeout
from emptor.core.cpu_worker import WorkerLost
from emptor.extract.evidence import SourceText, supports_number
from emptor.llm.port import NoModel, Prompt, Task
from emptor.models.base import Model
from emptor.models.brief import Brief, Constraint
from emptor.models.evidence import Evidence
from emptor.models.extraction import Extraction, Spec
from emptor.utils.text import collapse
from emptor.utils.units import convert, find_quantities

_TEXT_SENT_CHARS = 6_000
_MODEL_CONFIDENCE = 0.6
_LIKELY_FACTOR = 10  # a figure further from the one that is asked for measures something else: a warranty, a delivery time
_MAX_OUTPUT_TOKENS = 400


class ReadFact(Model):
    """What a model answers for one attribute."""

    attribute: str
    quote: str
    number: Decimal
    unit: str


class ReadFacts(Model):
    facts: tuple[ReadFact, ...] = ()


async def fill_gaps(
    extraction: Extraction, source: str, brief: Brief, context: AgentContext, *, page: str = ""
) -> tuple[Extraction, list[str]]:
    """Add specifications that only prose states, and return notes for the report.

    Every one must be found in the page, in the text the model saw, figure, unit and attribute included.

    Args:
        page: the page's snapshot. What a model reads in it serves every job that asks for the same attributes.
    """
    text = extraction.text[:_TEXT_SENT_CHARS]
    missing = [constraint for constraint in _missing(extraction, brief) if may_be_told(text, constraint, brief)]
    if not missing or extraction.product is None or not extraction.text:
        return extraction, []
    wanted = "\n".join(f"- {c.attribute} (in {c.unit})" for c in missing)
    prompt = Prompt(
        system=load_prompt("extract"),
        user=f"Attributes:\n{wanted}",
        data=(text,),
        page=page,
        max_output_tokens=_MAX_OUTPUT_TOKENS,
    )
    try:
        answer = await context.llm.structured(Task.EXTRACTION, prompt, ReadFacts, node="extract")
    except NoModel as none:
        return extraction, [note_without("what pages say in prose was read by rules", none)]
    try:
        whole, seen = await context.run_cpu(SourceText, source), collapse(prompt.data[0])
    except (CpuTimeout, WorkerLost):
        return extraction, ["a page was too large to look for what its prose says"]
    told = [fact for fact in answer.facts if collapse(fact.quote) in seen]
    specs = [spec for c in missing for spec in _agreed([f for f in told if f.attribute == c.attribute], c, whole, text)]
    product = extraction.product.model_copy(update={"specs": (*extraction.product.specs, *specs)})
    return extraction.model_copy(update={"product": product}), []


def _missing(extraction: Extraction, brief: Brief) -> list[Constraint]:
    known = {s.attribute for s in extraction.product.specs} if extraction.product else set()
    return [constraint for constraint in brief.measured if constraint.attribute not in known]


def may_be_told(text: str, constraint: Constraint, brief: Brief) -> bool:
    """Whether a reader could find the figure where the rules do not; else no model is paid to look.

    There must be one of its dimension and of a likely size in a sentence that is not plainly about something else, and none that
    the rules have read.
    """
    said = sentences(text)
    nowhere = Evidence(url="", snapshot_id="", quote="")
    if any(fact.attribute == constraint.attribute for s in said for fact in facts_in_sentence(s, nowhere, asked_figures(brief))):
        return False
    return any(_is_likely(s, constraint) for s in said)


def _is_likely(sentence: str, constraint: Constraint) -> bool:
    for quantity in find_quantities(sentence):
        value = convert(quantity.number, quantity.unit, constraint.unit or "")
        wanted = constraint.number
        if value is None or not wanted or not wanted / _LIKELY_FACTOR <= value <= wanted * _LIKELY_FACTOR:
            continue
        if says_attribute(sentence, quantity.number, quantity.unit, constraint.attribute):
            return True
    return False


def _agreed(facts: list[ReadFact], constraint: Constraint, page: SourceText, text: str) -> list[Spec]:
    """The first of a model's facts about one attribute that holds; none where they contradict each other.

    Where no word of the sentence names the attribute, its figure must be the only one of the text that could be meant: which of
    several it is, nothing on the page can show.
    """
    unit = constraint.unit or ""
    held = [(fact, spec) for fact in facts if (spec := checked(fact, constraint, page))]
    values = {convert(fact.number, fact.unit, unit) for fact, _ in held}
    if len(values) != 1:
        return []
    fact, spec = held[0]
    named = any(names_attribute(f.quote, f.number, f.unit, constraint.attribute) for f, _ in held)
    likely = (sentence for sentence in sentences(text) if _is_likely(sentence, constraint))
    return [spec] if named or figures_for(likely, fact.attribute, unit) == values else []


def checked(fact: ReadFact, constraint: Constraint, page: SourceText) -> Spec | None:
    """The fact as a specification, if its words stand in the page and its figure in its words."""
    if not page.holds(fact.quote) or not supports_number(fact.quote, fact.number, unit=fact.unit):
        return None
    if not says_attribute(fact.quote, fact.number, fact.unit, constraint.attribute):
        return None
    number = fact.number if fact.unit == constraint.unit else convert(fact.number, fact.unit, constraint.unit or "")
    if number is None:
        return None
    return Spec(
        label=constraint.attribute.replace("_", " "),
        text=fact.quote,
        attribute=constraint.attribute,
        number=fact.number,
        unit=fact.unit,
        confidence=_MODEL_CONFIDENCE,
        quote=fact.quote,
        path="text",
    )
