"""Demands that the rules leave open: a model may point at the sentence that decides one. It is the sentence that is judged."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from emptor.agents.context import AgentContext
from emptor.agents.prompting import load_prompt
from emptor.agents.questions.features import contradicts, feature_mentions
from emptor.agents.resolving.sentences import figures_for, names_attribute, says_attribute
from emptor.lexicon.negation import Polarity, polarity
from emptor.llm.port import NoModel, Prompt, Task
from emptor.models.base import Model
from emptor.models.brief import Brief, Constraint, Op
from emptor.models.dossier import Dossier, ProductText, Reading
from emptor.models.report import Candidate, ReportFact, VerdictKind
from emptor.utils.numbers import plain_decimal
from emptor.utils.text import comparable
from emptor.utils.units import dimension_of, find_quantities

NODE = "judge"
MAX_DEMANDS = 8
MAX_SENTENCES = 14
_MAX_OUTPUT_TOKENS = 300
_CONFIDENCE = 0.5
_STEM = 4


class Pointed(Model):
    demand: int
    sentence: int


class PointedOut(Model):
    """For each demand that a sentence decides, that sentence."""

    answers: tuple[Pointed, ...] = ()


@dataclass(frozen=True)
class Demand:
    """One open demand on one product, and the sentences that may decide it."""

    product: str
    constraint: Constraint
    texts: tuple[ProductText, ...]


async def decided(
    dossiers: Sequence[Dossier], candidates: Sequence[Candidate], brief: Brief, context: AgentContext
) -> tuple[list[Dossier], NoModel | None]:
    """Return the dossiers with what the sentences a model points at say, as far as the rules can see it in them."""
    demands = open_demands(dossiers, candidates, brief)
    if not demands:
        return list(dossiers), None
    prompt = Prompt(
        system=load_prompt("judge"),
        user="Which sentence decides each demand?",
        data=tuple(_told(number, demand) for number, demand in enumerate(demands, start=1)),
        max_output_tokens=_MAX_OUTPUT_TOKENS,
    )
    try:
        answer = await context.llm.structured(Task.JUDGING, prompt, PointedOut, node=NODE)
    except NoModel as none:
        return list(dossiers), none
    kept = {dossier.name: dossier for dossier in dossiers}
    for pointed in answer.answers:
        if 0 < pointed.demand <= len(demands) and 0 < pointed.sentence <= len(demands[pointed.demand - 1].texts):
            demand = demands[pointed.demand - 1]
            kept[demand.product] = _with(kept[demand.product], demand, demand.texts[pointed.sentence - 1])
    return [kept[dossier.name] for dossier in dossiers], None


def open_demands(dossiers: Sequence[Dossier], candidates: Sequence[Candidate], brief: Brief) -> list[Demand]:
    """Hard demands nobody could judge, on products that fail no other: a few, with the sentences nearest to them."""
    known = {dossier.name: dossier for dossier in dossiers}
    hard = {c.text: c for c in brief.constraints if c.hard and c.attribute not in {"price", "brand", "name", "seller"}}
    found = []
    for candidate in candidates:
        if candidate.name not in known or any(v.verdict is VerdictKind.FAIL for v in candidate.verdicts):
            continue
        for verdict in candidate.verdicts:
            constraint = hard.get(verdict.constraint)
            if verdict.verdict is VerdictKind.UNKNOWN and constraint and (texts := _near(known[candidate.name], constraint)):
                found.append(Demand(candidate.name, constraint, texts))
    return found[:MAX_DEMANDS]


def _near(dossier: Dossier, constraint: Constraint) -> tuple[ProductText, ...]:
    """Sentences that could decide it: for a number those with a figure of its dimension, else those that share a stem with it."""
    texts = [text for text in dossier.texts if text.where in {"description", "body", "opinion", "spec"}]
    fit = [text for text in texts if reading_of(text, constraint) is not None]
    return tuple({text.text: text for text in fit}.values())[:MAX_SENTENCES]


def reading_of(text: ProductText, constraint: Constraint) -> ReportFact | Reading | None:
    """What a sentence says about a demand, by the rules alone; None when they cannot see that it says anything."""
    if constraint.number is not None and constraint.unit:
        return _figure(text, constraint)
    return _feature(text, constraint) if constraint.attribute == "feature" and constraint.op is Op.HAS else None


def _figure(text: ProductText, constraint: Constraint) -> ReportFact | None:
    """The one figure of the demand's dimension, unless its words are about another attribute."""
    dimension = dimension_of(constraint.unit or "")
    found = [q for q in find_quantities(text.text) if q.dimension == dimension]
    if len(found) != 1 or not says_attribute(text.text, found[0].number, found[0].unit, constraint.attribute):
        return None
    return ReportFact(
        attribute=constraint.attribute,
        value=plain_decimal(found[0].number),
        unit=found[0].unit,
        confidence=_CONFIDENCE,
        evidence=text.evidence,
    )


def _feature(text: ProductText, constraint: Constraint) -> Reading | None:
    """A sentence in whose words another form of the feature's stands, that denies nothing and names nothing that excludes it."""
    words = {word for value in constraint.values for word in re.findall(r"[a-z]{4,}", comparable(value))}
    said = set(re.findall(r"[a-z]{4,}", comparable(text.text)))
    shares = all(any(other[:_STEM] == word[:_STEM] for other in said) for word in words)
    excluded = {name for value in constraint.values for name in contradicts(value)}
    spans = [
        m.span() for m in re.finditer(r"[a-z]{4,}", comparable(text.text)) if any(m.group()[:_STEM] == w[:_STEM] for w in words)
    ]
    unsaid = any(polarity(text.text, span, text.language) is not Polarity.AFFIRMS for span in spans)
    denied = unsaid or any(name in excluded for name, *_ in feature_mentions(text.text))
    if not words or not shares or denied or len(constraint.values) != 1:
        return None
    return Reading(constraint=constraint.text, evidence=text.evidence)


def _with(dossier: Dossier, demand: Demand, text: ProductText) -> Dossier:
    read = reading_of(text, demand.constraint)
    if isinstance(read, ReportFact) and _is_shown(read, text, demand):
        return dossier.model_copy(update={"facts": (*dossier.facts, read)})
    if isinstance(read, Reading):
        return dossier.model_copy(update={"readings": (*dossier.readings, read)})
    return dossier


def _is_shown(read: ReportFact, text: ProductText, demand: Demand) -> bool:
    """Whether a sentence names what its figure is of, or has the only figure among all sentences that could be meant."""
    asked = demand.constraint
    if names_attribute(text.text, Decimal(read.value), read.unit or "", asked.attribute):
        return True
    return len(figures_for((other.text for other in demand.texts), asked.attribute, asked.unit or "")) == 1


def _told(number: int, demand: Demand) -> str:
    sentences = "\n".join(f"  {n}. {text.text}" for n, text in enumerate(demand.texts, start=1))
    return f"Demand {number}: {demand.product}, {demand.constraint.text}\n{sentences}"
