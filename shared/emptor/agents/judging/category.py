"""Is it the kind of thing the buyer asked for, and not something for it?"""

from __future__ import annotations

import re
from enum import StrEnum

from emptor.agents.questions.category import category_terms
from emptor.agents.research.state import Dossier
from emptor.utils.text import fold

# Things sold for other things. "Headphone stand" is no headphone; nor is a "case for headphones".
_ACCESSORIES = frozenset(
    "accessory accessories adapter adaptor arm bag battery box bracket brush brushes cable case charger cleaner cover cushion "
    "cushions dock earpads filter filters foam grip hanger holder hook kit mount pad pads part parts pouch protector replacement "
    "screen-protector skin sleeve stand stands sticker strap tips wipes halter hulle kabel ladegerat stander tasche zubehor "
    "ersatz housse etui support funda soporte custodia supporto poster book".split()
)
_FOR = re.compile(r"\b(for|fur|pour|para|per|compatible with|passend)\b")
_TELLING = frozenset({"name", "category", "title"})
_OFTEN = 3  # sentences of the page that name the kind of thing; one may speak of what goes with it


class Fit(StrEnum):
    YES = "yes"
    LIKELY = "likely"  # only the surroundings say so
    NO = "no"


def category_fit(category: str | None, dossier: Dossier) -> Fit:
    """Judge by name, breadcrumb and title first, then by how often the page names the kind of thing."""
    if not category:
        return Fit.LIKELY
    terms = {fold(term) for term in category_terms(category)}
    name = next((fold(t.text) for t in dossier.texts if t.where == "name"), fold(dossier.name))
    if _is_accessory(name, terms):
        return Fit.NO
    if any(_has(fold(t.text), terms) for t in dossier.texts if t.where in _TELLING) or _has(fold(dossier.name), terms):
        return Fit.YES
    told = sum(_has(fold(t.text), terms) for t in dossier.texts if t.where in {"description", "body"})
    return Fit.LIKELY if told >= _OFTEN else Fit.NO


def _has(text: str, terms: set[str]) -> bool:
    return any(re.search(rf"(?<![a-z0-9]){re.escape(term)}(?![a-z0-9])", text) for term in terms)


def _is_accessory(name: str, terms: set[str]) -> bool:
    """The category's word stands after a `for`, or is followed at once by the word of an accessory."""
    for term in terms:
        for match in re.finditer(rf"(?<![a-z0-9]){re.escape(term)}(?![a-z0-9])", name):
            following = re.match(r"[\s-]*([a-z]+(?:-[a-z]+)?)", name[match.end() :])
            if following and following.group(1) in _ACCESSORIES and following.group(1) not in terms:
                return True
            before = name[: match.start()]
            if _FOR.search(before) and not _has(_FOR.split(before)[0], terms):
                return True
    return False
