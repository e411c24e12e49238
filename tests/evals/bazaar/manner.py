"""How the shops of a family of webs write: what families that share the bazaar's pages differ in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from random import Random
from typing import Protocol

from tests.evals.bazaar.items import Ware
from tests.evals.bazaar.saying import words
from tests.evals.bazaar.telling import Told, stated, title_of
from tests.evals.bazaar.templates import HELD_OUT, TEMPLATES, Piece
from tests.evals.webs.goods import Goods, Product
from tests.evals.webs.language import Words


class Stating(Protocol):
    """Says what a page tells of a product."""

    def __call__(
        self, rng: Random, goods: Goods, product: Product, language: str, *, markup: str = "", full: bool = False
    ) -> Told: ...


@dataclass(frozen=True, slots=True)
class Manner:
    """The words, titles and markup of a family of webs.

    Attributes:
        words: by language.
        stated: what a page says of a product, in a shop's markup.
        title: a product's title on a page.
        templates: kinds of shop markup of both halves.
        held_out: kinds that only webs of the unseen half have.
    """

    words: Callable[[str], Words]
    stated: Stating
    title: Callable[[Random, Product, str], str]
    templates: dict[str, Callable[[Ware], list[Piece]]]
    held_out: dict[str, Callable[[Ware], list[Piece]]]


BAZAAR = Manner(words, stated, title_of, TEMPLATES, HELD_OUT)
