"""Colours, sizes, materials and other demands whose answer is a word, and what a product must fit."""

from __future__ import annotations

import re
from collections.abc import Iterable

from emptor.agents.judging.answers import fails, passes, unknown
from emptor.agents.judging.labels import names
from emptor.agents.judging.stated import affirms
from emptor.agents.judging.whole import is_of_the_whole
from emptor.agents.resolving.naming import other_tiers
from emptor.lexicon import fold, matcher
from emptor.lexicon.beside import before
from emptor.lexicon.negation import Polarity, polarity
from emptor.lexicon.worded import Worded
from emptor.models.brief import Brief, Constraint, Op
from emptor.models.dossier import Dossier
from emptor.models.report import Verdict
from emptor.utils.attributes import canonical_attribute

_FAMILIES = {"colour": "colour", "color": "colour", "material": "material"}
_LABELS = {
    "colour": frozenset({"color", "colour"}),
    "color": frozenset({"color", "colour"}),
    "size": frozenset({"size", "available_sizes", "sizes"}),
}
_ORIGIN = "origin"
_INTO = Worded(r"\s+(?:«article.the»\s+)?")
_WORD = re.compile(r"[^\W_]+(?:[./][^\W_]+)*")
_NAMING = frozenset({"name", "title", "spec"})
_FITTING = frozenset({"name", "title", "spec", "description", "body"})


def judge_words(constraint: Constraint, dossier: Dossier, brief: Brief) -> Verdict:
    """Judge by the rows that state the attribute, then by the name, then by sentences that name one of the wanted words."""
    said, other = (fails, passes) if constraint.op is Op.NOT_IN else (passes, fails)
    facts = [fact for fact in dossier.facts if _states(constraint, fact.attribute, fact.label)]
    for fact in facts:
        if any(_says(constraint.attribute, value, fact.value) for value in constraint.values):
            return said(constraint, fact.evidence, f"{fact.label or fact.attribute}: {fact.value}")
    if facts:
        return other(constraint, facts[0].evidence, f"{facts[0].label or facts[0].attribute}: {facts[0].value}")
    return _by_texts(constraint, dossier, brief)


def _states(constraint: Constraint, attribute: str, label: str) -> bool:
    wanted = constraint.attribute
    known = _LABELS.get(wanted, frozenset({wanted}))
    return (
        attribute in known
        or (wanted == _ORIGIN and matcher("label.origin").fullmatch(fold(label or attribute)) is not None)
        or canonical_attribute(label or attribute) in known
        or bool(constraint.label and names(constraint.label, label or attribute))
    )


def _says(attribute: str, value: str, text: str) -> bool:
    """Whether some words say the wanted value, in any language that the lexicon knows."""
    return bool(_spans(attribute, value, text))


def _spans(attribute: str, value: str, text: str) -> list[tuple[int, int]]:
    family = _FAMILIES.get(attribute)
    if family:
        wanted = {m.key for m in matcher(family).all(fold(value))}
        found = [(m.start, m.end) for m in matcher(family).find(fold(text)) if m.key in wanted]
        if wanted:
            return found
    parts = [re.escape(part) for part in _WORD.findall(fold(value))]
    phrase = r"[\W_]*".join(parts)
    return [m.span() for m in re.finditer(rf"(?<![^\W_]){phrase}(?![^\W_])", fold(text))] if parts else []


def _by_texts(constraint: Constraint, dossier: Dossier, brief: Brief) -> Verdict:
    family = _FAMILIES.get(constraint.attribute)
    called = (dossier.name, brief.category or "")
    for text in dossier.texts:
        for value in constraint.values:
            spans = _spans(constraint.attribute, value, text.text)
            if constraint.attribute == _ORIGIN:  # "delivery in Germany" says nothing of where it is made
                spans = [s for s in spans if before(fold(text.text), s[0], _INTO.pattern, "demand.made-in")]
            if family:
                spans = [s for s in spans if is_of_the_whole(text, s, called)]
            affirmed = [s for s in spans if affirms(text, s, dossier.name)]
            if affirmed and (text.where in _NAMING or constraint.attribute != "size") and text.where != "opinion":
                said = fails if constraint.op is Op.NOT_IN else passes
                return said(constraint, text.evidence, f"the page says: {text.text}")
    name = next((t for t in dossier.texts if t.where == "name"), None)
    kind = fold(brief.category or "")
    looks = [fold(name.text)[m.start : m.end] for m in matcher(family).find(fold(name.text))] if family and name else []
    if name and any(look not in kind for look in looks):  # an English duvet is no French down
        return fails(constraint, name.evidence, f"it is {name.text}")
    return unknown(constraint, f"no page read states its {constraint.label or constraint.attribute.replace('_', ' ')}")


def judge_fits(constraint: Constraint, dossier: Dossier, _brief: Brief) -> Verdict:
    """Judge what it must fit by the hosts that its pages name; another generation or tier is another host."""
    for text in dossier.texts:
        if text.where not in _FITTING:
            continue
        for value in constraint.values:
            if any(_affirmed(text.text, span, text.language) for span in host_spans(value, text.text)):
                return passes(constraint, text.evidence, f"the page says: {text.text}")
    return unknown(constraint, f"no page read states that it fits {', '.join(constraint.values)}")


def _affirmed(text: str, span: tuple[int, int], language: str | None) -> bool:
    return polarity(text, span, language) is not Polarity.DENIES


def host_spans(host: str, text: str) -> Iterable[tuple[int, int]]:
    """Yield where a text names a model, not followed by what makes it another one: `Corvo 15` is not found in `Corvo 15 Pro`."""
    parts = [re.escape(part) for part in _WORD.findall(fold(host))]
    phrase = r"[\W_]*".join(parts)
    others = "|".join(sorted(other_tiers()))
    pattern = rf"(?<![^\W_]){phrase}(?![^\W_])(?!\s+(?:{others}|\d+)\b)"
    return (m.span() for m in re.finditer(pattern, fold(text))) if parts else ()
