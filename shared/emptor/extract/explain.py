"""Why a page was read as it was: the candidates of each field, what speaks for each, and which one was taken.

>>> print(explain_page("<h1>Lamp</h1><p>20 €</p>", "https://shop.example/p/lamp"))
title: Lamp
...
"""

from __future__ import annotations

import textwrap
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from emptor.extract.context import Candidate, Context
from emptor.extract.dom.tree import parse
from emptor.extract.fields.availability import availability_candidates, choose_availability
from emptor.extract.fields.brand import brand_candidates
from emptor.extract.fields.name import name_candidates
from emptor.extract.fields.price import MIN_SCORE, Claim, Decision
from emptor.extract.fields.price_marks import BASE
from emptor.extract.fields.seen_price import SeenPrice
from emptor.extract.page import Settled, settle

WIDTH = 80  # columns
_SHOWN = 8  # candidates of a field
_SIGHTINGS = 3  # places of one amount
_MAX_QUOTE = 60  # characters
_NEXT_TO_NOTHING = 0.05  # points that print as 0.0
_SOURCES = ("markup", "words near the heading", "buttons")
_UNBROKEN = "\u00a0"  # a space at which no line ends: a mark stays in one line
_INDENT, _INNER = 2, 8  # columns of a candidate and of what is said of it
_HIGHEST = "the highest weight"


def explain_page(source: str, url: str, *, status: int = 200, headers: Mapping[str, str] | None = None) -> str:
    """Return what speaks for and against each candidate of title, price, brand and availability, in lines of `WIDTH` columns.

    The page is read as a product's, whatever kind it is of: `extract_page` says its kind.
    """
    page = settle(Context(parse(source), url, status, dict(headers or {})))
    names = name_candidates(page.context, page.nodes)
    title = names[0].value if names else ""
    brands = brand_candidates(page.context, page.nodes, page.context.pairs, title)
    lines = (
        *_field("title", names),
        *_price(page.decision),
        *_field("brand", brands),
        *_availability(page),
    )
    return "\n".join(lines)


def _field(name: str, candidates: Sequence[Candidate]) -> Iterator[str]:
    """A field whose candidates are ranked by one weight, best first, where no rule says otherwise."""
    yield from _wrapped(f"{name}: {candidates[0].value if candidates else 'not found'}", 0)
    for candidate in candidates[:_SHOWN]:
        yield from _candidate(candidate, candidate.path, taken=candidate is candidates[0])
    yield from _rest(len(candidates) - _SHOWN, _INDENT)


def _candidate(candidate: Candidate, where: str, *, taken: bool) -> Iterator[str]:
    """Its weight and value; below it the words it rests on and its marks."""
    reason = f" TAKEN: {_reason(candidate)}" if taken else ""
    yield from _wrapped(f"{candidate.weight:+5.1f}  {_short(candidate.value)}{reason}", _INDENT)
    yield from _wrapped(f"{where}: {_quoted(candidate.quote)}", _INNER)
    yield from _wrapped(_points(candidate.marks), _INNER)


def _reason(candidate: Candidate) -> str:
    """The rule that took a candidate, else that it weighs most."""
    return next((mark.rule for mark in candidate.marks if mark.rule), _HIGHEST)


def _availability(page: Settled) -> Iterator[str]:
    found = availability_candidates(page.context, page.nodes, page.decision)
    taken = choose_availability(found, page.context, page.nodes, page.decision)
    yield f"availability: {taken.value if taken else 'not found'}"
    said = [(source, candidate) for source, candidate in zip(_SOURCES, found, strict=True) if candidate is not None]
    for source, candidate in said:
        is_taken = _is_same(candidate, taken)
        yield from _candidate(taken if is_taken and taken is not None else candidate, source, taken=is_taken)
    if taken is not None and not any(_is_same(candidate, taken) for _, candidate in said):
        yield from _candidate(taken, "nothing else says it", taken=True)


def _is_same(candidate: Candidate, taken: Candidate | None) -> bool:
    return taken is not None and (candidate.value, candidate.quote) == (taken.value, taken.quote)


def _price(decision: Decision) -> Iterator[str]:
    """Each amount with its total; below it the claims of markup and the places in the text that make the total up."""
    amount = decision.amount
    yield f"price: {'not found' if amount is None else f'{amount} (confidence {decision.confidence})'}"
    if amount is None and decision.totals:
        yield from _wrapped(f"No total reaches {MIN_SCORE}, the least for a price.", _INDENT)
    for total, score in sorted(decision.totals.items(), key=lambda item: -item[1])[:_SHOWN]:
        is_taken = amount is not None and amount.normalize() == total
        yield f"  {score:+5.1f}  {total:f}{' TAKEN: the highest total' if is_taken else ''}"
        claims = [claim for claim in decision.claims if claim.amount.normalize() == total]
        prices = [price for price in decision.prices if price.amount.normalize() == total]
        yield from _claims(claims)
        yield from _seen(prices[:_SIGHTINGS])
        yield from _rest(len(prices) - _SIGHTINGS, _INNER)
    yield from _rest(len(decision.totals) - _SHOWN, _INDENT)
    others = [price for price in decision.prices if price.amount.normalize() not in decision.totals]
    if others:
        yield "  Amounts that are not paid, or have too much against them:"
        yield from _seen(others[:_SHOWN])
        yield from _rest(len(others) - _SHOWN, _INNER)
    if decision.list_price is not None:
        yield f"list price: {decision.list_price.amount}"


def _claims(claims: Iterable[Claim]) -> Iterator[str]:
    for claim in claims:
        yield from _wrapped(f"{claim.weight:+.1f} markup {claim.path}: {_quoted(claim.quote)}", _INNER)


def _seen(prices: Iterable[SeenPrice]) -> Iterator[str]:
    for price in prices:
        said = f"{price.score:+.1f} {price.role.value} in the text {_quoted(price.quote)}:"
        yield from _wrapped(f"{said} {BASE:+.1f}, {_points(price.marks)}", _INNER)


def _points(marks: Mapping[Any, float]) -> str:
    """The marks that count, with their points; those of next to nothing (a button far away) and rules are left out."""
    counted = ((mark, points) for mark, points in marks.items() if abs(points) >= _NEXT_TO_NOTHING)
    return ", ".join(f"{mark} {points:+.1f}".replace(" ", _UNBROKEN) for mark, points in counted)


def _rest(number: int, indent: int) -> Iterator[str]:
    if number > 0:
        yield f"{' ' * indent}… and {number} more"


def _wrapped(text: str, indent: int) -> list[str]:
    """A text in lines of `WIDTH` columns; those after the first are set in further."""
    lead = " " * indent
    further = f"{lead}{' ' * (_INNER if indent < _INNER else _INDENT)}"
    lines = textwrap.wrap(text, WIDTH, initial_indent=lead, subsequent_indent=further, break_on_hyphens=False)
    return [line.replace(_UNBROKEN, " ") for line in lines]


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _MAX_QUOTE else line[: _MAX_QUOTE - 1] + "…"


def _quoted(words: str) -> str:
    return f"“{_short(words)}”"
