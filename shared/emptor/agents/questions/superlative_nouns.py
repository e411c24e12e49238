"""A superlative with its noun: `the largest board thickness`, `il diametro più grande` order by what the noun names.

The other rules know the superlatives of properties in a table. Of any other noun phrase they leave a word such as `largest`
alone, and take the noun for a feature or for nothing. Here both are read together: before the noun in Germanic languages, behind
it in Romance ones.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from emptor.agents.questions.features import mentions
from emptor.agents.questions.ledger import numbered
from emptor.agents.questions.superlatives import DIRECTIONS, OPPOSITE, says_best
from emptor.agents.questions.words import HEAD_FIRST, breaks, fillers, own_words, vague, words_of
from emptor.lexicon import fold, matcher
from emptor.lexicon.beside import JOINT
from emptor.models.brief import Brief, Direction, Op, SortKey, Understood
from emptor.utils.attributes import attribute, canonical_attribute, is_known_attribute
from emptor.utils.text import snake

_EXTENTS = frozenset({"any", "size", "length", "height", "width", "thickness", "depth"})  # of a thing, or of any noun beside it
_WITH_THEIR_NOUN = frozenset({"weight"})  # `lightest packed weight` orders by that weight
_PRICE = "price"
_KEPT = frozenset({"price", "value"})  # what other words order by
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*['’]?")
_MAX_NOUN_WORDS = 5
_SAME_LETTERS = 4  # by which a word begins that is the kind's own in another form
_OF = frozenset({"of"})


class _Said(NamedTuple):
    """A superlative of extent: where it stands and which end it asks for."""

    start: int
    end: int
    direction: Direction
    attribute: str = "any"


class _Measured(NamedTuple):
    """A superlative and its noun, as one phrase of the question."""

    noun: str
    direction: Direction
    start: int
    end: int
    own: _Said


def with_measured_superlatives(brief: Brief) -> Brief:
    """Return the brief with each superlative of extent ordering by the noun beside it; the noun is no demand of its own."""
    folded = fold(brief.question)
    for said in _extents(folded):
        if _is_read(folded[said.start : said.end], brief):
            continue
        measured = _after(folded, said, brief) or _before(folded, said, brief)
        if measured is not None:
            brief = _ordered(brief, folded, measured)
    return brief


def _is_read(own: str, brief: Brief) -> bool:
    """Whether the superlative limits a figure: `altura máxima de 40 cm`, `mayor de 100 euro`."""
    return any(c.op is not Op.HAS and own in fold(c.words) for c in brief.constraints)


def _extents(folded: str) -> list[_Said]:
    found = [
        _Said(m.start, m.end, DIRECTIONS[m.key.split(".")[2]], m.key.split(".")[1])
        for m in matcher("superlative").all(folded)
        if m.key.split(".")[1] in _EXTENTS | _WITH_THEIR_NOUN
    ]
    adjectives = {m.start: m for m in matcher("adjective", "extent").all(folded)[::-1]}
    for degree in matcher("degree").all(folded):
        gap = JOINT.match(folded, degree.end)
        adjective = adjectives.get(gap.end()) if gap else None
        if adjective is None or not set(adjective.languages) & set(degree.languages):
            continue
        family, name, *way = adjective.key.split(".")
        if family == "adjective" and name not in _EXTENTS:
            continue
        direction = DIRECTIONS[way[0] if way else name]
        found.append(_Said(degree.start, adjective.end, direction if degree.key == "degree.most" else OPPOSITE[direction]))
    return _longest(found)


def _longest(found: list[_Said]) -> list[_Said]:
    kept: list[_Said] = []
    for said in sorted(found, key=lambda s: (s.start, -s.end)):
        if not any(said.start < other.end and other.start < said.end for other in kept):
            kept.append(said)
    return kept


def _after(folded: str, said: _Said, brief: Brief) -> _Measured | None:
    """`largest board thickness`, `le plus grand volume de chargement`."""
    language, inner, at = brief.language, _inner(brief.language), said.end
    words: list[tuple[int, int]] = []
    for token in _WORD.finditer(folded, said.end):
        gap = folded[at : token.start()]
        stops = (fillers(language) | breaks(language)) - (inner if words else frozenset())
        stops |= vague(language) if words else frozenset()  # "best sound long battery life"
        if gap.strip() or token.group().rstrip("'’") in stops or len(words) == _MAX_NOUN_WORDS:
            break
        words.append((token.start(), token.end()))
        at = token.end()
    while words and folded[slice(*words[-1])] in inner:
        words.pop()
    return _as_noun(folded, words, said, brief, head=0 if language in HEAD_FIRST else -1)


def _before(folded: str, said: _Said, brief: Brief) -> _Measured | None:
    """`diametro del sacco più grande`: back to the article or the word that governs it."""
    language = brief.language
    if language not in HEAD_FIRST:
        return None
    inner, at = _inner(language), said.start
    words: list[tuple[int, int]] = []
    tokens = list(_WORD.finditer(folded, 0, said.start))
    for place in range(len(tokens) - 1, -1, -1):
        token = tokens[place]
        if token.group().endswith(tuple(own_words("grammar.adverb-ending", language))):
            return None  # "es realmente mejor"
        before = tokens[place - 1].group() if place else ""
        if folded[token.end() : at].strip() or len(words) == _MAX_NOUN_WORDS:
            break
        if _governs(token.group(), before, language) and not (words and token.group() in inner):
            if token.group() in words_of("clause.for", language):
                return None  # "amplificatore per chitarra più piccolo": of the whole
            break
        if token.group() in words_of("clause.definite", language) and before not in _joiners(language):
            break
        words.insert(0, (token.start(), token.end()))
        at = token.start()
    while words and folded[slice(*words[0])] in inner:
        words.pop(0)
    return _as_noun(folded, words, said, brief, head=0)


def _governs(word: str, before: str, language: str) -> bool:
    """Whether a phrase cannot begin before this word; an article behind `de` stands within it: `capacidad de la cubeta`."""
    return word in fillers(language) | breaks(language) and before not in _joiners(language)


def _joiners(language: str) -> frozenset[str]:
    """`de`, `di`: what joins two nouns, before whose article the phrase goes on."""
    return _inner(language) - breaks(language) - words_of("clause.definite", language)


def _inner(language: str) -> frozenset[str]:
    """Words that may stand within a noun phrase: `de`, `del`, `of`."""
    return words_of("clause.inner", language) | _OF


def _as_noun(folded: str, words: list[tuple[int, int]], said: _Said, brief: Brief, *, head: int) -> _Measured | None:
    """The phrase, unless it is the kind of thing itself: `the largest tent` asks for the size of the tent."""
    if not words:
        return None
    noun = folded[words[0][0] : words[-1][1]]
    kind = _WORD.findall(fold(brief.category or ""))
    if kind and _alike(folded[slice(*words[head])], kind[head]):
        words = words[: -len(kind)] if head == -1 else []  # "lightest packed weight tent"
        noun = folded[words[0][0] : words[-1][1]] if words else ""
        if not words or not _is_measured(folded[slice(*words[-1])]):
            return None  # "the best waterproof jacket" is the best jacket
    if says_best(folded[said.start : said.end]) and any(m.start == 0 and m.end == len(noun) for m in mentions(noun)):
        return None  # a feature is there or not: "with the best noise cancelling"
    if said.attribute not in _EXTENTS and canonical_attribute(folded[slice(*words[head])]) != said.attribute:
        return None
    return _Measured(noun, said.direction, min(said.start, words[0][0]), max(said.end, words[-1][1]), said)


def _is_measured(noun: str) -> bool:
    """Whether a noun names a figure, of which there can be most or least."""
    row = attribute(canonical_attribute(noun))
    return row is not None and row.unit is not None


def _alike(one: str, other: str) -> bool:
    joined = one.endswith(other) and len(other) > _SAME_LETTERS  # In-Ear-Kopfhörer
    return one == other or joined or (min(len(one), len(other)) >= _SAME_LETTERS and one[:_SAME_LETTERS] == other[:_SAME_LETTERS])


def _ordered(brief: Brief, folded: str, measured: _Measured) -> Brief:
    name = _attribute_of(measured.noun)
    phrase = folded[measured.start : measured.end]
    own = folded[measured.own.start : measured.own.end]
    replaced = [key for key in brief.sort if fold(key.words) in phrase]
    ordered = name in _KEPT and any(key.attribute == name for key in brief.sort)
    if ordered or any(_is_whole(key, phrase, own) for key in brief.sort):
        return brief
    key = SortKey(attribute=name, direction=measured.direction, words=brief.question[measured.start : measured.end])
    sort = tuple(k for k in brief.sort if k not in replaced)
    place = brief.sort.index(replaced[0]) if replaced else len(sort)
    dropped = {c.text for c in brief.constraints if c.attribute == "feature" and c.op is Op.HAS and fold(c.words) in phrase}
    return brief.model_copy(
        update={
            "sort": (*sort[:place], key, *sort[place:]),
            "constraints": numbered(c for c in brief.constraints if c.text not in dropped),
            "preferences": tuple(p for p in brief.preferences if fold(p) == phrase or (fold(p) != own and fold(p) not in phrase)),
            "unused": tuple(word for word in brief.unused if fold(word) not in phrase),
            "understood": (
                *(u for u in brief.understood if u.demand not in dropped and fold(u.words) not in phrase),
                Understood(demand=f"sort by {name.replace('_', ' ')}, {measured.direction.value}", words=key.words),
            ),
        }
    )


def _attribute_of(noun: str) -> str:
    """The attribute that a noun names; a price by any word for it: `le prix le plus bas`."""
    if matcher("follow-up.attribute.price", "clause.money").fullmatch(noun):
        return _PRICE
    return canonical_attribute(noun) if is_known_attribute(noun) else snake(noun)


def _is_whole(key: SortKey, phrase: str, own: str) -> bool:
    """Whether an order already has this superlative with its noun: `mejor valorado`, `best bang for the buck`."""
    words = fold(key.words)
    if phrase in words:
        return phrase != words or key.attribute in _KEPT
    return words in phrase and (key.attribute in _KEPT or (words != own and key.attribute not in _EXTENTS | _WITH_THEIR_NOUN))
