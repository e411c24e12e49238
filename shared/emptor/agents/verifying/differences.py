"""Figures that are worked out from two facts and stand in none: `80 USD more than`, `7 dB below your limit`, `twice as fast`.

They hold when two facts that the sentence cites, or one and the limit that was asked for, bear them out exactly, of the products
it names, and in the direction it says.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from emptor.agents.verifying.citable import PRICE, RATING, REVIEWS, Citable, Named, Scene
from emptor.agents.verifying.figures import Figure
from emptor.lexicon import Match, fold, matcher
from emptor.lexicon.beside import NOTHING, SPACE, after, before, leads
from emptor.models.brief import Constraint
from emptor.utils.attributes import find_attributes
from emptor.utils.units import convert

_SPACES = re.compile(r"\s{0,8}")
_ASKED_WITHIN = ((re.compile(r"[^.;]{0,20}"), "said.whose"), (re.compile(r"\s+[^.;]{0,24}"), "said.limit"))
_LEFT_OF = re.compile(r"[^.;]{0,16}")
_SHARE_OF = re.compile(r"[^.;]{0,12}")
_ONE_WORD_OR_TWO = re.compile(r"\s{1,8}\S{1,40}\s{1,8}(?:\S{1,40}\s{1,8})?")
_RATIOS = {
    "double": Decimal(2),
    "triple": Decimal(3),
    "half": Decimal("0.5"),
    "third": 1 / Decimal(3),
    "two-thirds": 2 / Decimal(3),
    "quarter": Decimal("0.25"),
}
_BOUNDS = {
    "close": (Decimal("0.9"), Decimal(1)),
    "near": (Decimal("0.9"), Decimal("1.1")),
    "round": (Decimal("0.94"), Decimal("1.06")),
    "over": (Decimal(1), Decimal("1.25")),
    "under": (Decimal("0.75"), Decimal(1)),
}
_EXACT = (Decimal("0.99"), Decimal("1.01"))
_NEAR_CHARS = 40


def is_difference(figure: Figure, text: str) -> bool:
    """Whether the words beside a figure can only be said of a difference: `$80 cheaper`, `saves $10`."""
    folded = fold(text)
    way = _way_after(folded, figure.end)
    return _saves(folded, figure.start) or (way is not None and not after(folded, way.start, NOTHING, "said.place"))


def worked_out(figure: Figure, text: str, named: Sequence[Named], cited: Sequence[Citable], scene: Scene) -> bool:
    """Whether a figure is the difference of two facts of products that are named, or of one and what was asked for."""
    folded = fold(text)
    if figure.attribute in {RATING, REVIEWS} or before(folded, figure.start, SPACE, "said.beyond"):
        return False
    if before(folded, figure.start, SPACE, "said.leaves"):
        return _left_of_limit(figure, folded, named, cited, scene)
    said = _said(folded, figure)
    if said is None:
        return False
    more, kind = said
    if leads(folded, figure.end, *_ASKED_WITHIN) is not None:
        own = spoken_of(figure.start, folded, named)
        return any(_from_limit(figure, fact, more, kind, scene) for fact in cited if own is None or fact.product == own)
    one, other = _compared(figure, folded, named)
    if one is None or other is None:
        return False
    firsts, seconds = ([f for f in cited if f.product == product] for product in (one, other))
    return any(_apart(figure, first, second, more, kind) for first in firsts for second in seconds)


def _saves(folded: str, at: int) -> bool:
    return before(folded, at, SPACE, "said.saves") is not None


def _way_after(folded: str, at: int) -> Match | None:
    """The word behind a difference that says which way it goes: `80 USD more`, `2 cm of extra`."""
    of = after(folded, at, _SPACES, "said.of")
    return after(folded, of.end if of else at, _SPACES, "said.more", "said.less")


def _said(folded: str, figure: Figure) -> tuple[bool, str | None] | None:
    """Which way a difference goes and of what it may be; None when the words beside it tell of none."""
    if _saves(folded, figure.start):
        return False, PRICE
    if before(folded, figure.start, SPACE, "said.adds"):
        return True, None
    way = _way_after(folded, figure.end)
    if way is None and (by := before(folded, figure.start, SPACE, "said.by")):
        way = before(folded, by.start, SPACE, "said.more", "said.less")
    if way is None:
        return None
    _, direction, of = way.key.split(".")
    return direction == "more", None if of == "any" else of.replace("-", "_")


def _compared(figure: Figure, folded: str, named: Sequence[Named]) -> tuple[str | None, str | None]:
    """The product a difference is said of, and the one it is compared with."""
    products = list(dict.fromkeys(name.product for name in named))
    way = _way_after(folded, figure.end)
    other = next((n.product for n in named if way and _follows_than(folded, way.end, n.start)), None)
    if other is None and _saves(folded, figure.start):
        other = next((n.product for n in named if before(folded, n.start, SPACE, "said.instead")), None)
    if other is not None:
        earlier = [n.product for n in named if n.end <= figure.start and n.product != other][-1:]
        rest = [product for product in products if product != other]
        return next(iter(earlier + rest), None), other
    own = spoken_of(figure.start, folded, named)
    rest = [product for product in products if product != own]
    return own, rest[0] if len(rest) == 1 else None


def _follows_than(folded: str, end: int, start: int) -> bool:
    """Whether a name at `start` is what a difference is said to: `80 USD more than the …`."""
    if SPACE.fullmatch(folded, end, start):
        return True
    than = after(folded, end, SPACE, "said.than-it")
    return than is not None and SPACE.fullmatch(folded, than.end, start) is not None


def spoken_of(position: int, folded: str, named: Sequence[Named]) -> str | None:
    """The product a place of a sentence speaks of: the one named last before it that is not what another is compared with."""
    earlier = [name for name in named if name.end <= position]
    own = [name for name in earlier if not before(folded, name.start, SPACE, "said.compared")]
    return next((name.product for name in (*own[-1:], *earlier[-1:], *named)), None)


def _apart(figure: Figure, one: Citable, other: Citable, more: bool, kind: str | None) -> bool:
    """Whether two facts of one attribute are so far apart, in that direction."""
    if one.attribute != other.attribute or one.attribute in {RATING, REVIEWS} or kind not in {None, one.attribute}:
        return False
    if figure.attribute and figure.attribute != one.attribute:
        return False
    first, second = _value(one, figure), _value(other, figure)
    return first is not None and second is not None and (first - second if more else second - first) == figure.number


def _value(fact: Citable, figure: Figure) -> Decimal | None:
    """The number of a fact in the figure's unit or currency."""
    if fact.number is None:
        return None
    if figure.currencies:
        return fact.number if fact.attribute == PRICE and fact.currency in figure.currencies else None
    if figure.unit is None or fact.unit is None:
        return None
    return convert(fact.number, fact.unit, figure.unit)


def _limits(figure: Figure, scene: Scene) -> Iterator[tuple[Constraint, Decimal]]:
    """What was asked for, in the figure's unit or currency."""
    for constraint in scene.brief.constraints:
        if constraint.number is None:
            continue
        if figure.currencies and constraint.attribute == PRICE and constraint.unit in (*figure.currencies, None):
            yield constraint, constraint.number
        elif figure.unit and constraint.unit and (value := convert(constraint.number, constraint.unit, figure.unit)) is not None:
            yield constraint, value


def _from_limit(figure: Figure, fact: Citable, more: bool, kind: str | None, scene: Scene) -> bool:
    """Whether a fact is so far from what was asked for, in that direction."""
    value = _value(fact, figure)
    if value is None or kind not in {None, fact.attribute}:
        return False
    limits = [limit for constraint, limit in _limits(figure, scene) if constraint.attribute == fact.attribute]
    return any((value - limit if more else limit - value) == figure.number for limit in limits)


def _left_of_limit(figure: Figure, folded: str, named: Sequence[Named], cited: Sequence[Citable], scene: Scene) -> bool:
    """`leaves $71 of your budget`: what is left of it after the price of the one product that is spoken of."""
    if not figure.currencies or not after(folded, figure.end, _LEFT_OF, "said.budget"):
        return False
    about = {name.product for name in named} or {fact.product for fact in cited}
    return len(about) == 1 and any(_from_limit(figure, fact, False, PRICE, scene) for fact in cited if fact.product in about)


def ratios(text: str, named: Sequence[Named], cited: Sequence[Citable], scene: Scene) -> Iterator[str]:
    """Ratios in words (`nearly twice as fast as`, `about half your budget`) that no two facts bear out; as one line each."""
    folded = fold(text)
    for match in matcher("said.ratio").find(folded):
        about = before(folded, match.start, SPACE, "said.about")
        start = about.start if about else match.start
        of_hours = before(folded, start, SPACE, "said.hour-and") or after(folded, match.end, SPACE, "said.no-ratio")
        if of_hours or any(n.start <= start < n.end for n in named):
            continue
        if not (_said_by_page(match.key, cited) or _ratio_holds(match, about, _actual(match, text, named, cited, scene))):
            yield f"“{text[start : match.end]}” is no ratio of the facts it cites"


def _said_by_page(ratio: str, cited: Sequence[Citable]) -> bool:
    return any(matcher(ratio).has(fold(fact.evidence.quote)) for fact in cited)


def _ratio_holds(match: Match, about: Match | None, ratios: Iterator[Decimal]) -> bool:
    low, high = _BOUNDS.get(about.key.removeprefix("said.about."), _EXACT) if about else _EXACT
    wanted = _RATIOS[match.key.removeprefix("said.ratio.")]
    return any(wanted * low <= actual <= wanted * high for actual in ratios)


def _actual(match: Match, text: str, named: Sequence[Named], cited: Sequence[Citable], scene: Scene) -> Iterator[Decimal]:
    """The ratios of which the words may speak."""
    folded = fold(text)
    near = slice(match.end, match.end + _NEAR_CHARS)
    own = spoken_of(match.start, folded, named)
    if _is_of_budget(folded, match.end):
        budgets = [c.number for c in scene.brief.constraints if c.attribute == PRICE and c.number]
        prices = [f.number for f in cited if f.attribute == PRICE and f.number is not None and own in {None, f.product}]
        unspent = matcher("said.unspent").has(folded[match.end :])
        for budget, price in ((budget, price) for budget in budgets for price in prices):
            yield 1 - price / budget if unspent else price / budget
        return
    others = [n.product for n in named if n.start >= match.end and n.product != own]
    about = {name for _, _, name in find_attributes(text[near])} | (
        {PRICE} if matcher("said.of-price").has(folded[near]) else set()
    )
    for one in (f for f in cited if f.product == own and f.number and (not about or f.attribute in about)):
        for other in (f for f in cited if others and f.product == others[0] and f.number and f.attribute == one.attribute):
            if one.number is not None and (value := _same(other, one)):
                yield one.number / value


def _is_of_budget(folded: str, at: int) -> bool:
    """`half your budget`, `a third of the 300 USD budget`."""
    whose = ((_LEFT_OF, "said.budget-whose"), (_ONE_WORD_OR_TWO, "said.budget-alone"))
    return after(folded, at, _SHARE_OF, "said.budget") is not None or leads(folded, at, *whose) is not None


def _same(fact: Citable, like: Citable) -> Decimal | None:
    """The number of a fact in the unit of another."""
    if fact.number is None or fact.unit == like.unit:
        return fact.number if fact.currency == like.currency else None
    return convert(fact.number, fact.unit, like.unit) if fact.unit and like.unit else None
