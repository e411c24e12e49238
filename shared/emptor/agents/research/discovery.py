"""Pages that those read lead to: items of listings and catalogues, their next pages, and the catalogue or search of a shop.

A shop's catalogue is read once it has shown something of the kind that is asked for, one a shop, of few shops a job. It is
fetched like any page: by the same guard, robots.txt, delays and budget.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple
from urllib.parse import quote_plus

from emptor.agents.research.expected_gain import NAMED_KIND_GAIN, gains_of, names_kind
from emptor.extract.catalogues import is_catalogue_address
from emptor.models.brief import Brief
from emptor.models.extraction import Extraction, ItemLink, PageKind
from emptor.models.research import ReadPage
from emptor.utils.sites import site_of

MAX_CATALOGUES = 6  # catalogues and searches of shops that one job reads, their next pages apart
CATALOGUE_GAIN = 3.0  # a shop's search or catalogue may name many items
_SEARCH_CHARS = 80  # of the words that a shop is searched for
_QUERY_MARK = "{query}"
_USEFUL = 1.0  # the gain of an item of which nothing is known; below it all that a listing shows is out of price or sold out
_NAMED = NAMED_KIND_GAIN * _USEFUL  # of an item that is called what is asked for, not out of price and not sold out
_NO_SHOP = frozenset({PageKind.ARTICLE, PageKind.FORUM})


class Lead(NamedTuple):
    """An address worth reading: how much it promises, and its place among those of its page, from 1."""

    url: str
    title: str
    gain: float
    place: int


def found_on_pages(read: Mapping[str, ReadPage], brief: Brief) -> Iterator[Lead]:
    """Yield what the pages read lead to; an address may come more than once."""
    currencies = _currencies(read.values())
    for page in read.values():
        if page.extraction is not None and page.extraction.kind is PageKind.LISTING:
            yield from _items(page.extraction, brief, currencies.get(site_of(page.url)))
    yield from _catalogues(read, brief)


def worth_reading(read: Mapping[str, ReadPage], brief: Brief) -> frozenset[str]:
    """Return the items of listings that may qualify, as far as a listing shows it, and that were not read."""
    currencies = _currencies(read.values())
    listings = [page for page in read.values() if page.extraction and page.extraction.kind is PageKind.LISTING]
    leads = (lead for p in listings if p.extraction for lead in _items(p.extraction, brief, currencies.get(site_of(p.url))))
    return frozenset(lead.url for lead in leads if lead.place and lead.gain >= _NAMED and lead.url not in read)


def _items(listing: Extraction, brief: Brief, currency: str | None) -> Iterator[Lead]:
    """The items of a listing, those that promise most first, and its next page."""
    links = tuple(_in(link, currency) for link in listing.links)
    gains = gains_of(links, brief)
    order = sorted(range(len(gains)), key=lambda number: -gains[number])
    for place, number in enumerate(order, start=1):
        yield Lead(links[number].url, links[number].title, gains[number], place)
    useful = max(gains, default=_USEFUL if is_catalogue_address(listing.url) or not links else 0.0)
    if listing.next_page and useful >= _USEFUL:  # some item is not out of price
        yield Lead(listing.next_page, listing.title or "", useful, 0)


def _in(link: ItemLink, currency: str | None) -> ItemLink:
    """With the currency of the shop's pages, where a catalogue names amounts and no currency."""
    return link.model_copy(update={"currency": currency}) if link.amount is not None and link.currency is None else link


def _currencies(pages: Iterable[ReadPage]) -> dict[str, str]:
    """The one currency that the pages of a shop show; shops that show several are left out."""
    shown: dict[str, set[str]] = {}
    for page in pages:
        offer = page.extraction.product.offer if page.extraction and page.extraction.product else None
        if offer and offer.currency:
            shown.setdefault(site_of(page.url), set()).add(offer.currency.value)
    return {host: next(iter(codes)) for host, codes in shown.items() if len(codes) == 1}


def _catalogues(read: Mapping[str, ReadPage], brief: Brief) -> Iterator[Lead]:
    """One catalogue or search a shop, of shops that sell the kind of thing; those that were tried count."""
    offered: dict[str, str] = {}
    tried: set[str] = set()
    for page in read.values():
        addresses = _offered(page, brief)
        if any(address in read for address in addresses):
            tried.add(site_of(page.url))
        elif addresses and _sells(page.extraction, brief):
            offered.setdefault(site_of(page.url), addresses[0])
    fresh = [address for host, address in offered.items() if host not in tried]
    for address in fresh[: max(0, MAX_CATALOGUES - len(tried))]:
        yield Lead(address, "", CATALOGUE_GAIN, 0)


def _offered(page: ReadPage, brief: Brief) -> tuple[str, ...]:
    """The shop's search for what is asked for, then its catalogues."""
    extraction = page.extraction
    if extraction is None or extraction.kind in _NO_SHOP:
        return ()
    words = quote_plus(brief.category[:_SEARCH_CHARS]) if brief.category else ""
    search = (extraction.search.replace(_QUERY_MARK, words),) if extraction.search and words else ()
    return (*search, *extraction.catalogues)


def _sells(extraction: Extraction | None, brief: Brief) -> bool:
    """Whether the page shows that its shop has the kind of thing: a product or an item that is called so."""
    if extraction is None:
        return False
    if extraction.product and extraction.product.name:
        return names_kind(extraction.product.name.value, brief)
    return any(names_kind(link.title, brief) for link in extraction.links)
