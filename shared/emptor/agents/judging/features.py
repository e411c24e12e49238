"""Does it have a feature: wireless, over-ear, waterproof?"""

from __future__ import annotations

import re
from itertools import groupby

from emptor.agents.judging.answers import fails, passes, unknown
from emptor.agents.questions.features import FEATURES, contradicts, feature_mentions, granted_by
from emptor.agents.research.state import Dossier, ProductText
from emptor.models.brief import Brief, Constraint, Op
from emptor.models.evidence import Evidence
from emptor.models.report import Verdict, VerdictKind

# Where words count most: a product's name and its specification before what is said around it.
_LEVELS = {"name": 0, "spec": 1, "category": 1, "title": 2, "description": 2, "body": 3, "opinion": 4}
_NEGATION = re.compile(r"\b(no|not|without|non|ohne|kein\w*|sans|sin|senza|:\s*(no|none|nein|non|false))\b", re.IGNORECASE)


def judge_feature(constraint: Constraint, dossier: Dossier, _brief: Brief) -> Verdict:
    """Judge by the most telling place that speaks of the feature, or of one that excludes it."""
    found = [_presence(feature, dossier) for feature in constraint.values]
    if constraint.op is Op.HAS_NOT:
        found = [(_opposite(kind), evidence, words) for kind, evidence, words in found]
    for kind, evidence, words in found:
        if kind is VerdictKind.FAIL:
            return fails(constraint, evidence, f"the page says: {words}")
    if any(kind is VerdictKind.UNKNOWN for kind, _, _ in found) or not found:
        if read := next((r for r in dossier.readings if r.constraint == constraint.text), None):
            return passes(constraint, read.evidence, f"the page says, as a model reads it: {_shorten(read.evidence.quote)}")
        return unknown(constraint, f"no page read tells whether it is {', '.join(constraint.values)}")
    _, evidence, words = found[0]
    return passes(constraint, evidence, f"the page says: {words}")


Presence = tuple[VerdictKind, Evidence | None, str]


def _presence(feature: str, dossier: Dossier) -> Presence:
    ordered = sorted(dossier.texts, key=lambda t: _LEVELS.get(t.where, max(_LEVELS.values())))
    for _, level in groupby(ordered, key=lambda t: _LEVELS.get(t.where, max(_LEVELS.values()))):
        against: Presence | None = None
        for text in level:
            says = _says(feature, text)
            if says and says[0] is VerdictKind.PASS:
                return says
            against = against or says
        if against:
            return against
    return (VerdictKind.UNKNOWN, None, "")


def _says(feature: str, text: ProductText) -> Presence | None:
    if feature not in FEATURES:
        return _says_word(feature, text)
    grants, excluded = granted_by(feature), contradicts(feature)
    against: Presence | None = None
    for name, start, end, negated in feature_mentions(text.text):
        evidence = _around(text, start, end)
        if name in grants and not negated:  # Bluetooth shows that it is wireless
            return (VerdictKind.PASS, evidence, _shorten(evidence.quote))
        if name == feature or (name in excluded and not negated):
            against = (VerdictKind.FAIL, evidence, _shorten(evidence.quote))
    return against


def _around(text: ProductText, start: int, end: int) -> Evidence:
    """Of a long passage, the words about the place that tells, cut between words; a part of a quotation is one too."""
    passage = text.text
    if len(passage) <= _SHOWN_CHARS or text.evidence.quote != passage:
        return text.evidence
    first = passage.rfind(" ", 0, max(0, start - _SHOWN_CHARS // 2)) + 1
    last = passage.find(" ", min(len(passage), end + _SHOWN_CHARS // 2))
    return text.evidence.model_copy(update={"quote": passage[first : last if last > 0 else None]})


def _says_word(word: str, text: ProductText) -> Presence | None:
    """A feature outside the vocabulary: its own words must stand there, not negated."""
    pattern = r"[\s-]*".join(re.escape(part) for part in re.split(r"[\s_-]+", word) if part)
    match = re.search(rf"(?<!\w){pattern}(?!\w)", text.text, re.IGNORECASE) if pattern else None
    if match is None:
        return None
    before = text.text[max(0, match.start() - 20) : match.start()]
    after = text.text[match.end() : match.end() + 12]
    negated = bool(_NEGATION.search(before) or re.match(r"\s*:\s*(no|none|nein|non)\b", after, re.IGNORECASE))
    return (VerdictKind.FAIL if negated else VerdictKind.PASS, text.evidence, _shorten(text.text))


def _opposite(kind: VerdictKind) -> VerdictKind:
    return {VerdictKind.PASS: VerdictKind.FAIL, VerdictKind.FAIL: VerdictKind.PASS}.get(kind, kind)


_SHOWN_CHARS = 140


def _shorten(text: str) -> str:
    return text if len(text) <= _SHOWN_CHARS else text[: _SHOWN_CHARS - 1].rstrip() + "…"
