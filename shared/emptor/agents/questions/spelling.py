"""Misspelt words of a question, read as the words they stand for: `hedphones` is headphones, `dolars` dollars.

A word is corrected when no dictionary of its language and no vocabulary of ours has it, and one of ours is near: one slip
away, or two in a long word. Proper names, figures and short words stay as they are.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from emptor.agents.questions.category import category_forms
from emptor.agents.questions.dictionaries import DICTIONARIES, dictionary, is_in_dictionary
from emptor.agents.questions.feature_table import FEATURE_TABLE, LANGUAGES
from emptor.agents.questions.language import SPOKEN, detect_language
from emptor.agents.questions.measure_table import HINTS
from emptor.agents.questions.mistyped import is_a_word, is_likely_slip, word_meant
from emptor.agents.questions.rewriting import Move, rewrite
from emptor.agents.questions.words import COMPOUNDING
from emptor.lexicon import fold, matcher, phrases
from emptor.lexicon.makers import BRANDS
from emptor.lexicon.models import tiers
from emptor.models.brief import Correction
from emptor.utils.attributes import ATTRIBUTES
from emptor.utils.currency import currency_words
from emptor.utils.kept import kept_table
from emptor.utils.units import unit_words

_WORD = re.compile(r"(?<![\w@./-])(?<![^\W\d_]{3}')[^\W\d_]+(?![\w@/'-]|\.\w)")  # also behind `d'`
_MIN_CHARS = 4  # a shorter word has too many neighbours
_LONG_CHARS = 7  # from here on two slips are allowed
_MAX_LOOKED_AT = 40  # words of one question that are compared; a text with more of them is not in a language we know
_MAX_SLIPS = 2
_NEAR_VOTE = 0.5  # of a misspelt word for its language
_INFLECTIONS = ("s", "es", "n", "en", "e")  # a plural that no list has is no slip
_FAMILIES = ("comparator", "superlative", "comparative", "adjective", "number", "colour", "material", "question", "demand")
_SMALL = ("clause.filler", "clause.break", "clause.vague")
_PLURAL_S = frozenset({"es", "fr", "pt"})
_THIN = frozenset({"es", "pt", "pl"})  # those that miss many: only long words, one slip
ANY = ""
_MIN_MAKER_CHARS = 6  # of a maker that a word is read as
_TWO = 2
_MIN_PART_CHARS = 3  # of each word of a phrase that people write as one: air fryer


class Spelt(NamedTuple):
    """A question with its misspelt words corrected, what was corrected, and where: (start, end) there and in the question."""

    text: str
    corrected: tuple[Correction, ...]
    moves: tuple[Move, ...]


class _Vocabulary(NamedTuple):
    """Words of ours, folded, by what they are looked up with; `ANY` is the language of words that several share."""

    spelling: dict[str, str]  # → as it is written
    own: dict[tuple[str, str], str]  # (word, language) → as it is written there, where that differs
    languages: dict[str, frozenset[str]]
    by_start: dict[tuple[str, int], tuple[str, ...]]  # first letter and length → words
    things: frozenset[str]  # words of kinds of things and features


def correct(question: str) -> Spelt:
    """Return the question with its misspelt words corrected."""
    language = _language(question)
    parts: list[tuple[int, int, str]] = []
    for match in _suspects(question, language):
        read = _money_or_unit(question, match, language) or _reading(match.group(), language)
        if read is not None:
            capital = language == "de" and match.group()[0].isupper()  # a German noun keeps it
            parts.append((match.start(), match.end(), read[0].upper() + read[1:] if capital else read))
    text, moves = rewrite(question, parts)
    corrected = (Correction(written=question[start:end], read=read) for start, end, read in parts)
    return Spelt(text, tuple(dict.fromkeys(corrected)), moves)


def _language(question: str) -> str:
    """The language by small words and by the words of ours that are spelt right."""
    folded = fold(question)
    votes: dict[str, float] = defaultdict(float)
    for match in _WORD.finditer(folded):
        spoken = _vocabulary().languages.get(match.group(), frozenset()) - {ANY}
        for language in spoken or _spoken_near(match.group()):
            votes[language] += 1 / len(spoken) if spoken else _NEAR_VOTE
    return detect_language(question, folded, votes)


def _spoken_near(word: str) -> frozenset[str]:
    """The language of the only words of ours that a long word may stand for: `mindestnes` is German."""
    if len(word) < _LONG_CHARS:
        return frozenset()
    near = _one_slip_away(word, _one_away(word))
    spoken = frozenset().union(*(_vocabulary().languages[other] for other in near)) - {ANY}
    return spoken if len(spoken) == 1 else frozenset()


def _suspects(question: str, language: str) -> Iterator[re.Match[str]]:
    """Words that no vocabulary has and that are no proper names."""
    looked_at = 0
    named = {match.end + 1 for match in matcher("demand.maker").all(fold(question))}  # "firma kestrup": a name, however written
    for match in _WORD.finditer(question):
        word = match.group()
        tier = word[0].isupper() and fold(word) in tiers()  # "GT 240 Lite" has no litres
        known = tier or fold(word) in _vocabulary().spelling or _is_compound(fold(word), language) or match.start() in named
        if known or len(word) < _MIN_CHARS or not _may_be_a_word(word, match.start(), language):
            continue
        looked_at += 1
        if looked_at > _MAX_LOOKED_AT:
            return
        yield match


def _may_be_a_word(word: str, start: int, language: str) -> bool:
    """A capital letter makes a name, but for the first word and for German nouns."""
    return word.islower() or (word[1:].islower() and (start == 0 or language == "de"))


def _is_compound(word: str, language: str) -> bool:
    """Whether it ends in a word of ours behind another word, so that it is one that no list has: Sportkopfhörer."""
    if language not in COMPOUNDING:
        return False
    ours = _vocabulary().spelling
    cuts = (cut for cut in range(_MIN_CHARS, len(word) - _MIN_CHARS + 1) if word[cut:] in ours)
    return any(head in ours or is_a_word(head, language) for cut in cuts for head in (word[:cut], word[: cut - 1]))


def _money_or_unit(question: str, match: re.Match[str], language: str) -> str | None:
    """After a figure, a word near a currency or a unit is one, whatever a dictionary knows: `500 eurp`."""
    if not question[: match.start()].rstrip()[-1:].isdigit():
        return None
    word, vocabulary = fold(match.group()), _vocabulary()
    near = _one_away(word)
    found = [other for other in near & _measures() if other[0] == word[0] and slips(word, other) == 1]
    found = found or [other for other in _measures() if other[0] == word[0] and sorted(other) == sorted(word)]
    best = min(found, key=lambda other: (not is_in_dictionary(other, language), *_rank(word, other), other), default=None)
    return vocabulary.spelling[best] if best else None


@cache
def _measures() -> frozenset[str]:
    return frozenset(map(fold, (*currency_words(), *unit_words())))


def _reading(written: str, language: str) -> str | None:
    word = fold(written)
    if word in _vocabulary().spelling or is_in_dictionary(written.lower(), language):
        return None
    if language in _PLURAL_S and any(
        written.endswith(ending) and is_a_word(written.removesuffix(ending).lower(), language) for ending in ("s", "es")
    ):
        return None  # "patines"
    only_own = not written.islower()
    read = _nearest(written, language, only_own=only_own, most=1) or word_meant(written.lower(), language)
    compound = language in COMPOUNDING and is_a_word(written.lower(), language)
    read = read or (None if compound else _compound_meant(word, language))
    read = read or (None if compound else _nearest(written, language, only_own=only_own, most=_MAX_SLIPS))
    inflected = read is not None and word in {fold(read) + ending for ending in _INFLECTIONS}
    return None if inflected else read


def _compound_meant(word: str, language: str) -> str | None:
    """A compound whose last word is one slip away from one of ours: `sackdurchmeser`, whose first word is right."""
    if language not in COMPOUNDING:
        return None
    for cut in range(_MIN_CHARS, len(word) - _LONG_CHARS + 1):
        if not is_a_word(word[:cut], language):
            continue
        tail = word[cut:]
        near = _one_slip_away(tail, _one_away(tail))
        own = sorted(other for other in near if language in _vocabulary().languages[other] or is_in_dictionary(other, language))
        if own:
            return word[:cut] + _spelt(own[0], language)
    return None


def _nearest(written: str, language: str, *, only_own: bool, most: int) -> str | None:
    word = fold(written)
    vocabulary = _vocabulary()
    near = _one_away(word)
    own = _of(near, language, only_own=only_own)
    found = [(1, other) for other in _one_slip_away(word, own)]
    if language in _THIN and len(word) < _LONG_CHARS:
        return None
    if not found and most > 1 and len(word) >= _LONG_CHARS and language not in _THIN:
        lengths = range(len(word) - 1, len(word) + 2)
        near = {
            other for size in lengths for other in vocabulary.by_start.get((word[0], size), ()) if _share_letters(word, other)
        }
        found = [
            (distance, other)
            for other in _of(near, language, only_own=only_own)
            if (distance := slips(word, other)) <= _MAX_SLIPS and (distance > 1 or is_likely_slip(word, other))
        ]
    foreign = len(word) >= _LONG_CHARS and (not only_own or not written.isascii())
    if not found and foreign:  # a word of another language than the rest: "Kühschrank No Frost"
        things = _one_away(word) & vocabulary.things  # of any language
        found = [(1, other) for other in _one_slip_away(word, things)]
    if not found:
        return None
    best = min(found, key=lambda pair: (pair[0], language not in vocabulary.languages[pair[1]], *_rank(word, pair[1]), pair[1]))
    return _spelt(best[1], language)


def _spelt(word: str, language: str) -> str:
    """A word of ours as it is written in a language: diametro, diámetro."""
    own = _vocabulary().own.get((word, language))
    return own or (word if language in DICTIONARIES and word in dictionary(language) else _vocabulary().spelling[word])


def _one_away(word: str) -> set[str]:
    """Words of ours that may be one slip away."""
    deletes = _deletes()
    return {other for short in (word, *_without_one(word)) for other in deletes.get(short, ())}


def _one_slip_away(word: str, near: Iterable[str]) -> list[str]:
    """Of words that are near, those that a single likely slip makes of a word."""
    return [other for other in near if slips(word, other) == 1 and is_likely_slip(word, other)]


def _rank(word: str, other: str) -> tuple[bool, bool, bool, bool, bool]:
    """Letters change places, are doubled or left out more often than replaced, and seldom at the beginning."""
    swapped = sorted(word) == sorted(other)
    doubled = _DOUBLE.sub(r"\1", word) == _DOUBLE.sub(r"\1", other)
    left_out = _has_letters(other, word) or _has_letters(word, other)
    thing = other in _vocabulary().things  # what one buys is likeliest
    return not (doubled or swapped), word[0] != other[0], not thing, not left_out, len(other) < len(word)


def _has_letters(word: str, letters: str) -> bool:
    """Whether a word has the letters of another in their order."""
    rest = iter(word)
    return all(letter in rest for letter in letters)


def _of(words: set[str], language: str, *, only_own: bool) -> list[str]:
    """Those that are said in a question of this language; where no dictionary can contradict, only its own."""
    words = {word for word in words if word not in _short_makers()}
    if only_own or language not in SPOKEN:  # a capital letter makes a name of whatever is no thing
        words = words & _vocabulary().things
    if language not in SPOKEN:  # too little is spelt right to tell the language, and a name is in none
        return [] if only_own else [word for word in words if len(word) >= _LONG_CHARS]
    spoken = {language} if only_own or language not in DICTIONARIES else {language, ANY, "en"}
    return [word for word in words if _vocabulary().languages[word] & spoken]


def _share_letters(word: str, other: str) -> bool:
    return sum((Counter(word) - Counter(other)).values()) < _MAX_SLIPS


def is_word(word: str) -> bool:
    """Whether a folded word is one of ours or stands in a dictionary of English."""
    return word in _vocabulary().spelling or word in dictionary("en")


def is_known_word(word: str, language: str) -> bool:
    """Whether a folded word is one of ours, or stands in a dictionary of the language or of English."""
    return word in _vocabulary().spelling or is_in_dictionary(word, language)


def is_strange(written: str, language: str) -> bool:
    """Whether no vocabulary of ours, no dictionary and no compound explains a word, so that it may be a name."""
    word = written.lower()
    folded = fold(word)
    if len(word) < _MIN_PART_CHARS or folded in _vocabulary().spelling or _is_compound(folded, language):
        return False
    return not (is_in_dictionary(word, language) or is_in_dictionary(folded, language) or _is_any_form(word, language))


def _is_any_form(word: str, language: str) -> bool:
    return language in DICTIONARIES and is_a_word(word, language)


def slips(a: str, b: str) -> int:
    """Return how many slips lie between two words: a letter added, left out, replaced, or two neighbours swapped."""
    before: list[int] = []
    row = list(range(len(b) + 1))
    for i, char in enumerate(a, start=1):
        before, last, row = row, before, [i]
        for j, other in enumerate(b, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (char != other))
            if i > 1 and j > 1 and char == b[j - 2] and a[i - 2] == other:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return row[-1]


def _without_one(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))}


@cache
def _vocabulary() -> _Vocabulary:
    return _Vocabulary._make(kept_table("spelling", lambda: tuple(_words())))


def _words() -> _Vocabulary:
    spelling: dict[str, str] = {}
    own: dict[tuple[str, str], str] = {}
    languages: dict[str, set[str]] = defaultdict(set)
    for language, phrase in _phrases():
        written = phrase.strip("*~").lower()
        parts = _PARTS.split(written)
        forms = [(fold(word), word) for word in parts]
        if len(parts) == _TWO and all(len(part) >= _MIN_PART_CHARS for part in parts):
            forms.append((fold("".join(parts)), written))
        for word, text in forms:
            if spelling.setdefault(word, text) != text:
                own.setdefault((word, language), text)
            languages[word].add(language)
    by_start: dict[tuple[str, int], list[str]] = defaultdict(list)
    for word in spelling:
        if len(word) < _MIN_CHARS:
            continue
        by_start[word[0], len(word)].append(word)
    return _Vocabulary(
        spelling,
        own,
        {word: frozenset(spoken) for word, spoken in languages.items()},
        {key: tuple(found) for key, found in by_start.items()},
        frozenset(fold(word) for _, phrase in _things() for word in _PARTS.split(phrase.strip("*~").lower())),
    )


@cache
def _deletes() -> dict[str, tuple[str, ...]]:
    """A word without one letter → the words it comes from. Made for the first question with a word that may be misspelt."""
    deletes: dict[str, set[str]] = defaultdict(set)
    for word in _vocabulary().spelling:
        if len(word) >= _MIN_CHARS:
            for short in (word, *_without_one(word)):
                deletes[short].add(word)
    return {short: tuple(sorted(found)) for short, found in deletes.items()}


_DOUBLE = re.compile(r"(\w)\1")
_PARTS = re.compile(r"[^\w']+")


def _things() -> Iterator[tuple[str, str]]:
    yield from category_forms()
    yield from ((language, phrase) for row in FEATURE_TABLE for language in LANGUAGES for phrase in row.phrases(language))
    yield from ((language, phrase) for language in SPOKEN for phrase in phrases("category", language))


@cache
def _short_makers() -> frozenset[str]:
    """Makers that too many other words are near to: Hoka, hoja."""
    return frozenset(name for name in map(fold, _makers()) if len(name) < _MIN_MAKER_CHARS) - _vocabulary().things


def _makers() -> Iterator[str]:
    """Makers of one word; a part of a longer name is no word that somebody misspells: De Longhi."""
    return (name for name in BRANDS.split("|") if " " not in name)


def _phrases() -> Iterator[tuple[str, str]]:
    """Every phrase by which something in a question is understood, with its language."""
    yield from _things()
    yield from ((language, phrase) for language in SPOKEN for family in _FAMILIES for phrase in phrases(family, language))
    yield from ((ANY, phrase) for table in HINTS.values() for words in table.values() for phrase in words.split("|"))
    yield from ((ANY, label) for row in ATTRIBUTES.values() for label in row.labels)
    yield from ((ANY, word) for word in (*sorted(currency_words() | unit_words()), *_makers()))
    yield from ((language, phrase) for language in SPOKEN for concept in _SMALL for phrase in phrases(concept, language))
