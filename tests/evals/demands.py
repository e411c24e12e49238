"""A neutral notation for what a question demands, and whether a constraint of a brief says the same.

A demand is one line, `LABEL OP VALUE`:

- `water tank >= 1.8 l`, `price <= 350 EUR`, `stitches >= 20`: a figure. It is matched by number, unit, direction and
  the label's last word, which the constraint's attribute or text must contain. `at most` and `less than` are one direction.
  A figure without a direction (`=`: `32 GB RAM`, `60 cm wide`) may be read as one: as much or more, or, of a dimension, no more.
- `price ~ 120 EUR`: about that much, in whatever direction.
- `name = Halvorsen A9, Brandt Mk III`, `brand != HP`, `condition = used`, `availability = InStock`: words of an attribute with
  a meaning of its own; all of the listed values.
- `size = W32 L34`, `colour = black`, `material = oak`, `fits = Corvo 15 Pro`: words; which attribute carries them is left open.
- `has noise cancelling`, `has not leather`: a feature that is wanted or refused, with all its words.
- `told two batteries`: it is not dropped in silence; a demand, a preference or a word told as unused will do.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise

from emptor.models.brief import Brief, Constraint, Op
from emptor.utils.text import comparable
from emptor.utils.units import convert, dimension_of

_DEMAND = re.compile(r"(?P<label>.+?) (?P<op><=|>=|!=|<|>|=|~) (?P<value>.+)")
_FIGURE = re.compile(r"(?P<number>-?\d+(?:\.\d+)?)(?: (?P<unit>\S+))?")
_WORD = re.compile(r"[^\W_]+")
_OWN = frozenset({"brand", "name", "condition", "availability", "seller"})  # attributes whose meaning is not a matter of wording
_WORDY = _OWN | {"size", "colour", "material", "fits", "rating"}
_DIMENSIONS = frozenset({"width", "height", "depth", "length", "thickness", "size"})
_ABOUT = Decimal("0.3")  # share by which `around 120` may be read as a range
_EQUAL = Decimal("0.005")  # share by which a converted figure may differ
_MIN_JOINED_CHARS = 4  # from here on `wi-fi` and `wifi` are compared as one word
_CURRENCY = re.compile(r"[A-Z]{3}")

UPPER, LOWER, EXACT, REFUSED = "<", ">", "=", "!"
_SIDES = {
    Op.LE: UPPER, Op.LT: UPPER, Op.GE: LOWER, Op.GT: LOWER, Op.EQ: EXACT, Op.IN: EXACT, Op.HAS: EXACT, Op.NOT_IN: REFUSED,
    Op.HAS_NOT: REFUSED,
}  # fmt: skip


class Kind(StrEnum):
    """How a demand is compared; also the name of its figure in the table."""

    PRICE = "price"
    FIGURE = "figure"
    NAME = "name or brand"
    WORDS = "size, colour, material, fit"
    FEATURE = "feature"
    TOLD = "not dropped in silence"


@dataclass(frozen=True, slots=True)
class Demand:
    """One expected demand, read from its notation."""

    kind: Kind
    label: str
    side: str
    words: str
    number: Decimal | None = None
    unit: str | None = None


def read_demand(notation: str) -> Demand:
    """Read one line of the notation.

    Raises:
        ValueError: the line is not written as the module's docstring says.
    """
    for prefix, kind, side in (("told ", Kind.TOLD, EXACT), ("has not ", Kind.FEATURE, REFUSED), ("has ", Kind.FEATURE, EXACT)):
        if notation.startswith(prefix):
            return Demand(kind, "feature", side, notation.removeprefix(prefix))
    match = _DEMAND.fullmatch(notation)
    if match is None:
        raise ValueError(f"{notation!r} is not a demand; write LABEL OP VALUE, `has X`, `has not X` or `told X`")
    label, op, value = match["label"], match["op"], match["value"]
    side = REFUSED if op == "!=" else "~" if op == "~" else op[0]
    figure = _FIGURE.fullmatch(value)
    if figure is None or (label in _WORDY and side in {EXACT, REFUSED}):
        return Demand(Kind.NAME if label in _OWN else Kind.WORDS, label, side, value)
    kind = Kind.PRICE if label == "price" else Kind.FIGURE
    return Demand(kind, label, side, value, Decimal(figure["number"]), figure["unit"])


def heard(demand: Demand, brief: Brief) -> bool:
    """Whether the brief carries the demand."""
    if demand.kind is Kind.TOLD:
        return any(_has_words(demand.words, text) for text in told_texts(brief))
    return any(says(demand, constraint) for constraint in brief.constraints if constraint.hard or demand.side == "~")


def says(demand: Demand, constraint: Constraint) -> bool:
    """Whether a constraint says what the demand says."""
    if demand.kind is Kind.TOLD:
        return _has_words(demand.words, f"{_texts(constraint)} {constraint.words}")
    if demand.number is not None:
        return _figure(demand, constraint)
    if _SIDES[constraint.op] != demand.side:
        return False
    if demand.label in _OWN:
        return constraint.attribute == demand.label and _all_values(demand.words, constraint)
    if constraint.unit and len(demand.words) == 1:  # size L is not 20 l
        return False
    return constraint.attribute not in {"price", *_OWN} and _has_words(demand.words, _texts(constraint))


def told_texts(brief: Brief) -> list[str]:
    """Everything in the brief that shows the buyer a word of the question again."""
    return [
        brief.category or "",
        str(brief.count or ""),
        *(f"{key.attribute} {key.words}" for key in brief.sort),
        *brief.preferences,
        *brief.unused,
        *(f"{_texts(constraint)} {constraint.words}" for constraint in brief.constraints),
    ]


def _figure(demand: Demand, constraint: Constraint) -> bool:
    if constraint.number is None or demand.number is None or not _is_labelled(demand, constraint):
        return False
    number = _in_unit(constraint, demand.unit)
    if number is None:
        return False
    if demand.side == "~":
        return abs(number - demand.number) <= abs(demand.number) * _ABOUT
    return _is_side(demand, _SIDES[constraint.op]) and abs(number - demand.number) <= abs(demand.number) * _EQUAL


def _is_side(demand: Demand, side: str) -> bool:
    if demand.side != EXACT or demand.kind is Kind.PRICE:
        return side == demand.side
    return side in {EXACT, UPPER if demand.label in _DIMENSIONS else LOWER}


def _is_labelled(demand: Demand, constraint: Constraint) -> bool:
    if demand.kind is Kind.PRICE:
        return constraint.attribute == "price"
    head = _tokens(demand.label)[-1]
    said = comparable(f"{constraint.attribute} {constraint.text} {constraint.label or ''}")
    return constraint.attribute != "price" and head in said


def _in_unit(constraint: Constraint, unit: str | None) -> Decimal | None:
    """The constraint's number in `unit`; units that no table knows are not compared."""
    if unit is None or constraint.unit == unit or constraint.number is None:
        return constraint.number
    if _CURRENCY.fullmatch(unit) or dimension_of(unit) is None:
        return None if _CURRENCY.fullmatch(unit) else constraint.number
    return convert(constraint.number, constraint.unit, unit) if constraint.unit else None


def _all_values(words: str, constraint: Constraint) -> bool:
    return all(any(_has_words(value, own) for own in constraint.values) for value in words.split(", "))


def _texts(constraint: Constraint) -> str:
    return " ".join((constraint.text, constraint.attribute, constraint.label or "", *constraint.values))


def _has_words(words: str, text: str) -> bool:
    """Whether all words stand in the text, whole and in any order; or joined, where they are written as one."""
    wanted, present = set(_tokens(words)), set(_tokens(text))
    joined = "".join(_tokens(words))
    if wanted <= present:
        return True
    pairs = {a + b for a, b in pairwise(_tokens(text))}
    return len(joined) >= _MIN_JOINED_CHARS and joined in present | pairs


def _tokens(text: str) -> list[str]:
    """Words without accents and case; a plural `s` is dropped, `×` is read as `x`."""
    return [_singular(word) for word in _WORD.findall(comparable(text.replace("×", "x")).replace("'", ""))]


def _singular(word: str) -> str:
    return word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word
