"""Classes of words in a question, from the lexicon and the frequencies of its language."""

from __future__ import annotations

from functools import cache

from emptor.agents.questions.language import SPOKEN
from emptor.lexicon import Match, fold, matcher, phrases

ALL = "und"  # of a question whose language is not known, and of all that are spoken
ENGLISH = frozenset({"en", ALL})  # languages whose questions are read as English
HEAD_FIRST = frozenset({"fr", "es", "it", "pt", "pl"})  # languages in which what describes a noun follows it: `freno a mano`
COMPOUNDING = frozenset({"de", "nl"})  # languages that write several nouns as one word: `Sackdurchmesser`
VERB_LAST = frozenset({"de", "nl"})  # in which a relative clause ends with its verb; their relative pronouns are articles as well
MIN_ADJECTIVE_CHARS = 6  # of a word that its ending alone makes an adjective


@cache
def words_of(concept: str, language: str) -> frozenset[str]:
    """Return the folded single words of a concept in a language and in English; of all languages where none is known."""
    spoken = ("mul", "en", language) if language in SPOKEN else ("mul", *SPOKEN)
    return frozenset(fold(word) for name in spoken for phrase in phrases(concept, name) for word in phrase.rstrip("~").split())


@cache
def fillers(language: str) -> frozenset[str]:
    """Words that carry no demand: articles, pronouns, ways to begin a question."""
    concepts = ("clause.filler", "clause.article", "clause.which", "clause.inner")
    return frozenset().union(*(words_of(concept, language) for concept in concepts))


def breaks(language: str) -> frozenset[str]:
    """Words at which a phrase ends: prepositions, conjunctions, relative pronouns."""
    return words_of("clause.break", language)


def vague(language: str) -> frozenset[str]:
    """Praise and vagueness: an order among products, not a demand that a page could show."""
    return words_of("clause.vague", language)


def praise(language: str) -> frozenset[str]:
    """Praise that says nothing about which product."""
    return words_of("clause.praise", language)


@cache
def own_words(concept: str, language: str) -> frozenset[str]:
    """As `words_of`, without the words of English: French `support` is no verb."""
    return (
        words_of(concept, language)
        if language not in SPOKEN
        else frozenset(fold(word) for phrase in phrases(concept, language) for word in phrase.split())
    )


def said(concept: str, folded: str, language: str) -> list[Match]:
    """Return where phrases of a concept stand in folded text, in the language of the question; in any where it is not known."""
    found = matcher(concept).find(folded)
    return [m for m in found if language in m.languages] if language in SPOKEN else found


_READ_FULLY = frozenset({"en", "de", "fr", "es", "it"})  # the languages whose words the tables tell apart


def readable(question_language: str, languages: tuple[str, ...]) -> bool:
    """Whether a word of `languages` may be meant in a question: French `thé` is not the English article."""
    return question_language not in _READ_FULLY or "en" in languages or question_language in languages
