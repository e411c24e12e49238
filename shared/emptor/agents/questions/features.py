"""Which features a text speaks of, whether it grants or denies them, and which features rule each other out."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache
from types import MappingProxyType
from typing import NamedTuple

from emptor.agents.questions.feature_table import FEATURE_TABLE, LANGUAGES, Feature
from emptor.agents.questions.phrasebook import Phrasebook
from emptor.lexicon.beside import after, before, starts_before
from emptor.lexicon.folding import fold, words_pattern

FEATURES: Mapping[str, Feature] = MappingProxyType({feature.name: feature for feature in FEATURE_TABLE})

_MAX_ARTICLES = 6
_SPACES = re.compile(r"\s{1,8}")
_MAYBE_SPACES = re.compile(r"\s{0,8}")
_COMMA = re.compile(r"\s{0,8}(?:,\s{0,8})?")
_OR_SIGN, _AND_SIGN = re.compile(r"\s{0,8}(?:,\s{0,8})?/\s{0,8}"), re.compile(r"\s{0,8}(?:,\s{0,8})?[/,]\s{0,8}")
_DENIES = re.compile(r"[\s-]+|\s{1,8}d'")  # between a denial and what it denies
_VALUE = re.compile(r"\s{0,8}[:|\t=]\s{0,8}")
_CROSS = re.compile(r"\s{0,8}[:|\t=]\s{0,8}[✗✘✕](?![\w-])")
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
    said = ((f.name, phrase) for f in FEATURE_TABLE for language in LANGUAGES for phrase in f.phrases(language))
    return Phrasebook(said, kept_as="features")


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
        negated = negated or _denied_after(folded, end)
        found.append(Mention(name, start, end, negated, since))
    return found


def _inherits(found: list[Mention], folded: str, start: int, strong: bool) -> bool:
    """Whether the negation of the mention before reaches this one: `without a cable or microphone`."""
    if not found or not found[-1].negated:
        return False
    return any(_carries(folded, found[-1].end, at, strong) for at in _article_starts(folded, start, found[-1].end))


def _carries(folded: str, end: int, at: int, strong: bool) -> bool:
    """Whether a list goes on from `end` to `at`: `or`; behind `without` also `and` and a comma."""
    if (_AND_SIGN if strong else _OR_SIGN).fullmatch(folded, end, at):
        return True
    names = ("clause.or", "clause.and") if strong else ("clause.or",)
    joint = before(folded, at, _MAYBE_SPACES, *names)
    return joint is not None and joint.start >= end and _COMMA.fullmatch(folded, end, joint.start) is not None


def _article_starts(folded: str, start: int, floor: int) -> list[int]:
    """Where a mention begins, without its articles and with them."""
    starts = starts_before(folded, start, _SPACES, "beside-feature.article", _MAX_ARTICLES)
    return [at for at in starts if at >= floor]


def _denied_after(folded: str, end: int) -> bool:
    """`Microphone: no`, `Microphone | ✗`."""
    if _CROSS.match(folded, end):
        return True
    denial = after(folded, end, _VALUE, "negation.answer-no")
    return denial is not None and folded[denial.end : denial.end + 1] != "-"


def _negation(folded: str, start: int, earlier: Mention | None, strong: bool) -> tuple[int, bool]:
    floor = max(start - _LOOK_BACK, earlier.end if earlier else 0)
    for at in reversed(_article_starts(folded, start, floor)):
        denial = before(folded, at, _DENIES, "beside-feature.strong", "beside-feature.weak")
        if denial is not None and denial.start >= floor:
            return denial.start, denial.key == "beside-feature.strong"
    return start, strong


@cache
def _spoken(feature: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    """The languages in which a feature is said, and how."""
    said = ((language, FEATURES[feature].phrases(language)) for language in LANGUAGES)
    return tuple((language, re.compile(words_pattern("|".join(phrases)))) for language, phrases in said if phrases)


def spoken_in(feature: str, words: str) -> tuple[str, ...]:
    """The languages in which the folded `words` are said for a feature."""
    return tuple(language for language, pattern in _spoken(feature) if pattern.fullmatch(words))


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
