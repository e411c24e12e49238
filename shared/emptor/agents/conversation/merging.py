"""The demands of a conversation: those before, changed by what a follow-up says."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from emptor.models.brief import Brief, Constraint, Op, QuestionKind, SortKey
from emptor.models.jobs import QUESTION_MAX_CHARS

_UPPER, _LOWER = frozenset({Op.LE, Op.LT}), frozenset({Op.GE, Op.GT})
_LISTED = frozenset({Op.IN, Op.EQ})
_BY_VALUE = frozenset({Op.HAS, Op.HAS_NOT, Op.NOT_IN})  # several of them stand beside each other
NAME = "name"


def merged(
    before: Brief, question: str, said: Sequence[Constraint], sort: Sequence[SortKey], dropped: Collection[str] = ()
) -> Brief:
    """Return the brief before with new demands in place of those that they replace, and without what is dropped.

    Args:
        before: of the report that the follow-up follows.
        question: the follow-up, which is put behind the question before it.
        said: the demands of the follow-up.
        sort: its order; the one before stays where it has none.
        dropped: attributes, or values of features, that no longer count.
    """
    kept = [c for c in before.constraints if not _is_dropped(c, dropped) and not any(replaces(new, c) for new in said)]
    every = {c.text: c for c in (*kept, *said)}
    numbered = tuple(c.model_copy(update={"id": f"c{i}"}) for i, c in enumerate(every.values(), start=1))
    keys = tuple(sort) or tuple(key for key in before.sort if key.attribute not in dropped)
    wishes = tuple(dict.fromkeys((*(key.words for key in sort), *before.preferences)))
    return before.model_copy(
        update={
            "question": f"{before.question}, {question}"[-QUESTION_MAX_CHARS:],
            "constraints": numbered,
            "sort": keys,
            "preferences": wishes,
            "kind": QuestionKind.SHOPPING,
        }
    )


def replaces(new: Constraint, old: Constraint) -> bool:
    """Whether a demand takes the place of another: `price <= 200 USD` of `price <= 150 USD`, another brand of a brand."""
    if new.attribute != old.attribute:
        return False
    if new.op in _BY_VALUE or old.op in _BY_VALUE:
        opposite = {new.op, old.op} in ({Op.HAS, Op.HAS_NOT}, {Op.IN, Op.NOT_IN}, {Op.EQ, Op.NOT_IN})
        return opposite and bool(set(new.values) & set(old.values))
    return any({new.op, old.op} <= side for side in (_UPPER, _LOWER, _LISTED)) or Op.EQ in {new.op, old.op}


def without_names(brief: Brief) -> Brief:
    """Return the brief without the products that it names: who asks for more wants others."""
    return brief.model_copy(update={"constraints": tuple(c for c in brief.constraints if c.attribute != NAME)})


def _is_dropped(constraint: Constraint, dropped: Collection[str]) -> bool:
    return constraint.attribute in dropped or bool(set(constraint.values) & set(dropped))
