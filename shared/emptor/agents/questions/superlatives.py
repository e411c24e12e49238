"""Superlatives: the order the buyer asks for among what qualifies. `lightest`, `cheapest`, `leiseste`, `longest battery life`."""

from __future__ import annotations

import re
from typing import NamedTuple

from emptor.agents.questions.features import mentions
from emptor.agents.questions.spelling import is_known_word
from emptor.agents.questions.words import ALL, breaks, fillers, said
from emptor.lexicon import Match, matcher
from emptor.lexicon.beside import SPACE, after
from emptor.lexicon.worded import Worded
from emptor.models.brief import Direction, SortKey
from emptor.utils.attributes import Better, canonical_attribute, is_known_attribute
from emptor.utils.attributes import attribute as known_attribute
from emptor.utils.units import find_quantities

DIRECTIONS = {"min": Direction.ASCENDING, "max": Direction.DESCENDING}
OPPOSITE = {Direction.ASCENDING: Direction.DESCENDING, Direction.DESCENDING: Direction.ASCENDING}
_WORDS_OF_BEST = Worded("«joint.best»")
_GAP = Worded(r"[\s-]{0,8}(?:«joint.degree»\s{1,8})?")
_TOKEN = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*")
_DIGIT_NEAR = Worded(r"\s{0,8}«joint.than»\b")
_FIGURE = re.compile(r"\s{1,4}\d{1,6}(?:[.,]\d{1,3})?\s{0,4}[^\W\d_]{1,12}")
_DIMENSIONS = {"weight": "mass", "noise": "sound_level", "price": "money"}  # of a figure that such a word can be compared with
_NAMES = {"noise": "noise_level"}  # where the table of attributes has a longer name
_MAX_NOUN_WORDS = 3


class Superlative(NamedTuple):
    """A sort key and where its words stand."""

    key: SortKey
    start: int
    end: int


def superlatives(folded: str, text: str, language: str) -> list[Superlative]:
    """Return the superlatives of a question in its order; of two on one attribute, the first."""
    found = [*_by_word(folded, text), *_by_degree(folded, text), *_compared(folded, text), *_by_form(folded, text, language)]
    taken = [(wish.start, wish.end) for wish in said("clause.wish", folded, language)]  # "am liebsten in Schwarz" orders nothing
    kept: dict[str, Superlative] = {}
    for one in sorted(found, key=lambda s: (s.start, -s.end)):
        if one.key.attribute not in kept and not any(one.start < end and start < one.end for start, end in taken):
            kept[one.key.attribute] = one
            taken.append((one.start, one.end))
    return list(kept.values())


def _key(text: str, name: str, direction: Direction, start: int, end: int) -> Superlative:
    return Superlative(
        SortKey(attribute=_NAMES.get(name, name.replace("-", "_")), direction=direction, words=text[start:end]), start, end
    )


def _by_word(folded: str, text: str) -> list[Superlative]:
    """`lightest`, and `longest battery life`, where the noun says what."""
    found = []
    for match in matcher("superlative").all(folded):
        _, name, direction = match.key.split(".")
        noun = _noun(folded, match.end, best=says_best(folded[match.start : match.end]))
        if name == "any" and noun:
            attribute, end = noun
            found.append(_key(text, attribute, _turned(attribute, DIRECTIONS[direction], folded, match), match.start, end))
        elif name != "any" and not _is_limit(folded, match.end, name):
            found.append(_key(text, name, DIRECTIONS[direction], match.start, match.end))
    return found


def says_best(words: str) -> bool:
    """Whether a folded superlative praises and measures nothing: `best`, `beste`, `meilleur`."""
    return _WORDS_OF_BEST.fullmatch(words) is not None


def _turned(attribute: str, direction: Direction, folded: str, match: Match) -> Direction:
    """`best` noise level is the lowest one."""
    row = known_attribute(attribute)
    best = says_best(folded[match.start : match.end])
    return Direction.ASCENDING if best and row and row.better is Better.LOWER else direction


def _noun(folded: str, start: int, *, best: bool) -> tuple[str, int] | None:
    """The attribute that the words after a superlative name, and where they end."""
    gap = _GAP.match(folded, start)
    at = gap.end() if gap else start
    ends: list[int] = []
    for token in _TOKEN.finditer(folded, at):
        if folded[at : token.start()].strip() or token.group() in fillers(ALL) | breaks(ALL) or len(ends) == _MAX_NOUN_WORDS:
            break
        ends.append(token.end())
        at = token.end()
    first = gap.end() if gap else start
    feature = max((m.end for m in mentions(folded[: ends[-1]]) if m.start == first), default=0) if ends else 0
    for end in reversed(ends):
        if end < feature:
            return None  # "best noise cancelling" wants a feature, not a level of noise
        words = folded[first:end]
        if is_known_attribute(words):
            row = known_attribute(canonical_attribute(words))
            if row is not None and row.unit and (not best or row.better in {Better.HIGHER, Better.LOWER}):
                return row.name, end
    return None


def _by_degree(folded: str, text: str) -> list[Superlative]:
    """`le plus léger`, `más barato`, `meno rumoroso`: not before a figure, where it compares."""
    adjectives = {match.start: match for match in matcher("adjective").all(folded)[::-1]}
    found = []
    for degree in matcher("degree").all(folded):
        gap = _GAP.match(folded, degree.end)
        adjective = adjectives.get(gap.end() if gap else degree.end)
        if (
            adjective is None
            or _is_limit(folded, adjective.end, adjective.key.split(".")[1])
            or not set(adjective.languages) & set(degree.languages)
        ):
            continue
        _, name, way = adjective.key.split(".")
        direction = DIRECTIONS[way] if degree.key == "degree.most" else OPPOSITE[DIRECTIONS[way]]
        found.append(_key(text, name, direction, degree.start, adjective.end))
    return found


class _Form(NamedTuple):
    """How a language builds superlatives and comparatives from an adjective."""

    superlative: re.Pattern[str]
    comparative: tuple[str, ...]  # endings; a word whose comparative no dictionary has is no superlative: forest


# The grammar of the languages that build them by endings; in the others a word says the degree.
_FORMS = {
    "en": _Form(re.compile(r"(?<![^\W_])([a-z]{3,20}?)est(?![^\W_])"), ("er", "r")),
    "de": _Form(re.compile(r"(?<![^\W_])([a-z]{4,20}?)(?:e?st)(?:e|er|es|en|em)(?![^\W_])"), ("er", "ere")),
    "nl": _Form(re.compile(r"(?<![^\W_])([a-z]{4,20}?)ste(?![^\W_])"), ("er", "ere", "dere")),
}


def _by_form(folded: str, text: str, language: str) -> list[Superlative]:
    """`softest`, `weichste`: an adjective that no list has, by its form. Its own stem names the attribute."""
    form = _FORMS.get(language)
    if form is None:
        return []
    found = []
    for match in form.superlative.finditer(folded):
        stem = match[1]
        if text[match.start()].islower() and any(is_known_word(stem + ending, language) for ending in form.comparative):
            found.append(_key(text, stem, Direction.DESCENDING, match.start(), match.end()))
    return found


def _compared(folded: str, text: str) -> list[Superlative]:
    """`which one is lighter?`, `the smaller the better`: a comparison without a figure."""
    asked = matcher("question.which").find(folded)
    if not asked:
        return []
    found = []
    for match in matcher("comparative").find(folded):
        _, name, direction = match.key.split(".")
        if not _is_limit(folded, match.end, name):
            found.append(_key(text, name, DIRECTIONS[direction], match.start, match.end))
    return found


def _is_limit(folded: str, end: int, name: str) -> bool:
    """Whether a comparison with something follows: `lighter than 250 g`, but not `la más ligera de 28 cm`."""
    near = _DIGIT_NEAR.match(folded, end)
    if near is None or after(folded, end, SPACE, "clause.with", "clause.without") is not None:
        return False  # "el más barato que tenga …" compares with nothing
    figure = _FIGURE.match(folded, near.end())
    if figure is None or name not in _DIMENSIONS:
        return True
    quantity = next(iter(find_quantities(figure.group())), None)
    return quantity is None or quantity.dimension == _DIMENSIONS[name]
