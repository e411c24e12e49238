"""Whether a claim is borne out by the fact that it names. Compares data with data; no words are read."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from emptor.agents.verifying.citable import FEATURE, OPINION, PRICE, Citable, Scene
from emptor.agents.verifying.written import Relation, WrittenClaim
from emptor.models.brief import Constraint, Op
from emptor.utils.attributes import canonical_attribute
from emptor.utils.units import convert

COMPARED = frozenset({Relation.MORE, Relation.LESS})
FIRST = frozenset({Relation.MOST, Relation.LEAST})
_UPWARDS = frozenset({Relation.MORE, Relation.MOST})
_AT_MOST = frozenset({Op.LE, Op.LT})
_AT_LEAST = frozenset({Op.GE, Op.GT})
_SHOWN_CHARS = 40  # of what a claim calls its attribute


@dataclass(frozen=True)
class Held:
    """A claim that its facts bear out.

    Attributes:
        fact: what it rests on.
        others: the facts of the other products that it compares with.
        gap: how far apart they are, or how far from the limit, in the unit of `fact`; None where nothing is compared.
        limit: the buyer's limit that is kept, of `within`.
        upwards: whether it says that its product has more; None where nothing is compared.
    """

    relation: Relation
    fact: Citable
    others: tuple[Citable, ...] = ()
    gap: Decimal | None = None
    limit: Constraint | None = None
    upwards: bool | None = None

    @property
    def product(self) -> str:
        """The product that it speaks of."""
        return self.fact.product

    @property
    def cited(self) -> tuple[Citable, ...]:
        """Every fact that it rests on."""
        return (self.fact, *self.others)


def borne_out(claim: WrittenClaim, scene: Scene) -> Held | str:
    """Return the claim with the facts that bear it out, or one line that says why none do."""
    if not 0 < claim.fact <= len(scene.facts):
        return "it cites a fact that does not exist"
    fact = scene.facts[claim.fact - 1]
    misread = _misread(claim, fact, scene)
    if misread:
        return misread
    if claim.relation in COMPARED:
        return _compared(claim, fact, scene)
    if claim.relation in FIRST:
        return _first(claim.relation, fact, scene)
    return _within(claim, fact, scene) if claim.relation is Relation.WITHIN else Held(claim.relation, fact)


def _misread(claim: WrittenClaim, fact: Citable, scene: Scene) -> str:
    """What a claim takes its fact for that it is not; empty where it takes it for what it is."""
    if fact.product != scene.product(claim.product):
        return f"fact {claim.fact} is of another product"
    if not _names(claim.attribute, fact):
        return f"fact {claim.fact} states {fact.attribute}, not {claim.attribute[:_SHOWN_CHARS]}"
    if _contradicts(claim.stance, fact):
        return f"fact {claim.fact} speaks the other way"
    if (claim.relation is Relation.SAYS) != (fact.attribute == OPINION):
        return f"fact {claim.fact} is {'an opinion' if fact.attribute == OPINION else 'no opinion'}"
    return ""


def _names(attribute: str, fact: Citable) -> bool:
    """Whether a claim calls its attribute what the fact states."""
    said = attribute.strip().lower().replace(" ", "_")
    known = {fact.attribute, fact.feature.replace(" ", "_")} - {""}
    return said in known or canonical_attribute(attribute) in known or (fact.attribute == FEATURE and said == fact.asked)


def _contradicts(stance: str, fact: Citable) -> bool:
    """Facts of a product that qualifies speak for it as far as they meet a demand; an opinion as it was read."""
    if fact.attribute == OPINION:
        return {stance, fact.stance} == {"for", "against"}
    return stance == "against" and bool(fact.asked)


def _compared(claim: WrittenClaim, fact: Citable, scene: Scene) -> Held | str:
    other = scene.product(claim.than)
    beside = scene.measured(other, fact.attribute) if other and other != fact.product else None
    gap = _apart(fact, beside) if beside else None
    upwards = claim.relation in _UPWARDS
    if beside is None or gap is None or gap == 0 or (gap > 0) != upwards:
        return f"the facts do not bear out that {fact.attribute} is {claim.relation}"
    return Held(claim.relation, fact, (beside,), abs(gap), upwards=upwards)


def _first(relation: Relation, fact: Citable, scene: Scene) -> Held | str:
    """Of all that were compared; one whose figure is unknown might be further ahead."""
    others = [scene.measured(product, fact.attribute) for product in scene.products if product != fact.product]
    known = tuple(other for other in others if other is not None)
    gaps = [_apart(fact, other) for other in known]
    upwards = relation in _UPWARDS
    ahead = bool(known) and all(gap is not None and gap != 0 and (gap > 0) == upwards for gap in gaps)
    if not ahead or len(known) < len(others):
        return f"the facts do not bear out that {fact.attribute} is the {relation}"
    return Held(relation, fact, known, upwards=upwards)


def _within(claim: WrittenClaim, fact: Citable, scene: Scene) -> Held | str:
    limit = scene.limit(claim.than)
    if limit is None or limit.number is None or fact.number is None or limit.attribute != fact.attribute:
        return f"{claim.than[:_SHOWN_CHARS] or 'nothing'} is no limit for {fact.attribute}"
    own = limit.number if limit.unit in {fact.unit, fact.currency} else _in_unit(limit.number, limit.unit, fact.unit)
    gap = fact.number - own if own is not None else None
    if not gap or (gap > 0) != (limit.op in _AT_LEAST) or limit.op not in _AT_LEAST | _AT_MOST:
        return f"{fact.attribute} keeps no distance from {limit.text}"
    return Held(Relation.WITHIN, fact, (), abs(gap), limit, upwards=gap > 0)


def _apart(one: Citable, other: Citable) -> Decimal | None:
    """How much more `one` states, in its unit; None where the two do not measure the same."""
    if one.number is None or other.number is None or (one.attribute == PRICE and one.currency != other.currency):
        return None
    beside = other.number if one.unit == other.unit else _in_unit(other.number, other.unit, one.unit)
    return one.number - beside if beside is not None else None


def _in_unit(number: Decimal, unit: str | None, wanted: str | None) -> Decimal | None:
    return convert(number, unit, wanted) if unit and wanted else None
