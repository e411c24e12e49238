"""The language of a question, by its small words and the words of the lexicon."""

from __future__ import annotations

import re
from functools import cache

from emptor.agents.questions.dictionaries import dictionary
from emptor.lexicon import fold, matcher, phrases

UNDETERMINED = "und"
SPOKEN = ("en", "de", "fr", "es", "it", "nl", "pt", "pl")  # in the order in which a tie is decided
_MARKS = {
    **dict.fromkeys("ßäüö", "de"), **dict.fromkeys("ñ¿¡", "es"), **dict.fromkeys("ãõ", "pt"), **dict.fromkeys("œùèêç", "fr"),
    **dict.fromkeys("ìò", "it"), **dict.fromkeys("łąężśźń", "pl"),
}  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)?")
_MARK_WEIGHT = 1.0
_LETTER_WEIGHT = 0.5
# Letters none of these languages has: one small word in common with them proves nothing then.
_FOREIGN = re.compile(r"[đčřěůőűğışåøæ\u0370-\u1fff\u2e80-\uffef]")
_CHANCE = 1.0
_SMALL_DICTIONARIES = frozenset({"en", "fr", "es", "it"})  # the others take too long to load for a doubt
_MIN_WORDS, _MOST = 2, 0.9  # words of a question, and the share of them that a dictionary must know
_FAMILIES = (
    "category",
    "comparator",
    "superlative",
    "colour",
    "material",
    "number",
    "demand.size",
    "demand.packed",
    "question.gift",
    "question.anything",
    "question.other",
    "question.buying",
)


@cache
def _small_words() -> dict[str, frozenset[str]]:
    return {
        language: frozenset(
            word
            for name in ("question.small", "clause.article")
            for phrase in phrases(name, language)
            for word in _WORD.findall(fold(phrase))
        )
        for language in SPOKEN
    }


def _weight(word: str) -> float:
    """A word of one letter is too often something else."""
    return 1.0 if len(word) > 1 else _LETTER_WEIGHT


def detect_language(text: str, folded: str, vocabulary: dict[str, float]) -> str:
    """Return the ISO 639-1 code of the language of `text`, or `und`.

    Args:
        text: the question as written; its special letters count.
        folded: the same, folded.
        vocabulary: evidence from known product words, by language.
    """
    words = _WORD.findall(folded)
    scores = {language: sum(_weight(word) for word in words if word in small) for language, small in _small_words().items()}
    said = dict(scores)
    foreign = _FOREIGN.search(text.lower()) is not None
    for language, weight in () if foreign else (*vocabulary.items(), *_lexicon_votes(folded)):
        if language in scores:
            scores[language] += weight
    low = text.lower()
    for char, language in _MARKS.items():
        if char in low:
            scores[language] += _MARK_WEIGHT
    best = max(SPOKEN, key=lambda language: scores[language])
    if (scores[best] - scores["en"] <= _CHANCE or not said[best]) and text.isascii() and _is_english(words):
        scores["en"] = max(scores["en"] + _CHANCE, scores[best])
        best = "en"
    elif not foreign and len(words) >= _MIN_WORDS and (scores[best] <= _CHANCE or _is_tied(scores, best)):
        best, scores[best] = _by_dictionary(low, scores, best)
    return best if scores[best] > (_CHANCE if foreign else 0) else UNDETERMINED


def _is_tied(scores: dict[str, float], best: str) -> bool:
    """Whether another language has as many of the small words: French and Spanish share `de`, `que` and `un`."""
    return any(score == scores[best] for language, score in scores.items() if language != best)


def _by_dictionary(low: str, scores: dict[str, float], best: str) -> tuple[str, float]:
    """Of languages that the small words hardly tell apart, the one whose dictionary has the most words; with its score."""
    near = [language for language in SPOKEN if scores[best] - scores[language] < _CHANCE and language in _SMALL_DICTIONARIES]
    words = [word for word in _WORD.findall(low) if len(word) > 1]
    known = {language: sum(word in dictionary(language) for word in words) for language in near}
    found = max(near, key=lambda language: (known[language], scores[language]), default=best)
    if best in known and known[found] == known[best]:
        found = best
    sure = found in known and known[found] >= max(_MIN_WORDS, _MOST * len(words))
    return (found, max(scores[found], _CHANCE)) if sure else (best, scores[best])


def _is_english(words: list[str]) -> bool:
    """Whether nearly all words stand in the dictionary of English: one word in common with another language proves nothing."""
    words = [word for word in words if len(word) > 1]  # a unit is a word of no language
    known = sum(word in dictionary("en") for word in words)
    return len(words) >= _MIN_WORDS and known >= _MOST * len(words)


def _lexicon_votes(folded: str) -> list[tuple[str, float]]:
    """Each phrase of the lexicon votes for its languages; one that several share says less."""
    found = matcher(*_FAMILIES).find(folded)
    return [(language, 1 / len(match.languages)) for match in found for language in match.languages]
