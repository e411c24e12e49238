"""Which features a text speaks of, whether it grants or denies them, and which features rule each other out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from emptor.agents.questions.feature_table import FEATURE_TABLE, LANGUAGES, Feature
from emptor.agents.questions.phrasebook import Phrasebook
from emptor.lexicon.folding import fold, words_pattern

FEATURES: Mapping[str, Feature] = MappingProxyType({feature.name: feature for feature in FEATURE_TABLE})

_ARTICLE = (
    r"(?:(?:any|an?|the|built[\s-]?in|einen?|eine[rmn]?|une?|una|uno|le|la|les|el|los|las|il|lo|gli|need\s+for|"
    r"real|integrated|integriert\w{0,2}|eingebaut\w{0,2}|geintegreerde?|ingebouwde?)\s{1,8}){0,6}"
)
_STRONG = (
    r"(?:anything but|any (?:colou?r|material) but|except|nothing but|"
    r"without|ohne|sans|sin|senza|zonder|sem|bez|lacks|lacking|lack\s+of|free\s+of|minus)"
)
_WEAK = (
    r"(?:no|not(?!\s+only|\s+just)|non|nor|never|isn't|aren't|doesn't\s+have|does\s+not\s+have|don't\s+want|"
    r"do\s+not\s+want|kein(?:e[nrms]?)?|nicht(?!\s+nur)|pas\s+de|pas\s+d'|pas|ni|niet|geen)"
)
_NEGATOR = re.compile(rf"(?<!\w)(?:(?P<strong>{_STRONG})|(?P<weak>{_WEAK}))(?:[\s-]+{_ARTICLE}|\s+d')$")
_CARRIED = re.compile(rf"\s{{0,8}}(?:,\s{{0,8}})?(?:or|nor|and|oder|noch|und|ou|et|ni|o|y|e|/|,)\s{{0,8}}{_ARTICLE}")
_CARRIED_OR = re.compile(rf"\s{{0,8}}(?:,\s{{0,8}})?(?:or|nor|oder|noch|ou|ni|o|/)\s{{0,8}}{_ARTICLE}")
_DENIED_AFTER = re.compile(
    r"\s{0,8}[:|\t=]\s{0,8}(?:no|nein|non|none|keine?|nicht vorhanden|not (?:available|supported|included)|ninguno|"
    r"[✗✘✕])(?![\w-])"
)
_LOOK_BACK = 48  # characters before a mention in which its negation stands


class Mention(NamedTuple):
    """A feature named at `text[start:end]`; `negated` when the text says that it is absent or unwanted.

    `since` is where the mention begins with its negation: `without a microphone`.
    """

    feature: str
    start: int
    end: int
    negated: bool
    since: int


@cache
def _book() -> Phrasebook:
    return Phrasebook((f.name, phrase) for f in FEATURE_TABLE for language in LANGUAGES for phrase in f.phrases(language))


def feature_mentions(text: str) -> list[tuple[str, int, int, bool]]:
    """Return (feature, start, end, negated) for every feature `text` names, in any of five languages, in order.

    `text[start:end]` are the exact words of the feature itself; a negation beside them (`no microphone`, `Mikrofon: nein`) sets
    `negated` and is not part of the span.
    """
    return [(m.feature, m.start, m.end, m.negated) for m in mentions(fold(text))]


def mentions(folded: str) -> list[Mention]:
    """As `feature_mentions`, for folded text, and with the place where a negation begins."""
    found: list[Mention] = []
    strong = False
    for name, start, end in _book().find(folded):
        since, strong = _negation(folded, start, found[-1] if found else None, strong)
        negated = since < start or _inherits(found, folded, start, strong)
        negated = negated or _DENIED_AFTER.match(folded, end) is not None
        found.append(Mention(name, start, end, negated, since))
    return found


def _inherits(found: list[Mention], folded: str, start: int, strong: bool) -> bool:
    """Whether the negation of the mention before reaches this one: `without a cable or microphone`."""
    if not found or not found[-1].negated:
        return False
    between = _CARRIED if strong else _CARRIED_OR
    return between.fullmatch(folded, found[-1].end, start) is not None


def _negation(folded: str, start: int, before: Mention | None, strong: bool) -> tuple[int, bool]:
    floor = max(start - _LOOK_BACK, before.end if before else 0)
    match = _NEGATOR.search(folded, floor, start)
    if match:
        return match.start(), match["strong"] is not None
    return start, strong


@cache
def _spoken() -> Mapping[str, tuple[tuple[str, re.Pattern[str]], ...]]:
    """For each feature, the languages in which it is said and how."""
    return {
        f.name: tuple((lang, re.compile(words_pattern("|".join(f.phrases(lang))))) for lang in LANGUAGES if f.phrases(lang))
        for f in FEATURE_TABLE
    }


def spoken_in(feature: str, words: str) -> tuple[str, ...]:
    """The languages in which the folded `words` are said for a feature."""
    return tuple(language for language, pattern in _spoken()[feature] if pattern.fullmatch(words))


def feature_languages(folded: str) -> Iterator[tuple[str, ...]]:
    """For every feature in folded text, the languages to which its words belong."""
    for name, start, end in _book().find(folded):
        yield spoken_in(name, folded[start:end])


def implies(feature: str) -> frozenset[str]:
    """Return every feature that `feature` brings with it: Bluetooth is wireless."""
    known = FEATURES.get(feature)
    direct = _split(known.implies) if known else frozenset()
    return direct.union(*(implies(name) for name in direct))


def granted_by(feature: str) -> frozenset[str]:
    """Return the features whose mention shows `feature`: itself and all that imply it."""
    return frozenset({feature, *(name for name in FEATURES if feature in implies(name))})


def contradicts(feature: str) -> frozenset[str]:
    """Return the features that a product with `feature` cannot have: over-ear headphones are not in-ear. Symmetric."""
    return _exclusions().get(feature, frozenset())


@cache
def _exclusions() -> Mapping[str, frozenset[str]]:
    pairs = {(f.name, other) for f in FEATURE_TABLE for other in _split(f.excludes)}
    both = pairs | {(b, a) for a, b in pairs}
    return {name: frozenset(b for a, b in both if a == name) for name in FEATURES}


def _split(names: str) -> frozenset[str]:
    return frozenset(filter(None, names.split("|")))
