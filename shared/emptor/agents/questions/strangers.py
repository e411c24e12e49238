"""Names that nothing introduces: `batidora de vaso de Kromel`, `a Norrvik desk fan`.

A word with a capital letter that is in no dictionary, among words in small letters, is somebody's name. Beside the thing wanted,
or tied to it as what a maker made is, it is the maker's; left unread, every maker's goods would answer the question.
"""

from __future__ import annotations

import re
from functools import cache

from emptor.agents.questions.category import category_spans
from emptor.agents.questions.language import SPOKEN
from emptor.agents.questions.scan import Draft, Scan
from emptor.agents.questions.sentences import spans as sentence_spans
from emptor.agents.questions.spelling import is_strange
from emptor.agents.questions.words import own_words, readable, words_of
from emptor.lexicon import fold, phrases
from emptor.models.brief import Op
from emptor.utils.currency import currencies_of
from emptor.utils.units import unit_of

Span = tuple[int, int]

_WORD = re.compile(r"(?<![\w&'./-])[^\W\d_]{3,30}(?![\w&/-]|'\w)")
_LAST_WORD = re.compile(r"([^\W\d_]{1,32}'?)\s{0,4}$")
_REACH = 32  # characters before a name in which the word that ties it stands
_GERMAN_NAME_CHARS = 9  # a longer German word with a capital letter may be a compound of three
_SHARE = 2  # where as many words as every second one have a capital letter, capitals say nothing


def take_strangers(scan: Scan) -> None:
    """Turn the names of makers that stand in no table and behind no word of making into demands."""
    sentences = sentence_spans(scan.folded, scan.text)
    names = [match.span() for match in _WORD.finditer(scan.text) if _is_name(scan, match, sentences)]
    if not names or _is_titled(scan.text):
        return
    kinds = [(start, end) for start, end, spoken in category_spans(scan.folded) if readable(scan.language, (spoken,))]
    for group in _joined(scan, names):
        if _is_tied(scan, group[0]) or _is_beside(group, kinds):
            attribute = "brand" if scan.words(*group).isalpha() else "name"
            scan.add(Draft(*group, attribute, Op.IN, values=(" ".join(scan.words(*group).split()),)))


def _is_name(scan: Scan, match: re.Match[str], sentences: list[Span]) -> bool:
    said = match.group()
    if not (said[0].isupper() and said[1:].islower()) or not scan.free(*match.span()):
        return False
    if _begins_one(sentences, scan.text, match.start()):
        return False
    if scan.language == "de" and len(said) > _GERMAN_NAME_CHARS:
        return False
    folded = scan.folded[slice(*match.span())]
    return not (unit_of(folded) or currencies_of(folded)) and is_strange(said, scan.language)


def _begins_one(sentences: list[Span], text: str, start: int) -> bool:
    return any(not text[begin:start].strip(" \"'“„«¿¡(") for begin, end in sentences if begin <= start < end)


def _is_titled(text: str) -> bool:
    """`Wireless Headphones With Long Battery`: every word has a capital letter."""
    words = [word for word in text.split() if word[0].isalpha()]
    return sum(word[0].isupper() for word in words[1:]) * _SHARE > max(len(words) - 1, _SHARE)


def _joined(scan: Scan, names: list[Span]) -> list[Span]:
    found: list[Span] = []
    for start, end in names:
        if found and not scan.folded[found[-1][1] : start].strip(" "):
            found[-1] = (found[-1][0], end)
        else:
            found.append((start, end))
    return found


def _is_tied(scan: Scan, start: int) -> bool:
    """Whether the word before a name ties it to the thing: `de Kromel`, `von Kestrup`, `by Norrvik`."""
    before = _LAST_WORD.search(scan.folded, max(0, start - _REACH), start)
    return before is not None and before[1] in _ties(scan.language)


@cache
def _ties(language: str) -> frozenset[str]:
    """Words that alone say of whom something is; `the` in "from the brand" is none."""
    makers = frozenset(fold(phrase) for phrase in phrases("demand.brand", language)) if language in SPOKEN else frozenset()
    return (own_words("clause.inner", language) | makers) - words_of("clause.for", language)


def _is_beside(group: Span, kinds: list[Span]) -> bool:
    """Whether a known kind of thing stands directly before or behind a name."""
    return any(end + 1 == group[0] or group[1] + 1 == start for start, end in kinds)
