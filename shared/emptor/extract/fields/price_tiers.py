"""Prices by the number of pieces: `$3.46 $2.49 $1.71` below `1 - 14`, `15 - 49`, `50+`. Who buys one piece pays the first.

No word tells them, so all languages are read alike: the amounts fall while the numbers beside or above them rise.
"""

from __future__ import annotations

import re
from itertools import pairwise

from emptor.extract.dom.tree import Dom
from emptor.extract.fields.price_marks import Mark, Role
from emptor.extract.fields.seen_price import SeenPrice
from emptor.utils.currency import find_money
from emptor.utils.numbers import plain_width

_TIERS = 3  # amounts that make a table of prices
_APART = 6  # texts between two amounts of it
_PIECES = re.compile(r"\D{0,16}(\d{1,6})(?!\d)(?:\D{1,4}\d{1,6}(?!\d))?\D{0,12}")  # `1 - 14`, `from 15 pcs`, `100+`
_LOOK_BACK = 12  # texts before the first amount in which the numbers may stand


def mark_tiers(dom: Dom, prices: list[SeenPrice]) -> None:
    """Mark the amounts of each table of prices: the first as the price of one piece, the others as those of more."""
    for run in _falling(sorted((p for p in prices if p.role is Role.PAID), key=lambda price: price.place)):
        if _is_rising(_above(dom, run)) or _is_rising(_beside(dom, run)):
            run[0].mark(Mark.ONE_PIECE)
            for price in run[1:]:
                price.mark(Mark.MORE_PIECES)


def _falling(prices: list[SeenPrice]) -> list[list[SeenPrice]]:
    """Return the longest runs of amounts of one make, close to each other, each lower than the one before."""
    runs: list[list[SeenPrice]] = []
    for price in prices:
        if runs and _is_next(runs[-1][-1], price):
            runs[-1].append(price)
        else:
            runs.append([price])
    return [run for run in runs if len(run) >= _TIERS]


def _is_next(last: SeenPrice, price: SeenPrice) -> bool:
    return price.make == last.make and price.amount < last.amount and price.place - last.place <= _APART


def _is_rising(pieces: list[int | None]) -> bool:
    """Whether every amount has a number of pieces, each larger than the one before."""
    return len(pieces) >= _TIERS and all(one is not None and other is not None and one < other for one, other in pairwise(pieces))


def _above(dom: Dom, run: list[SeenPrice]) -> list[int | None]:
    """The numbers in the texts before the first amount, one for each amount: the head of a table."""
    start = run[0].place
    return [_pieces(dom.texts[place].text) for place in range(max(0, start - len(run), start - _LOOK_BACK), start)]


def _beside(dom: Dom, run: list[SeenPrice]) -> list[int | None]:
    """The number in the text right before each amount: the rows of a table."""
    return [_pieces(dom.texts[price.place - 1].text) if price.place else None for price in run]


def _pieces(text: str) -> int | None:
    plain = plain_width(text).strip()
    match = _PIECES.fullmatch(plain)
    return int(match[1]) if match is not None and not find_money(plain) else None
