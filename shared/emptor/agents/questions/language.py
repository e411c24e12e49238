"""The language of a question, by its small words and the words of the lexicon."""

from __future__ import annotations

import re
from functools import cache

from emptor.agents.questions.dictionaries import DICTIONARIES, commonness, dictionary, occurrences
from emptor.lexicon import fold, matcher, phrases
from emptor.utils.currency import currencies_of
from emptor.utils.units import unit_of

UNDETERMINED = "und"
SPOKEN = ("en", "de", "fr", "es", "it", "nl", "pt", "pl")  # in the order in which a tie is decided
_MARKS = {
    **dict.fromkeys("ßäüö", "de"), **dict.fromkeys("ñ¿¡", "es"), **dict.fromkeys("ãõ", "pt"), **dict.fromkeys("œùèêç", "fr"),
    **dict.fromkeys("ìò", "it"), **dict.fromkeys("łąężśźń", "pl"),
}  # fmt: skip
_WORD = re.compile(r"(?<!\d)[^\W\d_]+(?:'[^\W\d_]+)?")
_BEHIND_FIGURE = re.compile(r"(?<=\d)[ /][^\W\d_]+")
_BEFORE_FIGURE = re.compile(r"(?<=\s)[A-ZÀ-Þ][^\W\d_]+(?=\s\d)")  # `the Corvo 15`: a name is a word of no language
_AT_START = re.compile(r"^[A-ZÀ-Þ][^\W\d_]+\s\d+(?:\s[A-ZÀ-Þ][^\W\d_]+|$)")  # `Corvo 15 Pro`
_MARK_WEIGHT = 1.0
_OWN_MARKS, _OWN_MARK_WEIGHT = frozenset("ßñ¿¡ãõłąężśźń"), 2.0  # no other of these languages has them
_LETTER_WEIGHT = 0.5
# Letters none of these languages has: one small word in common with them proves nothing then.
_FOREIGN = re.compile(r"[đčřěůőűğışåøæ\u0370-\u1fff\u2e80-\uffef]")
_CHANCE = 1.0
_MOST_READ = 3  # dictionaries for one doubt: each takes up to half a second to load
_WORTH = 2.0  # powers of ten that a small or a known word says more than its frequency
_MARGIN = 1.0  # powers of ten by which a text must be more likely in another language
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


def _words(text: str) -> list[str]:
    """The words of a text; units and currencies behind a figure are words of no language."""
    measures = (m.group() for m in _BEHIND_FIGURE.finditer(text))
    units = {word for word in measures if unit_of(word[1:]) or currencies_of(word[1:])}
    return _WORD.findall(_BEHIND_FIGURE.sub(lambda m: " " if m.group() in units else m.group(), text))


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
    words = _words(folded)
    scores = {language: sum(_weight(word) for word in words if word in small) for language, small in _small_words().items()}
    said = dict(scores)
    foreign = _FOREIGN.search(text.lower()) is not None
    for language, weight in () if foreign else (*vocabulary.items(), *_lexicon_votes(folded)):
        if language in scores:
            scores[language] += weight
    low = text.lower()
    for char, language in _MARKS.items():
        if char in low:
            scores[language] += _OWN_MARK_WEIGHT if char in _OWN_MARKS else _MARK_WEIGHT
    best = max(SPOKEN, key=lambda language: scores[language])
    near = scores[best] - scores["en"] <= _CHANCE and said[best] - said["en"] <= _CHANCE
    if (near or not said[best]) and text.isascii() and _is_english(words):
        scores["en"] = max(scores["en"] + _CHANCE, scores[best])
        best = "en"
    elif not foreign and len(words) >= _MIN_WORDS and (scores[best] <= _CHANCE or _is_tied(scores, best)):
        best, scores[best] = _by_dictionary(_without_names(text).lower(), scores, best)
    return best if scores[best] > (_CHANCE if foreign else 0) else UNDETERMINED


def _without_names(text: str) -> str:
    """The text without the words of names that a figure shows, where enough words are left."""
    rest = _BEFORE_FIGURE.sub("", text)
    others = _AT_START.sub("", rest)
    return others if len(_words(others)) >= _MIN_WORDS else rest


def _is_tied(scores: dict[str, float], best: str) -> bool:
    """Whether another language has nearly as many of the small words: French and Spanish share `de`, `que` and `un`."""
    return any(scores[best] - score <= _CHANCE for language, score in scores.items() if language != best)


def _by_dictionary(low: str, scores: dict[str, float], best: str) -> tuple[str, float]:
    """Of languages that the small words hardly tell apart, the one whose texts have these words most often; its score."""
    near = [language for language in SPOKEN if scores[best] - scores[language] <= _CHANCE and language in DICTIONARIES]
    near = [language for language in near if language != "en" or best == "en" or low.isascii()]
    near = sorted(near, key=lambda language: -scores[language])[:_MOST_READ]
    words = list(dict.fromkeys(word for word in _words(low) if len(word) > 1))
    if not near or len(words) < _MIN_WORDS:
        return best, scores[best]
    likely = {language: _WORTH * scores[language] + sum(commonness(word, language) for word in words) for language in near}
    found = max(near, key=lambda language: (likely[language], scores[language]))
    known = sum(occurrences(word, found) > 0 for word in words)
    surely = likely[found] - likely[best] >= _MARGIN if best in likely else known >= _MOST * len(words)
    sure = known >= _MIN_WORDS and surely
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
