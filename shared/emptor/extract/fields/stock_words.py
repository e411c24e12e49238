"""Reads words about stock: `Sorry, this item is sold out`, `Skladem: 0 ks`, `Pre-order for $59.99`, in any language.

The words are the lexicon's (`[stock]`). What is composed from them is decided here: a condition (`once it is in stock`) says
nothing, a count of zero denies what it counts, and the first clause that says something decides.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from emptor.lexicon import Match, fold, matcher
from emptor.models.extraction import Availability

_CLAUSE = re.compile(r"(?<![.!?;|•·])[.!?;|•·]++(?=\s|$)|\s[-–—]\s|\n|。|！")
_ZERO = re.compile(r"(?<![\d.,])0(?![.,]?\d)")
_ZERO_REACH = 12  # characters between a zero and the words that it counts
_LEAD_WORDS = 2  # that may stand before the words that decide: `Sorry, currently …`
_SENTENCE_WORDS = 3  # from which a text is a sentence, and not a badge or the state of an option
_WORD = re.compile(r"[^\W\d_]+")
_NOT_WORDS = re.compile(r"[\W\d_]+")
_NAME_WORD, _NAME_WORDS = re.compile(r"\w+"), 2  # of a product's name, and how many of them make a clause speak of it

_OUT, _STORE, _NOTIFY, _IN, _ALONE = "stock.out", "stock.store", "stock.notify", "stock.in", "stock.alone"
_LABEL, _CONDITIONAL, _SUBJECT, _FOR = "stock.label", "stock.conditional", "stock.subject", "stock.for"
_CANNOT, _BUY = "stock.cannot", "stock.buy"
_SOON = "stock.soon"  # what is there soon is not there now
_BESIDE = "stock.beside"  # what else is there or not, or is told about: `Image unavailable`, `Notify me if the price drops`
_BESIDE_WORDS = 3  # between such a thing and what is said of it
_LATER = {"stock.preorder": Availability.PRE_ORDER, "stock.backorder": Availability.BACK_ORDER}
_SAY_NOTHING = frozenset({_LABEL, _CONDITIONAL, _SUBJECT, _FOR, _CANNOT, _BUY, _BESIDE, _SOON})
_DENY = frozenset({_OUT, _STORE, _NOTIFY})


class Stock(NamedTuple):
    """How words about stock were read; `sentence` when they say it in full, and not as a badge."""

    value: Availability
    sentence: bool


def read_stock(text: str, name: Collection[str] = ()) -> Stock | None:
    """Return what a short text says of the product being there; None when it says nothing.

    Args:
        text: a line or a sentence.
        name: the words of the product's name, folded; a clause that begins with some of them speaks of the product.
    """
    folded = fold(text)
    for start, end in _clauses(folded):
        stock = _read_clause(folded[start:end], name)
        if stock is not None:
            return stock
    return None


def is_stock_label(text: str) -> bool:
    """Whether a text is a label such as `Availability:` and nothing else."""
    bare = fold(text).strip(" :：\t\n")
    return bool(bare) and matcher(_LABEL).fullmatch(bare) is not None


def is_beside(text: str) -> bool:
    """Whether a text names something else of a page that may be there or not, and nothing else: `Shipping`, `Image`."""
    bare = fold(text).strip(" :：\t\n")
    return bool(bare) and any(m.key == _BESIDE and m.start == 0 and m.end == len(bare) for m in matcher("stock").all(bare))


def _clauses(folded: str) -> Iterator[tuple[int, int]]:
    start = 0
    for match in _CLAUSE.finditer(folded):
        if match.start() > start:
            yield start, match.start()
        start = match.end()
    if start < len(folded):
        yield start, len(folded)


def _read_clause(clause: str, name: Collection[str]) -> Stock | None:
    every = matcher("stock").all(clause)
    found = [m for m in _longest(every) if m.key in _DENY or not _is_denied(every, m)]
    beside = [m for m in every if m.key == _BESIDE]
    said = [
        m
        for m in found
        if m.key not in _SAY_NOTHING
        and not _is_conditional(found, m)
        and not (m.key in _DENY and any(_is_near(clause, thing, m) for thing in beside))
        and _is_of_product(clause, found, m, name)
    ]
    sentence = len(_WORD.findall(clause)) > _SENTENCE_WORDS
    if _counts_zero(clause, found):
        return Stock(Availability.OUT_OF_STOCK, sentence=False)
    keys = {m.key for m in said}
    if keys & {_OUT, _STORE} or _cannot_buy(found):
        return Stock(Availability.OUT_OF_STOCK, sentence)
    later = next((value for key, value in _LATER.items() if key in keys), None)
    if later is not None or _NOTIFY in keys:
        return Stock(later or Availability.OUT_OF_STOCK, sentence and later is not None)
    if any(_is_soon(clause, found, m) for m in said if m.key in {_IN, _ALONE}):
        return Stock(Availability.BACK_ORDER, sentence)
    if _IN in keys or any(_stands_alone(clause, found, m) for m in said):
        return Stock(Availability.IN_STOCK, sentence)
    return None


def _is_of_product(clause: str, found: list[Match], match: Match, name: Collection[str]) -> bool:
    """Whether the words are said of the product: they lead the clause, or follow `this item` or the product's name.

    No `for …` may limit them; `for purchase` is no limit.
    """
    following = next((m for m in found if m.key == _FOR and m.start > match.end), None)
    if following is not None and match.key in {_OUT, _IN} and not clause[match.end : following.start].strip():
        bought = any(m.key == _BUY and not clause[following.end : m.start].strip() for m in found if m.start >= following.end)
        if not bought:
            return False
    named = any(m.key == _SUBJECT and m.end <= match.start for m in found)
    named = named or len({word for word in _NAME_WORD.findall(clause[: match.start]) if word in name}) >= _NAME_WORDS
    labelled = any(m.key == _LABEL and m.end <= match.start and not _WORD.search(clause[: m.start]) for m in found)
    return named or labelled or len(_WORD.findall(clause[: match.start])) <= _LEAD_WORDS


def _is_near(clause: str, one: Match, other: Match) -> bool:
    first, second = sorted((one, other), key=lambda match: match.start)
    return len(_WORD.findall(clause[first.end : second.start])) <= _BESIDE_WORDS


def _cannot_buy(found: list[Match]) -> bool:
    """`cannot` and, after it, a verb of buying; or the verb first, as in German."""
    cannot = [m for m in found if m.key == _CANNOT and not _is_conditional(found, m)]
    return bool(cannot) and any(m.key == _BUY for m in found)


def _longest(matches: list[Match]) -> list[Match]:
    """Without matches inside a longer one: `not in stock` is not also `in stock`."""
    return [m for m in matches if not any(o.start <= m.start and m.end <= o.end and _length(o) > _length(m) for o in matches)]


def _is_denied(every: list[Match], match: Match) -> bool:
    """Whether words that deny begin before a match and run into it: `not available for shipping`."""
    return any(m.key in _DENY and m.start < match.start < m.end for m in every)


def _length(match: Match) -> int:
    return match.end - match.start


def _is_conditional(found: list[Match], match: Match) -> bool:
    """After `if` or `once` the words are a condition, not a statement."""
    return any(m.key == _CONDITIONAL and m.end <= match.start for m in found)


def _counts_zero(clause: str, found: list[Match]) -> bool:
    zero = _ZERO.search(clause)
    if zero is None:
        return False
    near = (m for m in found if m.key in {_IN, _ALONE, _LABEL})
    return any(0 <= zero.start() - m.end <= _ZERO_REACH or 0 <= m.start - zero.end() <= _ZERO_REACH for m in near)


def _is_soon(clause: str, found: list[Match], match: Match) -> bool:
    """Whether a word of time stands right beside: `bald lieferbar`, `available soon`, but not `in stock, ships soon`."""
    return any(
        not clause[min(m.end, match.end) : max(m.start, match.start)].strip() for m in found if m.key == _SOON and m != match
    )


def _stands_alone(clause: str, found: list[Match], match: Match) -> bool:
    """`Available`, alone or after its label; `available in three colours` says nothing of stock."""
    if match.key != _ALONE:
        return False
    labels = [m for m in found if m.key == _LABEL and m.end <= match.start]
    rest = clause[max((m.end for m in labels), default=0) : match.start] + clause[match.end :]
    return not _NOT_WORDS.sub("", rest)
