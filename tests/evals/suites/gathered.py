"""Pages gathered from public repositories: fields, kinds, confidence, and the items of listings.

The halves are sets, not shops: rows marked `held_out` (those whose name begins with `f`, of shops no other row is from) are the
unseen half and must not be looked at; all others were looked at. When the held-out rows are opened, a fresh set takes their
place: label it first, measure it before any change of code, then mark it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import chain
from statistics import fmean
from typing import TypeVar

from emptor.models.extraction import PageKind
from tests.evals.frame import Figure, Split, SuiteResult, share
from tests.evals.gathered import SavedListing, is_amount_right, is_name_right, read_listings, read_pages
from tests.evals.reliability import reliability
from tests.evals.saved_pages import SavedPage
from tests.evals.suites.pages import FIELDS, field_failures, field_figure

TITLE = "Gathered pages: F1 of each field, kinds, confidence, items of listings"
Saved = TypeVar("Saved", SavedPage, SavedListing)


def run() -> SuiteResult:
    """Extract every page and hold it against its labels."""
    pages, listings = read_pages(), read_listings()
    products = [page for page in pages if page.truth["kind"] == "product"]
    others = [page for page in pages if page.truth["kind"] != "product"]
    lists = [page for page in others if page.truth["kind"] == "listing"]
    figures = [
        *(field_figure(field, products) for field in FIELDS),
        _by_half("page kind: product", products, _share_of(PageKind.PRODUCT)),
        _by_half("page kind: listing", lists, _share_of(PageKind.LISTING)),
        share(
            "other pages taken for products",
            [(page.split, _is(page, PageKind.PRODUCT)) for page in others],
            lower_is_better=True,
        ),
        *reliability(products, FIELDS),
        _by_half("items of listings, F1", listings, lambda half: fmean(listing.f1 for listing in half)),
        _by_half("items of listings, amount right", listings, lambda half: _of_hits(half, is_amount_right)),
        _by_half("items of listings, name right", listings, lambda half: _of_hits(half, is_name_right)),
    ]
    return SuiteResult(tuple(figures), tuple(field_failures(products)))


def _is(page: SavedPage, kind: PageKind) -> bool:
    return page.got["kind"] == kind.value


def _share_of(kind: PageKind) -> Callable[[Sequence[SavedPage]], float]:
    return lambda half: fmean(_is(page, kind) for page in half)


def _of_hits(half: Sequence[SavedListing], holds: Callable[..., bool]) -> float | None:
    """The share of the items read whose label names a price for which something holds."""
    hits = [hit for hit in chain.from_iterable(listing.hits for listing in half) if hit[0]["prices"]]
    return fmean(holds(*hit) for hit in hits) if hits else None


def _by_half(name: str, pages: Sequence[Saved], score: Callable[[Sequence[Saved]], float | None]) -> Figure:
    halves = [[page for page in pages if page.split is half] for half in Split]
    known, unseen = (score(half) if half else None for half in halves)
    return Figure(name, known, unseen, (len(halves[0]), len(halves[1])))
