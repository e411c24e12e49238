"""The noun that a figure belongs to: `water tank` in "a water tank of at least 1.8 l", in any word order of eight languages.

All walks go from word to word within a clause and stop after a few, so they are linear in the question.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from emptor.agents.questions.features import Mention, mentions
from emptor.agents.questions.scan import Scan
from emptor.agents.questions.words import ALL, breaks, fillers, vague, words_of
from emptor.lexicon import fold, folded, phrases
from emptor.lexicon.numbers import EVERY_DAY, number_words
from emptor.lexicon.worded import Worded

_TOKEN = re.compile(r"[^\W_]+(?:['&+/-][^\W_]+)*|[^\w\s]")
_ELIDED = Worded(r"^«grammar.elided»'")
_CLAUSE = frozenset(',;.!?()|[]"')
_MAX_LINKS = 5  # words between a noun and its figure: "must not be any longer than"
_MAX_WORDS = 3  # of a noun phrase
_REMEMBERED = 4  # questions whose words are kept while they are read
_ROMANCE = frozenset({"fr", "es", "it", "pt"})


class Noun(NamedTuple):
    """A noun phrase at `folded[start:end]`; `head` is the noun that says what it is."""

    start: int
    end: int
    head: str
    words: str


class _Word(NamedTuple):
    start: int
    end: int
    text: str


@lru_cache(maxsize=_REMEMBERED)
def _words(folded: str) -> tuple[tuple[_Word, ...], dict[int, int]]:
    """The words and signs of a text, and for each offset at which one ends its index."""
    found = tuple(_Word(m.start(), m.end(), m.group()) for m in _TOKEN.finditer(folded))
    return found, {word.end: index for index, word in enumerate(found)}


@cache
def _links() -> frozenset[str]:
    return frozenset(fold(word) for phrase in phrases("demand.link") for word in phrase.split())


@cache
def _relatives(language: str) -> frozenset[str]:
    return words_of("clause.relative", language)


@cache
def verbs() -> frozenset[str]:
    """Words that do something with a figure and are no nouns: folds, holds, weighs."""
    return frozenset(fold(word) for phrase in phrases("demand.verb") for word in phrase.split())


@cache
def no_nouns() -> frozenset[str]:
    """Words that compare, ask, praise, count or join, and are no nouns that a figure could belong to."""
    comparing = (word for phrase in phrases("comparator") for word in phrase.split())
    return fillers(ALL) | breaks(ALL) | vague(ALL) | frozenset(map(fold, comparing)) | frozenset(number_words(None, EVERY_DAY))


@cache
def inner_words(language: str) -> frozenset[str]:
    """The words that join two nouns of one phrase: `de` in "depósito de agua"."""
    return frozenset(phrases("grammar.within-noun", language))


def noun_before(scan: Scan, start: int) -> Noun | None:
    """Return the noun phrase of a figure whose words (its comparison included) begin at `start`."""
    words, ends = _words(scan.folded)
    at = start
    while at > 0 and scan.folded[at - 1] in " \t\n:=-":
        at -= 1
    index = ends.get(at)
    if index is None:
        return None
    last = _skip_links(scan, words, index)
    found = None if last is None else _phrase(scan, words, last)
    labelled = ":" in scan.folded[at:start]
    return None if found is None or (labelled and not _begins_clause(scan.folded, found.start)) else found


def _begins_clause(folded: str, start: int) -> bool:
    """Whether a noun stands alone before its colon: "Tank: 2 l", not "for the middle school: 14 inch"."""
    before = folded[:start].rstrip()
    return not before or before[-1] in _CLAUSE


def _skip_links(scan: Scan, words: tuple[_Word, ...], index: int) -> int | None:
    """The index of the last word of a noun phrase, behind the words that tie it to its figure."""
    for _ in range(_MAX_LINKS):
        if index < 0:
            return None
        text = words[index].text
        joining = text in folded("grammar.joining") or (text == "of" and scan.language == "nl")
        if text in _CLAUSE or joining or any(map(str.isdigit, text)):
            return None
        if text not in _links() and text not in verbs() and text not in no_nouns():
            return index
        index -= 1
    return None


def _phrase(scan: Scan, words: tuple[_Word, ...], last: int) -> Noun | None:
    inner = inner_words(scan.language)
    if words[last].text.endswith("ing") and scan.folded.startswith(" to ", words[last].end):
        return None  # "extending to 3.8 m": a verb
    first, count, index = last, 0, last
    while index >= 0 and count < _MAX_WORDS:
        word = words[index]
        if _is_noun_word(scan, word) or (count and _is_verb_as_noun(scan, words, index)):
            first, count = index, count + 1
        elif not (count and index > 0 and any(within(scan, words, index, inner) for within in _WITHIN)):
            break
        if index and scan.folded[words[index - 1].end : word.start].strip(" -"):
            break
        index -= 1
    if not count:
        return None
    if first and (words[first - 1].text.isdigit() or (count == 1 and words[first - 1].text in _relatives(scan.language))):
        return None  # "que enfríe hasta -18 °C": a verb
    start, end = words[first].start, words[last].end
    elided = _ELIDED.match(words[first].text)
    start += elided.end() if elided else 0
    said = scan.folded[start:end]
    head = said.split()[0] if scan.language in _ROMANCE | {"pl"} else re.split(r"[\s-]", said)[-1]
    return Noun(start, end, head, " ".join(said.split()))


def _is_verb_as_noun(scan: Scan, words: tuple[_Word, ...], index: int) -> bool:
    """Whether a verb begins a noun phrase as a noun does: `print` in "whose print width", but not in "that print 10 m"."""
    word, before = words[index], words[index - 1].text if index else ""
    return word.text in verbs() and before in _openers(scan.language) and scan.free(word.start, word.end)


@cache
def _openers(language: str) -> frozenset[str]:
    """The words behind which a noun phrase begins, and no verb stands: a, the, with, whose."""
    alone = {fold(phrase) for phrase in phrases("clause.with") if " " not in phrase}
    return frozenset(alone).union(*(words_of(f"clause.{name}", language) for name in ("article", "definite", "whose")))


def _is_inner(scan: Scan, words: tuple[_Word, ...], index: int, inner: frozenset[str]) -> bool:
    """Whether a word joins what follows to a noun before it: `del` in "peso massimo del bambino"."""
    before = index - 1 - (index > 1 and words[index - 1].text in _limits())
    return words[index].text in inner and _is_noun_word(scan, words[before])


def _is_limit(scan: Scan, words: tuple[_Word, ...], index: int, inner: frozenset[str]) -> bool:
    """Whether a word is the adjective within such a phrase: `massimo`."""
    return words[index].text in _limits() and words[index + 1].text in inner and _is_noun_word(scan, words[index - 1])


def _is_article(scan: Scan, words: tuple[_Word, ...], index: int, inner: frozenset[str]) -> bool:
    """Whether a word is the article within such a phrase: `diámetro de los postes`, `hauteur de la table`."""
    definite = words[index].text in words_of("clause.definite", scan.language)
    return definite and index > 1 and words[index - 1].text in inner and _is_noun_word(scan, words[index - 2])


_WITHIN = (_is_inner, _is_limit, _is_article)


@cache
def _limits() -> frozenset[str]:
    """Adjectives that compare: massimo, minimale."""
    return frozenset(fold(phrase) for phrase in phrases("comparator") if " " not in phrase)


def _is_noun_word(scan: Scan, word: _Word) -> bool:
    text = _ELIDED.pattern.sub("", word.text)
    return (
        len(text) > 1
        and text.replace("-", "").replace("'", "").isalpha()
        and text not in no_nouns()
        and text not in _links()
        and text not in verbs()
        and scan.free(word.start, word.end)
        and not _is_feature(scan.folded, word)
    )


@lru_cache(maxsize=_REMEMBERED)
def _features(folded: str) -> tuple[Mention, ...]:
    return tuple(m for m in mentions(folded) if " " in folded[m.start : m.end] or "-" in folded[m.start : m.end])


def _is_feature(folded: str, word: _Word) -> bool:
    """Whether a word belongs to a known feature of several words: `no frost`."""
    return any(m.start <= word.start and word.end <= m.end for m in _features(folded))


@lru_cache(maxsize=_REMEMBERED)
def figures_of_features(folded: str) -> frozenset[tuple[int, int]]:
    """Where known features stand that look like figures: `5g`, `4k`."""
    return frozenset((m.start, m.end) for m in mentions(folded) if folded[m.start].isdigit())


def is_first(scan: Scan, noun: Noun) -> bool:
    """Whether no other noun stands before it that is free: the first noun of a question names the thing wanted."""
    words, _ = _words(scan.folded)
    return not any(word.end <= noun.start and _is_noun_word(scan, word) for word in words)
