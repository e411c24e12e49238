"""extract: what one page says, with its evidence: structured data first, the DOM second, a model last and for what is missing."""

from __future__ import annotations

import logging

from langgraph.runtime import Runtime

from emptor.agents.context import AgentContext
from emptor.agents.progress import Update, emit, tracked
from emptor.agents.research.expected_gain import gains_of
from emptor.agents.research.gaps import fill_gaps
from emptor.agents.research.state import ExtractTask
from emptor.agents.sources.roles import role_from_page
from emptor.core.cpu import CpuTimeout
from emptor.core.cpu_worker import WorkerLost
from emptor.models.brief import Brief
from emptor.models.events import EventType
from emptor.models.extraction import Extraction, ItemLink, PageKind
from emptor.models.page import FailureKind, Page
from emptor.models.research import READ, ReadPage

log = logging.getLogger(__name__)

NODE = "extract"
_TEXT_KEPT_CHARS = 12_000  # of a page's main text in the state; the snapshot has the whole
_LINKS_KEPT = 40
_MENTIONS_KEPT = 60


@tracked(NODE, announce=False)
async def extract(task: ExtractTask, runtime: Runtime[AgentContext]) -> Update:
    """Read the snapshot. A page that turns out to be a block or error page is a failure, whatever its status."""
    page, context = task["page"], runtime.context
    if page.snapshot_id is None:
        _tell(page, runtime)
        return {}
    snapshot = await context.snapshots.get(page.snapshot_id)
    if snapshot is None:
        return {"notes": [f"the snapshot of {page.url} is gone"]}
    settled = await _understand(
        page, snapshot.model_copy(update={"final_url": page.final_url or page.url}), context, task["brief"]
    )
    notes: list[str] = []
    if settled.extraction:
        filled, notes = await fill_gaps(settled.extraction, snapshot.text, task["brief"], context, page=page.snapshot_id)
        settled = settled.model_copy(update={"extraction": filled})
    _tell(settled, runtime)
    return {"pages": {settled.url: settled}, "notes": notes}


async def _understand(page: ReadPage, snapshot: Page, context: AgentContext, brief: Brief | None = None) -> ReadPage:
    """Extract in another process. A page that cannot be understood in time, or that trips us, loses itself and not the job."""
    try:
        return settle(page, kept_of(await context.reader.read_without_orders(snapshot), brief))
    except CpuTimeout:
        return _not_read(page, FailureKind.TIMEOUT.value, "the page took too long to be understood")
    except WorkerLost:
        return _not_read(page, FailureKind.CRASHED.value, "the page broke the process that was to understand it")
    except Exception:
        log.exception("extraction failed", extra={"url": page.url, "snapshot": page.snapshot_id})
        return _not_read(page, FailureKind.CRASHED.value, "the page could not be understood; this is a fault of ours")


def kept_of(whole: Extraction, brief: Brief | None = None) -> Extraction:
    """What the job needs of it; the snapshot has the whole. Of a listing's items those are kept that promise most."""
    kept = {
        "text": whole.text[:_TEXT_KEPT_CHARS],
        "links": _promising(whole.links, brief),
        "mentions": whole.mentions[:_MENTIONS_KEPT],
    }
    return whole.model_copy(update=kept)


def _promising(links: tuple[ItemLink, ...], brief: Brief | None) -> tuple[ItemLink, ...]:
    """As many items as are kept, in the order of the page."""
    if brief is None or len(links) <= _LINKS_KEPT:
        return links[:_LINKS_KEPT]
    gains = gains_of(links, brief)
    best = sorted(range(len(links)), key=lambda number: -gains[number])[:_LINKS_KEPT]
    return tuple(links[number] for number in sorted(best))


def settle(page: ReadPage, extraction: Extraction) -> ReadPage:
    """The page's outcome and role, now that it is known what it is. What came with a refusal is looked at for one thing only."""
    if extraction.kind is PageKind.BLOCKED:
        return _not_read(page, FailureKind.BLOCKED.value, f"blocked by {extraction.blocked_by or 'an anti-bot page'}")
    if page.outcome != READ:
        return page
    if extraction.fault is not None:
        return _not_read(page, FailureKind.UNSUPPORTED_TYPE.value, extraction.fault)
    if extraction.kind is PageKind.ERROR:
        return _not_read(page, FailureKind.HTTP_STATUS.value, f"an error page: {extraction.title or page.status}")
    return page.model_copy(
        update={
            "extraction": extraction,
            "title": extraction.title or page.title,
            "role": role_from_page(page.role, page.url, extraction),
            "detail": "an empty page that a script fills; it needs a browser" if extraction.needs_browser else "",
        }
    )


def _not_read(page: ReadPage, outcome: str, detail: str) -> ReadPage:
    return page.model_copy(update={"outcome": outcome, "detail": detail, "extraction": None})


def _tell(page: ReadPage, runtime: Runtime[AgentContext]) -> None:
    if page.extraction is None:
        emit(runtime, EventType.PAGE_FAILED, f"{page.url}: {page.detail}", node=NODE, url=page.url, outcome=page.outcome)
        return
    kind = page.extraction.kind.value
    emit(runtime, EventType.PAGE_READ, f"{page.url}: {kind}", node=NODE, url=page.url, kind=kind, role=page.role.value)
    product = page.extraction.product
    if product and product.name:
        price = (
            f"{product.offer.price.value} {product.offer.currency.value if product.offer.currency else ''}"
            if product.offer.price
            else "no price"
        )
        emit(
            runtime,
            EventType.PRODUCT_FOUND,
            f"{product.name.value}, {price.strip()}",
            node=NODE,
            url=page.url,
            name=product.name.value,
            price=str(product.offer.price.value) if product.offer.price else None,
            currency=product.offer.currency.value if product.offer.currency else None,
            **({"image": product.images[0]} if product.images else {}),
        )
