"""Sentences of a product's page that name another product of the job: `The larger Pryock Kite III also has a USB port.`

Which products there are is learned from the pages themselves, so a maker or a model needs to stand in no table.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

from emptor.agents.resolving.noun_numbers import words_in
from emptor.lexicon import fold
from emptor.models.dossier import ProductText
from emptor.utils.units import find_quantities

_MIN_WORDS = 2  # of a name that is looked for: the maker's, and one of the model
_BETWEEN = 2  # words of a shop's own that may stand within a name
_SPOKEN = frozenset({"description", "body"})
_TOKEN = re.compile(r"[^\W_]+")


class Model(NamedTuple):
    """The folded words that tell one product of the job from all others: its maker's, then its model's."""

    maker: tuple[str, ...]
    words: frozenset[str]


class Models:
    """The models of a job, found by a word of their maker."""

    def __init__(self, models: Iterable[Model]) -> None:
        self._by_maker: Mapping[str, list[Model]] = defaultdict(list)
        for model in dict.fromkeys(models):
            if model.maker and len(model.words) >= _MIN_WORDS:
                self._by_maker[model.maker[0]].append(model)

    def with_others(self, texts: Sequence[ProductText], own: Model) -> list[ProductText]:
        """Return the texts, each sentence with the names of the other products that it speaks of."""
        return [self._marked(text, own) if text.where in _SPOKEN else text for text in texts]

    def _marked(self, text: ProductText, own: Model) -> ProductText:
        tokens = [(m.group(), m.start(), m.end()) for m in _TOKEN.finditer(fold(text.text))]
        said = {word for word, _, _ in tokens}
        named = {
            text.text[start:end]
            for maker in self._by_maker.keys() & said
            for model in self._by_maker[maker]
            if not model.words <= own.words and model.words <= said
            for start, end in [_span(tokens, model.words)]
            if end
        }
        return text.model_copy(update={"others": tuple(sorted(named))}) if named else text


def model_of(name: str, maker: str | None, shared: Collection[str]) -> Model:
    """Return the words of a name that are neither a figure with its unit nor shared by products of several makers."""
    plain = name
    for quantity in reversed(find_quantities(name)):
        plain = f"{plain[: quantity.start]} {plain[quantity.end :]}"
    made = words_in(maker or "")
    return Model(made, frozenset(made) | (frozenset(words_in(plain)) - frozenset(shared)))


def _span(tokens: Sequence[tuple[str, int, int]], words: frozenset[str]) -> tuple[int, int]:
    """Where a sentence has all words of a name close together; an empty span where they are scattered."""
    for first in range(len(tokens)):
        if tokens[first][0] not in words:
            continue
        window = tokens[first : first + len(words) + _BETWEEN]
        seen: set[str] = set()
        for word, _, end in window:
            seen.add(word)
            if words <= seen:
                return tokens[first][1], end
    return 0, 0
