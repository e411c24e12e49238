"""Items that listings show below the price of the best answer: read before the cheapest is named."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from emptor.agents.judging.offers import amount_in, condition_fits, is_buyable
from emptor.agents.research.expected_gain import names_kind, price_of
from emptor.agents.research.state import ResearchState
from emptor.models.brief import Brief, Direction
from emptor.models.extraction import PageKind
from emptor.models.report import Candidate
from emptor.utils.exchange import COMMON

_BELIEVED_SHARE = Decimal("0.2")  # of the best price: what costs less is something for the thing, or a typing error
MAX_CHEAPER = 6  # items read in one round for this


def cheaper_unread(state: ResearchState) -> tuple[str, ...]:
    """Return the addresses of the cheapest items known and not read that cost less than the first that qualifies."""
    brief = state["brief"]
    key = next(iter(brief.sort), None)
    best = _best_price(state.get("candidates", []), brief)
    if key is None or (key.attribute, key.direction) != ("price", Direction.ASCENDING) or best is None:
        return ()
    prices = {url: price for url, price in _prices(state) if best * _BELIEVED_SHARE <= price < best}
    return tuple(sorted(prices, key=lambda url: prices[url])[:MAX_CHEAPER])


def _best_price(candidates: list[Candidate], brief: Brief) -> Decimal | None:
    currency = brief.currency or COMMON
    offers = (o for c in candidates if c.qualifies for o in c.offers if condition_fits(o, brief) and is_buyable(o))
    return min((price for o in offers if o.suspicious is None and (price := amount_in(o, currency)) is not None), default=None)


def _prices(state: ResearchState) -> Iterator[tuple[str, Decimal]]:
    pages = state.get("pages", {})
    for page in pages.values():
        if page.extraction is None or page.extraction.kind is not PageKind.LISTING:
            continue
        for link in page.extraction.links:
            price = price_of(link, state["brief"].currency)
            if link.url not in pages and price is not None and names_kind(link.title, state["brief"]):
                yield link.url, price
