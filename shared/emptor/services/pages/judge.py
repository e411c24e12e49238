"""Is this a page, an empty shell, a page without its price, or an anti-bot page? The ladder asks before it climbs."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable

from emptor.agents.context import Reader
from emptor.core.cpu import run_cpu
from emptor.models.extraction import Extraction, PageKind
from emptor.models.page import Page
from emptor.scraping.climbing import Verdict
from emptor.scraping.pending_price import awaits_price

log = logging.getLogger(__name__)


def page_judge(reader: Reader) -> Callable[[Page], Awaitable[Verdict]]:
    """Return a judge that reads the page as extraction does; what it found is at hand for whoever wants the page's facts."""

    async def judge(page: Page) -> Verdict:
        try:
            extraction = await reader.read(page)
            lacking = _lacks_price(extraction) and await run_cpu(awaits_price, page.text)
        except Exception as error:  # noqa: BLE001 - a page that cannot be understood is a page all the same
            log.warning("a page could not be judged", extra={"url": page.url, "reason": repr(error)})
            return "ok"
        verdict = verdict_of(extraction)
        return "unpriced" if lacking and verdict == "ok" else verdict

    return judge


def verdict_of(extraction: Extraction) -> Verdict:
    """What an extraction means for the way of fetching."""
    if extraction.kind is PageKind.BLOCKED:
        return "blocked"
    return "shell" if extraction.needs_browser else "ok"


def _lacks_price(extraction: Extraction) -> bool:
    product = extraction.product
    return product is not None and (product.offer is None or product.offer.price is None)
