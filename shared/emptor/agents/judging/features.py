"""Does it have a feature: wireless, over-ear, waterproof?"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from emptor.agents.judging.answers import fails, passes, unknown
from emptor.agents.judging.labels import spans_of
from emptor.agents.judging.whole import is_of_the_whole
from emptor.agents.questions.features import FEATURES, contradicts, feature_mentions, granted_by
from emptor.lexicon import matcher
from emptor.lexicon.negation import Polarity, polarity
from emptor.models.brief import Brief, Constraint, Op
from emptor.models.dossier import Dossier, ProductText
from emptor.models.evidence import Evidence
from emptor.models.report import Verdict, VerdictKind

# Where words count most: a product's name and its specification before what is said around it.
_LEVELS = {"name": 0, "spec": 1, "category": 1, "title": 2, "description": 2, "body": 3, "opinion": 4}
_PROSE = frozenset({"spec", "description", "body", "opinion"})
_LAST_LEVEL = max(_LEVELS.values())
_FIRM_LEVEL = 1  # a name or a row of the specification
_SHOWN_CHARS = 140
_CACHE = 1024  # features
_READ = 8_192  # sentences whose reading is remembered: each round of a job, and its verification, judge the same ones again


class Signal(NamedTuple):
    """What one text says of a feature. `direct` when it names it, and not only something that excludes it."""

    polarity: Polarity
    level: int
    direct: bool
    evidence: Evidence
    bare: bool = False


def judge_feature(constraint: Constraint, dossier: Dossier, _brief: Brief) -> Verdict:
    """Judge each feature by all that the product's pages say of it. Texts that contradict each other leave it unknown."""
    found = [presence(feature, dossier) for feature in constraint.values]
    if constraint.op is Op.HAS_NOT:
        found = [(_opposite(kind), evidence, words) for kind, evidence, words in found]
    for kind, evidence, words in found:
        if kind is VerdictKind.FAIL:
            return fails(constraint, evidence, f"the page says: {words}")
    open_ones = [words for kind, _, words in found if kind is VerdictKind.UNKNOWN]
    if open_ones or not found:
        if read := next((r for r in dossier.readings if r.constraint == constraint.text), None):
            return passes(constraint, read.evidence, f"the page says, as a model reads it: {shorten(read.evidence.quote)}")
        return unknown(constraint, next(filter(None, open_ones), f"no page read states whether it has {_listed(constraint)}"))
    _, evidence, words = found[0]
    return passes(constraint, evidence, f"the page says: {words}")


Presence = tuple[VerdictKind, Evidence | None, str]


def presence(feature: str, dossier: Dossier) -> Presence:
    """Return whether the product has a feature, the words that decide it, and for an open contradiction what contradicts."""
    signals = [s for text in dossier.texts for s in signals_of(feature, text, dossier.name)]
    affirming = [s for s in signals if s.polarity is Polarity.AFFIRMS]
    denying = [s for s in signals if s.polarity is Polarity.DENIES]
    if not affirming:
        denying = [s for s in denying if s.direct] or denying
        return _shown(VerdictKind.FAIL, min(denying, key=_order)) if denying else (VerdictKind.UNKNOWN, None, "")
    best = min(affirming, key=_order)
    against = [s for s in denying if s.direct or s.level <= best.level]
    if not against or _outweighed(affirming, against):
        return _shown(VerdictKind.PASS, best)
    worst = min(against, key=_order)
    if not worst.direct and worst.level < best.level:
        return _shown(VerdictKind.FAIL, worst)  # `over-ear` in the name, `in-ear` somewhere in the text
    said = f"the pages contradict each other: “{shorten(best.evidence.quote)}” and “{shorten(worst.evidence.quote)}”"
    return VerdictKind.UNKNOWN, None, said


def _outweighed(affirming: list[Signal], against: list[Signal]) -> bool:
    """One denial in running text does not undo a name or a specification that others repeat."""
    firm = any(s.level <= _FIRM_LEVEL for s in affirming)
    return firm and len(affirming) > len(against) == 1 and against[0].level > _FIRM_LEVEL + 1


def _order(signal: Signal) -> tuple[bool, int]:
    """The most telling place first; a page's title and a bare word are shown only where nothing else says it."""
    return signal.bare, signal.level


def _shown(kind: VerdictKind, signal: Signal) -> Presence:
    return kind, signal.evidence, shorten(signal.evidence.quote)


def signals_of(feature: str, text: ProductText, product: str) -> Iterator[Signal]:
    """Yield what a text says of a feature, by its own words or by those of what grants or excludes it."""
    grants, excluded = _around_feature(feature)
    level = _LEVELS.get(text.where, _LAST_LEVEL)
    stuff = matcher("material").fullmatch(feature.replace("-", " ")) is not None
    for name, start, end in _mentions(feature, text.text):
        if stuff and not is_of_the_whole(text, (start, end), (product,)):
            continue  # "a cotton bag" says nothing of the duvet
        said = _said(text.text, (start, end), text.language, product, text.where in _PROSE, others=text.others)
        evidence = _around(text, start, end)
        if name == feature or (name in grants and said is Polarity.AFFIRMS):  # Bluetooth shows that it is wireless
            bare = text.where == "title" or len(evidence.quote.split()) <= len(text.text[start:end].split())
            yield Signal(said, level, direct=True, evidence=evidence, bare=bare)
        elif name in excluded and said is Polarity.AFFIRMS:
            yield Signal(Polarity.DENIES, level, direct=False, evidence=evidence)


@lru_cache(maxsize=_CACHE)
def _around_feature(feature: str) -> tuple[frozenset[str], frozenset[str]]:
    """What grants a feature and what excludes it: comparing with the whole vocabulary for each sentence takes too long."""
    return frozenset(granted_by(feature)), frozenset(contradicts(feature))


@lru_cache(maxsize=_READ)
def _said(
    text: str, span: tuple[int, int], language: str | None, product: str, prose: bool, *, others: tuple[str, ...]
) -> Polarity:
    return polarity(text, span, language, product, prose=prose, others=others)


def _mentions(feature: str, text: str) -> tuple[tuple[str, int, int], ...]:
    """Features named in a text; one outside the vocabulary is looked for by its own words."""
    if feature in FEATURES:
        return _named(text)
    return _open_ones(feature, text)


@lru_cache(maxsize=_READ)
def _open_ones(feature: str, text: str) -> tuple[tuple[str, int, int], ...]:
    return tuple((feature, start, end) for start, end in spans_of(feature, text))


@lru_cache(maxsize=_READ)
def _named(text: str) -> tuple[tuple[str, int, int], ...]:
    return tuple((name, start, end) for name, start, end, _ in feature_mentions(text))


def _around(text: ProductText, start: int, end: int) -> Evidence:
    """Of a long passage, the words about the place that decides, cut between words; a part of a quotation is one too."""
    passage = text.text
    if len(passage) <= _SHOWN_CHARS or text.evidence.quote != passage:
        return text.evidence
    first = passage.rfind(" ", 0, max(0, start - _SHOWN_CHARS // 2)) + 1
    last = passage.find(" ", min(len(passage), end + _SHOWN_CHARS // 2))
    return text.evidence.model_copy(update={"quote": passage[first : last if last > 0 else None]})


def _listed(constraint: Constraint) -> str:
    return ", ".join(constraint.values)


def _opposite(kind: VerdictKind) -> VerdictKind:
    return {VerdictKind.PASS: VerdictKind.FAIL, VerdictKind.FAIL: VerdictKind.PASS}.get(kind, kind)


def shorten(text: str) -> str:
    """Return a quotation short enough to be shown in a line."""
    return text if len(text) <= _SHOWN_CHARS else text[: _SHOWN_CHARS - 1].rstrip() + "…"
