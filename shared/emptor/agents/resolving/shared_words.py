"""Words that names of several makers' products have in common: the kind of thing in any language, features, what shops add.

They tell no model from another, whatever the language. They are learned from the pages of a job, so no table has to list them.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from emptor.agents.questions.features import feature_mentions
from emptor.agents.resolving.model_names import without_generation
from emptor.agents.resolving.naming import sure_tiers
from emptor.agents.resolving.noun_numbers import spaced, words_in
from emptor.agents.resolving.sells import pieces
from emptor.lexicon import fold, matcher
from emptor.lexicon.models import tiers
from emptor.models.extraction import PageKind
from emptor.models.research import ReadPage
from emptor.utils.sites import site_of

_WORD = re.compile(r"[^\W_]+")
_MAKERS = 2  # whose products' names have a word, for it to tell none of them
_MAKERS_OF_ONE_SHOP = 3  # where one shop alone says it
_SHOPS = 2  # that call things so, for it to be no shop's own addition
_CACHE = 4096  # names: each name of a job is held against all others
_NOUN_CHARS = 4  # of a word that can name a kind of thing by itself


class Named(NamedTuple):
    """A product's name on its page, its maker, and the site that the page is of."""

    name: str
    maker: str
    site: str = ""


def names_of(pages: Iterable[ReadPage]) -> list[Named]:
    """Return the names of what pages sell, where the page says the maker."""
    found = []
    for page in pages:
        product = page.extraction.product if page.extraction and page.extraction.kind is not PageKind.LISTING else None
        if product and product.name and product.brand:
            found.append(Named(product.name.value, product.brand.value, site_of(page.url)))
    return found


def shared_words(names: Iterable[Named]) -> frozenset[str]:
    """Return the folded words that stand in names of several makers' products: no tier, and no word with a digit."""
    makers: dict[str, set[str]] = defaultdict(set)
    for name, brand, _ in names:
        maker = fold(brand).strip()
        for word in set(words_in(name)):
            if not any(char.isdigit() for char in word) and word not in sure_tiers():
                makers[word].add(maker)
    own = {word for brands in makers.values() for maker in brands for word in _WORD.findall(maker)}
    return frozenset(word for word, brands in makers.items() if len(brands) >= _MAKERS) - own


def shared_runs(name: str, shared: frozenset[str]) -> Iterator[str]:
    """Yield the runs of words in a name that names of several makers have: `velo de randonnee`, without colours and features."""
    return (" ".join(run) for piece in pieces(name) for run in _runs(piece, shared))


def kind_words(name: str, shared: frozenset[str], named: Collection[Named]) -> str:
    """Return the longest run of words in a name that names of several makers and shops have: `velo de randonnee`.

    Colours, features, tiers and sizes are no part of it. Words that one shop alone adds to its names say no kind. Empty if none.
    """
    runs = (run for piece in pieces(name) for run in _runs(piece, shared))
    said = [_said(other) for other in named]
    kinds = (" ".join(part) for run in runs for part in _parts(run))
    return max((kind for kind in kinds if _is_noun(kind) and _is_common(kind, said)), key=len, default="")


class _Said(NamedTuple):
    """A name in folded words between spaces, whole and by its parts."""

    words: str
    pieces: tuple[str, ...]
    maker: str
    site: str


@lru_cache(maxsize=_CACHE)
def _said(named: Named) -> _Said:
    parts = tuple(map(spaced, pieces(named.name)))
    return _Said(spaced(named.name), parts, fold(named.maker).strip(), named.site)


def _runs(piece: str, shared: frozenset[str]) -> Iterator[list[str]]:
    """The runs of shared words in a part of a name."""
    folded = without_generation(fold(piece))
    for _, start, end, _ in feature_mentions(folded):
        folded = folded[:start] + "|" * (end - start) + folded[end:]
    describing = {folded[m.start : m.end] for m in matcher("model.colour", "colour", "model.size").all(folded)} | tiers()
    run: list[str] = []
    for word in _WORD.findall(folded):
        if word in shared and word not in describing:
            run.append(word)
        elif run:
            yield run
            run = []
    if run:
        yield run


def _parts(run: list[str]) -> Iterator[list[str]]:
    """A run, and what is left of it without words at its ends."""
    return (run[start:end] for start in range(len(run)) for end in range(start + 1, len(run) + 1))


def _is_noun(kind: str) -> bool:
    return any(len(word) >= _NOUN_CHARS for word in kind.split())


def _is_common(kind: str, said: list[_Said]) -> bool:
    """Whether names of several makers have the words, at several shops or amid the names of one."""
    having = [one for one in said if f" {kind} " in one.words]
    makers, shops = ({one.maker for one in having}, {one.site for one in having})
    amid = any(f" {kind} " in piece and len(piece.split()) > len(kind.split()) for one in having for piece in one.pieces)
    return len(makers) >= (_MAKERS if len(shops) >= _SHOPS else _MAKERS_OF_ONE_SHOP) and (amid or len(shops) >= _SHOPS)
