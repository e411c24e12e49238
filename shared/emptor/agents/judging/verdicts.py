"""Whether a product meets the buyer's constraints: pass, fail, or unknown. Unknown never passes."""

from __future__ import annotations

from collections.abc import Callable

from emptor.agents.judging.answers import unknown
from emptor.agents.judging.availability import judge_availability, judge_condition
from emptor.agents.judging.features import judge_feature
from emptor.agents.judging.names import judge_brand, judge_name, judge_seller
from emptor.agents.judging.price import judge_price
from emptor.agents.judging.quantity import judge_quantity
from emptor.agents.judging.words import judge_fits, judge_words
from emptor.models.brief import Brief, Constraint, Op, QuestionKind
from emptor.models.dossier import Dossier
from emptor.models.report import Verdict, VerdictKind

IN_STOCK = Constraint(id="stock", text="in stock", words="", attribute="availability", op=Op.IN, values=("InStock",), hard=False)
NEW = Constraint(id="new", text="new", words="", attribute="condition", op=Op.IN, values=("new",), hard=False)
KIND = Constraint(id="kind", text="kind of product", words="", attribute="kind", op=Op.IN, values=())
_OF_ANY_OFFER = frozenset({"price", "availability", "condition", "seller"})  # attributes that say nothing of what is wanted

_JUDGES: dict[str, Callable[[Constraint, Dossier, Brief], Verdict]] = {
    "price": judge_price,
    "brand": judge_brand,
    "name": judge_name,
    "seller": judge_seller,
    "availability": judge_availability,
    "condition": judge_condition,
    "feature": judge_feature,
    "fits": judge_fits,
    **dict.fromkeys(("colour", "color", "size", "material", "pattern", "closure", "gender", "origin"), judge_words),
}


def ledger(brief: Brief) -> tuple[Constraint, ...]:
    """The buyer's constraints, and the one nobody says: that the thing can be bought."""
    asked = any(c.attribute == "availability" for c in brief.constraints)
    return brief.constraints if asked else (*brief.constraints, IN_STOCK)


def judge(constraint: Constraint, dossier: Dossier, brief: Brief) -> Verdict:
    """Judge one constraint by what was read of the product."""
    if constraint.attribute in _JUDGES and (constraint.number is None or constraint.attribute == "price"):
        return _JUDGES[constraint.attribute](constraint, dossier, brief)
    if constraint.op in {Op.HAS, Op.HAS_NOT}:
        return judge_feature(constraint, dossier, brief)
    wordy = constraint.number is None and constraint.values and constraint.label
    return (judge_words if wordy else judge_quantity)(constraint, dossier, brief)


def names_nothing(brief: Brief) -> bool:
    """Whether nothing in the question says what is wanted: `gift for dad`, `something under 20 euros`."""
    told = brief.category or brief.urls or any(c.hard and c.attribute not in _OF_ANY_OFFER for c in brief.constraints)
    return brief.kind is QuestionKind.VAGUE and not told


def judge_all(dossier: Dossier, brief: Brief) -> tuple[Verdict, ...]:
    """Judge all constraints; where the question does not say what is wanted, no page can tell that a product is it."""
    verdicts = [judge(constraint, dossier, brief) for constraint in ledger(brief)]
    if names_nothing(brief):
        verdicts.insert(0, unknown(KIND, "the question names no kind of product"))
    if any(c.attribute == "condition" for c in brief.constraints):
        return tuple(verdicts)
    new = judge(NEW, dossier, brief)
    return (*verdicts, new) if new.verdict is VerdictKind.FAIL else tuple(verdicts)


def is_out(verdicts: tuple[Verdict, ...], brief: Brief) -> bool:
    """A hard constraint fails, or the product is known to be sold out, or to be sold only as a used copy."""
    decisive = {c.text for c in brief.constraints if c.hard} | {IN_STOCK.text, NEW.text}
    return any(v.verdict is VerdictKind.FAIL for v in verdicts if v.constraint in decisive)


def qualifies(verdicts: tuple[Verdict, ...], brief: Brief) -> bool:
    """Every hard constraint passes, and the product is not known to be sold out."""
    hard = {c.text for c in brief.constraints if c.hard} | {KIND.text}
    return not is_out(verdicts, brief) and all(v.verdict is VerdictKind.PASS for v in verdicts if v.constraint in hard)
