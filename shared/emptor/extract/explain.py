"""Why a page was read as it was: the candidates of each field, what speaks for each, and which one was taken.

>>> print(explain_page("<h1>Lamp</h1><p>20 €</p>", "https://shop.example/p/lamp"))
title: Lamp
...
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from emptor.extract.context import Candidate, Context
from emptor.extract.dom.tree import parse
from emptor.extract.fields.availability import availability_candidates, decide_availability
from emptor.extract.fields.brand import brand_candidates
from emptor.extract.fields.name import name_candidates
from emptor.extract.fields.price import Claim, Decision
from emptor.extract.fields.price_dom import SeenPrice
from emptor.extract.page import Settled, settle

_SHOWN = 8  # candidates of a field
_MAX_QUOTE = 60  # characters
_SOURCES = ("markup", "words near the heading", "buttons")
_AMOUNT_BASE = 1.0  # with which every amount in the text begins


def explain_page(source: str, url: str, *, status: int = 200, headers: Mapping[str, str] | None = None) -> str:
    """Return what speaks for and against each candidate of title, price, brand and availability, one a line.

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


def _field(name: str, candidates: list[Candidate]) -> Iterator[str]:
    """A field whose candidates are ranked by one weight, best first."""
    yield f"{name}: {candidates[0].value if candidates else 'nothing says it'}"
    for candidate in candidates[:_SHOWN]:
        yield _line("taken" if candidate is candidates[0] else "", candidate)


def _line(note: str, candidate: Candidate) -> str:
    return f"  {candidate.weight:+5.1f}  {candidate.value!r} from {candidate.path}: {_quoted(candidate.quote)} {note}".rstrip()


def _availability(page: Settled) -> Iterator[str]:
    taken = decide_availability(page.context, page.nodes, page.decision)
    yield f"availability: {taken.value if taken else 'nothing says it'}"
    found = availability_candidates(page.context, page.nodes, page.decision)
    said = [(source, candidate) for source, candidate in zip(_SOURCES, found, strict=True) if candidate is not None]
    for source, candidate in said:
        yield _line(f"({source}){' taken' if _is_same(candidate, taken) else ''}", candidate)
    if taken is not None and not any(_is_same(candidate, taken) for _, candidate in said):
        yield _line("(the application's state, or a price beside a place to buy) taken", taken)


def _is_same(candidate: Candidate, taken: Candidate | None) -> bool:
    return taken is not None and (candidate.value, candidate.quote) == (taken.value, taken.quote)


def _price(decision: Decision) -> Iterator[str]:
    """Each amount with its total; below it the claims of markup and the places in the text that make the total up."""
    amount = decision.amount
    yield f"price: {'nothing says it' if amount is None else f'{amount} (confidence {decision.confidence})'}"
    for total, score in sorted(decision.totals.items(), key=lambda item: -item[1])[:_SHOWN]:
        is_taken = amount is not None and amount.normalize() == total
        yield f"  {score:+5.1f}  {total:f}{' taken: the highest total' if is_taken else ''}"
        yield from _claims(claim for claim in decision.claims if claim.amount.normalize() == total)
        yield from _seen(price for price in decision.prices if price.amount.normalize() == total)
    others = [price for price in decision.prices if price.amount.normalize() not in decision.totals]
    if others:
        yield "  not to be paid, or with too much against them"
        yield from _seen(others[:_SHOWN])
    if decision.list_price is not None:
        yield f"list price: {decision.list_price.amount}"


def _claims(claims: Iterable[Claim]) -> Iterator[str]:
    for claim in claims:
        yield f"         {claim.weight:+.1f} markup {claim.path}: {_quoted(claim.quote)}"


def _seen(prices: Iterable[SeenPrice]) -> Iterator[str]:
    for price in prices:
        marks = ", ".join(f"{mark.value} {points:+.1f}" for mark, points in price.marks.items())
        yield f"         {price.score:+.1f} {price.role.value} in the text {_quoted(price.quote)}: {_AMOUNT_BASE:+.1f}, {marks}"


def _quoted(words: str) -> str:
    line = " ".join(words.split())
    return f"“{line if len(line) <= _MAX_QUOTE else line[: _MAX_QUOTE - 1] + '…'}”"
