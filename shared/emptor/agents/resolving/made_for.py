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


def is_made_for_own_name(product: Product, text: str = "") -> bool:
    """Whether the page says that what it sells fits the model that the product's name names.

    A product is not made for itself, so such a page sells something for it, even where its name does not say what. It is said
    by a row of the specification, by the description, or by a sentence of the main text that begins with it (`Suitable for …`).
    """
    name = product.name.value if product.name else ""
    model = _model_words(name)
    if not model:
        return False
    rows = any(_is_label(spec.label) and _names(model, spec.text) for spec in product.specs)
    described = product.description.value if product.description else ""
    return rows or _says_so(model, described) or any(_says_so(model, line, at_start=True) for line in text.splitlines())


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
    words = [word.replace("-", "") for word in _TOKEN.findall(fold(name))]
    at = next((n for n, word in enumerate(words) if any(char.isdigit() for char in word)), None)
    if at is None:
        return ()
    alone = any(char.isalpha() for char in words[at])
    return (words[at],) if alone else tuple(words[max(0, at - _MIN_WORDS + 1) : at + 1]) if at else ()


def _names(model: tuple[str, ...], text: str) -> bool:
    words = [word.replace("-", "") for word in _TOKEN.findall(fold(text))]
    return any(tuple(words[n : n + len(model)]) == model for n in range(len(words)))


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
