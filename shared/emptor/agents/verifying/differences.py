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
from emptor.models.brief import Constraint
from emptor.utils.attributes import find_attributes
from emptor.utils.units import convert

# What follows a difference, whether it says that the first of the two has more of it, and of what alone it is said.
_DIRECTIONS: dict[str, tuple[bool, str | None]] = {
    "more": (True, None),
    "extra": (True, None),
    "above": (True, None),
    "over": (True, None),
    "higher": (True, None),
    "longer": (True, None),
    "larger": (True, None),
    "bigger": (True, None),
    "dearer": (True, PRICE),
    "pricier": (True, PRICE),
    "heavier": (True, "weight"),
    "louder": (True, "noise_level"),
    "brighter": (True, "brightness"),
    "slower": (True, "charging_time"),
    "less": (False, None),
    "below": (False, None),
    "under": (False, None),
    "lower": (False, None),
    "shorter": (False, None),
    "smaller": (False, None),
    "cheaper": (False, PRICE),
    "lighter": (False, "weight"),
    "quieter": (False, "noise_level"),
    "faster": (False, "charging_time"),
}
_PREPOSITIONS = frozenset({"above", "over", "below", "under"})
_AFTER = re.compile(
    rf"\s{{0,8}}(?:of )?(?P<word>{'|'.join(_DIRECTIONS)})\b"
    r"(?P<than>\s+(?:than\s+)?(?:for\s+|on\s+|of\s+)?(?:the\s+)?)?",
    re.IGNORECASE,
)
_BY = re.compile(rf"\b(?P<word>{'|'.join(_DIRECTIONS)})\s+by\s+$", re.IGNORECASE)
_SAVES = re.compile(r"\b(?:sav(?:es?|ing)|spar(?:es?|ing))\s+(?:you\s+)?$", re.IGNORECASE)
_ADDS = re.compile(r"\badds?\s+$", re.IGNORECASE)
_LEAVES = re.compile(r"\bleav(?:es?|ing)\s+(?:you\s+)?$", re.IGNORECASE)
_INSTEAD = re.compile(r"\b(?:over|instead of|rather than)\s+(?:the\s+)?$", re.IGNORECASE)
_ASKED = re.compile(
    r"^[^.;]{0,20}\b(?:your|the|its)\s+[^.;]{0,24}?(?:limit|budget|ceiling|cap|maximum|minimum|target|requirement)\b",
    re.IGNORECASE,
)
_BEYOND = re.compile(r"\b(?:more than|over|at least|less than|under|nearly|almost|up to)\s+$", re.IGNORECASE)

_RATIOS = {
    "twice": Decimal(2),
    "double": Decimal(2),
    "three times": Decimal(3),
    "triple": Decimal(3),
    "half": Decimal("0.5"),
    "a third": 1 / Decimal(3),
    "two thirds": 2 / Decimal(3),
    "a quarter": Decimal("0.25"),
}
_RATIO = re.compile(
    r"(?:\b(?P<about>nearly|almost|close to|about|around|roughly|approximately|over|more than|less than|under|just)\s+)?"
    rf"\b(?P<ratio>{'|'.join(_RATIOS)})\b(?!\s+an hour|\s+price|\s+of an hour)",
    re.IGNORECASE,
)
_AN_HOUR_AND = re.compile(r"\bhours? and\s+(?:a\s+)?$", re.IGNORECASE)
_CLOSE = {
    "nearly": (Decimal("0.9"), Decimal(1)),
    "almost": (Decimal("0.9"), Decimal(1)),
    "close to": (Decimal("0.9"), Decimal("1.1")),
}
_ROUND = (Decimal("0.94"), Decimal("1.06"))
_BOUNDS = {
    **_CLOSE,
    "over": (Decimal(1), Decimal("1.25")),
    "more than": (Decimal(1), Decimal("1.25")),
    "less than": (Decimal("0.75"), Decimal(1)),
    "under": (Decimal("0.75"), Decimal(1)),
    "about": _ROUND,
    "around": _ROUND,
    "roughly": _ROUND,
    "approximately": _ROUND,
}
_EXACT = (Decimal("0.99"), Decimal("1.01"))
_NEAR_CHARS = 40


def is_difference(figure: Figure, text: str) -> bool:
    """Whether the words beside a figure can only be said of a difference: `$80 cheaper`, `saves $10`."""
    after = _AFTER.match(text, figure.end)
    return _SAVES.search(text[: figure.start]) is not None or bool(after and after["word"].lower() not in _PREPOSITIONS)


def worked_out(figure: Figure, text: str, named: Sequence[Named], cited: Sequence[Citable], scene: Scene) -> bool:
    """Whether a figure is the difference of two facts of products that are named, or of one and what was asked for."""
    before, after = text[: figure.start], text[figure.end :]
    if figure.attribute in {RATING, REVIEWS} or _BEYOND.search(before):
        return False
    if _LEAVES.search(before):
        return _left_of_limit(figure, after, named, cited, scene)
    said = _said(before, after)
    if said is None:
        return False
    more, kind = said
    if _ASKED.match(after):
        own = spoken_of(figure.start, text, named)
        return any(_from_limit(figure, fact, more, kind, scene) for fact in cited if own is None or fact.product == own)
    one, other = _compared(figure, text, named)
    if one is None or other is None:
        return False
    firsts, seconds = ([f for f in cited if f.product == product] for product in (one, other))
    return any(_apart(figure, first, second, more, kind) for first in firsts for second in seconds)


def _said(before: str, after: str) -> tuple[bool, str | None] | None:
    """Which way a difference goes and of what it may be; None when the words beside it tell of none."""
    if _SAVES.search(before):
        return False, PRICE
    if _ADDS.search(before):
        return True, None
    found = _AFTER.match(after) or _BY.search(before)
    return _DIRECTIONS[found["word"].lower()] if found else None


def _compared(figure: Figure, text: str, named: Sequence[Named]) -> tuple[str | None, str | None]:
    """The product a difference is said of, and the one it is compared with."""
    products = list(dict.fromkeys(name.product for name in named))
    after = _AFTER.match(text, figure.end)
    other = next((n.product for n in named if after and n.start == after.end()), None)
    if other is None and _SAVES.search(text[: figure.start]):
        other = next((n.product for n in named if _INSTEAD.search(text[: n.start])), None)
    if other is not None:
        earlier = [n.product for n in named if n.end <= figure.start and n.product != other][-1:]
        rest = [product for product in products if product != other]
        return next(iter(earlier + rest), None), other
    own = spoken_of(figure.start, text, named)
    rest = [product for product in products if product != own]
    return own, rest[0] if len(rest) == 1 else None


_THAN = re.compile(r"\b(?:than|versus|vs\.?|against|over)\s+(?:for\s+|on\s+)?(?:the\s+)?$", re.IGNORECASE)


def spoken_of(position: int, text: str, named: Sequence[Named]) -> str | None:
    """The product a place of a sentence speaks of: the one named last before it that is not what another is compared with."""
    before = [name for name in named if name.end <= position]
    own = [name for name in before if not _THAN.search(text[: name.start])]
    return next((name.product for name in (*own[-1:], *before[-1:], *named)), None)


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


def _left_of_limit(figure: Figure, after: str, named: Sequence[Named], cited: Sequence[Citable], scene: Scene) -> bool:
    """`leaves $71 of your budget`: what is left of it after the price of the one product that is spoken of."""
    if not figure.currencies or not re.match(r"[^.;]{0,16}\b(?:budget|limit)\b", after, re.IGNORECASE):
        return False
    about = {name.product for name in named} or {fact.product for fact in cited}
    return len(about) == 1 and any(_from_limit(figure, fact, False, PRICE, scene) for fact in cited if fact.product in about)


def ratios(text: str, named: Sequence[Named], cited: Sequence[Citable], scene: Scene) -> Iterator[str]:
    """Ratios in words (`nearly twice as fast as`, `about half your budget`) that no two facts bear out; as one line each."""
    for match in _RATIO.finditer(text):
        if _AN_HOUR_AND.search(text[: match.start()]) or any(n.start <= match.start() < n.end for n in named):
            continue
        if not (_said_by_page(match.group("ratio"), cited) or _ratio_holds(match, text, named, cited, scene)):
            yield f"“{match.group()}” is no ratio of the facts it cites"


def _said_by_page(words: str, cited: Sequence[Citable]) -> bool:
    return any(re.search(rf"\b{words}\b", fact.evidence.quote, re.IGNORECASE) for fact in cited)


def _ratio_holds(match: re.Match[str], text: str, named: Sequence[Named], cited: Sequence[Citable], scene: Scene) -> bool:
    low, high = _BOUNDS.get((match["about"] or "").lower(), _EXACT)
    wanted = _RATIOS[match["ratio"].lower()]
    return any(wanted * low <= actual <= wanted * high for actual in _actual(match, text, named, cited, scene))


def _actual(match: re.Match[str], text: str, named: Sequence[Named], cited: Sequence[Citable], scene: Scene) -> Iterator[Decimal]:
    """The ratios of which the words may speak."""
    near = text[match.end() : match.end() + _NEAR_CHARS]
    own = spoken_of(match.start(), text, named)
    if re.match(r"[^.;]{0,12}\b(?:budget|limit)\b|[^.;]{0,16}\b(?:your|the)\s+\S+\s+(?:\S+\s+)?budget\b", near, re.IGNORECASE):
        budgets = [c.number for c in scene.brief.constraints if c.attribute == PRICE and c.number]
        prices = [f.number for f in cited if f.attribute == PRICE and f.number is not None and own in {None, f.product}]
        unspent = re.search(r"\b(?:unspent|unused|left|free|over|untouched)\b", text[match.end() :], re.IGNORECASE)
        for budget, price in ((budget, price) for budget in budgets for price in prices):
            yield 1 - price / budget if unspent else price / budget
        return
    others = [n.product for n in named if n.start >= match.end() and n.product != own]
    about = {name for _, _, name in find_attributes(near)} | ({PRICE} if re.search(r"\bpric|\bcost|\bmuch\b", near) else set())
    for one in (f for f in cited if f.product == own and f.number and (not about or f.attribute in about)):
        for other in (f for f in cited if others and f.product == others[0] and f.number and f.attribute == one.attribute):
            if one.number is not None and (value := _same(other, one)):
                yield one.number / value


def _same(fact: Citable, like: Citable) -> Decimal | None:
    """The number of a fact in the unit of another."""
    if fact.number is None or fact.unit == like.unit:
        return fact.number if fact.currency == like.currency else None
    return convert(fact.number, fact.unit, like.unit) if fact.unit and like.unit else None
