"""Is it the kind of thing the buyer asked for, and not something for it?"""

from __future__ import annotations

import re
from enum import StrEnum
from functools import lru_cache

from emptor.agents.questions.category import category_terms
from emptor.agents.research.state import Dossier
from emptor.agents.resolving.sells import Offering, Sells, sells, shelf_of
from emptor.utils.text import fold

_NAMING = frozenset({"name", "category", "title"})
_OFTEN = 3  # sentences of the page that name the kind of thing; one may speak of what goes with it
_CACHE = 256  # patterns of categories
_NOT_THE_THING = frozenset({Sells.ACCESSORY, Sells.BUNDLE, Sells.SERVICE, Sells.REMAINS})


class Fit(StrEnum):
    YES = "yes"
    LIKELY = "likely"  # only the surroundings say so
    NO = "no"


def category_fit(category: str | None, dossier: Dossier) -> Fit:
    """Judge by what is sold, then by name, breadcrumb and title, then by how often the page names the kind of thing.

    What is for another product, is a service or only what is left of a product fits where its own kind is asked for.
    """
    if not category:
        return Fit.LIKELY
    terms = frozenset(fold(term) for term in category_terms(category))
    name = next((t.text for t in dossier.texts if t.where == "name"), dossier.name)
    offering = offering_of(dossier)
    if offering.kind in {Sells.PRODUCT, Sells.ACCESSORY} and _is_named(offering.head, terms, at_end=True):
        return Fit.YES
    wanted = sells(category)
    if wanted.kind in _NOT_THE_THING:
        return Fit.YES if _is_named(offering.head, frozenset({_noun(wanted)}), at_end=False) else Fit.NO
    if offering.kind in _NOT_THE_THING:
        return Fit.NO
    if _is_named(fold(name) if not offering.host else offering.head, terms) or any(
        _is_named(fold(t.text), terms) for t in dossier.texts if t.where in _NAMING - {"name"}
    ):
        return Fit.YES
    named = sum(_is_named(fold(t.text), terms) for t in dossier.texts if t.where in {"description", "body"})
    return Fit.LIKELY if named >= _OFTEN else Fit.NO


def offering_of(dossier: Dossier) -> Offering:
    """Return what the product's pages sell, by its name and the shelf it stands on."""
    name = next((t.text for t in dossier.texts if t.where == "name"), dossier.name)
    crumbs = next((t.text for t in dossier.texts if t.where == "category"), "")
    return sells(name, shelf_of(crumbs.split(" > "), name) if crumbs else "", dossier.brand or "")


def _noun(wanted: Offering) -> str:
    """The noun of a kind of accessory: `sleeve` of `laptop sleeve`."""
    return wanted.head.split()[-1]


def _is_named(text: str, terms: frozenset[str], *, at_end: bool = False) -> bool:
    return _pattern(terms, at_end=at_end).search(text) is not None


@lru_cache(maxsize=_CACHE)
def _pattern(terms: frozenset[str], *, at_end: bool) -> re.Pattern[str]:
    listed = "|".join(re.escape(term) for term in sorted(terms, key=len, reverse=True))
    return re.compile(rf"(?<![a-z0-9])(?:{listed})(?:e?s)?(?![a-z0-9])" + (r"\W*$" if at_end else ""))
