"""Which products of a report a follow-up speaks of: by their number, their place, or a part of their name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from emptor.agents.conversation.cues import Cues
from emptor.agents.questions.features import feature_mentions
from emptor.agents.resolving.asked import words_of
from emptor.agents.resolving.naming import full_name, model_words
from emptor.lexicon import fold
from emptor.models.brief import Brief
from emptor.models.dossier import Dossier

_NUMBER = re.compile(r"(?<![\w.,$€£#-])#?(\d{1,2})(?![\w%°€$£]|[.,]\d)")
_BETWEEN = re.compile(r"[\s,;:.?!¿¡&+#/-]+")
_TOKEN = re.compile(r"[^\W_]+(?:-[^\W_]+)*")
_MIN_LETTERS = 3  # of a word that may name a product by itself


def products_of(cues: Cues, shown: Sequence[str], dossiers: Sequence[Dossier], brief: Brief) -> tuple[str, ...]:
    """Return the names of the products that a text points at, in its order."""
    placed = placed_of(cues, shown, _numbers(cues, shown))
    return tuple(dict.fromkeys([*placed, *_named(cues.rest, dossiers, shown, brief)]))


def placed_of(cues: Cues, shown: Sequence[str], numbers: Sequence[int] = ()) -> list[str]:
    """Return the products at the places that ordinals name, and at some numbers."""
    return [shown[place - 1] for place in (*cues.places, *numbers) if shown and place <= len(shown)]


def _numbers(cues: Cues, shown: Sequence[str]) -> list[int]:
    """Numbers of the list: `1 and 3`. Nothing else may stand beside them, because `3 hours` is no product."""
    found = [int(number) for number in _NUMBER.findall(cues.rest)]
    left = _BETWEEN.sub("", _NUMBER.sub("", cues.rest))
    return [number for number in found if 0 < number <= len(shown)] if not left else []


def _named(text: str, dossiers: Sequence[Dossier], shown: Sequence[str], brief: Brief) -> list[str]:
    """The products with the most of the text's words in their names. A word that half of them share names none."""
    said = words_of(text)
    names = {d.name: _telling(d, brief) for d in dossiers}
    common = Counter(word for words in names.values() for word in words)
    usual = {word for word, times in common.items() if times > max(1, len(dossiers) // 2)}
    found = {name: [w for w in dict.fromkeys(said) if w in words and w not in usual] for name, words in names.items()}
    strong = {name: words for name, words in found.items() if any(_tells_alone(word) for word in words)}
    best = [name for name, words in strong.items() if not any(set(words) < set(other) for other in strong.values())]
    order = {name: place for place, name in enumerate(shown)}
    best.sort(key=lambda name: (said.index(strong[name][0]), order.get(name, len(order))))
    first: dict[tuple[str, ...], str] = {}
    for name in best:  # of those that the same words fit, the one that stands first in the list
        first.setdefault(tuple(strong[name]), name)
    return list(first.values())


def _telling(dossier: Dossier, brief: Brief) -> set[str]:
    """The words by which people call a product: its maker and its model."""
    whole = full_name(dossier.name, dossier.brand)
    features = {word for _, start, end, _ in feature_mentions(whole) for word in words_of(whole[start:end])}
    kind = set(words_of(brief.category or ""))
    model = words_of(" ".join(model_words(whole, None, brief.category)))
    return {*model, *words_of(dossier.brand or "")} - features - kind


def _tells_alone(word: str) -> bool:
    return len(word) >= _MIN_LETTERS and not word.isdigit()


def unknown_name(cues: Cues) -> str:
    """The words that are left and look like a name: `Foobar X2`. Empty where nothing does."""
    words = [word for word in cues.rest.strip("?!.¿¡ ").split() if word[:1].isupper() or any(c.isdigit() for c in word)]
    return " ".join(word for word in words if fold(word) not in cues.asked)


def cut_names(text: str, products: Sequence[str], dossiers: Sequence[Dossier], brief: Brief) -> str:
    """Return the text without the names of products: `Why not the Drift Mini Wireless On-Ear Headphones?` demands nothing.

    A name is a run of words that are all in it and of which one tells it from other things. `does the Quillon have noise
    cancelling` keeps its demand, whatever the Quillon is called in full. A single word stays: it may be the maker that is meant.
    """
    for dossier in (d for d in dossiers if d.name in products):
        words, telling = set(words_of(full_name(dossier.name, dossier.brand))), _telling(dossier, brief)
        for start, end in reversed(_runs(text, words, telling)):
            text = f"{text[:start]} {text[end:]}"
    return " ".join(text.split())


def _runs(text: str, words: set[str], telling: set[str]) -> list[tuple[int, int]]:
    """Where the words of a name stand together, with one of those that tell it."""
    runs: list[tuple[int, int, bool]] = []
    goes_on = False
    for token in _TOKEN.finditer(text):
        own = set(words_of(token.group()))
        if not own or not own <= words:
            goes_on = False
            continue
        tells = bool(own & telling)
        start, tells = (runs[-1][0], runs.pop()[2] or tells) if goes_on else (token.start(), tells)
        runs.append((start, token.end(), tells))
        goes_on = True
    return [(start, end) for start, end, tells in runs if tells and len(text[start:end].split()) > 1]
