"""What a page of the bazaar is to show: the item of suite webs, with what bazaars add to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from decimal import Decimal

from tests.evals.bazaar.saying import words
from tests.evals.webs.language import Words
from tests.evals.webs.pages import Item, Teaser


@dataclass(slots=True)
class Ware(Item):
    """An item with what stands around it on its own page.

    Attributes:
        family: its siblings with their figures.
        spares: parts made for it, in the main column or below.
        asked: questions of buyers with their answers.
        others: what other sellers of a market ask, with the condition's word.
        boxed: features with whether they are in the box, where a page lists what is and what is not.
        book: the words of its family of webs.
    """

    family: list[Teaser] = field(default_factory=list)
    spares: list[Teaser] = field(default_factory=list)
    asked: list[tuple[str, str]] = field(default_factory=list)
    review: str = ""
    others: list[tuple[str, Decimal]] = field(default_factory=list)
    boxed: list[tuple[str, bool]] = field(default_factory=list)
    book: Callable[[str], Words] = words
