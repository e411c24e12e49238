"""One reading of a watched page: what it shows, as far as its own words bear it out, or why there is nothing to show."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from emptor.models.api import ScrapeResult
from emptor.models.base import Model
from emptor.models.extraction import Extraction, Found, Offer, PageKind, Product
from emptor.models.page import FailureKind
from emptor.models.products import NewCachedProduct
from emptor.models.report import ReportOffer
from emptor.models.research import READ, ReadPage
from emptor.models.watches import Watch
from emptor.services.products.observations import known_product

if TYPE_CHECKING:
    from emptor.extract.evidence import SourceText
    from emptor.services.wiring import Services

T = TypeVar("T")

NODE = "watch"
SHARED_AGE = 0.5  # of the time between two readings, up to which another's reading of the page will do
NO_OFFER = "no_offer"
OTHER_PRODUCT = "other_product"  # a further page whose GTIN is not the first page's
BROKEN = "internal"
# Below, extraction infers (a price is shown, so it is for sale) where a page does not say; an alert wants it said.
SAID_CONFIDENCE = 0.6


class Reading(Model):
    """An offer whose every value stands in the page, and the product it is of."""

    offer: ReportOffer
    product: NewCachedProduct


class Unread(Model):
    """Why a reading brought nothing."""

    outcome: str
    detail: str
    retryable: bool


async def read_watched(services: Services, watch: Watch, url: str) -> Reading | Unread:
    """Read one of a watch's pages the way the scrape service does, keep its snapshot, and hold what was read against it.

    A reading that another made a short while ago will do, as long as the watch has not seen it already.

    Raises:
        EmptorError: on our side: the database cannot be reached, the web is not configured.
    """
    from emptor.core.cpu import CpuTimeout, run_cpu  # noqa: PLC0415 - only who extracts starts workers
    from emptor.core.cpu_worker import WorkerLost  # noqa: PLC0415

    max_age_s = watch.every_s * SHARED_AGE
    result = await services.scrape.one(url, max_age_s=max_age_s, user_id=watch.user_id, node=NODE)
    if result.outcome != READ:
        return Unread(outcome=result.outcome, detail=result.detail, retryable=result.retryable)
    extraction = result.extraction
    if extraction is not None and extraction.kind is PageKind.ERROR:
        return Unread(outcome=FailureKind.HTTP_STATUS.value, detail=f"an error page: {extraction.title or ''}", retryable=True)
    if extraction is None or extraction.product is None:
        return _no_offer(extraction)
    snapshot = await services.snapshots.get(result.snapshot_id or "")
    if snapshot is None:
        return Unread(outcome=BROKEN, detail="the page as read was not kept", retryable=True)
    try:
        held = await run_cpu(held_json, extraction.product.model_dump_json(), snapshot.text)
    except (CpuTimeout, WorkerLost):
        return Unread(outcome=FailureKind.TIMEOUT.value, detail="The page takes too long to be understood.", retryable=False)
    return reading_of(result, Product.model_validate_json(held)) or _no_offer(extraction)


def _no_offer(extraction: Extraction | None) -> Unread:
    detail = "The page shows neither a price nor whether the product can be bought"
    if extraction is not None and extraction.needs_browser:
        detail += "; a script fills it, so it needs a browser"
    elif extraction is not None and extraction.kind is not PageKind.PRODUCT:
        detail += f"; it is no product page ({extraction.kind.value})"
    return Unread(outcome=NO_OFFER, detail=f"{detail}.", retryable=False)


def reading_of(result: ScrapeResult, product: Product) -> Reading | None:
    """The offer and the product of a page that was read; None when it shows no offer."""
    from emptor.agents.resolving.reading import facts_of, offer_of  # noqa: PLC0415
    from emptor.models.report import SourceRole  # noqa: PLC0415

    page = ReadPage(
        url=result.final_url or result.url,
        role=SourceRole.RETAILER,
        outcome=READ,
        snapshot_id=result.snapshot_id,
        fetched_at=result.fetched_at,
    )
    offer = offer_of(page, product)
    if offer is None:
        return None
    name, brand, gtin = (found.value if found else None for found in (product.name, product.brand, product.gtin))
    return Reading(offer=offer, product=known_product(offer, facts_of(page, product), name=name, brand=brand, gtin=gtin))


def held_json(product: str, source: str) -> str:
    """`only_held` for another process: a generic model cannot be pickled."""
    return only_held(Product.model_validate_json(product), source).model_dump_json()


def only_held(product: Product, source: str) -> Product:
    """The product without the values whose words are not in the page, or do not say them. Pure."""
    from emptor.extract.evidence import SourceText  # noqa: PLC0415 - loads the parser

    text = SourceText(source)
    return product.model_copy(
        update={
            **{name: _held(getattr(product, name), text) for name in ("name", "brand", "sku", "gtin", "mpn")},
            **{name: _held(getattr(product, name), text) for name in ("rating", "review_count")},
            "specs": tuple(spec for spec in product.specs if text.holds(spec.quote)),
            "offer": _held_offer(product.offer, text),
        }
    )


def _held(found: Found[T] | None, text: SourceText) -> Found[T] | None:
    return found if found is not None and text.holds(found.quote) else None


def _held_offer(offer: Offer, text: SourceText) -> Offer:
    from emptor.extract.evidence import supports_number  # noqa: PLC0415

    currency = _held(offer.currency, text)
    amounts = {}
    for name in ("price", "list_price", "unit_price"):
        found = _held(getattr(offer, name), text)
        code = currency.value if currency else None
        amounts[name] = found if found and supports_number(found.quote, found.value, currency=code) else None
    others = {name: _held(getattr(offer, name), text) for name in ("availability", "condition", "seller")}
    if offer.availability and offer.availability.confidence < SAID_CONFIDENCE:
        others["availability"] = None
    return offer.model_copy(update={"currency": currency, **amounts, **others})
