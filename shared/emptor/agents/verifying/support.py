"""Every figure of a sentence, with what it measures and of which product, against the facts the sentence cites."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from emptor.agents.resolving.sentences import attribute_of
from emptor.agents.verifying.citable import OPINION, PRICE, RATING, REVIEWS, Citable, Named, Scene
from emptor.agents.verifying.differences import is_difference, worked_out
from emptor.agents.verifying.figures import SCALE, Figure, figures_of
from emptor.extract.evidence import supports_number
from emptor.lexicon import Match, fold, matcher
from emptor.lexicon.beside import SPACE, after, before
from emptor.models.brief import Op
from emptor.utils.text import collapse
from emptor.utils.units import convert, find_quantities

_SCALES = {Decimal(5), Decimal(10)}
_BARE = frozenset({PRICE, RATING, REVIEWS})  # quoted as a number alone
_SCALE = re.compile(r"(?:\s?/\s?(?:5|10))?\s{1,8}")
_SPACES = re.compile(r"\s{1,8}")
_NEAR_FIGURE = re.compile(r"[^.\d]{0,28}")
_TWO_WORDS_AFTER = re.compile(r"\W{0,8}(?:\w{1,40}\W{1,8}){0,2}")
_TWO_WORDS_BEFORE = re.compile(r"\s{1,8}(?:\w{1,40}\s{1,8}){0,2}")
_OUT_OF_FIVE = re.compile(r"\d/5\b")
_LESS, _MORE = ("said.under", "said.at-most"), ("said.over", "said.at-least")


def unsupported(text: str, cited: Sequence[Citable], scene: Scene) -> list[str]:
    """The figures of a sentence that none of its facts states of the product they are said of; as one line each."""
    named = scene.named(text)
    faults = []
    for figure in figures_of(text, named):
        about = subjects_of(figure, named, text)
        facts = [fact for fact in cited if not about or fact.product in about]
        if figure.attribute == SCALE and figure.number in _SCALES and any(fact.attribute == RATING for fact in facts):
            continue
        if _in_the_pages_words(figure, text, facts):
            continue
        difference = is_difference(figure, text)
        stated = not difference and (_asked_for(figure, text, scene) or any(_states(fact, figure, text) for fact in facts))
        if not stated and worked_out(figure, text, named, cited, scene):
            continue
        if not stated:
            faults.append(f"{figure.text} is in no fact it cites" + (f" of {about[0]}" if about else ""))
        elif not _bound_holds(figure, text, cited):
            faults.append(f"{figure.text} is not what the facts say it is beyond")
    return faults


def _in_the_pages_words(figure: Figure, text: str, facts: Sequence[Citable]) -> bool:
    """Whether the figure stands in a cited passage after the same words: `below 200 dollars`, `within two percent`."""
    last = text[: figure.start].split()[-1:]
    words = collapse(" ".join([*last, figure.text])).casefold()
    return bool(last) and any(words in collapse(f.evidence.quote).casefold() for f in facts if f.attribute not in _BARE)


def subjects_of(figure: Figure, named: Sequence[Named], text: str) -> list[str]:
    """The products a figure may be said of: the one named last before it, else the first after it; none when none is named.

    In `A is lighter than B, at 228 g` the figure may be A's or B's; in `the 2.8 kg of B` it is B's.
    """
    earlier = [name for name in named if name.end <= figure.start]
    folded = fold(text)
    of = after(folded, figure.end, _SCALE, "said.of-product")
    owner = next((name for name in named if of and _SPACES.fullmatch(folded, of.end, name.start)), None)
    if owner:
        return [owner.product]
    if not earlier:
        return [named[0].product] if named else []
    compared = len(earlier) > 1 and before(folded, earlier[-1].start, SPACE, "said.than-the") is not None
    return [name.product for name in (earlier[-2:] if compared else earlier[-1:])]


def _states(fact: Citable, figure: Figure, text: str) -> bool:
    """Whether a fact states this figure, of this kind."""
    if figure.currencies:
        return _states_money(fact, figure, text)
    if figure.attribute in {RATING, REVIEWS}:
        return fact.attribute == figure.attribute and fact.number == figure.number
    if figure.unit is None and fact.attribute == RATING and fact.number == figure.number and "." in figure.text:
        return matcher("said.rated").has(fold(text)) or _OUT_OF_FIVE.search(text) is not None
    if figure.unit is None:
        return fact.attribute not in _BARE and supports_number(fact.evidence.quote, figure.number)
    return _states_quantity(fact, figure, figure.unit)


def _states_money(fact: Citable, figure: Figure, text: str) -> bool:
    """A price as the offer has it; or an amount of an opinion, where the sentence says that somebody says so."""
    if fact.attribute == PRICE:
        return fact.number == figure.number and fact.currency in figure.currencies
    said = fact.attribute == OPINION and matcher("said.heard").has(fold(text))
    return said and any(supports_number(fact.evidence.quote, figure.number, currency=code) for code in figure.currencies)


def _states_quantity(fact: Citable, figure: Figure, unit: str) -> bool:
    """A number with its unit, of the same attribute as far as the sentence tells it."""
    if figure.attribute and fact.attribute not in {figure.attribute, OPINION}:
        return False
    if not supports_number(fact.evidence.quote, figure.number, unit=unit):
        return False
    return fact.attribute != OPINION or _quoted_for(figure, fact.evidence.quote)


def _quoted_for(figure: Figure, quote: str) -> bool:
    """Whether an opinion's words say the figure of the same attribute, as far as either tells."""
    for quantity in find_quantities(quote):
        said = attribute_of(quote, quantity)
        value = convert(quantity.number, quantity.unit, figure.unit or "")
        if value == figure.number and (said is None or figure.attribute is None or said == figure.attribute):
            return True
    return False


def _asked_for(figure: Figure, text: str, scene: Scene) -> bool:
    """A figure of the question, told as the limit it is: `below your 150 USD`. Whoever may be cited meets the hard ones."""
    folded = fold(text)
    asked = before(folded, figure.start, _NEAR_FIGURE, "said.asked")
    if not asked and not after(folded, figure.end, _TWO_WORDS_AFTER, "said.asked-after"):
        return False
    for constraint in scene.brief.constraints:
        if constraint.number is None or not constraint.hard:
            continue
        same_money = figure.currencies and constraint.attribute == PRICE and constraint.unit in (*figure.currencies, None)
        value = convert(constraint.number, constraint.unit, figure.unit) if figure.unit and constraint.unit else None
        if (same_money and constraint.number == figure.number) or value == figure.number:
            down = constraint.op in {Op.LE, Op.LT}
            return _bound(folded, figure.start, *(_MORE if down else _LESS)) is None
    return False


def _bound_holds(figure: Figure, text: str, facts: Sequence[Citable]) -> bool:
    """`more than 50 hours` needs a fact beyond 50, `under 150 USD` one below it. Without such words everything holds."""
    folded = fold(text)
    more, less = _bound(folded, figure.start, *_MORE), _bound(folded, figure.start, *_LESS)
    if not (more or less):
        return True
    values = [value for fact in facts for value in _values(fact, figure)]
    at_least = any(bound and bound.key in {"said.at-least", "said.at-most"} for bound in (more, less))
    if at_least and figure.number in values:
        return True
    return any(value > figure.number for value in values) if more else any(value < figure.number for value in values)


def _bound(folded: str, at: int, *names: str) -> Match | None:
    """The words before a figure that make it a bound, at most two others between: `more than the promised 50 hours`."""
    bound = before(folded, at, _TWO_WORDS_BEFORE, *names)
    return bound if bound and not before(folded, bound.start, SPACE, "said.no-bound") else None


def _values(fact: Citable, figure: Figure) -> list[Decimal]:
    """The numbers of a fact that are of the figure's kind."""
    if figure.currencies:
        return [fact.number] if fact.attribute == PRICE and fact.number is not None and fact.currency in figure.currencies else []
    if figure.unit is None:
        return [fact.number] if fact.number is not None and fact.attribute == figure.attribute else []
    found = [(q.number, q.unit) for q in find_quantities(fact.evidence.quote)]
    if fact.number is not None and fact.unit:
        found.append((fact.number, fact.unit))
    return [value for number, unit in found if (value := convert(number, unit, figure.unit)) is not None]
