"""Words that names of several makers' products have in common: the kind of thing in any language, features, what shops add.

They tell no model from another, whatever the language. They are learned from the pages of a job, so no table has to list them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from emptor.agents.questions.features import feature_mentions
from emptor.agents.resolving.model_names import without_generation
from emptor.agents.resolving.naming import TIERS
from emptor.lexicon import fold, matcher
from emptor.models.extraction import PageKind
from emptor.models.research import ReadPage

_WORD = re.compile(r"[^\W_]+")
_MAKERS = 2  # whose products' names have a word, for it to tell none of them
_NOUN_CHARS = 4  # of a word that can name a kind of thing by itself

Named = tuple[str, str]  # a product's name on its page, and its maker


def names_of(pages: Iterable[ReadPage]) -> list[Named]:
    """Return the names of what pages sell, where the page says the maker."""
    found = []
    for page in pages:
        product = page.extraction.product if page.extraction and page.extraction.kind is not PageKind.LISTING else None
        if product and product.name and product.brand:
            found.append((product.name.value, product.brand.value))
    return found


def shared_words(names: Iterable[Named]) -> frozenset[str]:
    """Return the folded words that stand in names of several makers' products: no tier, and no word with a digit."""
    makers: dict[str, set[str]] = defaultdict(set)
    for name, brand in names:
        maker = fold(brand).strip()
        for word in set(_WORD.findall(fold(name))):
            if not any(char.isdigit() for char in word) and word not in TIERS:
                makers[word].add(maker)
    own = {word for brands in makers.values() for maker in brands for word in _WORD.findall(maker)}
    return frozenset(word for word, brands in makers.items() if len(brands) >= _MAKERS) - own


def kind_words(name: str, shared: frozenset[str]) -> str:
    """Return the longest run of shared words in a name, colours and features aside: `velo de randonnee`; empty if none."""
    folded = without_generation(fold(name))
    for _, start, end, _ in feature_mentions(folded):
        folded = folded[:start] + "|" * (end - start) + folded[end:]
    colours = {folded[m.start : m.end] for m in matcher("model.colour", "colour").all(folded)}
    runs: list[list[str]] = [[]]
    for word in _WORD.findall(folded):
        if word in shared and word not in colours:
            runs[-1].append(word)
        elif runs[-1]:
            runs.append([])
    best = max((" ".join(run) for run in runs), key=len)
    return best if any(len(word) >= _NOUN_CHARS for word in best.split()) else ""
