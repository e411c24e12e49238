"""What part a source plays: a maker's own page is not a lab's, a forum is not a shop."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from urllib.parse import urlsplit

from emptor.lexicon import fold, matcher, phrases
from emptor.lexicon.notation import written
from emptor.models.extraction import Extraction, PageKind
from emptor.models.report import SourceRole
from emptor.utils.sites import site_of
from emptor.utils.units import find_quantities

_WORD = re.compile(r"\w+")
_PAIR = re.compile(r"(?=\b(\w+-\w+)\b)")  # two words that a hyphen joins
_TOP = re.compile(r"\btop-?\d+\b")
_NAME_PARTS = re.compile(r"[.-]")
_MEASURING_CHARS = 20_000
_MEASURING_WORDS = 2
_MEASURED_FIGURES = 3


def role_from_address(url: str, title: str = "", brands: frozenset[str] = frozenset()) -> SourceRole:
    """Guess from the address and the title alone, before the page is read. `brands` are lower-case names known by then."""
    host, path = site_of(url), urlsplit(url).path.lower()
    folders = path.split("/")[1:]
    labels = [label.partition("-")[0] for label in host.split(".")]
    said = f"{host} {path} {title.lower()}"
    words = {*_WORD.findall(said), *_PAIR.findall(said)}
    signs = (
        (SourceRole.FORUM, _are("forum-host", labels) or _are("forum-folder", folders[:-1])),
        (SourceRole.LAB, is_laboratory(host) or _are("laboratory-host", _WORD.findall(host))),
        (SourceRole.RETAILER, _are("shop-host", _NAME_PARTS.split(host)) or _are("item-folder", _begun(folders))),
        (SourceRole.AFFILIATE, _are("deals", words)),
        (SourceRole.REVIEWER, _are("reviews", words) or _TOP.search(said)),
        (SourceRole.MAKER, host.split(".")[0] in brands),
    )
    return next((role for role, seen in signs if seen), SourceRole.UNKNOWN)


def _are(concept: str, words: Iterable[str]) -> bool:
    """Whether one of the words of an address or a title is one of a concept of `[role]`."""
    return not _words(concept).isdisjoint(words)


@cache
def _words(concept: str) -> frozenset[str]:
    return frozenset(form for phrase in phrases(f"role.{concept}") for form in written(phrase))


def _begun(folders: Iterable[str]) -> Iterator[str]:
    """The first word of each part of a path: `/p-123.html` begins with `p`."""
    return (_NAME_PARTS.split(folder, maxsplit=1)[0] for folder in folders)


def is_laboratory(host: str) -> bool:
    """Whether a host is a laboratory or tester of the curated list; a name such as `audio-testlab` proves nothing."""
    labels = host.split(".")
    return any(".".join(labels[start:]) in _laboratories() for start in range(len(labels)))


@cache
def _laboratories() -> frozenset[str]:
    return frozenset(phrases("laboratory"))


def _measures(page: Extraction) -> bool:
    """Whether a page reads as one of somebody who measures: words of measuring in several places, and figures."""
    text = f"{page.title or ''}\n{page.text}"[:_MEASURING_CHARS]
    words = matcher("measured").find(fold(text))
    return len(words) >= _MEASURING_WORDS and len(find_quantities(text)) >= _MEASURED_FIGURES


def role_from_page(guess: SourceRole, url: str, page: Extraction) -> SourceRole:
    """Settle the role once the page is read: what the page is outweighs what its address looked like."""
    if page.kind is PageKind.FORUM:
        return SourceRole.FORUM
    if page.kind is PageKind.ARTICLE:
        if guess in {SourceRole.AFFILIATE, SourceRole.FORUM, SourceRole.MAKER}:
            return guess
        earned = is_laboratory(site_of(url)) or _measures(page)
        return SourceRole.LAB if earned else SourceRole.REVIEWER
    if page.kind in {PageKind.PRODUCT, PageKind.LISTING}:
        return SourceRole.MAKER if _is_makers_site(url, page) else SourceRole.RETAILER
    return guess


def _is_makers_site(url: str, page: Extraction) -> bool:
    """A product page on a host whose own name is the product's brand, and not one that only contains it."""
    brand = page.product.brand.value if page.product and page.product.brand else ""
    squeezed = re.sub(r"[^a-z0-9]", "", brand.lower())
    labels = site_of(url).split(".")[:-1]
    return bool(squeezed) and any(squeezed == label.replace("-", "") for label in labels)
