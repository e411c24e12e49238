"""From drafts to the ledger: canonical text, no repeats, the tighter of two limits, the order of the question."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal

from emptor.agents.questions.scan import Draft, Scan
from emptor.models.brief import Constraint, Op
from emptor.utils.numbers import plain_decimal
from emptor.utils.units import convert

_UPPER, _LOWER = frozenset({Op.LE, Op.LT}), frozenset({Op.GE, Op.GT})
_STRICT = frozenset({Op.LT, Op.GT})


def canonical_text(draft: Draft) -> str:
    """`price <= 150 USD`, `has wireless`, `brand in Sony, Bose`, `condition = used`."""
    if draft.label:
        return draft.label
    values = ", ".join(draft.values)
    if draft.op in {Op.HAS, Op.HAS_NOT}:
        return f"{draft.op.value} {values}"
    if draft.op in {Op.IN, Op.NOT_IN}:
        many = len(draft.values) > 1 or draft.op is Op.NOT_IN
        return f"{draft.attribute} {draft.op.value} {values}" if many else f"{draft.attribute} = {values}"
    number = plain_decimal(draft.number) if draft.number is not None else ""
    return " ".join(filter(None, (draft.attribute, draft.op.value, number, draft.unit)))


def build_ledger(scan: Scan) -> tuple[Constraint, ...]:
    """Merge the drafts of `scan` and write them as constraints c1, c2 …, in the order of the question."""
    merged: list[Draft] = []
    for draft in sorted(scan.drafts, key=lambda d: (d.start, d.end)):
        _fold_in(merged, draft)
    unique = {canonical_text(draft): draft for draft in reversed(_consistent(merged))}
    ordered = sorted(unique.items(), key=lambda item: (item[1].start, item[1].op in _UPPER))
    return tuple(_constraint(f"c{n}", text, draft, scan) for n, (text, draft) in enumerate(ordered, start=1))


def numbered(constraints: Iterable[Constraint]) -> tuple[Constraint, ...]:
    """The constraints with the ids c1, c2 … of their order."""
    return tuple(c.model_copy(update={"id": f"c{n}"}) for n, c in enumerate(constraints, start=1))


def _constraint(name: str, text: str, draft: Draft, scan: Scan) -> Constraint:
    return Constraint(
        id=name, text=text, words=scan.said(draft.start, draft.end).strip(), label=draft.noun, attribute=draft.attribute,
        op=draft.op, number=draft.number, unit=draft.unit, values=draft.values, hard=draft.hard,
    )  # fmt: skip


def _fold_in(merged: list[Draft], draft: Draft) -> None:
    """Add `draft`, unless one already there says the same or more; replace one that says less."""
    for i, other in enumerate(merged) if draft.number is not None else ():
        if _same_side(other, draft):
            merged[i] = _tighter(other, draft)
            return
    merged.append(draft)


def _same_side(a: Draft, b: Draft) -> bool:
    if a.attribute != b.attribute or a.hard != b.hard or a.number is None or b.number is None:
        return False
    if not any(a.op in side and b.op in side for side in (_UPPER, _LOWER)):
        return False
    return _in_unit(b, a.unit) is not None


def _in_unit(draft: Draft, unit: str | None) -> Decimal | None:
    if draft.unit == unit or draft.number is None:
        return draft.number
    return convert(draft.number, draft.unit, unit) if draft.unit and unit else None


def _tighter(a: Draft, b: Draft) -> Draft:
    one, two = a.number, _in_unit(b, a.unit)
    if one is None or two is None or one == two:
        return a if a.op in _STRICT else b if b.op in _STRICT else a
    first = one < two if a.op in _UPPER else one > two
    return a if first else b


def _consistent(drafts: list[Draft]) -> list[Draft]:
    """A feature both wanted and refused, or hard and soft, is kept once: the last word of the buyer, or the harder."""
    kept: dict[tuple[str, tuple[str, ...]], Draft] = {}
    others: list[Draft] = []
    for draft in drafts:
        if draft.op not in {Op.HAS, Op.HAS_NOT}:
            others.append(draft)
            continue
        key = (draft.attribute, draft.values)
        before = kept.get(key)
        if before is None or before.op is not draft.op or (draft.hard and not before.hard):
            kept[key] = draft
    return _without_refused_brands([*others, *kept.values()])


def _without_refused_brands(drafts: Iterable[Draft]) -> list[Draft]:
    """Several demands on the brand are one: all that are wanted, without those refused."""
    listed = list(drafts)
    for op in (Op.IN, Op.NOT_IN):
        same = [d for d in listed if d.attribute in {"brand", "seller"} and d.op is op]
        for attribute in ("brand", "seller"):
            group = [d for d in same if d.attribute == attribute and d.hard]
            if len(group) > 1:
                values = tuple(dict.fromkeys(v for d in group for v in d.values))
                first = group[0]
                joint = Draft(first.start, first.end, attribute, op, values=values)
                listed = [d for d in listed if d not in group] + [joint]
    return listed
