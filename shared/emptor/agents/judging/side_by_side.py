"""What the pages of several candidates state, attribute by attribute: the table of a report, and who is ahead in what."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from emptor.agents.judging.quantity import TRUST, in_unit, name_of
from emptor.models.report import Candidate, ComparedAttribute, ComparedValue, ReportFact, SourceRole
from emptor.utils.attributes import attribute as known_attribute
from emptor.utils.attributes_table import Better
from emptor.utils.sites import site_of

MAX_COLUMNS = 5
MAX_ROWS = 20
_SHARED = 2
_MAX_CHARS = 80  # longer values are explanations, which no cell holds
_OF_SHOPS = frozenset("brand gtin mpn sku model article_number review_count shipping_weight asin isbn".split())

_RATING = "rating"


def side_by_side(
    candidates: Sequence[Candidate], asked: Sequence[str], roles: Mapping[str, SourceRole]
) -> tuple[ComparedAttribute, ...]:
    """Return the rows of the table for the first candidates: what was asked for, then what most of them state.

    Args:
        candidates: in order of rank.
        asked: attributes that the question is about.
        roles: of each page, by address. A lab is believed before the maker, the maker before shops.
    """
    stated = {c.rank: believed(c.facts, roles) for c in candidates[:MAX_COLUMNS]}
    names = list(dict.fromkeys([*asked, *(name for facts in stated.values() for name in facts)]))
    rows = [_row(name, stated) for name in names if name not in _OF_SHOPS]
    kept = [row for row in rows if row.values and (row.attribute in asked or _is_of_interest(row, len(stated)))]
    kept.sort(key=lambda row: (row.attribute not in asked, -len(row.values)))
    return tuple(kept[:MAX_ROWS])


def leads(comparison: Iterable[ComparedAttribute]) -> dict[int, list[str]]:
    """Return for each rank the labels of attributes in which it alone is best."""
    ahead: dict[int, list[str]] = {}
    for row in comparison:
        if len(row.best) == 1:
            ahead.setdefault(row.best[0], []).append(row.label)
    return ahead


def believed(facts: Iterable[ReportFact], roles: Mapping[str, SourceRole]) -> dict[str, ReportFact]:
    """Return one fact an attribute: of the most trusted source, the surest, the first."""
    chosen: dict[str, ReportFact] = {}
    for fact in facts:
        if len(fact.value) > _MAX_CHARS:
            continue
        old = chosen.get(fact.attribute)
        if old is None or _weight(fact, roles) > _weight(old, roles):
            chosen[fact.attribute] = fact
    return chosen


def _weight(fact: ReportFact, roles: Mapping[str, SourceRole]) -> tuple[int, float]:
    return TRUST[roles.get(fact.evidence.url, SourceRole.UNKNOWN)], fact.confidence


def _row(name: str, stated: Mapping[int, Mapping[str, ReportFact]]) -> ComparedAttribute:
    facts = {rank: found for rank, of in stated.items() if (found := of.get(name))}
    values = tuple(ComparedValue(rank=r, value=f.value, unit=f.unit, evidence=f.evidence) for r, f in facts.items())
    return ComparedAttribute(attribute=name, label=name_of(name), values=values, best=_best(name, facts))


def _best(name: str, facts: Mapping[int, ReportFact]) -> tuple[int, ...]:
    known = known_attribute(name)
    better = Better.HIGHER if name == _RATING else known.better if known else Better.NONE
    unit = known.unit if known else None
    numbers: dict[int, Decimal | None] = {rank: in_unit(fact, unit) for rank, fact in facts.items()}
    found = [number for number in numbers.values() if number is not None]
    if better is Better.NONE or len(found) < len(numbers) or len(set(found)) < _SHARED:
        return ()
    top = max(found) if better is Better.HIGHER else min(found)
    return tuple(rank for rank, number in numbers.items() if number == top)


def _is_of_interest(row: ComparedAttribute, columns: int) -> bool:
    """Known ones; others where two sites tell: one shop's own labels, in its own language, compare nothing."""
    sites = {site_of(value.evidence.url) for value in row.values}
    return columns == 1 or len(sites) >= _SHARED or known_attribute(row.attribute) is not None
