"""Figures that no such thing has: one page alone states them, many times what all others of the kind have."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from statistics import median

from emptor.agents.judging.labels import label_of, names
from emptor.agents.judging.stated import text_of
from emptor.models.brief import Brief, Constraint
from emptor.models.dossier import Dossier
from emptor.models.report import ReportFact
from emptor.utils.sites import site_of
from emptor.utils.units import convert, find_quantities

_TIMES = 8  # what one kind of thing has rarely differs by so much from its median
_CONFIRMS = Decimal(2)  # times; another site's figure within it confirms one
_MIN_PRODUCTS = 4  # that state the figure, to say what is usual
_VARIED = frozenset({"data"})  # dimensions in which one kind of thing spans more: drives of 0.1 to 20 TB


def with_doubted_figures(dossiers: Sequence[Dossier], brief: Brief) -> list[Dossier]:
    """Return the products without figures of the demanded attributes that one site states and nobody can believe."""
    for constraint in brief.measured:
        dossiers = _without(dossiers, constraint)
    return list(dossiers)


def _without(dossiers: Sequence[Dossier], constraint: Constraint) -> Sequence[Dossier]:
    stated = [list(_figures(dossier, constraint)) for dossier in dossiers]
    middles = [median(number for _, number in rows) for rows in stated if rows]
    if len(middles) < _MIN_PRODUCTS:
        return dossiers
    usual = median(middles)
    return [_kept(dossier, rows, usual) for dossier, rows in zip(dossiers, stated, strict=True)]


def _figures(dossier: Dossier, constraint: Constraint) -> Iterator[tuple[ReportFact, Decimal]]:
    """The rows that state the attribute, in the demand's unit, whatever their size."""
    label = label_of(constraint)
    for fact in dossier.facts:
        if fact.attribute != constraint.attribute and not names(label, label_of(fact)):
            continue
        for quantity in find_quantities(text_of(fact)):
            number = convert(quantity.number, quantity.unit, constraint.unit or "")
            if number is not None and quantity.dimension not in _VARIED:
                yield fact, number


def _kept(dossier: Dossier, rows: Sequence[tuple[ReportFact, Decimal]], usual: Decimal) -> Dossier:
    gone = [fact for fact, number in rows if _is_far(number, usual) and not _is_confirmed(fact, number, rows)]
    if not gone:
        return dossier
    return dossier.model_copy(update={"facts": tuple(fact for fact in dossier.facts if not any(fact is one for one in gone))})


def _is_far(number: Decimal, usual: Decimal) -> bool:
    return number > usual * _TIMES or number * _TIMES < usual


def _is_confirmed(fact: ReportFact, number: Decimal, rows: Sequence[tuple[ReportFact, Decimal]]) -> bool:
    """Whether another site states about the same."""
    own = site_of(fact.evidence.url)
    others = [other for one, other in rows if site_of(one.evidence.url) != own]
    return any(other <= number * _CONFIRMS and number <= other * _CONFIRMS for other in others)
