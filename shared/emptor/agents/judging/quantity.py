"""Battery life, weight, size …: numbers with a unit, from several sources that may disagree."""

from __future__ import annotations

import re
from decimal import Decimal, InvalidOperation

from emptor.agents.judging.answers import fails, passes, unknown
from emptor.agents.judging.compare import holds, wanted
from emptor.agents.judging.stated import Stated, stated_figures
from emptor.models.brief import Brief, Constraint
from emptor.models.dossier import Dossier
from emptor.models.report import ReportFact, SourceRole, Verdict
from emptor.utils.numbers import plain_decimal
from emptor.utils.units import convert

# Who is believed when sources disagree: a measurement before the maker's word, the maker before those who repeat it.
TRUST = {
    SourceRole.LAB: 4,
    SourceRole.MAKER: 3,
    SourceRole.RETAILER: 2,
    SourceRole.REVIEWER: 2,
    SourceRole.AFFILIATE: 1,
    SourceRole.FORUM: 1,
    SourceRole.UNKNOWN: 1,
}


_OPEN_CONFIDENCE = 0.7  # matched by its label, not by a table


def judge_quantity(constraint: Constraint, dossier: Dossier, _brief: Brief) -> Verdict:
    """Judge by the facts about the attribute; where they disagree, by those of the most trusted role that agrees with itself."""
    facts = [fact for fact in dossier.facts if fact.attribute == constraint.attribute]
    if constraint.number is None:
        return _judge_words(constraint, facts)
    readings = [(fact, value) for fact in facts if (value := in_unit(fact, constraint.unit)) is not None]
    if not readings and constraint.label:
        readings = [(_as_fact(constraint, found), found.number) for found in stated_figures(constraint, dossier)]
    if not readings:
        return unknown(constraint, f"no page read states its {constraint.label or name_of(constraint.attribute)}")
    return _weigh(constraint, constraint.number, readings, dossier)


def _as_fact(constraint: Constraint, found: Stated) -> ReportFact:
    """A figure that stands under another label, or in a sentence."""
    return ReportFact(
        attribute=constraint.attribute,
        label=constraint.label or "",
        value=plain_decimal(found.number),
        unit=constraint.unit,
        confidence=_OPEN_CONFIDENCE,
        evidence=found.evidence,
    )


def _weigh(constraint: Constraint, limit: Decimal, readings: list[tuple[ReportFact, Decimal]], dossier: Dossier) -> Verdict:
    top = max(_trust(fact, dossier) for fact, _ in readings)
    trusted = [(fact, value) for fact, value in readings if _trust(fact, dossier) == top]
    good = [(f, v) for f, v in trusted if holds(v, constraint.op, limit)]
    bad = [(f, v) for f, v in trusted if not holds(v, constraint.op, limit)]
    want = wanted(constraint.op, f"{limit} {constraint.unit or ''}".strip())
    if good and bad:
        return unknown(constraint, f"sources disagree: {_say(good[0][0])} and {_say(bad[0][0])}")
    fact, _ = (good or bad)[0]
    others = [f for f, v in readings if holds(v, constraint.op, limit) != bool(good)]
    doubt = f"; another source says {_say(others[0])}" if others else ""
    write = passes if good else fails
    return write(constraint, fact.evidence, f"{_say(fact)}, {want} is wanted{doubt}")


def _judge_words(constraint: Constraint, facts: list[ReportFact]) -> Verdict:
    """For attributes whose value is a word or a rating (`IPX7`): equal, or contained as a whole word."""
    for fact in facts:
        if any(re.search(rf"(?<!\w){re.escape(value)}(?!\w)", fact.value, re.IGNORECASE) for value in constraint.values):
            return passes(constraint, fact.evidence, f"{fact.label or name_of(fact.attribute)}: {fact.value}")
    if facts:
        return fails(constraint, facts[0].evidence, f"{facts[0].label or name_of(facts[0].attribute)}: {facts[0].value}")
    return unknown(constraint, f"no page read states its {name_of(constraint.attribute)}")


def in_unit(fact: ReportFact, unit: str | None) -> Decimal | None:
    """The fact's number in `unit`, or None when it has none or measures something else."""
    try:
        number = Decimal(fact.value)
    except InvalidOperation:
        return None
    if unit is None or fact.unit == unit:
        return number
    return convert(number, fact.unit, unit) if fact.unit else None


def _trust(fact: ReportFact, dossier: Dossier) -> int:
    return TRUST[dossier.roles.get(fact.evidence.url, SourceRole.UNKNOWN)]


def _say(fact: ReportFact) -> str:
    return f"{fact.value} {fact.unit or ''}".strip()


def name_of(attribute: str) -> str:
    return attribute.replace("_", " ")
