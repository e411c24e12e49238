"""Asking a model for what the page's markup does not tell. Its answer counts only where the page says so."""

from __future__ import annotations

from decimal import Decimal

from emptor.agents.context import AgentContext
from emptor.agents.prompting import load_prompt
from emptor.agents.resolving.sentences import says_attribute
from emptor.agents.without_model import note_without
from emptor.extract.evidence import SourceText, supports_number
from emptor.llm.port import NoModel, Prompt, Task
from emptor.models.base import Model
from emptor.models.brief import Brief, Constraint
from emptor.models.extraction import Extraction, Spec
from emptor.utils.text import collapse
from emptor.utils.units import convert

_TEXT_SENT_CHARS = 6_000
_MODEL_CONFIDENCE = 0.6
_MAX_OUTPUT_TOKENS = 400


class ReadFact(Model):
    """What a model answers for one attribute."""

    attribute: str
    quote: str
    number: Decimal
    unit: str


class ReadFacts(Model):
    facts: tuple[ReadFact, ...] = ()


async def fill_gaps(extraction: Extraction, source: str, brief: Brief, context: AgentContext) -> tuple[Extraction, list[str]]:
    """Add specifications that only prose states, and return notes for the report.

    Every one must be found in the page, in the text the model saw, figure, unit and attribute included.
    """
    missing = _missing(extraction, brief)
    if not missing or extraction.product is None or not extraction.text:
        return extraction, []
    wanted = "\n".join(f"- {c.attribute} (in {c.unit})" for c in missing)
    prompt = Prompt(
        system=load_prompt("extract"),
        user=f"Attributes:\n{wanted}",
        data=(extraction.text[:_TEXT_SENT_CHARS],),
        max_output_tokens=_MAX_OUTPUT_TOKENS,
    )
    try:
        answer = await context.llm.structured(Task.EXTRACTION, prompt, ReadFacts, node="extract")
    except NoModel as none:
        return extraction, [note_without("what pages say in prose was read by rules", none)]
    page, seen = await context.run_cpu(SourceText, source), collapse(prompt.data[0])
    told = [fact for fact in answer.facts if collapse(fact.quote) in seen]
    specs = [spec for fact in told for c in missing if fact.attribute == c.attribute and (spec := checked(fact, c, page))]
    product = extraction.product.model_copy(update={"specs": (*extraction.product.specs, *specs)})
    return extraction.model_copy(update={"product": product}), []


def _missing(extraction: Extraction, brief: Brief) -> list[Constraint]:
    known = {s.attribute for s in extraction.product.specs} if extraction.product else set()
    return [
        c for c in brief.constraints if c.number is not None and c.unit and c.attribute != "price" and c.attribute not in known
    ]


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
