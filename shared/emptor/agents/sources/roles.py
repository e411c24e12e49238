"""What part a source plays: a maker's own page is not a lab's, a forum is not a shop."""

from __future__ import annotations

import re
from functools import cache
from urllib.parse import urlsplit

from emptor.lexicon import fold, matcher, phrases
from emptor.models.extraction import Extraction, PageKind
from emptor.models.report import SourceRole
from emptor.utils.sites import site_of
from emptor.utils.units import find_quantities

_FORUM = re.compile(
    r"(^|\.)(reddit|forum|forums|community|discuss|board|stackexchange|quora)\b|/(forum|forums|threads?|viewtopic|r)/",
    re.IGNORECASE,
)
_LAB = re.compile(r"\b(labs?|testlab|measurements?|messlabor)\b", re.IGNORECASE)  # worth a look; the page has to earn it
_REVIEW = re.compile(
    r"\b(reviews?|test|tests|tested|best|top-?\d+|versus|vs|vergleich|bewertung|comparatif|essai|recensione|guide)\b",
    re.IGNORECASE,
)
_AFFILIATE = re.compile(r"\b(deals?|coupons?|bargains?|gutscheine?|best-?buys?|top-?10|picks)\b", re.IGNORECASE)
_SHOP_HOST = re.compile(
    r"(^|[.-])(shop|store|amazon|ebay|walmart|bestbuy|target|mediamarkt|saturn|otto|fnac|argos|newegg)\b", re.IGNORECASE
)
_MEASURING_CHARS = 20_000
_MEASURING_WORDS = 2
_MEASURED_FIGURES = 3
_SHOP_PATH = re.compile(
    r"/(product|products|p|dp|item|itm|artikel|produkt|produit|prod|shop|buy|sku)(/|-|\.|\?|$)", re.IGNORECASE
)


def role_from_address(url: str, title: str = "", brands: frozenset[str] = frozenset()) -> SourceRole:
    """Guess from the address and the title alone, before the page is read. `brands` are lower-case names known by then."""
    parts = urlsplit(url)
    host = site_of(url)
    words = f"{host} {parts.path} {title}"
    signs = (
        (SourceRole.FORUM, _FORUM.search(host) or _FORUM.search(parts.path)),
        (SourceRole.LAB, is_laboratory(host) or _LAB.search(host)),
        (SourceRole.RETAILER, _SHOP_HOST.search(host) or _SHOP_PATH.search(parts.path)),
        (SourceRole.AFFILIATE, _AFFILIATE.search(words)),
        (SourceRole.REVIEWER, _REVIEW.search(words)),
        (SourceRole.MAKER, host.split(".")[0] in brands),
    )
    return next((role for role, seen in signs if seen), SourceRole.UNKNOWN)


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
