"""What the words of a label mean, in any of eleven languages: `Warmhaltefunktion` and `keep-warm function` say the same.

A label is taken apart into the concepts of the lexicon's tables `word` and `kind`, compounds included. Two labels say the same
when their concepts do, whatever their order; a word that stands in no table means itself.

>>> says_same("Griffdurchmesser", "diamètre de poignée")
True
>>> says_same("Griffdurchmesser", "diametro")
False
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import NamedTuple

from emptor.agents.questions.morphology import english_singular
from emptor.lexicon import concepts, fold, phrases

_FAMILY, KIND = "word", "kind"
_JOINING = "joining"
_CACHE = 8192
_TOKEN = re.compile(r"[^\W_]+")
_BRACKETS = re.compile(r"[\(\[][^\)\]]{0,99}[\)\]]")
# Endings of number, gender and case in the languages of the lexicon, longest first.
_ENDINGS = ("ami", "ach", "ego", "iem", "en", "es", "er", "em", "ym", "om", "ow", "ej", "e", "s", "n", "i", "a", "o", "y", "u")
_MIN_STEM = 4
_MIN_PIECE = 3  # letters of a part of a compound
_MIN_COMPOUND = 7
_MAX_WORDS = 4  # of a phrase
_COMPOUNDING = (("de", "nl"), ("sv", "da"))  # languages that write compounds as one word, by the parts that they share
_LINKS = ("", "s", "n", "e", "en", "es", "er")  # what joins the parts of a compound
# Concepts that say nothing of which thing or property it is, where others stand beside them.
_WEAK = frozenset(f"{_FAMILY}.{name}" for name in ("function", "system", "integrated", "total", "maximum", "level", "count"))

_SPARE = frozenset({f"{_FAMILY}.replacement"})
NOUN_FIRST = frozenset({"fr", "es", "it", "pt", "ro"})

Meaning = frozenset[str]  # the concepts that a word may stand for; a word in no table stands for itself, after `=`


class Said(NamedTuple):
    """A word or phrase of a text: what it may mean and where it stands."""

    means: Meaning
    start: int
    end: int

    @property
    def known(self) -> bool:
        return not any(one.startswith("=") for one in self.means)


@lru_cache(maxsize=_CACHE)
def says_same(one: str, other: str) -> bool:
    """Return whether two labels say the same, each in whatever language; false where no table knows a word of either."""
    left, right = _strong(meanings(one)), _strong(meanings(other))
    known = any(said.known for said in meanings(one)) and any(said.known for said in meanings(other))
    return known and len(left) == len(right) and _covers(left, right)


def covers(whole: Sequence[Said], part: Sequence[Said]) -> bool:
    """Return whether each meaning of `part`, weak ones aside, is among those of `whole`, each once."""
    return bool(part) and _covers(_strong(part), [said.means for said in whole])


def is_of_kind(kind: str, name: str, language: str | None) -> bool:
    """Return whether a product's name says that it is what `kind` names, in whatever language.

    The noun decides: the last word of a kind's name (`Trekkingrucksack`), or the first in Romance languages (`sac à dos de
    trekking`). Words of makers and models are in no table.
    """
    wanted, said = meanings(kind), [one for one in meanings(name) if one.known]
    if not said or not all(one.known for one in wanted) or not covers(said, wanted):
        return False
    nouns = (said[0],) if language in NOUN_FIRST else (said[-1],) if language else (said[0], said[-1])
    return any(noun.means & one.means for noun in nouns for one in wanted)


def is_part_of_kind(wanted: str, sold: str) -> bool:
    """Return whether two names of parts or accessories say the same; that one is a spare does not count."""
    left, right = _parts(wanted), _parts(sold)
    return len(left) == len(right) and any(one.known for one in left) and covers(right, left)


def says_spare(text: str) -> bool:
    """Return whether a name says that what it names is a spare."""
    return any(said.means & _SPARE for said in meanings(text))


def kind_phrases(folded: str) -> list[Said]:
    """Return the phrases of several words in folded text that name a kind of thing: `sac a dos`."""
    found = (said for said in _meanings(folded) if any(one.startswith(f"{KIND}.") for one in said.means))
    return [said for said in found if " " in folded[said.start : said.end]]


def _parts(text: str) -> list[Said]:
    said = meanings(text)
    return [one for one in said if not one.means & _SPARE] or list(said)


def meanings(text: str) -> tuple[Said, ...]:
    """Return what the words of a text mean, in their order; longest phrases first, articles and prepositions left out."""
    return _meanings(_BRACKETS.sub(lambda m: " " * len(m[0]), fold(text)))


@lru_cache(maxsize=_CACHE)
def _meanings(folded: str) -> tuple[Said, ...]:
    tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(folded) if m.group() not in _joining()]
    return tuple(_read(tokens))


def _read(tokens: Sequence[tuple[str, int, int]]) -> Iterator[Said]:
    place = 0
    while place < len(tokens):
        size = next((n for n in range(_MAX_WORDS, 0, -1) if _phrase(tokens[place : place + n], n)), 0)
        if size:
            part = tokens[place : place + size]
            yield Said(_phrase(part, size) or frozenset(), part[0][1], part[-1][2])
        else:
            word, start, end = tokens[place]
            yield from (Said(means, start, end) for means in _of_word(word))
        place += max(size, 1)


def _phrase(part: Sequence[tuple[str, int, int]], size: int) -> Meaning | None:
    return _found(tuple(word for word, _, _ in part)) if len(part) == size else None


def _found(words: tuple[str, ...]) -> Meaning | None:
    """What words mean: as they stand, else without an ending, else without all endings."""
    return next((found for level in _LEVELS if (found := _table(level).get(tuple(map(level, words))))), None)


@lru_cache(maxsize=_CACHE)
def _of_word(word: str) -> tuple[Meaning, ...]:
    """The parts of a compound, or the word itself."""
    parts = _split(word) if len(word) >= _MIN_COMPOUND and word.isalpha() else ()
    return parts or (frozenset({f"={stem_of(word)}"}),)


@lru_cache(maxsize=_CACHE)
def _split(word: str) -> tuple[Meaning, ...]:
    """The fewest known parts that make up a word in one family of languages; empty where there are none."""
    return next((parts for family in _COMPOUNDING if (parts := _parts_of(word, family))), ())


def _parts_of(word: str, family: tuple[str, ...]) -> tuple[Meaning, ...]:
    """The fewest known parts of some languages that make up a word, with what links them."""
    best: list[tuple[Meaning, ...] | None] = [()] + [None] * len(word)
    longest = _longest_piece(family)
    for end in range(_MIN_PIECE, len(word) + 1):
        for start in range(max(0, end - longest), end - _MIN_PIECE + 1):
            before = best[start]
            if before is None or (means := _piece(word[start:end], family, last=end == len(word))) is None:
                continue
            current = best[end]
            if current is None or len(before) + 1 < len(current):
                best[end] = (*before, means)
    return best[-1] or ()


def _piece(text: str, family: tuple[str, ...], *, last: bool) -> Meaning | None:
    for link in _LINKS:
        if link and not text.endswith(link):
            continue
        if found := _pieces(family).get(text.removesuffix(link) if link else text):
            return found
    if not last:
        return None
    return _found((text,)) if family == _COMPOUNDING[0] else _stemmed(family).get(stem_of(text))


@cache
def _table(level: Callable[[str], str]) -> dict[tuple[str, ...], Meaning]:
    """Each phrase, its words in one of the forms of `_LEVELS`, and the concepts that it stands for."""
    found: dict[tuple[str, ...], set[str]] = {}
    for concept in (*concepts(_FAMILY), *concepts(KIND)):
        for phrase in phrases(concept):
            words = [word for word in _TOKEN.findall(fold(phrase)) if word not in _joining()]
            found.setdefault(tuple(map(level, words)), set()).add(concept)
    return {key: frozenset(named) for key, named in found.items()}


def without_joining(words: Sequence[str]) -> list[str]:
    """Return folded words without articles, prepositions and the like; single letters are what an apostrophe left of them."""
    return [word for word in words if word not in _joining() and len(word) > 1]


@cache
def _joining() -> frozenset[str]:
    """Articles, prepositions and the like, folded."""
    return frozenset(map(fold, phrases(_JOINING)))


@cache
def _pieces(family: tuple[str, ...]) -> dict[str, Meaning]:
    """Single words as they stand in the compounds of some languages."""
    found: dict[str, set[str]] = {}
    for concept in (*concepts(_FAMILY), *concepts(KIND)):
        for language in family:
            for phrase in phrases(concept, language):
                if phrase.isalpha() and len(phrase) >= _MIN_PIECE:
                    found.setdefault(fold(phrase), set()).add(concept)
    return {key: frozenset(named) for key, named in found.items()}


@cache
def _stemmed(family: tuple[str, ...]) -> dict[str, Meaning]:
    """The same without their endings, for the last part of a compound."""
    found: dict[str, Meaning] = {}
    for piece, means in _pieces(family).items():
        found[stem_of(piece)] = found.get(stem_of(piece), frozenset()) | means
    return found


@cache
def _longest_piece(family: tuple[str, ...]) -> int:
    return max(map(len, _pieces(family))) + max(map(len, _LINKS))


@lru_cache(maxsize=_CACHE)
def stem_of(word: str) -> str:
    """Return a folded word without its ending, the same for singular and plural: `kettles` and `kettle` are `kettl`."""
    single = english_singular(word)
    ending = next((e for e in _ENDINGS if single.endswith(e) and len(single) - len(e) >= _MIN_STEM), "")
    return single.removesuffix(ending)


def _root_of(word: str) -> str:
    """The word without all its endings, doubled consonants single: `colchones` and `colchón`, `matrassen` and `matras`."""
    before, root = "", word
    while root != before:
        before, root = root, stem_of(root)
    return root[:-1] if len(root) > _MIN_STEM and root[-1] == root[-2] else root


_LEVELS: tuple[Callable[[str], str], ...] = (str, stem_of, _root_of)


def _strong(said: Sequence[Said]) -> list[Meaning]:
    """The meanings that tell one thing from another; all of them where only weak ones stand."""
    return [one.means for one in said if not one.means & _WEAK] or [one.means for one in said]


def _covers(part: Sequence[Meaning], whole: Sequence[Meaning]) -> bool:
    """Whether each meaning of `part` finds one of `whole` that it shares a concept with, each once.

    This is a matching in a bipartite graph, found by augmenting paths: words that are repeated cost no more than others.
    """
    matched: dict[int, int] = {}  # place in `part` of what took a place in `whole`
    return all(_finds_place(place, part, whole, matched) for place in range(len(part)))


def _finds_place(first: int, part: Sequence[Meaning], whole: Sequence[Meaning], matched: dict[int, int]) -> bool:
    """Match one more meaning, moving those that are matched where need be."""
    asking, asked_by = [first], dict[int, int]()
    for place in asking:
        for n, other in enumerate(whole):
            if n in asked_by or not part[place] & other:
                continue
            asked_by[n] = place
            if n not in matched:
                _move(n, asked_by, matched)
                return True
            asking.append(matched[n])
    return False


def _move(free: int, asked_by: Mapping[int, int], matched: dict[int, int]) -> None:
    """Give a free place to the one that asked for it, that one's old place to the one before, and so on."""
    held = {place: n for n, place in matched.items()}
    n: int | None = free
    while n is not None:
        place = asked_by[n]
        matched[n] = place
        n = held.get(place)
