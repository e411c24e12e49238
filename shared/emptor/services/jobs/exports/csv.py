"""A report's comparison as CSV: a line a product, a column a demand and an attribute, for a spreadsheet."""

from __future__ import annotations

import csv
import io
import re

from emptor.agents.writing.saying import best_offer
from emptor.models.report import Candidate, Report

# Spreadsheets take a cell that begins with one of these for a formula: https://owasp.org/www-community/attacks/CSV_Injection
_SIGNS = ("=", "+", "-", "@", "\uff1d", "\uff0b", "\uff0d", "\uff20")
FORMULA_STARTS = (*_SIGNS, "\t", "\r", "\n")
# Where a spreadsheet separates cells by semicolons or tabs, a cell of ours becomes several, and so may a line within one.
_NEXT_CELL = re.compile(rf"([;\t\r\n]\s{{0,8}})([{re.escape(''.join(_SIGNS))}])")
_NUMBER = re.compile(r"-?\d+(\.\d+)?")
BYTE_ORDER_MARK = "\ufeff"  # without it Excel reads UTF-8 as the machine's old code page
HEAD = ("rank", "name", "brand", "qualifies", "score", "price", "currency", "seller", "availability", "observed_at", "url")


def to_csv(report: Report) -> str:
    """Return the comparison by RFC 4180, with a byte order mark."""
    demands = list(dict.fromkeys(verdict.constraint for one in report.candidates for verdict in one.verdicts))
    out = io.StringIO()
    writer = csv.writer(out, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n")
    writer.writerow([cell(name) for name in (*HEAD, *demands, *(row.label or row.attribute for row in report.comparison))])
    for one in report.candidates:
        writer.writerow([cell(value) for value in (*_known(one), *_verdicts(one, demands), *_stated(one, report))])
    return BYTE_ORDER_MARK + out.getvalue()


def cell(value: object) -> str:
    """Return a value as a cell that no spreadsheet runs: what begins like a formula, and is no number, begins with `'`.

    The same holds for each part of it that another separator would make a cell of its own.
    """
    text = "" if value is None else _NEXT_CELL.sub(r"\1'\2", str(value).replace("\0", ""))
    risky = text.lstrip().startswith(FORMULA_STARTS) or text.startswith(FORMULA_STARTS)
    return f"'{text}" if risky and not _NUMBER.fullmatch(text) else text


def _known(one: Candidate) -> tuple[object, ...]:
    offer = best_offer(one)
    price = offer.price if offer else None
    return (
        one.rank,
        one.name,
        one.brand,
        "yes" if one.qualifies else "no",
        one.score,
        price.amount if price else None,
        price.currency if price else None,
        offer.seller if offer else None,
        offer.availability.value if offer and offer.availability else None,
        offer.observed_at.isoformat() if offer else None,
        offer.url if offer else one.url,
    )


def _verdicts(one: Candidate, demands: list[str]) -> list[str]:
    found = {verdict.constraint: verdict.verdict.value for verdict in one.verdicts}
    return [found.get(demand, "") for demand in demands]


def _stated(one: Candidate, report: Report) -> list[str]:
    values = ((value for value in row.values if value.rank == one.rank) for row in report.comparison)
    first = (next(row, None) for row in values)
    return ["" if value is None else f"{value.value} {value.unit or ''}".strip() for value in first]
