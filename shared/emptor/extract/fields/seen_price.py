"""An amount of money that a reader sees on a page."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal

from emptor.extract.dom.tree import Element
from emptor.extract.fields.price_marks import POINTS, ROLES, Mark, Role

Make = tuple[str, str, int]  # of an element: its tag, its name without the numbers of products (`price-679`), its depth
_NUMBERS = re.compile(r"\d+")


@dataclass(slots=True)
class SeenPrice:
    """An amount in the page's visible text."""

    amount: Decimal
    currency: str | None
    symbol: str
    role: Role
    score: float
    quote: str
    element: Element
    place: int  # index of its first text
    text: str = ""  # all that its element shows
    lowest: bool = False  # "from"
    marks: dict[Mark, float] = field(default_factory=dict)  # what speaks for and against it, with the points given
    make: Make = field(init=False)  # of its element. Items of one list share it

    def __post_init__(self) -> None:
        self.make = self.element.tag, _NUMBERS.sub("#", self.element.name), self.element.depth

    def mark(self, mark: Mark, share: float = 1.0) -> None:
        """Note a mark: its points, or a share of them, count, and the role it has becomes the amount's."""
        points = POINTS[mark] * share
        self.score += points
        self.marks[mark] = self.marks.get(mark, 0.0) + points
        self.role = ROLES.get(mark, self.role)
