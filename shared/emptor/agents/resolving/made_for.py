"""Whether a page says what its thing is for: a thing that is `compatible with` the model in its own name is not that model."""

from __future__ import annotations

import re
from functools import cache

from emptor.lexicon import fold, matcher, phrases
from emptor.lexicon.matcher import Match
from emptor.models.extraction import Product

_BARE_LETTERS = 4  # of a preposition that says little alone: `for`, `pour`, `dla`
_REACH_CHARS = 60  # behind `compatible with`, in which the model is named
_SENTENCE_END = re.compile(r"[.!?\n]")
_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_MIN_WORDS = 2  # of a model without a figure: its line and what follows
_NOUN_LETTERS = 4  # of a word that can say what is sold
_ARTICLE_WORDS = 1  # between `for` and the model
_VERB_WORDS = 4  # between what is sold and `for`: `is especially made`
_LINE_CHARS = 2_000  # of a text that is looked through for sentences


def is_made_for_own_name(product: Product, text: str = "") -> bool:
    """Whether the page says that what it sells fits the model that the product's name names.

    A product is not made for itself, so such a page sells something for it, even where its name does not say what. It is said
    by a row of the specification, by the description, or by a sentence of the main text that begins with it (`Suitable for …`)
    or that takes the name apart: `Corvo Boxing gloves` and `The boxing gloves are made for the Corvo`.
    """
    name = product.name.value if product.name else ""
    model, words, described = _model_words(name), _words(name), product.description.value if product.description else ""
    if any(_fits(spec.label, spec.text, model, words) for spec in product.specs):
        return True
    lines = text.splitlines()
    if model and (_says_so(model, described) or any(_says_so(model, line, at_start=True) for line in lines)):
        return True
    return any(_takes_apart(words, line) for line in (described, *lines) if len(line) <= _LINE_CHARS)


def _fits(label: str, text: str, model: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether a row says what the thing is for, and that is the model of its own name or a part of that name."""
    if _is_label(label) and model and _names(model, text):
        return True
    return (_is_label(label) or _ends_with_for(label)) and _is_part_of(_words(text), words)


def _is_part_of(part: tuple[str, ...], words: tuple[str, ...]) -> bool:
    """Whether words begin or end a name of which a noun is left."""
    if not _MIN_WORDS <= len(part) < len(words):
        return False
    rest = words[len(part) :] if words[: len(part)] == part else words[: -len(part)] if words[-len(part) :] == part else ()
    return any(len(word) >= _NOUN_LETTERS and word.isalpha() for word in rest)


def _takes_apart(words: tuple[str, ...], line: str) -> bool:
    """Whether a sentence names what stands before or behind the model in a name, and then says that it is for that model."""
    folded = fold(line)
    for match in matcher("sells.for").all(folded):
        before = _SENTENCE_END.split(folded[: match.start])[-1]
        behind = _words(_SENTENCE_END.split(folded[match.end :], maxsplit=1)[0])
        if any(_stands_at_end(_words(before), rest) for rest in _left_of(words, behind)):
            return True
    return False


def _left_of(words: tuple[str, ...], behind: tuple[str, ...]) -> list[tuple[str, ...]]:
    """What is left of a name without the part of it that words begin with, an article aside."""
    found = []
    for size in range(_MIN_WORDS, len(words)):
        for part, rest in ((words[:size], words[size:]), (words[-size:], words[:-size])):
            named = any(behind[skip : skip + size] == part for skip in range(_ARTICLE_WORDS + 1))
            if named and _is_part_of(part, words):
                found.append(rest)
    return found


def _stands_at_end(before: tuple[str, ...], rest: tuple[str, ...]) -> bool:
    """Whether words stand in a sentence with no more than a verb's few words behind them."""
    last = len(before) - len(rest)
    return any(before[at : at + len(rest)] == rest for at in range(max(0, last - _VERB_WORDS), last + 1))


def _says_so(model: tuple[str, ...], text: str, *, at_start: bool = False) -> bool:
    folded = fold(text)
    for match in _firm(folded):
        if at_start and match.start:
            continue
        end = _SENTENCE_END.search(folded, match.end)
        reach = min(match.end + _REACH_CHARS, end.start() if end else len(folded))
        if _names(model, folded[match.end : reach]):
            return True
    return False


def _model_words(name: str) -> tuple[str, ...]:
    """The words of a name up to its first figure, which say the model: `wheelio`, `max`, `3`; none where it has no figure."""
    words = _words(name)
    at = next((n for n, word in enumerate(words) if any(char.isdigit() for char in word)), None)
    if at is None:
        return ()
    alone = any(char.isalpha() for char in words[at])
    return (words[at],) if alone else words[max(0, at - _MIN_WORDS + 1) : at + 1] if at else ()


def _names(model: tuple[str, ...], text: str) -> bool:
    words = _words(text)
    return any(words[n : n + len(model)] == model for n in range(len(words)))


def _words(text: str) -> tuple[str, ...]:
    return tuple(word.replace("-", "") for word in _TOKEN.findall(fold(text)))


def _ends_with_for(label: str) -> bool:
    """`Made for`, `Conçu pour`: whatever the verb, the preposition says what follows."""
    folded = fold(label).strip(" :")
    return any(m.end == len(folded) and m.start for m in matcher("sells.for").all(folded))


def _is_label(label: str) -> bool:
    folded = fold(label).strip(" :")
    return any(m.start == 0 for m in _firm(folded))


def _firm(folded: str) -> list[Match]:
    """The places that say what a thing is for with more than a preposition."""
    found = matcher("sells.for", "sells.compatible").all(folded)
    return [m for m in found if folded[m.start : m.end].split(maxsplit=1)[0] not in _bare()]


@cache
def _bare() -> frozenset[str]:
    firm = frozenset(map(fold, phrases("negation.fits")))
    return frozenset(p for phrase in phrases("sells.for") if len(p := fold(phrase)) <= _BARE_LETTERS and " " not in p) - firm
