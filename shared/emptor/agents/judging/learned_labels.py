"""Labels that a job learns: under which words pages in other languages state the figure that is asked for.

Pages of one product state the same figures. Where one page says `Griffdurchmesser: 32 mm` and another page of that product has
32 mm under `handle diameter` alone, the two labels are one attribute, unless any page of the job shows them with different
figures. A label that differs from the asked one by a slip of the pen is that label, where no page has the asked one.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from emptor.agents.judging.labels import label_of, names, things_of
from emptor.agents.judging.stated import figure_of, text_of
from emptor.agents.judging.superlatives import PRICE, VALUE, asked_by, unit_of
from emptor.agents.questions.spelling import slips
from emptor.lexicon import fold
from emptor.models.brief import Brief, Constraint
from emptor.models.dossier import Dossier
from emptor.models.report import ReportFact
from emptor.utils.attributes import attribute

_SAME_SHARE = Decimal("0.015")  # by which two printings of one figure differ: rounded inches and pounds
_MIN_SLIP_CHARS = 6  # letters of a label in which one slip is believed
_ROUNDS = 2  # a label that was learned may teach another


class _Row(NamedTuple):
    """A row of a page with a figure in the demand's unit."""

    url: str
    label: str
    number: Decimal


def with_learned_labels(dossiers: Sequence[Dossier], brief: Brief) -> list[Dossier]:
    """Return the products with the rows that state an asked figure under another label marked as its attribute."""
    for constraint in (*brief.measured, *_sorted_by(dossiers, brief)):
        dossiers = _taught(dossiers, constraint)
    return list(dossiers)


def _sorted_by(dossiers: Sequence[Dossier], brief: Brief) -> Iterator[Constraint]:
    """What the sort keys order by, in the unit that most pages state it in; attributes of the table have their words already."""
    for key in brief.sort:
        if attribute(key.attribute) is not None or key.attribute in {PRICE, VALUE}:
            continue
        units = Counter(base for d in dossiers for fact in d.facts if (base := unit_of(fact, key)) is not None)
        if units:
            yield asked_by(key, units.most_common(1)[0][0].unit)


def _taught(dossiers: Sequence[Dossier], constraint: Constraint) -> Sequence[Dossier]:
    rows = [list(_rows(dossier, constraint)) for dossier in dossiers]
    printed = {row.label for listed in rows for row in listed}
    asked = _asked(printed, constraint) | _of_attribute(dossiers, constraint)
    known = asked or _misspelt(printed, constraint)
    for _ in range(_ROUNDS):
        known = known | _learned(rows, known)
    new = known - asked
    return [_marked(dossier, new, constraint) for dossier in dossiers] if new else dossiers


def _rows(dossier: Dossier, constraint: Constraint) -> Iterator[_Row]:
    for fact in dossier.facts:
        number = figure_of(text_of(fact), constraint)
        if number is not None:
            yield _Row(fact.evidence.url, _shown_label(fact), number)


def _shown_label(fact: ReportFact) -> str:
    return fold(label_of(fact)).strip()


def _asked(printed: Iterable[str], constraint: Constraint) -> set[str]:
    return {other for other in printed if names(label_of(constraint), other)}


def _of_attribute(dossiers: Iterable[Dossier], constraint: Constraint) -> set[str]:
    return {_shown_label(fact) for d in dossiers for fact in d.facts if fact.attribute == constraint.attribute}


def _misspelt(printed: Iterable[str], constraint: Constraint) -> set[str]:
    """Labels that are one slip from the asked one, which names nothing itself."""
    label = fold(constraint.label or "").strip()
    if len(label) < _MIN_SLIP_CHARS or things_of(label):
        return set()
    return {other for other in printed if label != other and slips(label, other) == 1}


def _learned(rows: Sequence[list[_Row]], known: set[str]) -> set[str]:
    """Labels that stand where a known one would, with its figure, and nowhere beside it or with another figure."""
    agree: Counter[str] = Counter()
    differ: set[str] = {row.label for listed in rows for row in listed if _beside(row, listed, known)}
    for listed in rows:
        figures = {row.number for row in listed if row.label in known}
        if not figures or not _is_one(figures):
            continue
        figure = next(iter(figures))
        for url in {row.url for row in listed}:
            others = [row for row in listed if row.url == url]
            if any(row.label in known for row in others):
                continue
            same = {row.label for row in others if _are_near(row.number, figure)}
            differ |= {row.label for row in others} - same
            if len(same) == 1:
                agree.update(same)
    return set(agree) - differ


def _beside(row: _Row, listed: Iterable[_Row], known: set[str]) -> bool:
    """Whether the row's page has a known label too: then its own is another attribute."""
    return row.label not in known and any(other.url == row.url and other.label in known for other in listed)


def _is_one(figures: set[Decimal]) -> bool:
    return _are_near(min(figures), max(figures))


def _are_near(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= _SAME_SHARE * max(abs(one), abs(other))


def _marked(dossier: Dossier, labels: set[str], constraint: Constraint) -> Dossier:
    facts = tuple(
        fact.model_copy(update={"attribute": constraint.attribute})
        if _shown_label(fact) in labels and figure_of(text_of(fact), constraint) is not None
        else fact
        for fact in dossier.facts
    )
    return dossier.model_copy(update={"facts": facts})
