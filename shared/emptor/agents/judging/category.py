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
_WEAK_CHARS = 400


class Fit(StrEnum):
    YES = "yes"
    LIKELY = "likely"  # only the surroundings say so
    NO = "no"


def category_fit(category: str | None, dossier: Dossier) -> Fit:
    """Judge by name and breadcrumb first, then by the start of the description and the address."""
    if not category:
        return Fit.LIKELY
    terms = {fold(term) for term in category_terms(category)}
    name = next((fold(t.text) for t in dossier.texts if t.where == "name"), fold(dossier.name))
    if _is_accessory(name, terms):
        return Fit.NO
    if any(_has(fold(t.text), terms) for t in dossier.texts if t.where in {"name", "category"}) or _has(
        fold(dossier.name), terms
    ):
        return Fit.YES
    around = (fold(t.text[:_WEAK_CHARS]) for t in dossier.texts if t.where in {"description", "url", "body", "spec"})
    return Fit.LIKELY if any(_has(text, terms) for text in around) else Fit.NO


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
